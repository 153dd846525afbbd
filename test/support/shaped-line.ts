import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface Shape {
  /** towards the TV */
  kbps: number;
  /** one way, towards the server */
  delayMs?: number;
}

/** A line passes bytes on in pieces as small as this, so that a word is not held up by what its own shape adds. */
const STEP_MS = 5;

/**
 * A line between a TV and a server that bears only so much towards the TV: a token bucket that takes nothing more from
 * the server while something waits. What the server has sent by then lies in the buffers of the kernel, as on a real
 * slow line: seconds of it, and out of everybody's sight.
 */
export class ShapedLine {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  #shape: Shape;
  /** bytes that passed towards the TV */
  passed = 0;

  private constructor(server: Server, upstream: number, shape: Shape) {
    this.#server = server;
    this.#shape = shape;
    server.on('connection', (client) => this.#join(client, connect(upstream, '127.0.0.1')));
  }

  /** @param upstream port of the server */
  static async open(upstream: number, shape: Shape): Promise<ShapedLine> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ShapedLine(server, upstream, shape);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ws`;
  }

  set shape(shape: Shape) {
    this.#shape = shape;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket, server: Socket): void {
    server.setNoDelay(true);
    let waiting: Buffer = Buffer.alloc(0);
    let before = performance.now();
    let credit = 0;
    const step = setInterval(() => {
      const now = performance.now();
      // What was not used while nothing waited is gone.
      credit = waiting.length === 0 ? 0 : credit + ((now - before) * this.#shape.kbps) / 8;
      before = now;
      const bytes = Math.min(waiting.length, Math.floor(credit));
      if (bytes > 0) {
        client.write(waiting.subarray(0, bytes));
        waiting = waiting.subarray(bytes);
        credit -= bytes;
        this.passed += bytes;
      }
      if (waiting.length === 0) server.resume();
    }, STEP_MS);
    server.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      server.pause();
    });
    client.on('data', (chunk) => setTimeout(() => server.write(chunk), this.#shape.delayMs ?? 0));
    for (const end of [client, server]) {
      this.#ends.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        clearInterval(step);
        this.#ends.delete(end);
        client.destroy();
        server.destroy();
      });
    }
  }
}
