import { closeSync, existsSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import sharp from 'sharp';
import { type Clip, cameraFile } from './footage.ts';

/**
 * Footage with the number of each picture burnt in, as a row of black and white blocks across its middle: what is on
 * the glass says by itself which picture of whose camera it is.
 */

/** The row of blocks in a picture of 640 × 360. */
const ROW = { y: 140, h: 44, blocks: 16, w: 40 } as const;
const SIZE = { width: 640, height: 360 } as const;
/** The same in parts of the picture's height, whatever its size. */
export const ROW_PLACE = { top: ROW.y / SIZE.height, height: ROW.h / SIZE.height, blocks: ROW.blocks } as const;
/** Between a black and a white one to compare with: the number, whose it is, and two to check by. */
const NUMBER_BITS = 10;
const MARKS: Record<Clip, number> = { room: 0b01, study: 0b10 };
const HEADER = 'FRAME\n';

/** What a screenshot says. */
export interface Counted {
  readonly clip: Clip;
  /** from 0 to `pictures` − 1, then from the beginning */
  readonly number: number;
}

/** Path of a clip with its numbers, for Chromium's fake camera. */
export function countedFile(clip: Clip): string {
  const plain = cameraFile(clip);
  const file = plain.replace('.y4m', '-counted.y4m');
  if (!existsSync(file)) burn(clip, plain, file);
  return file;
}

/** How many pictures a clip has before it begins again. */
export function picturesOf(clip: Clip): number {
  const file = countedFile(clip);
  return Math.round(statSync(file).size / pictureBytes());
}

/**
 * Reads the number of what is on a screen.
 * @param screenshot the strip of the screen where the row is, see `stripOf`
 * @returns undefined where there is no row: black, or something else
 */
export async function readCounter(screenshot: Uint8Array): Promise<Counted | undefined> {
  const { data, info } = await sharp(screenshot).greyscale().raw().toBuffer({ resolveWithObject: true });
  return countedOf(
    Array.from({ length: ROW.blocks }, (_, block) => {
      const from = Math.round((block + 0.35) * (info.width / ROW.blocks));
      const to = Math.round((block + 0.65) * (info.width / ROW.blocks));
      const [top, bottom] = [Math.round(info.height * 0.35), Math.round(info.height * 0.65)];
      let sum = 0;
      for (let y = top; y < bottom; y += 1) for (let x = from; x < to; x += 1) sum += data[y * info.width + x] ?? 0;
      return sum / Math.max(1, (bottom - top) * (to - from));
    }),
  );
}

/** What a row says. @param values how bright each of its blocks is, 0 to 255 */
export function countedOf(values: readonly number[]): Counted | undefined {
  const [black = 0, ...rest] = values;
  const white = rest.pop() ?? 0;
  if (white - black < 60) return undefined;
  const bits = rest.map((value) => (value > (white + black) / 2 ? 1 : 0));
  const number = toNumber(bits.slice(0, NUMBER_BITS));
  const mark = toNumber(bits.slice(NUMBER_BITS, NUMBER_BITS + 2));
  if (bits.slice(-2).join('') !== checksOf(number, mark).join('')) return undefined;
  const clip = (Object.keys(MARKS) as Clip[]).find((one) => MARKS[one] === mark);
  return clip && { clip, number };
}

/** Where the row is on a screen that shows the whole picture. @param lines of the screen */
export function stripOf(lines: number): { x: number; y: number; width: number; height: number } {
  const scale = lines / SIZE.height;
  return {
    x: 0,
    y: Math.round(ROW.y * scale),
    width: Math.round(SIZE.width * scale),
    height: Math.round(ROW.h * scale),
  };
}

const toNumber = (bits: readonly number[]): number => bits.reduce((number, bit) => number * 2 + bit, 0);
const toBits = (number: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => (number >> (count - 1 - at)) & 1);

/** Two bits that a half-drawn row does not have by chance. */
const checksOf = (number: number, mark: number): number[] => toBits((number * 7 + mark * 3 + 1) % 4, 2);

const pictureBytes = (): number => HEADER.length + (SIZE.width * SIZE.height * 3) / 2;

function burn(clip: Clip, from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(`${to}.part`, 'w');
  const head = Buffer.alloc(200);
  readSync(source, head, 0, head.length, 0);
  const begin = head.indexOf('\n') + 1;
  writeSync(target, head.subarray(0, begin));
  const picture = Buffer.alloc(pictureBytes());
  for (let number = 0, at = begin; readSync(source, picture, 0, picture.length, at) === picture.length; number += 1) {
    paint(picture.subarray(HEADER.length), number, MARKS[clip]);
    writeSync(target, picture);
    at += picture.length;
  }
  closeSync(source);
  closeSync(target);
  renameSync(`${to}.part`, to);
}

/** @param planes luma, then the two of colour, a quarter as large each */
function paint(planes: Buffer, number: number, mark: number): void {
  const bits = [0, ...toBits(number, NUMBER_BITS), ...toBits(mark, 2), ...checksOf(number, mark), 1];
  const luma = SIZE.width * SIZE.height;
  for (const [block, bit] of bits.entries()) {
    for (let y = ROW.y; y < ROW.y + ROW.h; y += 1) {
      const at = y * SIZE.width + block * ROW.w;
      planes.fill(bit ? 235 : 16, at, at + ROW.w);
      if (y % 2 === 1) continue;
      const colour = luma + (y / 2) * (SIZE.width / 2) + (block * ROW.w) / 2;
      planes.fill(128, colour, colour + ROW.w / 2);
      planes.fill(128, colour + luma / 4, colour + luma / 4 + ROW.w / 2);
    }
  }
}
