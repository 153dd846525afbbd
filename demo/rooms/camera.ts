import sharp from 'sharp';
import { Canvas, type Sprite } from './canvas.ts';
import { type RoomName, SCENES, type Scene } from './scenes.ts';
import { spriteOf } from './sprites.ts';

// One thread, and no memory of operations: the household lives beside a server.
sharp.concurrency(1);
sharp.cache(false);

export type { RoomName };

type Layers = { behind: Uint8Array; sprites: Map<string, Sprite> };

/** One room at one size. Its layers are rendered when the first picture is wanted. */
export class Camera {
  readonly #scene: Scene;
  readonly #canvas: Canvas;
  readonly #cache: string | undefined;
  #layers: Layers | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(name: RoomName, width: number, cache: string | undefined) {
    this.#scene = SCENES[name];
    this.#canvas = new Canvas(width);
    this.#cache = cache;
  }

  /** A JPEG of the room at that moment. Pictures are made one after the other, because all share the canvas. */
  picture(quality: number, now: () => Date): Promise<Buffer> {
    const picture = this.#last.then(() => this.#make(quality, now));
    this.#last = picture.catch(() => {});
    return picture;
  }

  async #make(quality: number, now: () => Date): Promise<Buffer> {
    this.#layers ??= await this.#render();
    const { behind, sprites } = this.#layers;
    const canvas = this.#canvas;
    canvas.pixels.set(behind);
    for (const placement of this.#scene.at(now())) {
      const sprite = sprites.get(placement.layer);
      if (sprite) canvas.draw(sprite, placement);
    }
    const raw = { width: canvas.width, height: canvas.height, channels: 3 } as const;
    // Table 3 keeps edges cleaner than the standard one where the allowance makes pictures soft.
    return sharp(canvas.pixels, { raw }).jpeg({ quality, quantisationTable: 3 }).toBuffer();
  }

  async #render(): Promise<Layers> {
    const sprites = new Map<string, Sprite>();
    for (const [layer, svg] of Object.entries(this.#scene.layers)) {
      const sprite = await spriteOf(svg, this.#canvas.width, this.#cache);
      if (layer === 'room') this.#canvas.draw(sprite, { layer });
      else sprites.set(layer, sprite);
    }
    return { behind: this.#canvas.pixels.slice(), sprites };
  }
}
