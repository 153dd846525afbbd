import { connect, type Socket } from 'node:net';
import { HELLO } from './ws-client.ts';

/** How many are being opened at once: a listening queue is not what is tested. */
const AT_ONCE = 200;
/** Frames of a client are masked; a mask of nothing leaves them as they are. */
const NO_MASK = [0, 0, 0, 0];
const PING = 0x89;
const PONG = Buffer.from([0x8a, 0x80, ...NO_MASK]);

const UPGRADE =
  'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** Connections that say hello and then nothing but that they live, as cheap for the one who holds them as can be. */
export class IdleCrowd {
  readonly #port: number;
  readonly #sockets: Socket[] = [];
  /** those the server has said its welcome to */
  welcomed = 0;
  closed = 0;

  constructor(port: number) {
    this.#port = port;
  }

  /** Resolves when all have their welcome. */
  async open(count: number): Promise<void> {
    for (let opened = 0; opened < count; opened += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => this.#one()));
    }
  }

  leave(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #one(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#port, '127.0.0.1');
      this.#sockets.push(socket);
      let head = '';
      socket.write(UPGRADE);
      socket.on('error', reject);
      socket.on('close', () => {
        this.closed += 1;
        reject(new Error(`closed after ${JSON.stringify(head)}`));
      });
      socket.on('data', (chunk) => {
        let rest = chunk;
        // An empty ping, alone or before a word.
        while (rest[0] === PING) {
          socket.write(PONG);
          rest = rest.subarray(2);
        }
        head += rest.toString('latin1');
        if (head.endsWith('\r\n\r\n')) {
          head = '';
          socket.write(frameOf({ t: 'hello', id: 1, ...HELLO }));
        }
        if (!head.includes('"protocol"')) return;
        head = '';
        this.welcomed += 1;
        resolve();
      });
    });
  }
}

/** A word as a client sends it: more than 125 bytes, fewer than 65,536. */
function frameOf(word: object): Buffer {
  const text = Buffer.from(JSON.stringify(word));
  return Buffer.concat([Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 0xff, ...NO_MASK]), text]);
}
