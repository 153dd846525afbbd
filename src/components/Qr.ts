import { radius } from '../theme/metrics.ts';
import { Part } from './core/Part.ts';
import { qrCode } from './paint/qr.ts';
import { Shape } from './paint/Shape.ts';

/** A QR code on a light plate, drawn once as one texture. Without a code, the plate alone: it is on its way. */
export class Qr extends Part {
  /** Fixed when it is made, px. */
  side = 360;
  /** Fixed when it is made. */
  corners: number = radius.picture;
  private said = '';
  private shape!: Shape;

  get code(): string {
    return this.said;
  }
  set code(code: string) {
    this.said = code;
    this.changed();
  }

  protected override build(): void {
    this.w = this.side;
    this.h = this.side;
    this.shape = this.put(Shape, {});
  }

  protected override draw(): void {
    this.shape.recipe = qrCode(this.said, this.side, this.corners);
  }
}
