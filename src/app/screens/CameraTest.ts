import { findInput } from '../../capture/inputs.ts';
import { Button } from '../../components/Button.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Shape } from '../../components/paint/Shape.ts';
import { plate } from '../../components/paint/shapes.ts';
import { Label } from '../../components/text/Label.ts';
import { inputInUse } from '../../model/inputs.ts';
import { color } from '../../theme/color.ts';
import { radius, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { arrows, named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { cameraName, inputNames } from '../sheets/camera/names.ts';
import { openFetched } from '../sheets/fetched.ts';
import { Listening } from './camera-test/listening.ts';
import { results, type Speakers, soundCheck } from './camera-test/results.ts';
import { TestSide } from './camera-test/TestSide.ts';
import { Checks } from './webcam/Checks.ts';
import { PictureScreen } from './webcam/PictureScreen.ts';
import { PictureStage } from './webcam/PictureStage.ts';
import { PICTURE, SIDE } from './webcam/places.ts';

const START = { y: 150, h: 104 } as const;
const ICON = 104;

/**
 * Trying camera, microphone and speakers, for oneself alone. Nothing is open before *Start the test*, and nothing stays
 * open when it is stopped, left or hidden.
 */
export class CameraTest extends PictureScreen<'start' | 'side', Routes['cameraTest']> {
  private view!: PictureStage;
  private checks!: Checks;
  private instead!: { readonly parts: readonly (Shape | Icon | Label)[]; readonly title: Label; readonly text: Label };
  private start!: Button;
  private side!: TestSide;
  private listening!: Listening;
  private speakers: Speakers = 'untried';
  private runs = false;

  override get heading(): string {
    return this.app.t('cameraTest.heading');
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    const whole = { w: stage.width, h: stage.height };
    this.listening = new Listening(app.tv, app.platform.storage);
    this.view = this.put(PictureStage, { app, ...whole, visible: false });
    this.checks = this.put(Checks, {
      app,
      ...whole,
      visible: false,
      listens: true,
      signals: {
        advised: (advised) => {
          this.view.advised = advised;
        },
      },
    });
    this.buildInstead();
    this.start = this.put(Button, {
      label: t('cameraTest.start'),
      icon: 'play-fill',
      ...SIDE,
      ...START,
      signals: { pressed: () => this.begin(), focused: () => this.hint('choose') },
    });
    this.side = this.put(TestSide, {
      app,
      visible: false,
      signals: {
        camera: () => this.chooseCamera(),
        microphone: (index) => this.chooseMicrophone(index),
        play: () => void this.play(),
        heard: (yes) => this.answer(yes ? 'heard' : 'notHeard'),
        stop: () => this.end(),
        moved: (does) => this.hint(does),
      },
    });
    this.zone('start', this.start);
    this.zone('side', this.side);
  }

  private buildInstead(): void {
    const { x, y, w, h } = PICTURE;
    const words = { width: w - 96, align: 'center' as const, x: x + 48 };
    const ground = this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1], left: x, top: y });
    const title = this.put(Label, { style: type.title, ...words, y: y + 330 });
    const text = this.put(Label, { style: type.body, ink: color.text.secondary, maxLines: 3, ...words, y: y + 398 });
    const icon = this.put(Icon, {
      name: 'camera-slash-fill',
      size: ICON,
      ink: color.text.secondary,
      x: x + (w - ICON) / 2,
      y: y + 190,
    });
    this.instead = { parts: [ground, icon, title, text], title, text };
  }

  protected override opened(): void {
    const { tv, platform } = this.app;
    this.follow(() => {
      this.refresh();
    });
    this.follow(() => {
      this.drawSound();
    });
    this.untilClosed(
      platform.lifecycle.onVisible((visible) => {
        if (!visible) this.end();
      }),
    );
    this.untilClosed(() => this.end());
    void tv.cameras.look();
  }

  // The test.

  private begin(): void {
    if (this.runs) return;
    this.runs = true;
    this.speakers = 'untried';
    this.side.asks = false;
    void this.app.tv.air.openPreview().then(() => this.app.tv.cameras.look());
    void this.listening.start();
    this.side.first();
    this.goTo('side');
    this.refresh();
  }

  /** Camera and microphone go off at once. */
  private end(): void {
    if (!this.runs) return;
    this.runs = false;
    this.listening.stop();
    this.app.tv.air.closePreview();
    this.view.camera = undefined;
    this.checks.camera = undefined;
    this.goTo('start');
    this.refresh();
  }

  private async play(): Promise<void> {
    const plays = await this.app.sounds.test();
    if (this.runs) this.answer(plays ? 'played' : 'mute');
  }

  private answer(speakers: Speakers): void {
    this.speakers = speakers;
    this.side.asks = speakers === 'played';
    this.drawResults();
  }

  private chooseCamera(): void {
    openFetched(this.app, import('../sheets/camera/open.ts'), ({ openCameraSheet }) =>
      openCameraSheet(this.app, { besidePicture: true }),
    );
  }

  private chooseMicrophone(index: number): void {
    const inputs = this.listening.inputs.peek();
    const input = inputs?.all.peek()[index];
    if (input) void inputs?.choose(input);
  }

  // What is so.

  /** Reads every store it shows, so that an effect follows them. */
  private refresh(): void {
    const { tv, t } = this.app;
    const camera = tv.air.camera.value;
    const settings = tv.settings.now.value;
    const isOnAir = tv.air.state.value.is === 'on';
    const { runs } = this;
    const open = runs && camera.is === 'on' ? camera.camera : undefined;
    const failed = runs && camera.is === 'failed';
    this.view.visible = runs && !failed;
    this.view.camera = open;
    this.view.wants(settings, true);
    this.view.seenBy = runs && isOnAir ? 'others' : 'self';
    this.view.airLabel = t('webcam.onAir.spoken');
    this.view.tagLabel = cameraName(this.app);
    this.checks.visible = runs;
    this.checks.camera = open;
    this.note.visible = runs && !isOnAir;
    this.start.visible = !runs;
    this.side.visible = runs;
    this.side.cameraName = cameraName(this.app);
    this.drawMicrophones();
    this.drawInstead(failed ? camera.fault : undefined);
    this.drawResults();
    this.refocus();
  }

  /** Ten times a second while the microphone is on. */
  private drawSound(): void {
    this.checks.sound = soundCheck(this.app.t, this.listening.state.value, this.listening.heard.value);
    this.drawResults();
  }

  private drawMicrophones(): void {
    const inputs = this.listening.inputs.value;
    const all = inputs?.all.value ?? [];
    const state = this.listening.state.value;
    const open = state.is === 'on' ? state.microphone : undefined;
    const used = inputInUse(all, inputs?.chosen.value, open);
    const at = used ? all.indexOf(findInput(all, used) ?? used) : 0;
    this.side.microphones(inputNames(this.app.t, 'microphone', all), at);
  }

  private drawInstead(fault: Parameters<typeof faultKey>[0] | undefined): void {
    const { t } = this.app;
    const { parts, title, text } = this.instead;
    const shows = !this.runs || fault !== undefined;
    for (const part of parts) part.visible = shows;
    title.words = fault ? t(faultKey(fault)) : t('cameraTest.off');
    text.words = fault ? t(`${faultKey(fault)}.text` as const) : t('cameraTest.off.text');
  }

  private drawResults(): void {
    this.side.results = results(this.app.t, {
      camera: this.app.tv.air.camera.peek(),
      microphone: this.listening.state.peek(),
      heard: this.listening.heard.peek(),
      speakers: this.speakers,
    });
  }

  private hint(does: 'choose' | 'step'): void {
    const { t } = this.app;
    const act = does === 'choose' ? named(t('key.ok'), t('hint.choose')) : arrows(t('webcam.who.change'));
    this.app.hints([act, named(t('key.back'), t('webcam.leave'))]);
  }
}

const faultKey = (fault: 'none' | 'refused' | 'busy' | 'silent' | 'unplugged' | 'unsupported') =>
  `camera.${fault}` as const;
