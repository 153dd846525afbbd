import { wishOf } from '../../../capture/quality.ts';
import { codeOf } from '../../../net/failure.ts';
import type { Settings } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import type { BeforeAir } from './BeforeAir.ts';
import { SettingsDraft } from './draft.ts';
import type { Mode } from './mode.ts';
import type { OnAir } from './OnAir.ts';
import type { PictureStage } from './PictureStage.ts';
import { heightOf } from './sizes.ts';

/** The settings of one's own webcam, as they are changed on 04 and 05 and as they show there. */
export class OwnSettings {
  private readonly app: AppContext;
  private readonly on: { readonly view: PictureStage; readonly before: BeforeAir; readonly air: OnAir };
  private readonly draft: SettingsDraft;
  private onAir = false;

  constructor(app: AppContext, on: { view: PictureStage; before: BeforeAir; air: OnAir }) {
    const { settings, notices } = app.tv;
    this.app = app;
    this.on = on;
    this.draft = new SettingsDraft(
      settings,
      () => this.draw(),
      (failure) => notices.say({ is: 'failed', code: codeOf(failure) }),
    );
  }

  set mode(mode: Mode) {
    this.onAir = mode.is === 'on';
  }

  /** Reading the draft in an effect follows the store. */
  draw(): void {
    const { t } = this.app;
    const { view, before, air } = this.on;
    const { now } = this.draft;
    before.settings = now;
    air.settings = now;
    air.empty = t(now.tellFriends ? 'webcam.watching.none' : 'webcam.watching.untold');
    const adjusts = !this.onAir || air.adjusting;
    // On air the encoder is for the friends; how the picture will look is shown while it is being changed.
    view.wants(now, adjusts);
    if (!adjusts) return;
    const size = t('webcam.size.value', { width: now.width, height: heightOf(now.width) });
    view.tagLabel = `${size} · ${t('webcam.pace', { perSecond: wishOf(now.picture).perSecond })}`;
  }

  change(changes: Partial<Settings>): void {
    if (changes.picture !== undefined) this.app.tv.air.sliderMoved(changes.picture);
    this.draft.change(changes);
  }

  /** Stores at once what is not stored yet. */
  flush(): void {
    this.draft.flush();
  }
}
