import { randomBytes } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export interface SocketHandlers {
  text(text: string): void;
  bytes(bytes: Buffer): void;
  closed(code: number, reason: string): void;
}

/**
 * One end of a WebSocket (RFC 6455) on a bare socket, as cheap as Node can: thousands of them have to cost less than
 * the server they measure. It takes whole, uncompressed frames, which is all that Hearth's server sends.
 */
export class LoadSocket {
  readonly #socket: Socket;
  readonly #handlers: SocketHandlers;
  #rest: Buffer | undefined;
  #code = 1006;
  #reason = '';

  private constructor(socket: Socket, handlers: SocketHandlers, rest: Buffer) {
    this.#socket = socket;
    this.#handlers = handlers;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('close', () => handlers.closed(this.#code, this.#reason));
    if (rest.length > 0) this.#take(rest);
  }

  /** @param url ws:// or wss://  @throws Error when nobody answers, or not as a WebSocket */
  static open(url: string, handlers: SocketHandlers): Promise<LoadSocket> {
    const { protocol, hostname, port, pathname, host } = new URL(url);
    const secure = protocol === 'wss:';
    const to = { host: hostname, port: Number(port) || (secure ? 443 : 80) };
    return new Promise((resolve, reject) => {
      const socket = secure ? connectTls({ ...to, servername: hostname }) : connectTcp(to);
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once(secure ? 'secureConnect' : 'connect', () =>
        socket.write(
          `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
            `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
        ),
      );
      let head = Buffer.alloc(0);
      const answered = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.off('data', answered);
        const status = head.subarray(0, head.indexOf('\r\n')).toString();
        if (!status.includes(' 101 ')) return reject(new Error(`${url} is no WebSocket: ${status}`));
        socket.off('error', reject);
        socket.on('error', () => undefined);
        resolve(new LoadSocket(socket, handlers, head.subarray(end + 4)));
      };
      socket.on('data', answered);
    });
  }

  text(text: string): void {
    this.#send(TEXT, Buffer.from(text));
  }

  bytes(bytes: Uint8Array): void {
    this.#send(BINARY, bytes);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Clients mask what they send (5.3). */
  #send(opcode: number, payload: Uint8Array): void {
    const long = payload.length >= 65_536 ? 8 : payload.length >= 126 ? 2 : 0;
    const at = 2 + long + 4;
    const frame = Buffer.allocUnsafe(at + payload.length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (long === 8 ? 127 : long === 2 ? 126 : payload.length);
    if (long === 2) frame.writeUInt16BE(payload.length, 2);
    if (long === 8) frame.writeBigUInt64BE(BigInt(payload.length), 2);
    const mask = (Math.random() * 0xffffffff) >>> 0;
    frame.writeUInt32BE(mask, at - 4);
    for (let i = 0; i < payload.length; i += 1) {
      frame[at + i] = (payload[i] ?? 0) ^ ((mask >>> (24 - 8 * (i & 3))) & 0xff);
    }
    this.#socket.write(frame);
  }

  #take(chunk: Buffer): void {
    let bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      const short = (bytes[1] ?? 0) & 0x7f;
      const head = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (bytes.length < head) break;
      const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
      if (bytes.length < head + length) break;
      this.#frame((bytes[0] ?? 0) & 0x0f, bytes.subarray(head, head + length));
      bytes = bytes.subarray(head + length);
    }
    this.#rest = bytes.length > 0 ? bytes : undefined;
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === BINARY) this.#handlers.bytes(payload);
    else if (opcode === TEXT) this.#handlers.text(payload.toString());
    else if (opcode === PING) this.#send(PONG, payload);
    else if (opcode === CLOSE) {
      this.#code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
      this.#reason = payload.subarray(2).toString();
      this.#socket.end();
    }
  }
}
