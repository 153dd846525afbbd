import { Pill } from '../../components/Pill.ts';
import { Label } from '../../components/text/Label.ts';
import { codeOf } from '../../net/failure.ts';
import type { Settings } from '../../protocol/words.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { goOnAir, stopSending } from '../director/own-webcam.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { cameraName } from '../sheets/camera/names.ts';
import { openFetched } from '../sheets/fetched.ts';
import { BeforeAir, type BeforeRow } from './webcam/BeforeAir.ts';
import { Checks } from './webcam/Checks.ts';
import { GrownUp } from './webcam/GrownUp.ts';
import { GoingOnAir } from './webcam/going-on-air.ts';
import { beforeHints, onAirHints } from './webcam/hints.ts';
import { Instead, type InsteadView } from './webcam/Instead.ts';
import { type InsteadMode, isInstead, type Mode, modeOf } from './webcam/mode.ts';
import { OnAir } from './webcam/OnAir.ts';
import { OwnSettings } from './webcam/OwnSettings.ts';
import { OwnSound } from './webcam/OwnSound.ts';
import { PictureStage } from './webcam/PictureStage.ts';
import { Sending } from './webcam/Sending.ts';
import { barredView, elsewhereView, noCameraView } from './webcam/words.ts';

const SECOND_MS = 1_000;
/** What still works while the countdown runs: leaving it. */
const LEAVE_KEYS: readonly string[] = ['Back', 'Backspace', 'Red'];

/**
 * One's own webcam: 04 before one is on air, 05 while one is, 15 without a camera, and what is said while another TV
 * is on air. It shows what is so; nothing is seen by others before 3, 2, 1.
 */
export class MyWebcam extends Screen<'on' | 'before' | 'instead', Routes['myWebcam']> {
  private note!: Pill;
  private view!: PictureStage;
  private checks!: Checks;
  private before!: BeforeAir;
  private instead!: Instead;
  private air!: OnAir;
  private settings!: OwnSettings;
  private sound!: OwnSound;
  private going!: GoingOnAir;
  private sending!: Sending;
  private grownUp!: GrownUp;
  private mode: Mode | undefined;
  /** the camera is on for this screen */
  private holds = false;

  override get heading(): string {
    return this.app.t('webcam.heading');
  }

  /** Nobody's question covers the countdown; it comes as a toast. */
  override get quiet(): boolean {
    return this.going.counting;
  }

  /** Beside the title: neither over the picture nor over what has the focus. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 760, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    this.grownUp = new GrownUp(app);
    this.going = new GoingOnAir({
      count: () => this.count(),
      stopCounting: () => this.view.stopCounting(),
      start: ({ takeOver }) => this.start(takeOver),
      takeBack: () => this.takeBack(),
    });
    const whole = { w: stage.width, h: stage.height };
    const title = this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 58 });
    const x = safeArea.x + title.w + 28;
    this.note = this.put(Pill, { kind: 'note', icon: 'eye-slash-fill', label: t('webcam.onlyYou'), x, y: 64 });
    this.view = this.put(PictureStage, {
      app,
      ...whole,
      signals: {
        second: (left) => app.announcer.tell(String(left), { polite: false }),
        counted: () => this.going.counted(),
      },
    });
    this.checks = this.put(Checks, {
      app,
      listens: app.tv.sound.sends,
      ...whole,
      signals: {
        advised: (advised) => {
          this.view.advised = advised;
        },
      },
    });
    this.buildZones(whole);
  }

  private buildZones(whole: { w: number; h: number }): void {
    const { app } = this;
    const { t } = app;
    const set = (changes: Partial<Settings>): void => this.settings.change(changes);
    this.air = this.put(OnAir, {
      app,
      ...whole,
      visible: false,
      signals: {
        stop: () => stopSending(app),
        mute: () => this.sound.flip(),
        invite: () => void app.navigation.push('pickFriends', { for: 'invite' }),
        set,
        remove: (person) => this.sending.remove(person, false),
        block: (person) => this.sending.remove(person, true),
        adjusts: () => this.settings.draw(),
        camera: () => this.chooseCamera(),
        moved: (place) => app.hints(onAirHints(t, place)),
      },
    });
    this.before = this.put(BeforeAir, {
      app,
      ...whole,
      signals: {
        go: () => this.wantAir(),
        set,
        moved: (row) => this.hintBefore(row),
        who: () => void app.navigation.push('preferences', {}),
        camera: () => this.chooseCamera(),
      },
    });
    const { view, before, air } = this;
    this.settings = new OwnSettings(app, { view, before, air });
    this.sound = new OwnSound(app, { checks: this.checks, air, view });
    this.sending = new Sending(app, { view, air });
    this.instead = this.put(Instead, {
      ...whole,
      visible: false,
      signals: {
        moved: ({ label }) => app.hints([named(t('key.ok'), label), named(t('key.back'), t('webcam.leave'))]),
      },
    });
    this.zone('on', this.air);
    this.zone('before', this.before);
    this.zone('instead', this.instead);
  }

  protected override opened(): void {
    if (this.parameters.countdown && this.mode === undefined) this.wantAir();
    this.follow(() => this.settleMode());
    this.follow(() => this.settings.draw());
    this.follow(() => this.sound.draw());
    this.untilClosed(() => this.sound.settle(undefined));
    this.follow(() => this.sending.direct.draw());
    this.untilClosed(() => this.sending.direct.end());
    this.follow(() => this.sending.drawViewers());
    this.follow(() => {
      const name = cameraName(this.app);
      this.before.cameraName = name;
      this.air.cameraName = name;
    });
    this.sending.begin();
    const ticking = setInterval(() => this.sending.drawFigures(this.mode), SECOND_MS);
    this.untilClosed(() => clearInterval(ticking));
    this.untilClosed(() => this.going.cancel());
    this.untilClosed(() => this.settings.flush());
    this.untilClosed(() => {
      this.view.camera = undefined;
      this.checks.camera = undefined;
      this.hold(false);
    });
    this.sending.drawFigures(this.mode);
  }

  // What is so.

  private settleMode(): void {
    const { air, household } = this.app.tv;
    const state = air.state.value;
    const camera = air.camera.value;
    const takesOver = this.going.takesOver.value;
    const barred = household.visit.value?.mayGoOnAir === false;
    this.hold(!barred && (state.is !== 'elsewhere' || takesOver));
    const last = this.mode;
    const mode: Mode = barred ? { is: 'barred' } : modeOf(state, camera, last, takesOver);
    this.mode = mode;
    this.settings.mode = mode;
    this.sound.settle(mode);
    const open = camera.is === 'on' && !isInstead(mode) ? camera.camera : undefined;
    this.view.camera = open;
    this.view.visible = mode.is === 'before' || mode.is === 'on';
    this.view.seenBy = mode.is !== 'on' ? 'self' : mode.cut ? 'cut' : 'others';
    this.checks.camera = mode.is === 'before' ? open : undefined;
    this.checks.visible = mode.is === 'before';
    this.note.visible = mode.is === 'before';
    this.before.visible = mode.is === 'before';
    this.instead.visible = isInstead(mode);
    this.air.visible = mode.is === 'on';
    if (isInstead(mode)) this.instead.instead = this.insteadView(mode);
    if (mode.is === 'before') this.before.starting = mode.starting;
    if (mode.is !== last?.is) this.entered(mode);
    this.going.settle(mode, last);
  }

  /** Another mode: the focus begins where its first action is. */
  private entered(mode: Mode): void {
    switch (mode.is) {
      case 'on':
        this.sending.drawViewers();
        this.sending.drawFigures(mode);
        this.air.first();
        this.goTo('on');
        this.app.announcer.tell(this.app.t('webcam.onAir.spoken'), { polite: false });
        break;
      case 'before':
        this.before.first();
        this.goTo('before');
        break;
      default:
        this.instead.first();
        this.goTo('instead');
    }
    this.settings.draw();
    this.refocus();
  }

  private insteadView(mode: InsteadMode): InsteadView {
    const { t, tv, navigation } = this.app;
    const watch = (): void => void navigation.reset('home');
    if (mode.is === 'barred') return barredView(t, { watch });
    if (mode.is === 'noCamera') {
      const again = (): void => void (mode.looking || tv.air.lookAgain());
      return noCameraView(t, mode.fault, mode.looking, { again, watch });
    }
    const here = (): void => this.grownUp.before(() => this.going.wantHere());
    return elsewhereView(t, mode, { stop: () => stopSending(this.app), here });
  }

  /** Keeps the camera on while the screen shows. */
  private hold(wanted: boolean): void {
    if (wanted === this.holds) return;
    this.holds = wanted;
    const { air } = this.app.tv;
    if (wanted) void air.openPreview();
    else air.closePreview();
  }

  // What people do.

  private count(): void {
    const { t } = this.app;
    this.view.count();
    this.app.hints([named(t('key.back'), t('webcam.cancel'))]);
  }

  private start(takeOver: boolean): Promise<void> {
    // What was just set is in force from the first picture on.
    this.settings.flush();
    const again = (refused: unknown): void => this.grownUp.before(() => this.going.want(this.mode), refused);
    return goOnAir(this.app, { takeOver, ...this.grownUp.take() }, again);
  }

  private wantAir(): void {
    this.grownUp.before(() => this.going.want(this.mode));
  }

  private takeBack(): void {
    const { air, notices } = this.app.tv;
    air.stop().catch((failure: unknown) => notices.say({ is: 'failed', code: codeOf(failure) }));
  }

  private chooseCamera(): void {
    openFetched(this.app, import('../sheets/camera/open.ts'), ({ openCameraSheet }) =>
      openCameraSheet(this.app, { besidePicture: true }),
    );
  }

  private hintBefore(row: BeforeRow): void {
    if (!this.going.counting) this.app.hints(beforeHints(this.app.t, row));
  }

  // Keys.

  override _captureKey(e: KeyboardEvent): boolean {
    return this.going.counting && LEAVE_KEYS.indexOf(this.app.platform.keys[e.keyCode] ?? '') < 0;
  }

  override _handleRed(): boolean {
    return this.going.counting && this.stay();
  }

  override _handleBack(): boolean {
    if (this.stay()) return true;
    if (this.mode?.is === 'on' && this.air.offering && this.sending.direct.fold()) return true;
    if (this.mode?.is === 'on' && this.air.adjusting) {
      this.air.close();
      return true;
    }
    return super._handleBack();
  }

  /** Gives up what leads to being on air, and stays here; false if nothing did. */
  private stay(): boolean {
    if (!this.going.back(this.mode)) return false;
    if (this.mode?.is === 'before') this.hintBefore('go');
    return true;
  }
}
