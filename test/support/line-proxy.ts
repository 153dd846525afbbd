import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A line between a TV and its server that can be cut: loudly (both ends see it close) or silently (nothing passes and
 * nobody is told, as with a pulled plug). Bytes pass as they are.
 */
export class LineProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  readonly #upstream: () => number;
  #line: 'whole' | 'cut' | 'pulled' = 'whole';
  /** bytes that passed from the server, in all */
  received = 0;
  #breaks: { left: number; broke(): void } | undefined;

  private constructor(server: Server, upstream: () => number) {
    this.#server = server;
    this.#upstream = upstream;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) => this.#join(client));
  }

  /**
   * @param upstream port of the server now; it may change when that starts again
   * @param address where it is found; by default by this machine only
   */
  static async open(upstream: () => number, address = '127.0.0.1'): Promise<LineProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    return new LineProxy(server, upstream);
  }

  /** http://localhost:… as a page's address */
  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  #join(client: Socket): void {
    if (this.#line !== 'whole') {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.#upstream(), '127.0.0.1');
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    client.on('data', (chunk) => this.#count(chunk.length));
    client.pipe(server);
    server.on('data', (chunk) => {
      this.received += chunk.length;
      this.#count(chunk.length);
    });
    server.pipe(client);
    for (const end of pair) {
      end.on('error', () => {});
      end.on('close', () => {
        // The other end of a pulled plug hears of nothing.
        if (this.#line === 'pulled') return;
        this.#pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  }

  /** Every line breaks, and none can be opened. */
  cut(): void {
    this.#line = 'cut';
    for (const pair of this.#pairs) for (const end of pair) end.resetAndDestroy();
  }

  /** Every line breaks once so many more bytes have passed, either way; new ones can be opened at once. */
  breakAfter(bytes: number): Promise<void> {
    return new Promise((broke) => {
      this.#breaks = { left: bytes, broke };
    });
  }

  /** Nothing breaks of what `breakAfter` has not broken yet. */
  keep(): void {
    this.#breaks?.broke();
    this.#breaks = undefined;
  }

  #count(bytes: number): void {
    const breaks = this.#breaks;
    if (!breaks) return;
    breaks.left -= bytes;
    if (breaks.left > 0) return;
    this.#breaks = undefined;
    this.mend();
    breaks.broke();
  }

  /** Nothing passes any more, either way; new lines are refused. */
  pull(): void {
    this.#line = 'pulled';
    for (const [client, server] of this.#pairs) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
  }

  /** New lines can be opened. What hung is given up, as a router that comes back knows nothing of it. */
  mend(): void {
    this.cut();
    this.#pairs.clear();
    this.#line = 'whole';
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
