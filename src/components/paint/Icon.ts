import Lightning from '@lightningjs/core';
import { type Argb, color } from '../../theme/color.ts';
import { DIRECTIONAL, type IconName, iconCell, MARKS, type MarkName } from '../../theme/icons.ts';
import { size } from '../../theme/metrics.ts';
import { surroundingsOf } from '../core/surroundings.ts';
import { type Atlas, drawSmaller } from './Atlas.ts';
import { type Recipe, textureOf } from './recipe.ts';

const marks: readonly string[] = MARKS;

/** One cell of the icon atlas at the size it is shown, turned round where text runs right to left. */
function iconRecipe(atlas: Atlas, name: IconName | MarkName, side: number, mirrored: boolean): Recipe {
  const { x, y } = iconCell(name);
  const { cell } = atlas.grid;
  return {
    id: `icon:${name},${side},${mirrored ? 'mirrored' : ''}`,
    w: side,
    h: side,
    bleed: 0,
    draw: (ctx, scale) =>
      atlas.use((image) => {
        if (mirrored) {
          ctx.translate(side, 0);
          ctx.scale(-1, 1);
        }
        drawSmaller(ctx, image, { x, y, w: cell, h: cell }, { x: 0, y: 0, w: side, h: side }, scale);
      }),
  };
}

/** An icon of `size` px, tinted by `ink`; a mark (presence shape, our flame) brings its own colours. */
export class Icon extends Lightning.Element {
  private shown: IconName | MarkName | undefined;
  private side: number = size.icon.m;
  private mirrored = false;

  get name(): IconName | MarkName | undefined {
    return this.shown;
  }
  set name(name: IconName | MarkName | undefined) {
    if (this.shown === name) return;
    this.shown = name;
    if (name && marks.indexOf(name) >= 0) this.color = color.asDrawn;
    this.repaint();
  }

  get size(): number {
    return this.side;
  }
  set size(side: number) {
    this.side = side;
    this.w = side;
    this.h = side;
    this.repaint();
  }

  get ink(): Argb {
    return this.color;
  }
  set ink(ink: Argb) {
    if (!this.shown || marks.indexOf(this.shown) < 0) this.color = ink;
  }

  /** Lightning's hooks: it is on a stage, and the direction of the text around is known. */
  override _onAttach(): void {
    this.repaint();
  }

  _updateDirection(rtl: boolean): void {
    if (rtl === this.mirrored) return;
    this.mirrored = rtl;
    this.repaint();
  }

  private repaint(): void {
    if (!this.attached) return;
    const { icons } = surroundingsOf(this.stage);
    this.w = this.side;
    this.h = this.side;
    if (!this.shown || !icons) {
      this.texture = null;
      return;
    }
    const mirrored = this.mirrored && DIRECTIONAL.indexOf(this.shown) >= 0;
    this.patch({ texture: textureOf(iconRecipe(icons, this.shown, this.side, mirrored)) });
  }
}
