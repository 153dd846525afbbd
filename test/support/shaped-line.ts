import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface Shape {
  /** towards the TV */
  kbps: number;
  /** towards the server; left out: as much as there is */
  upKbps?: number;
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
    return `ws://127.0.0.1:${this.port}/ws`;
  }

  set shape(shape: Shape) {
    this.#shape = shape;
  }

  async close(): Promise<void> {
    for (const end of this.#ends) end.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The same port for a page and its socket. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #join(client: Socket, server: Socket): void {
    for (const end of [client, server]) end.setNoDelay(true);
    const down = this.#lane(
      server,
      () => this.#shape.kbps,
      (bytes) => {
        this.passed += bytes.length;
        client.write(bytes);
      },
    );
    const up = this.#lane(
      client,
      () => this.#shape.upKbps ?? Number.POSITIVE_INFINITY,
      (bytes) => setTimeout(() => server.write(bytes), this.#shape.delayMs ?? 0),
    );
    for (const end of [client, server]) {
      this.#ends.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        down();
        up();
        this.#ends.delete(end);
        client.destroy();
        server.destroy();
      });
    }
  }

  /** One way of it: what comes from an end goes on as fast as the line bears. @returns what ends it */
  #lane(from: Socket, kbps: () => number, pass: (bytes: Buffer) => void): () => void {
    let waiting: Buffer = Buffer.alloc(0);
    let before = performance.now();
    let credit = 0;
    const step = setInterval(() => {
      const now = performance.now();
      // What was not used while nothing waited is gone.
      credit = waiting.length === 0 ? 0 : credit + ((now - before) * kbps()) / 8;
      before = now;
      const bytes = Math.min(waiting.length, Math.floor(credit));
      if (bytes > 0) {
        pass(waiting.subarray(0, bytes));
        waiting = waiting.subarray(bytes);
        credit -= bytes;
      }
      if (waiting.length === 0) from.resume();
    }, STEP_MS);
    from.on('data', (chunk) => {
      if (kbps() === Number.POSITIVE_INFINITY) return void pass(chunk);
      waiting = Buffer.concat([waiting, chunk]);
      from.pause();
    });
    return () => clearInterval(step);
  }
}
