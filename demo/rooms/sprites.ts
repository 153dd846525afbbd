import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Sprite } from './canvas.ts';
import { STAGE } from './drawing.ts';

/** SVG is drawn at 72 units an inch; a lower density draws the whole stage smaller. */
const DENSITY = 72;

/**
 * Renders a layer at a width of the stage, or takes it from the cache of an earlier start.
 * @param cache a folder for the rendered layers; undefined: render each time
 */
export async function spriteOf(svg: string, width: number, cache: string | undefined): Promise<Sprite> {
  const { data, info } = await sharp(await rendered(svg, width, cache))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return cut(data, info.width, info.height);
}

async function rendered(svg: string, width: number, cache: string | undefined): Promise<Buffer | string> {
  const draw = () =>
    sharp(Buffer.from(svg), { density: (DENSITY * width) / STAGE.width })
      .png({ compressionLevel: 3 })
      .toBuffer();
  if (!cache) return draw();
  const name = createHash('sha256').update(`${width} ${svg}`).digest('hex').slice(0, 24);
  const path = join(cache, `${name}.png`);
  const kept = await sharp(path)
    .metadata()
    .catch(() => undefined);
  if (kept) return path;
  const png = await draw();
  await keep(path, png).catch(() => {}); // a folder that cannot be written costs time at the next start, nothing else
  return png;
}

/** Written aside first: a start that is cut short leaves no half picture behind. */
async function keep(path: string, png: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, png);
  await rename(`${path}.part`, path);
}

/** Cuts off what is empty, leaves an empty pixel all around, and multiplies the colours by alpha. */
export function cut(pixels: Uint8Array, width: number, height: number): Sprite {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (right <= left) return { left: 0, top: 0, width: 0, height: 0, pixels: new Uint8Array() };
  const sprite = { left: left - 1, top: top - 1, width: right - left + 2, height: bottom - top + 2 };
  const into = new Uint8Array(sprite.width * sprite.height * 4);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const from = (y * width + x) * 4;
      const to = ((y - sprite.top) * sprite.width + (x - sprite.left)) * 4;
      const alpha = pixels[from + 3] ?? 0;
      for (let colour = 0; colour < 3; colour++)
        into[to + colour] = Math.round(((pixels[from + colour] ?? 0) * alpha) / 255);
      into[to + 3] = alpha;
    }
  }
  return { ...sprite, pixels: into };
}
