import type { Announcement } from '../../../components/core/announcement.ts';
import { SettingRow } from '../../../components/SettingRow.ts';
import type { Takes } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { takesWords } from './links.ts';

/** The way to record a video message (V7): says where that will not be seen at once, and why. 560×79. */
export class RecordRow extends SettingRow {
  override icon = 'film-strip-fill' as const;

  override get announce(): Announcement {
    return { label: this.label, role: 'button', ...(this.caption ? { value: this.caption } : {}) };
  }

  protected override draw(): void {
    super.draw();
    this.endBefore(this.w - this.pad);
  }
}

/** What stands on it. What cannot work is not offered. */
export function recordWords(
  { t }: Pick<AppContext, 't'>,
  takes: Takes | undefined,
  name: string,
): { readonly label: string; readonly caption: string } {
  if (takes?.can === 'never') {
    return { label: t('video.takes.never'), caption: t('video.takes.never.why', { name }) };
  }
  const caption = takes?.can === 'later' ? (takesWords(t, takes) ?? '') : '';
  return { label: t('video.record'), caption };
}
