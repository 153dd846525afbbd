import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';

/** What moves by itself after a key (a fade, a scroll) has come to rest. */
const REST_MS = 700;
const SHEET = { columns: 5, width: 384, height: 216, caption: 26, gap: 10, quality: 78 } as const;

/** Whatever can be photographed. */
export interface Sitter {
  screenshot(): Promise<Uint8Array>;
}

/** The pictures of one run, in a folder. */
export class Album {
  readonly #folder: string;
  readonly #kept: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  get size(): number {
    return this.#kept.length;
  }

  /** @param name the number of the design, then words: `03-friend-offline` */
  async keep(sitter: Sitter, name: string): Promise<void> {
    await sleep(REST_MS);
    this.#put(name, await sitter.screenshot());
    this.#kept.push(name);
  }

  /** What could be seen when an area failed; not on the contact sheet. */
  async keepFailure(sitter: Sitter, area: string): Promise<void> {
    this.#put(`failed-${area}`, await sitter.screenshot());
  }

  #put(name: string, picture: Uint8Array): void {
    writeFileSync(join(this.#folder, `${name}.png`), picture);
    console.log(`${name}.png`);
  }

  /** All of them on one picture, by number, each with its name. */
  async contactSheet(): Promise<void> {
    const { columns, width, height, caption, gap, quality } = SHEET;
    const names = [...this.#kept].sort();
    const place = (at: number): { left: number; top: number } => ({
      left: gap + (at % columns) * (width + gap),
      top: gap + Math.floor(at / columns) * (height + caption + gap),
    });
    const tiles = names.map(async (name, at) => ({
      input: await sharp(join(this.#folder, `${name}.png`))
        .resize(width, height)
        .png()
        .toBuffer(),
      ...place(at),
    }));
    const words = names.map((name, at) => ({
      input: captionOf(name, width, caption),
      left: place(at).left,
      top: place(at).top + height,
    }));
    const rows = Math.ceil(names.length / columns);
    const size = { width: gap + columns * (width + gap), height: gap + rows * (height + caption + gap) };
    await sharp({ create: { ...size, channels: 3, background: '#2c2520' } })
      .composite([...(await Promise.all(tiles)), ...words])
      .jpeg({ quality, mozjpeg: true })
      .toFile(join(this.#folder, 'contact-sheet.jpg'));
  }
}

function captionOf(name: string, width: number, height: number): Buffer {
  const [, number = '', words = ''] = /^([0-9]+[a-z]?)-(.*)$/.exec(name) ?? [];
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <text x="2" y="18" font-family="DejaVu Sans, sans-serif" font-size="15" fill="#f5ede2">
        <tspan font-weight="bold">${number}</tspan> ${words.replaceAll('-', ' ')}
      </text>
    </svg>`,
  );
}
