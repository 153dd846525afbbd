import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Kind, readFrame } from '../../src/protocol/packet.ts';

const BINARY = 2;
const HEAD_ENDS = '\r\n\r\n';

/** A line between a TV and a server that loses packets of sound on their way to the TV, and nothing else. */
export class LossyLine {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  /** packets of sound that came, and those of them that were lost */
  readonly sound = { came: 0, lost: 0 };

  private constructor(server: Server, upstream: () => number, loses: () => boolean) {
    this.#server = server;
    server.on('connection', (client) => {
      const origin = connect(upstream(), '127.0.0.1');
      for (const end of [client, origin]) {
        this.#ends.add(end);
        end.setNoDelay(true);
        end.on('error', () => {});
        end.on('close', () => {
          this.#ends.delete(end);
          client.destroy();
          origin.destroy();
        });
      }
      client.pipe(origin);
      const sieve = new FrameSieve((frame) => !this.#isLost(frame, loses));
      origin.on('data', (chunk) => client.write(sieve.pass(chunk)));
    });
  }

  /** @param loses whether the packet that comes now is lost */
  static async open(upstream: () => number, loses: () => boolean): Promise<LossyLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new LossyLine(server, upstream, loses);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #isLost(frame: Uint8Array, loses: () => boolean): boolean {
    if (!readFrame(frame).packets.some(({ kind }) => kind === Kind.sound)) return false;
    this.sound.came += 1;
    const lost = loses();
    if (lost) this.sound.lost += 1;
    return lost;
  }
}

/** Takes frames out of what a WebSocket server sends: they are not masked, and ours are in one piece each. */
class FrameSieve {
  readonly #keep: (payload: Uint8Array) => boolean;
  #state: 'head' | 'frames' | 'plain' = 'head';
  #waiting: Buffer = Buffer.alloc(0);

  constructor(keep: (payload: Uint8Array) => boolean) {
    this.#keep = keep;
  }

  pass(chunk: Buffer): Buffer {
    if (this.#state === 'plain') return chunk;
    this.#waiting = Buffer.concat([this.#waiting, chunk]);
    const out: Buffer[] = [];
    if (this.#state === 'head') {
      const end = this.#waiting.indexOf(HEAD_ENDS);
      if (end < 0) return Buffer.alloc(0);
      // Pages and scripts pass as they are.
      this.#state = this.#waiting.toString('latin1', 0, end).startsWith('HTTP/1.1 101') ? 'frames' : 'plain';
      const upTo = this.#state === 'plain' ? this.#waiting.length : end + HEAD_ENDS.length;
      out.push(this.#waiting.subarray(0, upTo));
      this.#waiting = this.#waiting.subarray(upTo);
    }
    for (let frame = this.#next(); frame; frame = this.#next()) {
      if (frame.opcode !== BINARY || this.#keep(frame.payload)) out.push(frame.whole);
    }
    return Buffer.concat(out);
  }

  #next(): { opcode: number; whole: Buffer; payload: Uint8Array } | undefined {
    const bytes = this.#waiting;
    const short = (bytes[1] ?? 0) & 0x7f;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < header) return undefined;
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (bytes.length < header + length) return undefined;
    const whole = bytes.subarray(0, header + length);
    this.#waiting = bytes.subarray(header + length);
    return { opcode: (bytes[0] ?? 0) & 0x0f, whole, payload: whole.subarray(header) };
  }
}
