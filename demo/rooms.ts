import type { Camera, RoomName } from './rooms/camera.ts';

export type { RoomName };

/** A camera nobody looked through for this long is put away. */
const PUT_AWAY_MS = 60_000;

/** The drawn rooms: a JPEG of any of them at any moment. Nothing is rendered before somebody looks. */
export class Rooms {
  readonly #cache: string | undefined;
  readonly #cameras = new Map<string, { camera: Camera; away: NodeJS.Timeout }>();

  /** @param cache a folder to keep rendered layers in between starts */
  constructor(cache?: string) {
    this.#cache = cache;
  }

  /** A JPEG of the room as it is now, `width` pixels wide and 9/16 of that high. */
  async picture(name: RoomName, width: number, quality: number, now = () => new Date()): Promise<Buffer> {
    // The image library comes with the first viewer: it takes more memory than all the rest of the household.
    const { Camera } = await import('./rooms/camera.ts');
    const key = `${name} ${width}`;
    const known = this.#cameras.get(key);
    if (known) {
      known.away.refresh();
      return known.camera.picture(quality, now);
    }
    const camera = new Camera(name, width, this.#cache);
    const away = setTimeout(() => this.#cameras.delete(key), PUT_AWAY_MS);
    this.#cameras.set(key, { camera, away });
    return camera.picture(quality, now);
  }
}
