import type Lightning from '@lightningjs/core';
import type { OpenCamera } from '../../../capture/camera.ts';
import { wishOf } from '../../../capture/quality.ts';
import { Countdown } from '../../../components/Countdown.ts';
import { Part } from '../../../components/core/Part.ts';
import { LevelMeter } from '../../../components/LevelMeter.ts';
import { Pill } from '../../../components/Pill.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { frame } from '../../../components/paint/shapes.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { easing, ms } from '../../../theme/motion.ts';
import type { AppContext } from '../../context.ts';
import { OwnPicture } from './OwnPicture.ts';
import { PICTURE } from './places.ts';
import { heightOf } from './sizes.ts';

/** The ember frame lies around the picture. */
const RIM = 6;
/** A shape is painted a little past its edge. */
const EDGE = 4;
const INSET = 24;
const METER = { w: 248, h: 22, y: PICTURE.y + PICTURE.h - INSET - 32 } as const;
const TAG_Y = { low: PICTURE.y + PICTURE.h - 68, high: PICTURE.y + INSET } as const;

/** Who sees the picture: nobody else, people, or people who get none at the moment because the line is cut. */
export type SeenBy = 'self' | 'others' | 'cut';

/** The own picture and what lies on it: the frame, ON AIR, the tag, the countdown. */
export class PictureStage extends Part<{ second(left: number): void; counted(): void }> {
  app!: AppContext;
  private picture!: OwnPicture;
  private window!: Lightning.Element;
  private air!: Pill;
  private tag_!: Pill;
  private meter!: LevelMeter;
  private countdown!: Countdown;
  private by: SeenBy = 'self';
  private high = false;

  set camera(camera: OpenCamera | undefined) {
    this.picture.camera = camera;
    this.tag_.visible = camera !== undefined;
  }

  /** How the others get it. @param exact shown through the encoder, with all it does to the picture */
  wants({ picture, width, mirror, rotate }: Settings, exact: boolean): void {
    this.picture.wanted = { width, height: heightOf(width), ...wishOf(picture), mirror, rotate, exact };
  }

  get seenBy(): SeenBy {
    return this.by;
  }
  set seenBy(by: SeenBy) {
    if (by === this.by) return;
    this.by = by;
    this.picture.paused = by === 'cut';
    // Ember only where a camera is seen by somebody now (principle 2).
    const w = PICTURE.w + (RIM + EDGE) * 2;
    if (by === 'others') this.ease(this.window, { w }, ms.screen, easing.enter);
    else this.ease(this.window, { w: 0 }, 0);
    this.air.visible = by !== 'self';
    this.air.kind = by === 'cut' ? 'paused' : 'onAir';
  }

  set airLabel(label: string) {
    this.air.label = label;
  }

  set tagLabel(label: string) {
    this.tag_.label = label;
    this.tag_.x = PICTURE.x + PICTURE.w - INSET - this.tag_.w;
  }

  /** How loud this room is heard, 0 to 1; undefined: it is not. */
  set level(level: number | undefined) {
    this.meter.visible = level !== undefined;
    this.meter.level = level ?? 0;
  }

  /** Advice lies where the tag is otherwise. */
  set advised(advised: boolean) {
    this.high = advised;
    this.tag_.y = this.high ? TAG_Y.high : TAG_Y.low;
  }

  /** 3, 2, 1: then `counted`, unless it is stopped. */
  count(): void {
    this.countdown.visible = true;
    this.countdown.start();
  }

  stopCounting(): void {
    this.countdown.stop();
    this.countdown.visible = false;
  }

  protected override build(): void {
    const { x, y, w, h } = PICTURE;
    this.picture = this.put(OwnPicture, { ...PICTURE, waiting: this.app.t('webcam.opening') });
    const around = RIM + EDGE;
    this.window = this.box({ x: x - around, y: y - around, w: 0, h: h + around * 2, clipping: true });
    this.put(
      Shape,
      {
        recipe: frame(w + RIM * 2, h + RIM * 2, radius.picture + RIM, RIM),
        ink: color.live.ember,
        left: EDGE,
        top: EDGE,
      },
      this.window,
    );
    this.air = this.put(Pill, { kind: 'onAir', x: x + 28, y: y + 28, visible: false });
    this.tag_ = this.put(Pill, { kind: 'tag', y: TAG_Y.low, visible: false });
    this.meter = this.put(LevelMeter, { ...METER, x: x + 28, visible: false });
    this.countdown = this.put(Countdown, {
      x: x + w / 2 - 140,
      y: Math.round(y + h / 2 - 140),
      visible: false,
      signals: {
        second: (left) => this.signal('second', left),
        done: () => {
          this.stopCounting();
          this.signal('counted');
        },
      },
    });
  }
}
