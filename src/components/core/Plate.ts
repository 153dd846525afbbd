import { type Argb, color } from '../../theme/color.ts';
import { focus, radius, shadow } from '../../theme/metrics.ts';
import { ms } from '../../theme/motion.ts';
import { Shape } from '../paint/Shape.ts';
import { type Corners, frame, largest, plate, softShadow } from '../paint/shapes.ts';
import { Part } from './Part.ts';

/**
 * What lies under something that can have the focus: its surface, and how the focus shows (tokens `focus`).
 * A control's surface turns off-white; a picture gets a ring round it. Both get a shadow.
 * All of one size share a texture, and lighting up only changes opacities.
 */
export class Plate extends Part {
  private kind: 'control' | 'picture' = 'control';
  private corner: Corners = radius.button;
  private fill: Argb | null = color.surface[1];
  private shade!: Shape;
  private surface!: Shape;
  private glow!: Shape;
  private wasLit = false;

  get look(): 'control' | 'picture' {
    return this.kind;
  }
  set look(look: 'control' | 'picture') {
    this.kind = look;
  }

  get corners(): Corners {
    return this.corner;
  }
  set corners(corners: Corners) {
    this.corner = corners;
    this.changed();
  }

  /** Colour at rest; null where something else paints it (a picture, a row on a sheet). */
  get idle(): Argb | null {
    return this.fill;
  }
  set idle(idle: Argb | null) {
    this.fill = idle;
    this.changed();
  }

  protected override build(): void {
    this.shade = this.put(Shape, { alpha: 0 });
    this.surface = this.put(Shape, {});
    this.glow = this.put(Shape, { alpha: 0 });
  }

  protected override draw(): void {
    this.surface.visible = this.fill !== null;
    if (this.fill !== null) {
      this.surface.recipe = plate(this.w, this.h, this.corner);
      this.surface.ink = this.fill;
    }
    if (this.wasLit) this.prepare();
  }

  /** Shows or takes away the focus. */
  light(on: boolean): void {
    if (on && !this.wasLit) {
      this.wasLit = true;
      this.prepare();
    }
    const alpha = on ? 1 : 0;
    this.ease(this.glow, { alpha }, ms.focus);
    if (this.looks.shadows) this.ease(this.shade, { alpha }, ms.focus);
  }

  /** What the focus needs is drawn when it comes for the first time. */
  private prepare(): void {
    this.shapeGlow(this.glow);
    if (this.looks.shadows) this.shapeShade(this.shade);
  }

  /** What goes round it, or lies soft under it, has four equal corners. */
  private get round(): number {
    return largest(this.corner);
  }

  private shapeGlow(glow: Shape): void {
    if (this.kind === 'control') {
      glow.recipe = plate(this.w, this.h, this.corner);
      glow.ink = color.focus.fill;
      return;
    }
    const { ring, gap } = focus.picture;
    const out = ring + gap;
    glow.recipe = frame(this.w + out * 2, this.h + out * 2, this.round + out, ring);
    glow.left = -out;
    glow.top = -out;
    glow.ink = color.focus.ring;
  }

  private shapeShade(shade: Shape): void {
    const { blur, y } = shadow.focus;
    shade.recipe = softShadow(this.w, this.h, this.round, blur, this.kind === 'picture' ? y : undefined);
    shade.top = y;
    shade.ink = color.shadow;
  }
}
