import type { WebSocket } from 'ws';

/** fin, binary */
const FIRST_BYTE = 0x82;
/** Clients mask what they send (RFC 6455, 5.3); a length below 126 stands in the second byte. */
const MASKED = 0x80;
const SHORT = 126;
const HEADER = 6;

type TakesBytes = (chunk: Buffer) => void;

/** What ws 8.23 keeps to itself. Its version is pinned, and a test reads the same bytes both ways. */
interface Inside {
  _socket?: {
    listeners(event: 'data'): TakesBytes[];
    on(event: 'data', listener: TakesBytes): void;
    removeListener(event: 'data', listener: TakesBytes): void;
    prependListener(event: 'close', listener: () => void): void;
  };
  /** 0 and nothing kept: it waits for a new frame */
  _receiver?: { _state?: number; _bufferedBytes?: number; _fragmented?: number };
  _extensions?: object;
}

/**
 * Reads short binary frames (an ack for each picture) as soon as they come, past the stream that ws puts every byte
 * through: half of what taking an ack in costs. Everything else goes to ws as before; so does everything where ws is
 * not as we know it.
 * @param take is given each payload; it stays good
 * @returns whether the short way is open
 */
export function readShortFrames(ws: WebSocket, take: (payload: Uint8Array) => void): boolean {
  const { _socket: socket, _receiver: receiver, _extensions: extensions } = ws as unknown as Inside;
  const known = receiver?._state === 0 && receiver._bufferedBytes === 0 && receiver._fragmented === 0;
  if (!socket || !known || extensions === undefined || Object.keys(extensions).length > 0) return false;
  const [theirs, ...others] = socket.listeners('data');
  if (!theirs || others.length > 0) return false;
  const ours: TakesBytes = (chunk) => {
    const between = receiver._state === 0 && receiver._bufferedBytes === 0 && receiver._fragmented === 0;
    if (!between || ws.readyState !== ws.OPEN || !isShortFrames(chunk)) return theirs.call(socket, chunk);
    for (let at = 0; at < chunk.length; ) {
      const end = at + HEADER + lengthAt(chunk, at);
      take(unmasked(chunk, at, end));
      // What it said may have closed the connection: nothing that came after counts.
      if (ws.readyState !== ws.OPEN) return;
      at = end;
    }
  };
  socket.on('data', ours);
  socket.removeListener('data', theirs);
  // Before ws, which takes its own listener off then, so that nothing is read twice.
  socket.prependListener('close', () => socket.removeListener('data', ours));
  return true;
}

const lengthAt = (bytes: Buffer, at: number): number => (bytes[at + 1] ?? 0) & ~MASKED;

/** Whether it is whole short binary frames, and nothing else. */
function isShortFrames(chunk: Buffer): boolean {
  let at = 0;
  while (at + HEADER <= chunk.length) {
    const second = chunk[at + 1] ?? 0;
    if (chunk[at] !== FIRST_BYTE || (second & MASKED) === 0 || (second & ~MASKED) >= SHORT) return false;
    at += HEADER + (second & ~MASKED);
  }
  return at === chunk.length;
}

/** Takes the mask off in place. */
function unmasked(chunk: Buffer, at: number, end: number): Uint8Array {
  const key = at + 2;
  const from = at + HEADER;
  for (let byte = from; byte < end; byte += 1) {
    chunk[byte] = (chunk[byte] ?? 0) ^ (chunk[key + ((byte - from) & 3)] ?? 0);
  }
  return chunk.subarray(from, end);
}
