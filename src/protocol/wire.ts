import { LINE_KBPS } from './limits.ts';
import type { Line } from './words.ts';

/**
 * What a frame costs the line it travels on, which is what allowances are about (W15): the payload is what we send,
 * but a line of 20 kbps carries frames, TLS records and TCP segments. TLS and TCP/IP are estimated as they usually
 * are: TLS 1.3 adds 22 bytes to each 16 KiB, TCP with timestamps over IPv4 52 to each 1,448.
 */
const TLS = { holds: 16_384, adds: 22 } as const;
const SEGMENT = { holds: 1_448, adds: 52 } as const;
/** what a client adds to each frame (RFC 6455, 5.3) */
const MASK = 4;

/**
 * Bytes on the wire of one WebSocket frame.
 * @param bytes of the frame's payload
 * @param masked as clients send it
 */
export function onWire(bytes: number, masked = false): number {
  const framed = bytes + (bytes < 126 ? 2 : bytes < 65_536 ? 4 : 10) + (masked ? MASK : 0);
  const sealed = framed + Math.ceil(framed / TLS.holds) * TLS.adds;
  return sealed + Math.ceil(sealed / SEGMENT.holds) * SEGMENT.adds;
}

/** What sound that is packed so costs a line, kbps on the wire. @param header bytes of a packet that are no sound */
export function packedKbps(kbps: number, packetMs: number, header: number, masked = false): number {
  return (onWire(header + (kbps * packetMs) / 8, masked) * 8) / packetMs;
}

/** The class of a line that bears so much (W17). */
export function lineOf(kbps: number): Line {
  if (kbps >= LINE_KBPS.fast) return 'fast';
  return kbps >= LINE_KBPS.steady ? 'steady' : 'slow';
}
