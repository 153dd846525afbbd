import { color, fade } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { dots, plate } from './paint/shapes.ts';

export type ColourKeyName = 'red' | 'green' | 'yellow' | 'blue';

const ORDER: readonly ColourKeyName[] = ['red', 'green', 'yellow', 'blue'];

/** A colour key of the remote; the number of dots says which for those who cannot tell the colours apart. */
export class ColourKey extends Part {
  static readonly W = 48;
  static readonly H = 28;
  private key: ColourKeyName = 'red';
  private face!: Shape;
  private count!: Shape;

  get colour(): ColourKeyName {
    return this.key;
  }
  set colour(colour: ColourKeyName) {
    this.key = colour;
    this.changed();
  }

  protected override build(): void {
    this.w = ColourKey.W;
    this.h = ColourKey.H;
    this.face = this.put(Shape, { recipe: plate(this.w, this.h, 8) });
    this.count = this.put(Shape, { ink: fade(color.remoteKey.dotInk, 0.85) });
  }

  protected override draw(): void {
    const row = dots(ORDER.indexOf(this.key) + 1, 5, 4);
    this.face.ink = color.remoteKey[this.key];
    this.count.recipe = row;
    this.count.left = (this.w - row.w) / 2;
    this.count.top = (this.h - row.h) / 2;
  }
}
