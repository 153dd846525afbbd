import { type Argb, color, css, fade } from '../../theme/color.ts';
import { cover, loadImage } from './image.ts';
import type { Recipe } from './recipe.ts';

/** Corners: one radius, or upper left, upper right, lower right, lower left. */
export type Corners = number | readonly [number, number, number, number];

/** The four of them, whichever way they are given. */
export const four = (corners: Corners): readonly [number, number, number, number] =>
  typeof corners === 'number' ? [corners, corners, corners, corners] : corners;

export const largest = (corners: Corners): number => Math.max(...four(corners));

/** Least room around a shape: keeps its edges smooth when it grows or moves by parts of a pixel. */
const EDGE = 3;

function outline(ctx: CanvasRenderingContext2D, x: number, y: number, w: number, h: number, corners: Corners): void {
  const most = Math.min(w, h) / 2;
  const [ul, ur, lr, ll] = four(corners).map((r) => Math.min(r, most)) as [number, number, number, number];
  ctx.beginPath();
  ctx.moveTo(x + ul, y);
  ctx.lineTo(x + w - ur, y);
  ctx.arcTo(x + w, y, x + w, y + ur, ur);
  ctx.lineTo(x + w, y + h - lr);
  ctx.arcTo(x + w, y + h, x + w - lr, y + h, lr);
  ctx.lineTo(x + ll, y + h);
  ctx.arcTo(x, y + h, x, y + h - ll, ll);
  ctx.lineTo(x, y + ul);
  ctx.arcTo(x, y, x + ul, y, ul);
  ctx.closePath();
}

function id(name: string, ...values: readonly (number | string | Corners)[]): string {
  return `${name}:${values.join(',')}`;
}

/** Fills a rectangle with round corners, its corner at 0,0. */
export function fillPlate(ctx: CanvasRenderingContext2D, w: number, h: number, corners: Corners, fill: string): void {
  outline(ctx, 0, 0, w, h, corners);
  ctx.fillStyle = fill;
  ctx.fill();
}

/** A filled rectangle with round corners; white, to be tinted. */
export function plate(w: number, h: number, corners: Corners): Recipe {
  return {
    id: id('plate', w, h, corners),
    w,
    h,
    bleed: EDGE,
    draw: (ctx) => fillPlate(ctx, w, h, corners, '#fff'),
  };
}

/** A picture of the app's own, filling `w`×`h`; the room under it shows until it is there. */
export function photo(url: string, w: number, h: number, corners: Corners): Recipe {
  return {
    id: id('photo', url, w, h, corners),
    w,
    h,
    bleed: 0,
    draw: async (ctx) => {
      const image = await loadImage(url);
      const cut = cover(image.naturalWidth, image.naturalHeight, w, h);
      outline(ctx, 0, 0, w, h, corners);
      ctx.clip();
      ctx.drawImage(image, cut.x, cut.y, cut.w, cut.h, 0, 0, w, h);
    },
  };
}

/** A line inside the edge of `w`×`h`, `stroke` px wide; `dash` for a dashed one. White, to be tinted. */
export function frame(
  w: number,
  h: number,
  corners: number,
  stroke: number,
  dash: readonly [number, number] | null = null,
): Recipe {
  return {
    id: id('frame', w, h, corners, stroke, dash ? dash.join('/') : ''),
    w,
    h,
    bleed: EDGE,
    draw: (ctx) => {
      outline(ctx, stroke / 2, stroke / 2, w - stroke, h - stroke, corners - stroke / 2);
      ctx.lineWidth = stroke;
      ctx.strokeStyle = '#fff';
      if (dash) ctx.setLineDash(dash.slice());
      ctx.stroke();
    },
  };
}

/**
 * The soft shadow of a plate of this size (tokens `shadow`); drawn small, because it is soft. With `above` it is open
 * where the plate lies, so many px above the shadow: what is under the stage there stays bright.
 */
export function softShadow(w: number, h: number, corners: number, blur: number, above?: number): Recipe {
  const bleed = Math.ceil((blur * 1.5) / 3) * 3;
  return {
    id: id('shadow', w, h, corners, blur, above ?? ''),
    w,
    h,
    bleed,
    detail: 0.25,
    draw: (ctx, scale) => {
      // Only the shadow is wanted, so the shape itself is drawn outside of the canvas.
      const away = w + bleed * 4;
      ctx.shadowColor = '#fff';
      ctx.shadowBlur = blur * scale;
      ctx.shadowOffsetX = away * scale;
      outline(ctx, -away, 0, w, h, corners);
      ctx.fillStyle = '#fff';
      ctx.fill();
      if (above === undefined) return;
      ctx.shadowColor = 'transparent';
      ctx.globalCompositeOperation = 'destination-out';
      outline(ctx, 0, -above, w, h, corners);
      ctx.fill();
    },
  };
}

/** Darkens the lower part of a picture so that a name can be read on it; brings its own colour. */
export function pictureScrim(w: number, h: number, corners: Corners): Recipe {
  const { color: from, to } = color.scrim.pictureText;
  return gradient('scrim', w, h, corners, css(fade(from, 0)), css(fade(from, to)));
}

/** A plate that fades out downwards: says that there is more below. White, to be tinted. */
export function peek(w: number, h: number, corners: Corners): Recipe {
  return gradient('peek', w, h, corners, 'rgba(255,255,255,1)', 'rgba(255,255,255,0)');
}

/** A plate with a colour that changes along `angle` degrees (0 = downwards, as drawn in CSS at 180). */
export function gradient(
  name: string,
  w: number,
  h: number,
  corners: Corners,
  from: string,
  to: string,
  angle = 0,
): Recipe {
  return {
    id: id(name, w, h, corners, from, to, angle),
    w,
    h,
    bleed: 0,
    draw: (ctx) => {
      const turn = (angle * Math.PI) / 180;
      const [dx, dy] = [Math.sin(turn), Math.cos(turn)];
      const reach = (Math.abs(dx) * w + Math.abs(dy) * h) / 2;
      const fill = ctx.createLinearGradient(
        w / 2 - dx * reach,
        h / 2 - dy * reach,
        w / 2 + dx * reach,
        h / 2 + dy * reach,
      );
      fill.addColorStop(0, from);
      fill.addColorStop(1, to);
      outline(ctx, 0, 0, w, h, corners);
      ctx.fillStyle = fill;
      ctx.fill();
    },
  };
}

/** Light that fades out to all sides: behind what a screen is about (tokens `background.hero`). Soft, so drawn small. */
export function glow(w: number, h: number, inner: Argb): Recipe {
  return {
    id: id('glow', w, h, inner),
    w,
    h,
    bleed: 0,
    detail: 0.125,
    draw: (ctx) => {
      ctx.translate(w / 2, h / 2);
      ctx.scale(1, h / w);
      const light = ctx.createRadialGradient(0, 0, 0, 0, 0, w / 2);
      light.addColorStop(0, css(inner));
      light.addColorStop(1, css(fade(inner, 0)));
      ctx.fillStyle = light;
      ctx.fillRect(-w / 2, -w / 2, w, w);
    },
  };
}

/** Part of a ring from twelve o'clock on, `share` from 0 to 1, `stroke` px wide inside `d`×`d`. White, to be tinted. */
export function arc(d: number, stroke: number, share: number): Recipe {
  return {
    id: id('arc', d, stroke, share),
    w: d,
    h: d,
    bleed: EDGE,
    draw: (ctx) => {
      ctx.beginPath();
      ctx.arc(d / 2, d / 2, (d - stroke) / 2, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * Math.min(share, 0.9999));
      ctx.lineWidth = stroke;
      ctx.lineCap = share >= 1 ? 'butt' : 'round';
      ctx.strokeStyle = '#fff';
      ctx.stroke();
    },
  };
}

/** A drawing of lines, given as SVG path data. White, to be tinted. */
export function lines(name: string, w: number, h: number, stroke: number, paths: readonly string[]): Recipe {
  return {
    id: id('lines', name, w, h, stroke),
    w,
    h,
    bleed: EDGE,
    draw: (ctx) => {
      ctx.lineWidth = stroke;
      ctx.lineCap = 'round';
      ctx.lineJoin = 'round';
      ctx.strokeStyle = '#fff';
      for (const path of paths) ctx.stroke(new Path2D(path));
    },
  };
}

/** `count` dots in a row, `gap` px apart. White, to be tinted. */
export function dots(count: number, d: number, gap: number): Recipe {
  return {
    id: id('dots', count, d, gap),
    w: count * (d + gap) - gap,
    h: d,
    bleed: EDGE,
    draw: (ctx) => {
      ctx.fillStyle = '#fff';
      for (let i = 0; i < count; i++) {
        ctx.beginPath();
        ctx.arc(i * (d + gap) + d / 2, d / 2, d / 2, 0, Math.PI * 2);
        ctx.fill();
      }
    },
  };
}
