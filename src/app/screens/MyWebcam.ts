import { wishOf } from '../../capture/quality.ts';
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
import { duration, shapeOf } from '../texts.ts';
import { BeforeAir, type BeforeRow, heightOf } from './webcam/BeforeAir.ts';
import { Checks } from './webcam/Checks.ts';
import { SettingsDraft } from './webcam/draft.ts';
import { beforeHints, onAirHints } from './webcam/hints.ts';
import { Instead, type InsteadView } from './webcam/Instead.ts';
import { type Mode, modeOf } from './webcam/mode.ts';
import { OnAir } from './webcam/OnAir.ts';
import { PictureStage } from './webcam/PictureStage.ts';
import { UploadMeter } from './webcam/upload.ts';
import { connectionView, elsewhereView, noCameraView, viewerView } from './webcam/words.ts';

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
  private draft!: SettingsDraft;
  private mode: Mode | undefined;
  /** going on air was wanted before the camera was there */
  private wantsAir = false;
  /** this TV takes over from another */
  private takesOver = false;
  /** the camera is on for this screen */
  private holds = false;
  private upload!: UploadMeter;

  override get heading(): string {
    return this.app.t('webcam.heading');
  }

  /** Nobody's question covers the countdown; it comes as a toast. */
  override get quiet(): boolean {
    return this.view.counting;
  }

  /** Beside the title: neither over the picture nor over what has the focus. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 760, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv } = app;
    this.draft = new SettingsDraft(
      tv.settings,
      () => this.drawSettings(),
      (failure) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
    this.upload = new UploadMeter(() => tv.air.readUpload());
    const whole = { w: stage.width, h: stage.height };
    const title = this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 58 });
    const x = safeArea.x + title.w + 28;
    this.note = this.put(Pill, { kind: 'note', icon: 'eye-slash-fill', label: t('webcam.onlyYou'), x, y: 64 });
    this.view = this.put(PictureStage, {
      app,
      ...whole,
      signals: { second: (left) => this.counts(left), counted: () => this.start() },
    });
    this.checks = this.put(Checks, {
      app,
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
    const set = (changes: Partial<Settings>): void => this.set(changes);
    this.air = this.put(OnAir, {
      app,
      ...whole,
      visible: false,
      signals: {
        stop: () => stopSending(app),
        invite: () => void app.navigation.push('invite'),
        set,
        remove: (person) => this.remove(person, false),
        block: (person) => this.remove(person, true),
        adjusts: () => this.drawSettings(),
        moved: (place) => app.hints(onAirHints(t, place)),
      },
    });
    this.before = this.put(BeforeAir, {
      app,
      ...whole,
      signals: { go: () => this.go(), set, moved: (row) => this.hintBefore(row) },
    });
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
    const { tv } = this.app;
    this.wantsAir = this.parameters.countdown === true && this.mode === undefined;
    this.follow(() => {
      this.settleMode();
    });
    this.follow(() => {
      this.drawSettings();
    });
    this.follow(() => {
      this.drawViewers();
    });
    this.upload.read(Date.now());
    const ticking = setInterval(() => this.tick(), SECOND_MS);
    this.untilClosed(() => clearInterval(ticking));
    this.untilClosed(() => this.view.stopCounting());
    this.untilClosed(() => this.draft.flush());
    this.untilClosed(() => {
      this.view.camera = undefined;
      this.checks.camera = undefined;
      this.hold(false);
      this.wantsAir = false;
      this.takesOver = false;
    });
    if (tv.air.state.peek().is === 'on') this.tick();
  }

  // What is so.

  private settleMode(): void {
    const { air } = this.app.tv;
    const state = air.state.value;
    const camera = air.camera.value;
    if (state.is === 'on') this.takesOver = false;
    if (camera.is === 'failed') this.view.stopCounting();
    this.hold(state.is !== 'elsewhere' || this.takesOver);
    const last = this.mode;
    const mode = modeOf(state, camera, last, this.takesOver);
    this.mode = mode;
    const open = camera.is === 'on' && mode.is !== 'elsewhere' ? camera.camera : undefined;
    this.view.camera = open;
    this.view.visible = mode.is === 'before' || mode.is === 'on';
    this.view.seenBy = mode.is !== 'on' ? 'self' : mode.cut ? 'cut' : 'others';
    this.checks.camera = mode.is === 'before' ? open : undefined;
    this.checks.visible = mode.is === 'before';
    this.note.visible = mode.is === 'before';
    this.before.visible = mode.is === 'before';
    this.instead.visible = mode.is === 'noCamera' || mode.is === 'elsewhere';
    this.air.visible = mode.is === 'on';
    if (mode.is === 'noCamera' || mode.is === 'elsewhere') this.instead.instead = this.insteadView(mode);
    if (mode.is === 'before') this.before.starting = mode.starting;
    if (mode.is !== last?.is) this.entered(mode);
    if (mode.is === 'before' && mode.picture && this.wantsAir) this.count();
  }

  /** Another mode: the focus begins where its first action is. */
  private entered(mode: Mode): void {
    this.view.stopCounting();
    switch (mode.is) {
      case 'on':
        this.wantsAir = false;
        this.drawViewers();
        this.tick();
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
    this.drawSettings();
    this.refocus();
  }

  private insteadView(mode: Extract<Mode, { is: 'noCamera' | 'elsewhere' }>): InsteadView {
    const { t, tv, navigation } = this.app;
    if (mode.is === 'noCamera') {
      return noCameraView(t, mode.fault, mode.looking, {
        again: () => {
          if (!mode.looking) void tv.air.lookAgain();
        },
        watch: () => void navigation.reset('home'),
      });
    }
    return elsewhereView(t, mode, { stop: () => stopSending(this.app), here: () => this.takeOver() });
  }

  private drawSettings(): void {
    const { t } = this.app;
    const now = this.draft.now;
    this.before.settings = now;
    this.air.settings = now;
    this.air.empty = t(now.tellFriends ? 'webcam.watching.none' : 'webcam.watching.untold');
    const onAir = this.mode?.is === 'on';
    const adjusts = !onAir || this.air.adjusting;
    // On air the encoder is for the friends; how the picture will look is shown while it is being changed.
    this.view.wants(now, adjusts);
    if (!adjusts) return;
    const size = t('webcam.size.value', { width: now.width, height: heightOf(now.width) });
    this.view.tagLabel = `${size} · ${t('webcam.pace', { perSecond: wishOf(now.picture).perSecond })}`;
  }

  private drawViewers(): void {
    const { app } = this;
    const { air, friends } = app.tv;
    const rates = air.rates.value;
    this.air.viewers = air.viewers.value.map((viewer) => {
      const friend = friends.get(viewer.person);
      return viewerView(app, viewer, rates.get(viewer.person), friend ? shapeOf(friend.presence) : 'available');
    });
  }

  private tick(): void {
    const { mode } = this;
    if (mode?.is !== 'on') return;
    const { t, tv } = this.app;
    this.view.airLabel = mode.cut ? t('webcam.paused') : t('webcam.onAir', { time: duration(Date.now() - mode.since) });
    const { kbps, perSecond } = this.upload.read(Date.now());
    this.air.connection = connectionView(t, kbps, Math.round(tv.air.allowedKbps));
    if (this.air.adjusting) return;
    const idle = tv.air.viewers.peek().length === 0;
    this.view.tagLabel = idle ? t('webcam.upload.none') : t('webcam.upload', { kbps, perSecond });
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

  private set(changes: Partial<Settings>): void {
    if (changes.picture !== undefined) this.app.tv.air.sliderMoved(changes.picture);
    this.draft.change(changes);
  }

  private go(): void {
    const { mode } = this;
    if (mode?.is !== 'before' || mode.starting || this.view.counting) return;
    if (mode.picture) this.count();
    else this.wantsAir = true;
  }

  private count(): void {
    this.wantsAir = false;
    this.view.count();
    const { t } = this.app;
    this.app.hints([named(t('key.back'), t('webcam.cancel'))]);
  }

  private counts(left: number): void {
    this.app.announcer.tell(String(left), { polite: false });
  }

  private cancel(): void {
    this.view.stopCounting();
    this.wantsAir = false;
    if (this.takesOver) {
      this.takesOver = false;
      this.settleMode();
    } else this.hintBefore('go');
  }

  private start(): void {
    // What was just set is in force from the first picture on.
    this.draft.flush();
    const { takesOver } = this;
    goOnAir(this.app, { takeOver: takesOver }).then(() => {
      this.takesOver = false;
    });
  }

  /** The server takes long to answer, or the line is cut: nothing shall happen behind somebody's back later. */
  private giveUp(): void {
    const { air, notices } = this.app.tv;
    air.stop().catch((failure: unknown) => notices.say({ is: 'failed', code: codeOf(failure) }));
    this.hintBefore('go');
  }

  private takeOver(): void {
    this.takesOver = true;
    this.wantsAir = true;
    this.settleMode();
  }

  private remove(person: string, block: boolean): void {
    const { air, notices } = this.app.tv;
    air.removeViewer(person, block).catch((failure: unknown) => {
      const code = codeOf(failure);
      // They left by themselves in the meantime.
      if (code !== 'webcam.unknown_viewer') notices.say({ is: 'failed', code });
    });
  }

  private hintBefore(row: BeforeRow): void {
    if (!this.view.counting) this.app.hints(beforeHints(this.app.t, row));
  }

  // Keys.

  override _captureKey(e: KeyboardEvent): boolean {
    return this.view.counting && LEAVE_KEYS.indexOf(this.app.platform.keys[e.keyCode] ?? '') < 0;
  }

  override _handleRed(): boolean {
    if (!this.view.counting) return false;
    this.cancel();
    return true;
  }

  override _handleBack(): boolean {
    const { mode } = this;
    if (this.view.counting || (this.wantsAir && mode?.is === 'before')) {
      this.cancel();
      return true;
    }
    if (mode?.is === 'before' && mode.starting) {
      this.giveUp();
      return true;
    }
    if (mode?.is === 'on' && this.air.adjusting) {
      this.air.close();
      return true;
    }
    return super._handleBack();
  }
}
