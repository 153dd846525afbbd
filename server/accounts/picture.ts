import { AVATAR_BYTES, AVATAR_SIDE } from '../../src/protocol/limits.ts';

/** What a picture really is, whatever it was sent as. */
export interface PictureFacts {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
}

/** Type and size of a picture from its first bytes; undefined for anything but a JPEG, PNG or WebP. */
export function factsOf(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return pngFacts(view) ?? webpFacts(view) ?? jpegFacts(view);
  } catch (error) {
    // It ends where its size should stand.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether friends' TVs may be asked to show it: small in bytes, and in pixels too, which a small file need not be. */
export function isPortrait(bytes: Uint8Array): PictureFacts | undefined {
  if (bytes.length > AVATAR_BYTES) return undefined;
  const facts = factsOf(bytes);
  const fits = (side: number): boolean => side >= AVATAR_SIDE.min && side <= AVATAR_SIDE.max;
  return facts && fits(facts.width) && fits(facts.height) ? facts : undefined;
}

const textAt = (view: DataView, at: number, text: string): boolean =>
  [...text].every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0));

/** PNG: eight bytes of its own, then the IHDR chunk. */
function pngFacts(view: DataView): PictureFacts | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || !textAt(view, 12, 'IHDR'))
    return undefined;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** WebP: RIFF, then one of three kinds of first chunk, each with its size in another place. */
function webpFacts(view: DataView): PictureFacts | undefined {
  if (!textAt(view, 0, 'RIFF') || !textAt(view, 8, 'WEBP')) return undefined;
  const type = 'image/webp';
  if (textAt(view, 12, 'VP8X')) {
    const uint24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { type, width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (textAt(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!textAt(view, 12, 'VP8 ')) return undefined;
  return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** JPEG: segments, each with its length, until the one that begins the frame. */
function jpegFacts(view: DataView): PictureFacts | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // A segment says at least how long it is; fill bytes say nothing.
    if (marker === 0xff) at += 1;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

/** SOF0 to SOF15, without the three markers among them that mean something else (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
