import { encode } from 'uqr';
import { color, css } from '../../theme/color.ts';
import type { Recipe } from './recipe.ts';
import { fillPlate } from './shapes.ts';

/** Light modules that readers want round the code, by the standard. */
export const QUIET_ZONE = 4;

/** The squares of a QR code, row by row, without the quiet zone; true is dark. A quarter of a screen may glare: level M. */
export function modulesOf(text: string): readonly (readonly boolean[])[] {
  return encode(text, { ecc: 'M', border: 0 }).data;
}

/**
 * A QR code on its light plate, `side` px. Each module is a whole number of the screen's own pixels, so edges are sharp
 * at 720p too; what is left over widens the quiet zone.
 */
export function qrCode(text: string, side: number, corners: number): Recipe {
  return {
    id: `qr:${side},${corners},${text}`,
    w: side,
    h: side,
    bleed: 3,
    draw: (ctx, scale) => {
      fillPlate(ctx, side, side, corners, css(color.focus.fill));
      if (text === '') return;
      const modules = modulesOf(text);
      const count = modules.length;
      const pixels = Math.max(1, Math.floor((side * scale) / (count + QUIET_ZONE * 2)));
      const module = pixels / scale;
      const start = Math.round((side * scale - pixels * count) / 2) / scale;
      ctx.fillStyle = css(color.focus.text);
      modules.forEach((row, y) => {
        row.forEach((isDark, x) => {
          if (isDark) ctx.fillRect(start + x * module, start + y * module, module, module);
        });
      });
    },
  };
}
