import type { AppContext } from '../../context.ts';
import { soundCheck } from '../camera-test/results.ts';
import type { Checks } from './Checks.ts';
import type { Mode } from './mode.ts';
import type { OnAir } from './OnAir.ts';
import type { PictureStage } from './PictureStage.ts';

/** The own microphone, as 04 and 05 show it. Before one is on air only they hear what it hears. */
export class OwnSound {
  private readonly app: AppContext;
  private readonly on: { readonly checks: Checks; readonly air: OnAir; readonly view: PictureStage };
  private holds = false;

  constructor(app: AppContext, on: { checks: Checks; air: OnAir; view: PictureStage }) {
    this.app = app;
    this.on = on;
  }

  /** Another mode, or the screen is left: undefined. Reading the settings in an effect follows them. */
  settle(mode: Mode | undefined): void {
    const { sound, settings } = this.app.tv;
    const wanted = sound.sends && mode?.is === 'before' && settings.now.value.sound;
    if (wanted === this.holds) return;
    this.holds = wanted;
    sound.load().then(
      ({ mine }) => (wanted ? mine.openPreview() : mine.closePreview()),
      () => undefined,
    );
  }

  /** Follows the microphone. */
  draw(): void {
    const { t, tv, toast } = this.app;
    if (!tv.sound.sends) return;
    const { checks, air, view } = this.on;
    const mine = tv.sound.now.value?.mine;
    const speaks = mine?.speaks.value ?? false;
    const state = mine?.state.value ?? { is: 'off' as const };
    air.speaks = speaks;
    view.level = mine?.heard.value ? mine.level.value.level : undefined;
    if (!mine || state.is === 'off') {
      const title = t('sound.microphone.off');
      checks.sound = { kind: 'unknown', icon: 'microphone-slash-fill', title, advice: t('sound.microphone.off.more') };
      return;
    }
    const { level, heard } = mine.level.value;
    checks.sound = soundCheck(t, state, { level, now: heard, ever: heard });
    if (!speaks || state.is !== 'failed') return;
    // Nobody is to believe that they are heard.
    mine.speak(false);
    toast({
      title: t(`cameraTest.deaf.${state.fault}`),
      sign: { kind: 'icon', icon: 'microphone-slash-fill' },
      seconds: 0,
    });
  }

  /** Muted, or heard again. */
  flip(): void {
    const { tv } = this.app;
    tv.sound.load().then(
      ({ mine }) => mine.speak(!mine.speaks.peek()),
      () => tv.notices.say({ is: 'failed', code: 'connection.lost' }),
    );
  }
}
