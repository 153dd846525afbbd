import type { WebSocket } from 'ws';
import { type Framed, framedWriter } from './framing.ts';
import { readShortFrames } from './reading.ts';

/** What the gateway needs of a connection; a test hands in an in-memory one. */
export interface Socket {
  /** bytes given to `send` that have not left the process */
  readonly buffered: number;
  send(frame: string | Uint8Array): void;
  /** Sends what was framed once for many. */
  sendFramed(frame: Framed): void;
  ping(): void;
  /** Says goodbye with a WebSocket status. */
  close(status: number, reason: string): void;
  /** Ends at once, for a peer that does not answer. */
  terminate(): void;
  listen(handlers: SocketHandlers): void;
}

export interface SocketHandlers {
  text(text: string): void;
  bytes(frame: Uint8Array): void;
  /** the answer to a ping */
  pong(): void;
  closed(): void;
}

/** A `ws` connection as a Socket. */
export function webSocket(ws: WebSocket): Socket {
  return {
    get buffered() {
      return ws.bufferedAmount;
    },
    send(frame) {
      if (ws.readyState === ws.OPEN) ws.send(frame);
    },
    sendFramed: framedWriter(ws),
    ping() {
      if (ws.readyState === ws.OPEN) ws.ping();
    },
    close: (status, reason) => ws.close(status, reason),
    terminate: () => ws.terminate(),
    listen(handlers) {
      readShortFrames(ws, (payload) => handlers.bytes(payload));
      ws.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) handlers.bytes(data);
        else handlers.text(data.toString('utf8'));
      });
      ws.on('pong', () => handlers.pong());
      ws.on('close', () => handlers.closed());
      // A broken frame or a reset ends in 'close'; without a listener Node would end the process instead.
      ws.on('error', () => {});
    },
  };
}
