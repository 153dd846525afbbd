/**
 * What 04 says about the own picture. Pure functions over a small grey picture and where the face is, if the engine
 * can tell. A check only advises; it never blocks going on air.
 */

/** A small picture in grey. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  /** row by row, 0 black … 255 white */
  readonly light: Uint8Array;
}

/** A place in the picture, in parts of it from 0 to 1, as the camera sees it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * null: the engine looked and found nobody. undefined: it has no way to look.
 */
export type Face = Box | null | undefined;

export type Light = 'good' | 'dark' | 'bright' | 'faceDark';
/** Where to move, seen in a mirror as the person sees it; `closer` and `back` are about the distance. */
export type Framing = 'unchecked' | 'good' | 'left' | 'right' | 'up' | 'down' | 'closer' | 'back';

/** Below this mean a room is too dark, above that one too bright (0 to 255). Evening rooms are around 70. */
const DARK = 45;
const BRIGHT = 215;
/** A face this much darker than the room has its lamp behind it. */
const BACKLIT = 0.55;
const FACE_DARK = 55;

/** Red, green and blue as the eye weighs them, in parts of 256 (ITU-R BT.601). */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/** @param pixels red, green, blue, alpha, row by row */
export function greyFrom(pixels: ArrayLike<number>, width: number, height: number): Grey {
  const light = new Uint8Array(width * height);
  for (let at = 0; at < light.length; at += 1) {
    const red = pixels[at * 4] ?? 0;
    const green = pixels[at * 4 + 1] ?? 0;
    const blue = pixels[at * 4 + 2] ?? 0;
    light[at] = (red * RED + green * GREEN + blue * BLUE) >> 8;
  }
  return { width, height, light };
}

/** Mean light of a picture or of a part of it, 0 to 255. A part without pixels has none. */
export function meanLight({ width, height, light }: Grey, part: Box = { x: 0, y: 0, width: 1, height: 1 }): number {
  const left = Math.max(0, Math.floor(part.x * width));
  const right = Math.min(width, Math.ceil((part.x + part.width) * width));
  const top = Math.max(0, Math.floor(part.y * height));
  const bottom = Math.min(height, Math.ceil((part.y + part.height) * height));
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += light[y * width + x] ?? 0;
  }
  const count = Math.max(0, right - left) * Math.max(0, bottom - top);
  return count === 0 ? 0 : sum / count;
}

/** Whether one can be seen: the room first, then the face in it. @param within where the room is; the rest are bars */
export function lightOf(picture: Grey, face: Face, within?: Box): Light {
  const room = meanLight(picture, within);
  if (room < DARK) return 'dark';
  if (face) {
    const there = meanLight(picture, face);
    if (there < FACE_DARK || there < room * BACKLIT) return 'faceDark';
  }
  return room > BRIGHT ? 'bright' : 'good';
}

/** Where the middle of a face should be, and how far it may be from there; in parts of the picture. */
const MIDDLE = { x: 0.5, y: 0.45 } as const;
const OFF = { x: 0.14, y: 0.16 } as const;
/** How tall a face should be. */
const TALL = { least: 0.16, most: 0.7 } as const;

/** Whether the face is where it should be; the largest fault is named. */
export function framingOf(face: Face): Framing {
  if (!face) return 'unchecked';
  if (face.height < TALL.least) return 'closer';
  if (face.height > TALL.most) return 'back';
  const { x, y } = middleOf(mirrored(face));
  const aside = (x - MIDDLE.x) / OFF.x;
  const below = (y - MIDDLE.y) / OFF.y;
  if (Math.abs(aside) <= 1 && Math.abs(below) <= 1) return 'good';
  if (Math.abs(aside) >= Math.abs(below)) return aside < 0 ? 'right' : 'left';
  return below < 0 ? 'down' : 'up';
}

/** A place as it is seen in a mirror. */
export const mirrored = (box: Box): Box => ({ ...box, x: 1 - box.x - box.width });

export const middleOf = ({ x, y, width, height }: Box): { x: number; y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Keeps a verdict until another one was seen twice in a row, so that nothing on the screen flickers. */
export class Steady<T> {
  private kept: T | undefined;
  private last: T | undefined;

  /** @returns what counts now; the first thing that is seen counts at once */
  see(now: T): T {
    const kept = this.kept === undefined || now === this.last ? now : this.kept;
    this.last = now;
    this.kept = kept;
    return kept;
  }
}
