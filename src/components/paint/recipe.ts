import Lightning from '@lightningjs/core';

/**
 * How to draw a small picture once, on a canvas; whoever shows the same recipe shares one texture.
 * Measures are px at 1920×1080; the canvas gets as many pixels as the stage really has.
 */
export interface Recipe {
  /** Same id, same picture. */
  readonly id: string;
  readonly w: number;
  readonly h: number;
  /** Room around `w`×`h` for strokes, blur and smooth edges; a multiple of 3, so that edges stay sharp at 720p. */
  readonly bleed: number;
  /** Less than 1 for soft pictures that need not be sharp. */
  readonly detail?: number;
  /** Draws with 0,0 at the corner of `w`×`h`; may wait for something first. */
  readonly draw: (ctx: CanvasRenderingContext2D, scale: number) => void | Promise<void>;
}

/** The texture of a recipe on a stage of this precision. */
export function textureOf(recipe: Recipe): Lightning.textures.StaticCanvasTexture.Settings {
  return Lightning.Tools.getCanvasTexture((done, stage) => {
    const scale = stage.getRenderPrecision() * (recipe.detail ?? 1);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.ceil((recipe.w + recipe.bleed * 2) * scale));
    canvas.height = Math.max(1, Math.ceil((recipe.h + recipe.bleed * 2) * scale));
    const ctx = canvas.getContext('2d');
    if (!ctx) {
      done(new Error('No 2d canvas'));
      return;
    }
    ctx.setTransform(scale, 0, 0, scale, recipe.bleed * scale, recipe.bleed * scale);
    const waiting = recipe.draw(ctx, scale);
    if (waiting) waiting.then(() => done(null, canvas)).catch(done);
    else done(null, canvas);
  }, recipe.id);
}
