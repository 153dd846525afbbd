import type { Announcement } from '../../../components/core/announcement.ts';
import { SettingRow } from '../../../components/SettingRow.ts';
import type { Takes } from '../../../protocol/words.ts';
import { type } from '../../../theme/type.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { takesWords } from './links.ts';

/** The way to record a video message (V7): says where that will not be seen at once, and why. 560×79. */
export class RecordRow extends SettingRow {
  override icon = 'film-strip-fill' as const;
  protected override readonly style = type.body;

  override get announce(): Announcement {
    return { label: this.label, role: 'button', ...(this.caption ? { value: this.caption } : {}) };
  }

  /** What cannot work is not offered. */
  say(t: Translate, takes: Takes | undefined, name: string): void {
    const never = takes?.can === 'never';
    this.label = never ? t('video.takes.never') : t('video.record');
    const later = takes?.can === 'later' ? (takesWords(t, takes) ?? '') : '';
    this.caption = never ? t('video.takes.never.why', { name }) : later;
  }

  protected override draw(): void {
    super.draw();
    this.endBefore(this.w - this.pad);
  }
}
