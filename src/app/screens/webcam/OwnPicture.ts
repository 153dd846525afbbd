import type { OpenCamera } from '../../../capture/camera.ts';
import { dataUrlEncoder, type StillEncoder } from '../../../capture/encoder.ts';
import { type Pose, paint, UPRIGHT } from '../../../capture/pose.ts';
import { Part } from '../../../components/core/Part.ts';
import { LivePicture } from '../../../components/LivePicture/LivePicture.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Spinner } from '../../../components/Spinner.ts';
import { Label } from '../../../components/text/Label.ts';
import { decode } from '../../../playback/decoder.ts';
import { Codec } from '../../../protocol/packet.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

/** How the others would see it. */
export interface Wanted extends Pose {
  readonly width: number;
  readonly height: number;
  readonly perSecond: number;
  /** 0 to 1 */
  readonly quality: number;
  /** Through the encoder, so that one sees what it costs; otherwise only made smaller, which costs next to nothing. */
  readonly exact: boolean;
}

const SPINNER = 72;
/** A camera that opens at once shows no spinner. */
const PATIENCE_MS = 400;

/**
 * The own picture, mirrored, in the size, sharpness and pace in which the others would see it: 1104×621. Only one
 * picture is under way at a time; the stage is not drawn again for it.
 */
export class OwnPicture extends Part {
  /** While the camera is being turned on. */
  waiting = '';
  private camera_: OpenCamera | undefined;
  private wish: Wanted = { width: 320, height: 180, perSecond: 5, quality: 0.6, exact: true, ...UPRIGHT };
  private readonly sheet = document.createElement('canvas');
  private encoder: StillEncoder | undefined;
  private live!: LivePicture;
  private ground!: Shape;
  private spinner!: Spinner;
  private line!: Label;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private seen = false;

  /** The camera that is on; undefined while there is none. */
  get camera(): OpenCamera | undefined {
    return this.camera_;
  }
  set camera(camera: OpenCamera | undefined) {
    if (camera === this.camera_) return;
    this.camera_ = camera;
    this.seen = false;
    this.live?.clear();
    this.changed();
    this.takeNow();
  }

  get wanted(): Wanted {
    return this.wish;
  }
  set wanted(wanted: Wanted) {
    const same = (Object.keys(wanted) as (keyof Wanted)[]).every((key) => wanted[key] === this.wish[key]);
    if (same) return;
    this.wish = wanted;
    this.takeNow();
  }

  /** What is seen is not live: nobody else gets it at the moment. */
  set paused(paused: boolean) {
    this.live.paused = paused;
  }

  protected override build(): void {
    this.ground = this.put(Shape, { recipe: plate(this.w, this.h, radius.picture), ink: color.surface[1] });
    this.spinner = this.put(Spinner, { size: SPINNER, x: (this.w - SPINNER) / 2, y: this.h / 2 - SPINNER });
    this.line = this.put(Label, {
      words: this.waiting,
      style: type.body,
      ink: color.text.secondary,
      width: this.w,
      align: 'center',
      y: this.h / 2 + 24,
    });
    this.live = this.put(LivePicture, { w: this.w, h: this.h, mirror: true });
  }

  protected override draw(): void {
    // Nothing may lie over the picture but what belongs on it: the picture is under the stage.
    this.ground.visible = !this.seen;
    this.live.visible = this.seen;
    clearTimeout(this.patience);
    this.spinner.visible = false;
    this.line.visible = false;
    if (this.seen) return;
    this.patience = setTimeout(() => {
      this.spinner.visible = !this.seen;
      this.line.visible = !this.seen;
    }, PATIENCE_MS);
  }

  override _active(): void {
    this.takeNow();
  }

  override _inactive(): void {
    clearTimeout(this.timer);
  }

  override _detach(): void {
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.camera_ = undefined;
    this.encoder?.close();
    this.encoder = undefined;
  }

  private takeNow(): void {
    clearTimeout(this.timer);
    if (this.camera_ && this.active && !this.busy) void this.take(this.camera_);
  }

  private async take(camera: OpenCamera): Promise<void> {
    const { wish } = this;
    const started = performance.now();
    this.busy = true;
    try {
      if (!wish.exact || !(await this.showEncoded(camera, wish))) this.showSmall(camera, wish);
    } catch {
      // A picture that cannot be made is left out; the next one comes.
    }
    this.busy = false;
    if (!this.camera_ || !this.active) return;
    if (!this.seen && this.camera_ === camera) {
      this.seen = true;
      this.changed();
    }
    const changed = this.wish !== wish || this.camera_ !== camera;
    const wait = changed ? 0 : Math.max(0, 1000 / wish.perSecond - (performance.now() - started));
    this.timer = setTimeout(() => this.takeNow(), wait);
  }

  /** False when this engine makes no picture of that kind. */
  private async showEncoded(camera: OpenCamera, { width, height, quality }: Wanted): Promise<boolean> {
    this.encoder ??= dataUrlEncoder();
    const encoded = await this.encoder.encode(camera, width, height, quality);
    if (!encoded) return false;
    const decoded = await decode({ codec: Codec[encoded.codec], payload: encoded.bytes });
    if (this.camera_ === camera) this.live.show(decoded.image);
    decoded.close();
    return true;
  }

  private showSmall(camera: OpenCamera, { width, height }: Wanted): void {
    const { sheet } = this;
    if (sheet.width !== width || sheet.height !== height) [sheet.width, sheet.height] = [width, height];
    const context = sheet.getContext('2d', { alpha: false });
    if (context) paint(context, camera, width, height);
    this.live.show(sheet);
  }
}
