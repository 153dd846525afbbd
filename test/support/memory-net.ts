import type { SocketHandlers as ServerHandlers, Socket as ServerSocket } from '../../server/gateway/socket.ts';
import type { OpenSocket, SocketHandlers } from '../../src/net/socket.ts';

/** Where connections arrive: the gateway's `accept`, or undefined while the server is down. */
export type Accept = ((socket: ServerSocket, address: string) => void) | undefined;

interface Wire {
  url: string;
  client: SocketHandlers;
  server: ServerHandlers | undefined;
  /** unplugged: nothing passes and neither side is told */
  dead: boolean;
  closed: boolean;
}

/**
 * Sockets without a network. Frames pass in order, each in a later turn of the event loop, and can be cut: loudly
 * (both sides see the line close) or silently (nobody is told, as with a pulled plug).
 */
export class MemoryNet {
  readonly #servers = new Map<string, Accept>();
  readonly #wires = new Set<Wire>();
  /** frames that passed, for counting what a viewer costs */
  readonly passed = { toClient: 0, toServer: 0, bytesToClient: 0 };

  /** A server at an address; undefined takes it down. */
  serve(url: string, accept: Accept): void {
    this.#servers.set(url, accept);
  }

  /** The process behind an address dies: clients see their lines close, nobody is left to be told on the other side. */
  kill(url: string): void {
    for (const wire of this.#wires) {
      if (wire.url !== url) continue;
      wire.dead = true;
      this.end(wire, 1006);
    }
  }

  /** A way to open sockets that can be cut apart from everybody else's. */
  plug(): Plug {
    return new Plug(this);
  }

  open(url: string, handlers: SocketHandlers, plug: Plug): Wire {
    const wire: Wire = { url, client: handlers, server: undefined, dead: false, closed: false };
    this.#wires.add(wire);
    const accept = this.#servers.get(url);
    setImmediate(() => {
      if (wire.closed) return;
      if (!accept || !plug.plugged) return this.#end(wire, 1006);
      accept(this.#serverSide(wire), plug.address);
      handlers.opened();
    });
    return wire;
  }

  toServer(wire: Wire, frame: string | Uint8Array): void {
    setImmediate(() => {
      if (wire.closed || wire.dead) return;
      this.passed.toServer += 1;
      if (typeof frame === 'string') wire.server?.text(frame);
      else wire.server?.bytes(frame);
    });
  }

  /** One side or the network ends it; the other side hears, unless the plug is pulled. */
  end(wire: Wire, status: number): void {
    setImmediate(() => this.#end(wire, status));
  }

  #end(wire: Wire, status: number): void {
    if (wire.closed) return;
    wire.closed = true;
    this.#wires.delete(wire);
    wire.client.closed(status);
    if (!wire.dead) wire.server?.closed();
  }

  #toClient(wire: Wire, frame: string | Uint8Array): void {
    const copy = typeof frame === 'string' ? frame : Uint8Array.from(frame);
    setImmediate(() => {
      if (wire.closed || wire.dead) return;
      this.passed.toClient += 1;
      this.passed.bytesToClient += copy.length;
      if (typeof copy === 'string') wire.client.text(copy);
      else wire.client.bytes(copy);
    });
  }

  #serverSide(wire: Wire): ServerSocket {
    return {
      buffered: 0,
      send: (frame) => this.#toClient(wire, frame),
      sendFramed: ({ payload }) => this.#toClient(wire, payload),
      ping: () => {
        setImmediate(() => {
          if (wire.closed || wire.dead) return;
          wire.server?.pong();
        });
      },
      close: (status) => {
        if (!wire.dead) this.end(wire, status);
      },
      terminate: () => {
        if (!wire.dead) this.end(wire, 1006);
      },
      listen: (handlers) => {
        wire.server = handlers;
      },
    };
  }
}

let lastAddress = 0;

/** One TV's way to the network. */
export class Plug {
  plugged = true;
  readonly address: string;
  readonly #net: MemoryNet;
  readonly #own = new Set<Wire>();

  constructor(net: MemoryNet) {
    this.#net = net;
    lastAddress += 1;
    this.address = `10.0.0.${lastAddress}`;
  }

  /** True while a line of this TV passes frames; one that was pulled stays dead until its ends notice. */
  get alive(): boolean {
    const open = [...this.#own].filter((wire) => !wire.closed);
    return open.length > 0 && open.every((wire) => !wire.dead);
  }

  readonly open: OpenSocket = (url, handlers) => {
    const wire = this.#net.open(url, handlers, this);
    this.#own.add(wire);
    return {
      buffered: 0,
      send: (frame) => this.#net.toServer(wire, frame),
      close: () => this.#net.end(wire, 1000),
    };
  };

  /** The line breaks and both sides see it. */
  cut(): void {
    for (const wire of this.#own) this.#net.end(wire, 1006);
    this.#own.clear();
  }

  /** The cable is pulled: nothing passes, nobody is told, nothing can be opened until `mend`. */
  pull(): void {
    this.plugged = false;
    for (const wire of this.#own) wire.dead = true;
  }

  /** The cable is in again; what was open before stays dead. */
  mend(): void {
    this.plugged = true;
  }
}
