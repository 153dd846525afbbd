import type Lightning from '@lightningjs/core';
import { fade } from '../../theme/color.ts';
import { radius } from '../../theme/metrics.ts';
import { ms } from '../../theme/motion.ts';
import type { Rect } from '../core/geometry.ts';
import { Part } from '../core/Part.ts';
import { Shape } from '../paint/Shape.ts';
import { type Corners, largest, plate } from '../paint/shapes.ts';
import type { Fit, Frame, PictureSurface } from './PictureSurface.ts';
import { TextureSurface } from './TextureSurface.ts';
import { UnderlaySurface } from './UnderlaySurface.ts';

/** A paused picture lies under this much black. */
const PAUSED = 0.5;

/**
 * Shows pictures that keep coming. `underlay` (default) for a picture that is a plain rectangle with nothing of the
 * stage behind it; `texture` for one that moves with the scene. The part itself paints no ground.
 */
export class LivePicture extends Part {
  /** Which back end; decided when it is made. */
  surface: 'underlay' | 'texture' = 'underlay';
  private corner: Corners = radius.picture;
  private way: Fit = 'fill';
  private reversed = false;
  private still = false;
  private film_: HTMLVideoElement | null = null;
  private back: PictureSurface | undefined;
  private image!: Lightning.Element;
  private shade!: Shape;
  private last = '';

  get corners(): Corners {
    return this.corner;
  }
  set corners(corners: Corners) {
    this.corner = corners;
    this.changed();
  }

  get fit(): Fit {
    return this.way;
  }
  set fit(fit: Fit) {
    this.way = fit;
    this.changed();
  }

  /** As in a mirror, for one's own picture (underlay only). */
  get mirror(): boolean {
    return this.reversed;
  }
  set mirror(mirror: boolean) {
    this.reversed = mirror;
    this.changed();
  }

  /** Dimmed and grey: what is seen is not live. */
  get paused(): boolean {
    return this.still;
  }
  set paused(paused: boolean) {
    if (this.still === paused) return;
    this.still = paused;
    this.changed();
  }

  /** A film of the page to show instead of single pictures (underlay only). */
  get film(): HTMLVideoElement | null {
    return this.film_;
  }
  set film(film: HTMLVideoElement | null) {
    this.film_ = film;
    this.changed();
  }

  /** Draws a picture at once; the frame may be closed when this returns. */
  show(frame: Frame): void {
    this.back?.show(frame);
  }

  /** Takes the last picture away, and a film with it. */
  clear(): void {
    this.film_ = null;
    this.back?.clear();
  }

  protected override build(): void {
    this.image = this.box({ w: this.w, h: this.h });
    this.shade = this.put(Shape, { alpha: 0, ink: fade(0, 1) });
  }

  protected override draw(): void {
    const { back } = this;
    if (back instanceof UnderlaySurface) {
      back.play(this.film_);
      back.present(this.way, this.reversed, this.still);
      this.last = '';
      this.follow();
    } else if (back instanceof TextureSurface) {
      back.place({ x: 0, y: 0, w: this.w, h: this.h }, this.corner);
      back.fade(this.still);
    }
    this.shade.recipe = plate(this.w, this.h, this.corner);
    this.ease(this.shade, { alpha: this.still ? PAUSED : 0 }, ms.crossfade);
  }

  override _attach(): void {
    const host = this.surroundings.underlay;
    if (this.surface === 'underlay' && host) {
      this.back = new UnderlaySurface(host);
      this.onAfterUpdate = () => this.follow();
    } else {
      this.back = new TextureSurface(this.image);
    }
    this.back.hide(true);
    this.changed();
  }

  override _detach(): void {
    this.back?.destroy();
    this.back = undefined;
  }

  override _active(): void {
    this.back?.hide(false);
  }

  override _inactive(): void {
    this.back?.hide(true);
  }

  /** Moves the picture under the stage to where the part is now, growth and all. */
  private follow(): void {
    const [left = 0, top = 0, right = 0, , , bottom = 0] = this.core.getCornerPoints();
    const rect: Rect = { x: left, y: top, w: right - left, h: bottom - top };
    const key = `${left},${top},${right},${bottom}`;
    if (key === this.last || rect.w === 0) return;
    this.last = key;
    this.back?.place(rect, largest(this.corner) * (rect.w / this.w));
  }
}
