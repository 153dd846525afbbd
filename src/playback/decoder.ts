import { Codec, type PicturePacket } from '../protocol/packet.ts';

/** A decoded picture, ready to be drawn or uploaded. */
export interface Decoded {
  readonly image: ImageBitmap | HTMLImageElement;
  readonly width: number;
  readonly height: number;
  /** Frees it; call once it is on the screen. */
  close(): void;
}

const TYPES: Record<number, string> = { [Codec.jpeg]: 'image/jpeg', [Codec.webp]: 'image/webp' };

/** True for a codec this engine is asked to show. */
export const canShow = (codec: number): boolean => TYPES[codec] !== undefined;

/**
 * Decodes a still picture. Uses createImageBitmap where it exists (off the main thread) and an image element
 * otherwise. Rejects for a codec nobody here knows and for bytes that are no picture.
 */
export function decode({ codec, payload }: Pick<PicturePacket, 'codec' | 'payload'>): Promise<Decoded> {
  const type = TYPES[codec];
  if (!type) return Promise.reject(new Error(`codec ${codec}`));
  // A copy: the packet is a window into a frame, and a Blob wants a buffer of its own.
  const blob = new Blob([payload.slice()], { type });
  return typeof createImageBitmap === 'function' ? asBitmap(blob) : asImage(blob);
}

async function asBitmap(blob: Blob): Promise<Decoded> {
  const image = await createImageBitmap(blob);
  return { image, width: image.width, height: image.height, close: () => image.close() };
}

function asImage(blob: Blob): Promise<Decoded> {
  const url = URL.createObjectURL(blob);
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve({
        image,
        width: image.naturalWidth,
        height: image.naturalHeight,
        close: () => URL.revokeObjectURL(url),
      });
    };
    image.onerror = () => {
      URL.revokeObjectURL(url);
      reject(new Error('not a picture'));
    };
    image.src = url;
  });
}
