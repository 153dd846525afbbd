import type { Page } from 'puppeteer-core';
import { countedOf, ROW_PLACE } from './counter.ts';

/** A picture with a number that came: when, ms since 1970, and its number. */
export interface Came {
  readonly at: number;
  readonly number: number;
}

interface RawRow {
  at: number;
  of: 'camera' | 'glass';
  values: number[];
}

declare global {
  interface Window {
    /** rows of blocks as they changed (`counter.ts`), in what the camera gives and in what fills the screen */
    rows: RawRow[];
    /** what plays sound here, once something has */
    heardBy: BaseAudioContext | undefined;
  }
}

/** Takes down, from now on, which numbers a page's camera gives and which fill its screen, with each frame it draws. */
export async function watchRows(page: Page): Promise<void> {
  await page.evaluate(installRowWatch, ROW_PLACE);
}

/** The same, to be run in a page. */
export function installRowWatch({ top, height, blocks }: typeof ROW_PLACE): void {
  const rows: RawRow[] = [];
  window.rows = rows;
  const cameras = new Set<HTMLVideoElement>();
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this instanceof HTMLVideoElement && this.srcObject) cameras.add(this);
    return play.call(this);
  };
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when) {
    window.heardBy = this.context;
    return start.apply(this, when);
  };
  // Three columns a block: the middle one is of its middle.
  const row = document.createElement('canvas');
  row.width = blocks * 3;
  row.height = 1;
  const context = row.getContext('2d', { willReadFrequently: true });
  const last = { camera: [] as number[], glass: [] as number[] };
  const read = (of: RawRow['of'], at: number, source: HTMLVideoElement | HTMLCanvasElement, w: number, h: number) => {
    context?.drawImage(source, 0, h * (top + height * 0.35), w, h * height * 0.3, 0, 0, row.width, 1);
    const pixels = context?.getImageData(0, 0, row.width, 1).data ?? [];
    const values = Array.from({ length: blocks }, (_, block) => pixels[(block * 3 + 1) * 4 + 1] ?? 0);
    // A block is black or white.
    if (values.every((value, block) => Math.abs(value - (last[of][block] ?? -255)) < 60)) return;
    last[of] = values;
    rows.push({ at, of, values });
  };
  const frame = (): void => {
    requestAnimationFrame(frame);
    const at = performance.timeOrigin + performance.now();
    for (const video of cameras) {
      if (!video.srcObject) cameras.delete(video);
      else if (video.videoWidth > 0) read('camera', at, video, video.videoWidth, video.videoHeight);
    }
    for (const canvas of document.querySelectorAll('canvas')) {
      const { width, height } = canvas;
      // The stage is as wide as the page; pictures are smaller, and what fills the screen is made larger.
      const isPicture = width > 0 && width < innerWidth && canvas.getBoundingClientRect().width > innerWidth * 0.9;
      if (isPicture) read('glass', at, canvas, width, height);
    }
  };
  frame();
}

/** The numbers that came since then, one after the other. @param since ms since 1970 */
export async function numbersSince(page: Page, of: RawRow['of'], since: number): Promise<Came[]> {
  return numbersOf(await page.evaluate(() => window.rows), of, since);
}

/** What a page has taken down, as numbers. */
export function numbersOf(rows: readonly RawRow[], of: RawRow['of'], since: number): Came[] {
  return rows.flatMap((row) => {
    const counted = row.of === of && row.at >= since ? countedOf(row.values) : undefined;
    return counted ? [{ at: row.at, number: counted.number }] : [];
  });
}

/** From a sample reaching what plays it to it being heard, ms. */
export const outputLatency = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const context = window.heardBy;
    return context instanceof AudioContext ? (context.outputLatency || context.baseLatency) * 1_000 : 0;
  });
