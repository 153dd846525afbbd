import { closeStatus } from '../../src/protocol/closings.ts';
import type { Socket } from './socket.ts';

export interface PlacesOptions {
  /** connections in all */
  all: number;
  /** connections from one address; this machine's own are not counted, as a proxy may be on it */
  perAddress: number;
}

const OWN = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** How many connections may be open: one address, and ten thousand idle ones, leave places for others (W29). */
export class Places {
  readonly #options: PlacesOptions;
  readonly #byAddress = new Map<string, number>();
  #open = 0;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Takes a place. Returns what gives it back (once), or undefined when there is none. */
  take(address: string): (() => void) | undefined {
    const { all, perAddress } = this.#options;
    const own = this.#byAddress.get(address) ?? 0;
    if (this.#open >= all || (own >= perAddress && !OWN.has(address))) return undefined;
    this.#open += 1;
    this.#byAddress.set(address, own + 1);
    let given = false;
    return () => {
      if (!given) this.#giveBack(address);
      given = true;
    };
  }

  #giveBack(address: string): void {
    this.#open -= 1;
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, left);
  }
}

/**
 * Who finds no place is told so in the protocol's way, because a browser shows no page what an HTTP answer says (15c).
 * They have one of these few places until they have hung up; whoever finds none of those either gets a plain 503.
 */
export const turningAway = (): Places => new Places({ all: 64, perAddress: 4 });

/** Says that the server is full, and nothing else: nothing that comes in is looked at. */
export function turnAway(socket: Pick<Socket, 'close'>): void {
  socket.close(closeStatus('server.full') ?? 1013, 'server.full');
}
