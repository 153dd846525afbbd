/**
 * The binary half of the wire (W12): one or more packets to a frame, each a small header and a payload.
 * The server forwards header and payload unchanged, so a header is written once, by the sender.
 *
 * Bytes 0, 3 and 4–7 mean the same in every version and kind, for ever: whoever does not know a packet
 * skips `header length + payload length` bytes, counts it and reads on. All numbers are big-endian.
 *
 * | at | size | field                                                                          |
 * |----|------|--------------------------------------------------------------------------------|
 * | 0  | 1    | version (high 4 bits), kind (low 4 bits)                                       |
 * | 1  | 1    | codec                                                                          |
 * | 2  | 1    | flags                                                                          |
 * | 3  | 1    | header length, so that fields can be added at its end                          |
 * | 4  | 4    | payload length                                                                 |
 * | 8  | 4    | stream: number the server gave to this stream at this size                     |
 * | 12 | 4    | sequence: the sender's, per stream, rising by one (sound: low 16 bits, see below) |
 *
 * picture, clip: 16 capture time (4, ms since the stream began), 20 width (2), 22 height (2) → 24 bytes.
 * sound:         12 sequence (2), 14 capture time (2, units of 5 ms, wraps)                  → 16 bytes.
 * ack:           12 highest sequence shown (4), 16 held (2, ms from arrival to ack)          → 18 bytes.
 * piece:         12 offset in the file (4)                                                   → 16 bytes.
 */

export const VERSION = 1;

export const Kind = { picture: 1, sound: 2, ack: 3, clip: 4, piece: 5 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export const Codec = { none: 0, jpeg: 1, webp: 2, vp8: 3, vp9: 4, h264: 5, av1: 6, opus: 16, pcmu: 17 } as const;
export type Codec = (typeof Codec)[keyof typeof Codec];

/** Bits of the flags byte. Bits 1–2 are the temporal layer (0–3). */
export const Flag = {
  /** Cannot be shown without the pictures before it. Clear = key: complete in itself. */
  delta: 0x01,
  layerMask: 0x06,
  /** A decoder may go up to this layer from here. */
  layerSync: 0x08,
  /** The same picture goes on in the next packet of this stream. */
  more: 0x10,
  /** The payload is encrypted end to end. */
  sealed: 0x20,
} as const;

export const PICTURE_HEADER = 24;
export const SOUND_HEADER = 16;
export const ACK_HEADER = 18;
export const PIECE_HEADER = 16;
const COMMON_HEADER = 8;

export interface PictureHeader<K extends Kind = typeof Kind.picture> {
  kind: K;
  codec: number;
  flags: number;
  stream: number;
  sequence: number;
  /** ms since the stream began */
  captured: number;
  width: number;
  height: number;
}

export interface SoundHeader {
  kind: typeof Kind.sound;
  codec: number;
  flags: number;
  stream: number;
  /** wraps at 65,536 */
  sequence: number;
  /** units of 5 ms since the stream began, wraps at 65,536 */
  captured: number;
}

export interface Ack {
  kind: typeof Kind.ack;
  stream: number;
  /** Every picture up to and including this one has been shown or skipped on purpose. */
  shown: number;
  /** ms between the arrival of that picture and this ack, at most 65,535 */
  held: number;
}

/** Part of a file on its way (V4, V5). */
export interface PieceHeader {
  kind: typeof Kind.piece;
  stream: number;
  /** of its first byte in the file */
  offset: number;
}

interface Content {
  payload: Uint8Array;
  /** header and payload as they came, to be passed on */
  bytes: Uint8Array;
}

export type PicturePacket = PictureHeader & Content;
export type ClipPacket = PictureHeader<typeof Kind.clip> & Content;
export type SoundPacket = SoundHeader & Content;
export type AckPacket = Ack & Content;
export type PiecePacket = PieceHeader & Content;
export type Packet = PicturePacket | ClipPacket | SoundPacket | AckPacket | PiecePacket;

/** What a frame held: known packets in order, and how many were skipped because nobody here knows them. */
export interface Frame {
  packets: Packet[];
  skipped: number;
  /** The frame ended in the middle of a packet; what came before it is good. */
  truncated: boolean;
}

/** A still picture on its way from the encoder to the packet that carries it. */
export interface Still {
  stream: number;
  codec: 'jpeg' | 'webp';
  width: number;
  height: number;
  /** ms since 1970, when the camera saw it */
  capturedAt: number;
  bytes: Uint8Array;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function writeCommon(out: DataView, kind: number, codec: number, flags: number, header: number, payload: number): void {
  out.setUint8(0, (VERSION << 4) | kind);
  out.setUint8(1, codec);
  out.setUint8(2, flags);
  out.setUint8(3, header);
  out.setUint32(4, payload);
}

/** One picture (or one picture of a clip) as bytes ready to send. */
export function writePicture(
  header: PictureHeader<typeof Kind.picture | typeof Kind.clip>,
  payload: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(PICTURE_HEADER + payload.length);
  const out = view(bytes);
  writeCommon(out, header.kind, header.codec, header.flags, PICTURE_HEADER, payload.length);
  out.setUint32(8, header.stream);
  out.setUint32(12, header.sequence);
  out.setUint32(16, header.captured);
  out.setUint16(20, header.width);
  out.setUint16(22, header.height);
  bytes.set(payload, PICTURE_HEADER);
  return bytes;
}

/** One stretch of sound as bytes ready to send. */
export function writeSound(header: SoundHeader, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SOUND_HEADER + payload.length);
  const out = view(bytes);
  writeCommon(out, header.kind, header.codec, header.flags, SOUND_HEADER, payload.length);
  out.setUint32(8, header.stream);
  out.setUint16(12, header.sequence & 0xffff);
  out.setUint16(14, header.captured & 0xffff);
  bytes.set(payload, SOUND_HEADER);
  return bytes;
}

/** "Everything of this stream up to here has been shown" (W14). */
export function writeAck(stream: number, shown: number, heldMs: number): Uint8Array {
  const bytes = new Uint8Array(ACK_HEADER);
  const out = view(bytes);
  writeCommon(out, Kind.ack, Codec.none, 0, ACK_HEADER, 0);
  out.setUint32(8, stream);
  out.setUint32(12, shown);
  out.setUint16(16, Math.max(0, Math.min(0xffff, Math.round(heldMs))));
  return bytes;
}

/** Part of a file, from `offset` on. */
export function writePiece(stream: number, offset: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(PIECE_HEADER + payload.length);
  const out = view(bytes);
  writeCommon(out, Kind.piece, Codec.none, 0, PIECE_HEADER, payload.length);
  out.setUint32(8, stream);
  out.setUint32(12, offset);
  bytes.set(payload, PIECE_HEADER);
  return bytes;
}

const uint32 = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;

/**
 * A frame that is one plain ack and nothing else, as nearly all from viewers are, without the detour of `readFrame`;
 * undefined for every other frame.
 */
export function readAck(frame: Uint8Array): Ack | undefined {
  const plain = frame.length === ACK_HEADER && frame[0] === ((VERSION << 4) | Kind.ack) && frame[3] === ACK_HEADER;
  if (!plain || uint32(frame, 4) !== 0) return undefined;
  return {
    kind: Kind.ack,
    stream: uint32(frame, 8),
    shown: uint32(frame, 12),
    held: ((frame[16] ?? 0) << 8) | (frame[17] ?? 0),
  };
}

/**
 * Reads a frame. Never throws: what is unknown is skipped by its length and counted (W12), and a frame
 * that lies about a length gives the packets before the lie and `truncated`.
 * `bytes` and `payload` of a packet are windows into the frame, not copies.
 */
export function readFrame(frame: Uint8Array): Frame {
  const result: Frame = { packets: [], skipped: 0, truncated: false };
  const data = view(frame);
  let at = 0;
  while (at < frame.length) {
    const left = frame.length - at;
    if (left < COMMON_HEADER) {
      result.truncated = true;
      break;
    }
    const header = data.getUint8(at + 3);
    const length = header + data.getUint32(at + 4);
    if (header < COMMON_HEADER || length > left) {
      result.truncated = true;
      break;
    }
    const packet = readPacket(frame.subarray(at, at + length), header);
    if (packet) result.packets.push(packet);
    else result.skipped += 1;
    at += length;
  }
  return result;
}

function readPacket(bytes: Uint8Array, header: number): Packet | undefined {
  const data = view(bytes);
  const first = data.getUint8(0);
  if (first >> 4 !== VERSION) return undefined;
  const codec = data.getUint8(1);
  const flags = data.getUint8(2);
  const payload = bytes.subarray(header);
  const kind = first & 0x0f;
  switch (kind) {
    case Kind.picture:
    case Kind.clip: {
      if (header < PICTURE_HEADER) return undefined;
      const fields = {
        codec,
        flags,
        stream: data.getUint32(8),
        sequence: data.getUint32(12),
        captured: data.getUint32(16),
        width: data.getUint16(20),
        height: data.getUint16(22),
        payload,
        bytes,
      };
      return kind === Kind.picture ? { kind, ...fields } : { kind, ...fields };
    }
    case Kind.sound:
      if (header < SOUND_HEADER) return undefined;
      return {
        kind,
        codec,
        flags,
        stream: data.getUint32(8),
        sequence: data.getUint16(12),
        captured: data.getUint16(14),
        payload,
        bytes,
      };
    case Kind.ack:
      if (header < ACK_HEADER) return undefined;
      return { kind, stream: data.getUint32(8), shown: data.getUint32(12), held: data.getUint16(16), payload, bytes };
    case Kind.piece:
      if (header < PIECE_HEADER) return undefined;
      return { kind, stream: data.getUint32(8), offset: data.getUint32(12), payload, bytes };
    default:
      return undefined;
  }
}

/** The temporal layer (0–3) written in a packet's flags. */
export const layerOf = (flags: number): number => (flags & Flag.layerMask) >> 1;
/** Complete in itself: can be shown to somebody who has seen nothing before. */
export const isKey = (flags: number): boolean => (flags & Flag.delta) === 0;
