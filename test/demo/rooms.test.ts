import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { Canvas } from '../../demo/rooms/canvas.ts';
import { clockPlacements } from '../../demo/rooms/clock.ts';
import { eyesAt, poseAt } from '../../demo/rooms/motion.ts';
import { type RoomName, SCENES } from '../../demo/rooms/scenes.ts';
import { cut } from '../../demo/rooms/sprites.ts';
import { Rooms } from '../../demo/rooms.ts';

const NAMES = Object.keys(SCENES) as RoomName[];
const NOON = new Date(2026, 0, 5, 12, 0, 0);
const later = (ms: number) => () => new Date(NOON.getTime() + ms);

async function pixelsOf(jpeg: Buffer): Promise<{ width: number; height: number; format: string; pixels: Buffer }> {
  const { format } = await sharp(jpeg).metadata();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format: format ?? '', pixels: data };
}

/** How many of the values differ by more than JPEG's own noise. */
function changed(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > 24) count++;
  return count / a.length;
}

const folders: string[] = [];
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rooms-'));
  folders.push(path);
  return path;
}
afterEach(async () => {
  for (const path of folders.splice(0)) await rm(path, { recursive: true });
});

describe('the drawn rooms', () => {
  it.each([160, 320, 640] as const)('are JPEG pictures %i wide, and nine sixteenths of it high', async (width) => {
    const { format, width: wide, height } = await pixelsOf(await new Rooms().picture('maya', width, 50));
    expect({ format, wide, height }).toEqual({ format: 'jpeg', wide: width, height: (width * 9) / 16 });
  });

  it.each(NAMES)('%s: can be told from the others, and moves for all to see', async (name) => {
    const rooms = new Rooms();
    const first = (await pixelsOf(await rooms.picture(name, 320, 80, later(0)))).pixels;
    const second = (await pixelsOf(await rooms.picture(name, 320, 80, later(1_000)))).pixels;
    expect(changed(first, second)).toBeGreaterThan(0.005);
    for (const other of NAMES.filter((one) => one !== name)) {
      const another = (await pixelsOf(await rooms.picture(other, 320, 80, later(0)))).pixels;
      expect(changed(first, another)).toBeGreaterThan(0.2);
    }
  });

  it('gets smaller with less quality', async () => {
    const rooms = new Rooms();
    const sizes = await Promise.all([80, 50, 20].map((quality) => rooms.picture('theo', 320, quality, later(0))));
    const [best = 0, middle = 0, least = 0] = sizes.map(({ length }) => length);
    expect(best).toBeGreaterThan(middle);
    expect(middle).toBeGreaterThan(least);
    expect(least).toBeLessThan(4_000);
  });

  it('keeps what it rendered, draws the same from it, and survives a damaged file', async () => {
    const cache = await folder();
    const drawn = await new Rooms(cache).picture('oskar', 160, 60, later(0));
    const files = await readdir(cache);
    expect(files.length).toBe(Object.keys(SCENES.oskar.layers).length);
    expect(await new Rooms(cache).picture('oskar', 160, 60, later(0))).toEqual(drawn);
    await writeFile(join(cache, files[0] ?? ''), 'not a picture');
    expect(await new Rooms(cache).picture('oskar', 160, 60, later(0))).toEqual(drawn);
  });
});

describe('movement', () => {
  it('shows people breathing, swaying, blinking and speaking within ten seconds', () => {
    const poses = Array.from({ length: 100 }, (_, i) => poseAt({ seed: 3, talks: 0.5 }, i * 100));
    const range = (values: number[]) => Math.max(...values) - Math.min(...values);
    expect(range(poses.map(({ head }) => head.x))).toBeGreaterThan(15);
    expect(range(poses.map(({ breath }) => breath))).toBeGreaterThan(0.01);
    expect(new Set(poses.map(({ eyes }) => eyes)).has('shut')).toBe(true);
    expect(new Set(poses.map(({ mouth }) => mouth)).size).toBe(3);
    const steps = poses.slice(1).map(({ head }, i) => Math.abs(head.x - (poses[i]?.head.x ?? 0)));
    expect(Math.max(...steps), 'no jumps').toBeLessThan(6);
  });

  it('keeps eyes open most of the time', () => {
    const open = Array.from({ length: 1_000 }, (_, i) => eyesAt(5, i * 50)).filter((eyes) => eyes === 'open');
    expect(open.length).toBeGreaterThan(850);
    expect(open.length).toBeLessThan(990);
  });

  it('shows the true time on the clock', () => {
    const hands = clockPlacements({ x: 0, y: 0, radius: 10 }, new Date(2026, 0, 5, 15, 30, 15));
    const turn = (layer: string) => hands.find((hand) => hand.layer === layer)?.turn;
    expect(turn('seconds')).toBe(90);
    expect(turn('minutes')).toBeCloseTo(181.5);
    expect(turn('hours')).toBeCloseTo(105.125);
  });
});

describe('the canvas', () => {
  /** A red rectangle on an empty picture of 1280 × 720. */
  const red = (left: number, top: number, width: number, height: number) => {
    const pixels = new Uint8Array(1_280 * 720 * 4);
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) pixels.set([255, 0, 0, 255], (y * 1_280 + x) * 4);
    return cut(pixels, 1_280, 720);
  };
  const at = (canvas: Canvas, x: number, y: number) => canvas.pixels[(y * canvas.width + x) * 3];

  it('cuts a layer to what is visible', () => {
    const { left, top, width, height } = red(100, 50, 20, 10);
    expect({ left, top, width, height }).toEqual({ left: 99, top: 49, width: 22, height: 12 });
    expect(cut(new Uint8Array(16), 2, 2).pixels.length).toBe(0);
  });

  it('draws a layer where it was drawn, or moved from there', () => {
    const canvas = new Canvas(1_280);
    canvas.draw(red(100, 50, 20, 10), { layer: 'red' });
    expect([at(canvas, 100, 50), at(canvas, 119, 59), at(canvas, 120, 50), at(canvas, 100, 60)]).toEqual([
      255, 255, 0, 0,
    ]);
    canvas.draw(red(100, 50, 20, 10), { layer: 'red', by: { x: 200, y: 100 } });
    expect([at(canvas, 300, 150), at(canvas, 319, 159), at(canvas, 320, 159)]).toEqual([255, 255, 0]);
  });

  it('turns clockwise about the pivot', () => {
    const canvas = new Canvas(1_280);
    canvas.draw(red(640, 200, 4, 100), { layer: 'red', pivot: { x: 640, y: 300 }, turn: 90 });
    expect([at(canvas, 700, 302), at(canvas, 640, 250), at(canvas, 580, 302)]).toEqual([255, 0, 0]);
  });

  it('lets through what is behind by its opacity, and leaves what hangs over the edge', () => {
    const canvas = new Canvas(1_280);
    canvas.draw(red(0, 0, 40, 40), { layer: 'red', opacity: 0.5 });
    expect(at(canvas, 10, 10)).toBe(128);
    canvas.draw(red(0, 0, 40, 40), { layer: 'red', by: { x: -20, y: -20 } });
    expect([at(canvas, 10, 10), at(canvas, 30, 30)]).toEqual([255, 128]);
    canvas.draw(red(0, 0, 40, 40), { layer: 'red', by: { x: 5_000, y: 0 } });
  });
});
