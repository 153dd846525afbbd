/**
 * A clip: what one recorded, in one file (V2, docs/clip-format.md). Header, index, packets, end mark. The packets are
 * those of the live road (`packet.ts`), so whoever can watch a webcam can play a clip. All numbers are big-endian.
 */

export const CLIP_VERSION = 1;
export const HEADER_BYTES = 24;
export const ENTRY_BYTES = 40;
export const END_BYTES = 40;
const DIGEST_BYTES = 32;
const BEGINS = 0x48434c50;
const ENDS = 0x48454e44;

/** Streams of a clip. Further ones are extras: who does not know them passes over them. */
export const ClipStream = { pictures: 1, sound: 2 } as const;

/** The longest there can be: capture times of sound wrap after 327 s. An operator allows less. */
export const MOST_MS = 300_000;
export const MOST_PARTS = 301;
/** A part is about so long. Each is checked by itself before anything of it is shown. */
export const PART_MS = 1_000;
/** No part is larger, and with that no clip. */
export const MOST_PART_BYTES = 1024 * 1024;
export const MOST_BYTES = 32 * 1024 * 1024;

export interface ClipHeader {
  /** length of the recording, ms */
  readonly ms: number;
  /** size of its pictures */
  readonly width: number;
  readonly height: number;
  /** it has sound */
  readonly sound: boolean;
  readonly parts: number;
  /** length of all packets, bytes */
  readonly packets: number;
}

/** A stretch of a clip that is checked by itself. */
export interface ClipPart {
  /** ms since the recording began */
  readonly begins: number;
  readonly bytes: number;
  /** SHA-256 of its packets */
  readonly digest: Uint8Array;
}

/** Length of the whole file. */
export const clipBytes = ({ parts, packets }: Pick<ClipHeader, 'parts' | 'packets'>): number =>
  HEADER_BYTES + parts * ENTRY_BYTES + packets + END_BYTES;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Header and index: what stands before the packets. */
export function writeFront(header: Omit<ClipHeader, 'parts' | 'packets'>, parts: readonly ClipPart[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + parts.length * ENTRY_BYTES);
  const out = view(bytes);
  out.setUint32(0, BEGINS);
  out.setUint8(4, CLIP_VERSION);
  out.setUint8(5, HEADER_BYTES);
  out.setUint8(6, header.sound ? 1 : 0);
  out.setUint32(8, header.ms);
  out.setUint16(12, header.width);
  out.setUint16(14, header.height);
  out.setUint32(16, parts.length);
  out.setUint32(
    20,
    parts.reduce((sum, part) => sum + part.bytes, 0),
  );
  parts.forEach(({ begins, bytes: length, digest }, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    out.setUint32(at, begins);
    out.setUint32(at + 4, length);
    bytes.set(digest, at + 8);
  });
  return bytes;
}

/** What stands after the packets. @param front digest of header and index */
export function writeEnd(front: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(END_BYTES);
  const out = view(bytes);
  out.setUint32(0, ENDS);
  out.setUint32(4, length);
  bytes.set(front, 8);
  return bytes;
}

/** The header, or undefined where it is none, or of a clip that nobody here could play. */
export function readHeader(bytes: Uint8Array): ClipHeader | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const data = view(bytes);
  if (data.getUint32(0) !== BEGINS || data.getUint8(4) !== CLIP_VERSION || data.getUint8(5) !== HEADER_BYTES) {
    return undefined;
  }
  const header = {
    ms: data.getUint32(8),
    width: data.getUint16(12),
    height: data.getUint16(14),
    sound: (data.getUint8(6) & 1) === 1,
    parts: data.getUint32(16),
    packets: data.getUint32(20),
  };
  const { ms, parts } = header;
  const sane = ms > 0 && ms <= MOST_MS && parts > 0 && parts <= MOST_PARTS && clipBytes(header) <= MOST_BYTES;
  return sane ? header : undefined;
}

/** The parts, or undefined where the index does not fit its header. @param bytes those of the index alone */
export function readIndex(header: ClipHeader, bytes: Uint8Array): readonly ClipPart[] | undefined {
  const data = view(bytes);
  const parts: ClipPart[] = [];
  let sum = 0;
  for (let index = 0; index < header.parts; index += 1) {
    const at = index * ENTRY_BYTES;
    const part = {
      begins: data.getUint32(at),
      bytes: data.getUint32(at + 4),
      digest: bytes.subarray(at + 8, at + 8 + DIGEST_BYTES),
    };
    const before = parts[index - 1];
    const inOrder = before ? part.begins > before.begins : part.begins === 0;
    if (!inOrder || part.begins > header.ms || part.bytes > MOST_PART_BYTES) return undefined;
    sum += part.bytes;
    parts.push(part);
  }
  return sum === header.packets ? parts : undefined;
}

/** The digest of header and index in an end mark; undefined where it is none, or of a file of another length. */
export function readEnd(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const data = view(bytes);
  if (data.getUint32(0) !== ENDS || data.getUint32(4) !== length) return undefined;
  return bytes.subarray(8, 8 + DIGEST_BYTES);
}

export function isSameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
