import type { OpenCamera } from '../../../capture/camera.ts';
import type { Pose } from '../../../capture/pose.ts';
import { Countdown } from '../../../components/Countdown.ts';
import { Part } from '../../../components/core/Part.ts';
import { Pill } from '../../../components/Pill.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { SoundMeter } from '../../../components/SoundMeter.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { OwnPicture } from '../webcam/OwnPicture.ts';
import { PICTURE } from './places.ts';

const COUNT = 280;
const LOOK_Y = PICTURE.y + 516;
const METER = { y: 844, h: 92 } as const;
const INSET = 28;
/** How sharp one sees oneself: it takes nothing from what is recorded. */
const PREVIEW = { width: 480, height: 270, perSecond: 12, quality: 0.8, exact: false } as const;

/** Oneself while recording (10), and 3, 2, 1 before it (10b), with how well one is heard. */
export class RecordView extends Part<{ second(left: number): void; counted(): void }> {
  app!: AppContext;
  private picture!: OwnPicture;
  private veil!: Shape;
  private look!: Label;
  private countdown!: Countdown;
  private recording!: Pill;
  private notSent!: Pill;
  private meter!: SoundMeter;

  set camera(camera: OpenCamera | undefined) {
    this.picture.camera = camera;
  }

  set pose({ mirror, rotate }: Pose) {
    this.picture.wanted = { ...PREVIEW, mirror, rotate };
  }

  set sound(sound: SoundMeter['sound']) {
    this.meter.sound = sound;
  }

  set records(records: boolean) {
    this.recording.visible = records;
    this.notSent.visible = records;
  }

  get counts(): boolean {
    return this.countdown.running;
  }

  /** 3, 2, 1: then `counted`, unless it is stopped. */
  count(): void {
    this.showCount(true);
    this.countdown.start();
  }

  stopCounting(): void {
    this.countdown.stop();
    this.showCount(false);
  }

  private showCount(shows: boolean): void {
    for (const part of [this.countdown, this.veil, this.look]) part.visible = shows;
  }

  protected override build(): void {
    const { x, y, w, h } = PICTURE;
    const { t } = this.app;
    this.w = stage.width;
    this.h = stage.height;
    this.picture = this.put(OwnPicture, { ...PICTURE, waiting: t('webcam.opening') });
    const veil = { recipe: plate(w, h, radius.picture), ink: color.scrim.pictureWait, left: x, top: y };
    this.veil = this.put(Shape, { ...veil, visible: false });
    this.look = this.put(Label, {
      words: t('video.look'),
      style: type.largeStrong,
      align: 'center',
      width: w,
      x,
      y: LOOK_Y,
      visible: false,
    });
    this.countdown = this.put(Countdown, {
      x: x + (w - COUNT) / 2,
      y: y + (h - COUNT) / 2,
      visible: false,
      signals: {
        second: (left) => this.signal('second', left),
        done: () => {
          this.stopCounting();
          this.signal('counted');
        },
      },
    });
    this.recording = this.put(Pill, {
      kind: 'recording',
      label: t('video.recording'),
      x: x + INSET,
      y: y + INSET,
      visible: false,
    });
    this.notSent = this.put(Pill, { kind: 'tag', icon: 'eye-slash-fill', label: t('video.notSent'), visible: false });
    this.notSent.x = x + w - INSET - this.notSent.w;
    this.notSent.y = y + h - INSET - this.notSent.h;
    this.meter = this.put(SoundMeter, { x, y: METER.y, w, h: METER.h });
  }
}
