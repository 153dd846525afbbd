import Lightning from '@lightningjs/core';
import type { Argb } from '../../theme/color.ts';
import { type Recipe, textureOf } from './recipe.ts';

/**
 * Shows a recipe. `left`/`top` say where the shape itself lies; the room its texture has around it is taken off here.
 * Tint it by `ink`; changing the tint never draws anything again.
 */
export class Shape extends Lightning.Element {
  private shown: Recipe | undefined;
  private at: [number, number] = [0, 0];

  get recipe(): Recipe | undefined {
    return this.shown;
  }
  set recipe(recipe: Recipe | undefined) {
    const same = recipe?.id === this.shown?.id;
    this.shown = recipe;
    if (!recipe) {
      this.texture = null;
      return;
    }
    const bleed = recipe.bleed;
    this.w = recipe.w + bleed * 2;
    this.h = recipe.h + bleed * 2;
    if (!same) this.patch({ texture: textureOf(recipe) });
    this.settle();
  }

  get left(): number {
    return this.at[0];
  }
  set left(x: number) {
    this.at[0] = x;
    this.settle();
  }

  get top(): number {
    return this.at[1];
  }
  set top(y: number) {
    this.at[1] = y;
    this.settle();
  }

  get ink(): Argb {
    return this.color;
  }
  set ink(ink: Argb) {
    this.color = ink;
  }

  settle(): void {
    const bleed = this.shown?.bleed ?? 0;
    this.x = this.at[0] - bleed;
    this.y = this.at[1] - bleed;
  }
}
