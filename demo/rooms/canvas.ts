import { STAGE } from './drawing.ts';

type Point = { x: number; y: number };

/** How a layer stands in one picture. Left out: where and as it was drawn. */
export type Placement = {
  layer: string;
  /** Moved by, in units of the stage. */
  by?: Point;
  /** Turned and scaled about this point of the stage. */
  pivot?: Point;
  /** Degrees, clockwise. */
  turn?: number;
  scale?: number;
  opacity?: number;
};

/**
 * A rendered layer, cut to what is visible of it, with an empty pixel all around.
 * Pixels are RGBA, colours already multiplied by alpha.
 */
export type Sprite = { left: number; top: number; width: number; height: number; pixels: Uint8Array };

/** A picture being put together: RGB, no alpha. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Pixels per unit of the stage. */
  readonly #unit: number;

  constructor(width: number) {
    this.#unit = width / STAGE.width;
    this.width = width;
    this.height = Math.round(STAGE.height * this.#unit);
    this.pixels = new Uint8Array(this.width * this.height * 3);
  }

  /** Draws a sprite over what is there, sampled between pixels so that small movements stay smooth. */
  draw(sprite: Sprite, placement: Placement): void {
    const { turn = 0, scale = 1, opacity = 1, pivot = { x: 0, y: 0 }, by = { x: 0, y: 0 } } = placement;
    const angle = (turn * Math.PI) / 180;
    const from = { x: pivot.x * this.#unit, y: pivot.y * this.#unit };
    const to = { x: from.x + by.x * this.#unit, y: from.y + by.y * this.#unit };
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const area = this.#area(sprite, (x, y) => {
      const [dx, dy] = [x - from.x, y - from.y];
      return { x: to.x + scale * (cos * dx - sin * dy), y: to.y + scale * (sin * dx + cos * dy) };
    });
    for (let y = area.top; y < area.bottom; y++) {
      const [dx, dy] = [area.left - to.x, y - to.y];
      const u = (cos * dx + sin * dy) / scale + from.x - sprite.left;
      const v = (cos * dy - sin * dx) / scale + from.y - sprite.top;
      this.#row(
        (y * this.width + area.left) * 3,
        area.right - area.left,
        sprite,
        opacity,
        u,
        v,
        cos / scale,
        -sin / scale,
      );
    }
  }

  /** The part of the picture that a placed sprite may touch. */
  #area(sprite: Sprite, place: (x: number, y: number) => Point) {
    const right = sprite.left + sprite.width;
    const bottom = sprite.top + sprite.height;
    const corners = [
      place(sprite.left, sprite.top),
      place(right, sprite.top),
      place(sprite.left, bottom),
      place(right, bottom),
    ];
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
    return {
      left: Math.max(0, Math.floor(Math.min(...xs))),
      top: Math.max(0, Math.floor(Math.min(...ys))),
      right: Math.min(this.width, Math.ceil(Math.max(...xs))),
      bottom: Math.min(this.height, Math.ceil(Math.max(...ys))),
    };
  }

  /** One row: `at` walks over the picture, (u, v) by (du, dv) over the sprite. Plain arithmetic, because it is the hot loop. */
  #row(at: number, count: number, sprite: Sprite, opacity: number, u: number, v: number, du: number, dv: number): void {
    const { pixels: from, width, height } = sprite;
    const into = this.pixels;
    for (let i = 0; i < count; i++, at += 3, u += du, v += dv) {
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const x = u | 0;
      const y = v | 0;
      const a = (y * width + x) * 4;
      const c = a + width * 4;
      const across = u - x;
      const down = v - y;
      const wb = across * (1 - down) * opacity;
      const wc = (1 - across) * down * opacity;
      const wd = across * down * opacity;
      const wa = opacity - wb - wc - wd;
      const alpha = wa * from[a + 3]! + wb * from[a + 7]! + wc * from[c + 3]! + wd * from[c + 7]!;
      if (alpha === 0) continue;
      const rest = 1 - alpha / 255;
      into[at] = wa * from[a]! + wb * from[a + 4]! + wc * from[c]! + wd * from[c + 4]! + rest * into[at]! + 0.5;
      into[at + 1] =
        wa * from[a + 1]! + wb * from[a + 5]! + wc * from[c + 1]! + wd * from[c + 5]! + rest * into[at + 1]! + 0.5;
      into[at + 2] =
        wa * from[a + 2]! + wb * from[a + 6]! + wc * from[c + 2]! + wd * from[c + 6]! + rest * into[at + 2]! + 0.5;
    }
  }
}
