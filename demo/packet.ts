/** Packets of docs/protocol.md ("Packets"): all numbers big-endian, eight bytes that mean the same for ever. */

const VERSION = 1;
const KIND = { picture: 1, ack: 3, piece: 5 } as const;
const CODEC_JPEG = 1;
const COMMON_BYTES = 8;
const PICTURE_BYTES = 24;
const ACK_BYTES = 18;
const PIECE_BYTES = 16;
/** The longest `held` an ack can tell. */
const HELD_MOST = 65_535;

export type Picture = { kind: 'picture'; stream: number; sequence: number; width: number; height: number };
export type Ack = { kind: 'ack'; stream: number; sequence: number };
/** Part of a video message. */
export type Piece = { kind: 'piece'; stream: number; offset: number; payload: Buffer };
export type Packet = Picture | Ack | Piece;

/** A complete JPEG. `capturedMs`: since the stream began. */
export function pictureOf(
  picture: { stream: number; sequence: number; capturedMs: number; width: number; height: number },
  jpeg: Uint8Array,
): Buffer {
  const packet = Buffer.alloc(PICTURE_BYTES + jpeg.length);
  packet[0] = (VERSION << 4) | KIND.picture;
  packet[1] = CODEC_JPEG;
  packet[3] = PICTURE_BYTES;
  packet.writeUInt32BE(jpeg.length, 4);
  packet.writeUInt32BE(picture.stream, 8);
  packet.writeUInt32BE(picture.sequence >>> 0, 12);
  packet.writeUInt32BE(Math.round(picture.capturedMs) >>> 0, 16);
  packet.writeUInt16BE(picture.width, 20);
  packet.writeUInt16BE(picture.height, 22);
  packet.set(jpeg, PICTURE_BYTES);
  return packet;
}

/** Says that this picture, and everything before it, has been shown. `heldMs`: from its arrival until now. */
export function ackOf(stream: number, sequence: number, heldMs: number): Buffer {
  const packet = Buffer.alloc(ACK_BYTES);
  packet[0] = (VERSION << 4) | KIND.ack;
  packet[3] = ACK_BYTES;
  packet.writeUInt32BE(stream, 8);
  packet.writeUInt32BE(sequence >>> 0, 12);
  packet.writeUInt16BE(Math.min(HELD_MOST, Math.max(0, Math.round(heldMs))), 16);
  return packet;
}

/** The packets of a binary frame. What is of an unknown version or kind is skipped by its length; half a packet ends it. */
export function packetsOf(frame: Buffer): Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at + COMMON_BYTES <= frame.length; ) {
    const header = frame.readUInt8(at + 3);
    const end = at + header + frame.readUInt32BE(at + 4);
    if (header < COMMON_BYTES || end > frame.length) break;
    const packet = packetAt(frame, at, header, end);
    if (packet) packets.push(packet);
    at = end;
  }
  return packets;
}

function packetAt(frame: Buffer, at: number, header: number, end: number): Packet | undefined {
  const first = frame.readUInt8(at);
  if (first >> 4 !== VERSION) return undefined;
  const kind = first & 0x0f;
  if (kind === KIND.ack && header >= ACK_BYTES) {
    return { kind: 'ack', stream: frame.readUInt32BE(at + 8), sequence: frame.readUInt32BE(at + 12) };
  }
  if (kind === KIND.picture && header >= PICTURE_BYTES) {
    return {
      kind: 'picture',
      stream: frame.readUInt32BE(at + 8),
      sequence: frame.readUInt32BE(at + 12),
      width: frame.readUInt16BE(at + 20),
      height: frame.readUInt16BE(at + 22),
    };
  }
  if (kind === KIND.piece && header >= PIECE_BYTES) {
    const payload = frame.subarray(at + header, end);
    return { kind: 'piece', stream: frame.readUInt32BE(at + 8), offset: frame.readUInt32BE(at + 12), payload };
  }
  return undefined;
}

/** Whether `a` comes after `b`, the short way round. */
export function isAfter(a: number, b: number): boolean {
  const ahead = (a - b) >>> 0;
  return ahead >= 1 && ahead <= 0x7fffffff;
}
