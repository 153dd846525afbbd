/** What the connection needs of a WebSocket; a test hands in an in-memory one. */
export interface Socket {
  /** bytes given to `send` that have not left yet (blind to what the system buffers) */
  readonly buffered: number;
  send(frame: string | Uint8Array): void;
  close(): void;
}

export interface SocketHandlers {
  opened(): void;
  text(text: string): void;
  bytes(frame: Uint8Array): void;
  /** called once, also for a socket that never opened; `status` is the WebSocket close status */
  closed(status: number): void;
}

export type OpenSocket = (url: string, handlers: SocketHandlers) => Socket;

/** The browser's WebSocket. */
export const openWebSocket: OpenSocket = (url, handlers) => {
  const ws = new WebSocket(url);
  ws.binaryType = 'arraybuffer';
  ws.onopen = () => handlers.opened();
  ws.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === 'string') handlers.text(data);
    else handlers.bytes(new Uint8Array(data));
  };
  ws.onclose = ({ code }) => handlers.closed(code);
  return {
    get buffered() {
      return ws.bufferedAmount;
    },
    send(frame) {
      // Our frames are never shared memory, which is all that the wider type would allow.
      if (ws.readyState === WebSocket.OPEN) ws.send(frame as string | Uint8Array<ArrayBuffer>);
    },
    close: () => ws.close(1000),
  };
};
