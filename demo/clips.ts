import { createHash } from 'node:crypto';
import type { Speaker } from './line.ts';
import { ackOf, type Packet, packetsOf } from './packet.ts';
import { isOfHousehold } from './people.ts';
import { Timers } from './timers.ts';
import { Wire } from './wire.ts';
import { type Clip, Refusal } from './words.ts';

/** Until somebody sees that one has come, and chooses it; and from one try to the next. */
const PAUSES = { chooseMs: 2_500, againMs: 4_000 };
const TRIES = 20;

type Loading = { file: Buffer; loaded: number };

/** How somebody loads and watches the video messages they are sent (docs/protocol.md, "Video messages"). */
export class Clips {
  readonly #line: Speaker;
  readonly #url: string;
  readonly #log: (text: string) => void;
  readonly #pauses: typeof PAUSES;
  readonly #timers = new Timers();
  #wire: Wire | undefined;

  /** @param url the server's address, for the link that each has for itself */
  constructor(line: Speaker, url: string, log: (text: string) => void, pauses = PAUSES) {
    this.#line = line;
    this.#url = url;
    this.#log = log;
    this.#pauses = pauses;
    line.on('message.new', ({ with: from, message }) => {
      const { clip } = message;
      if (!clip || message.from !== from || isOfHousehold(from)) return;
      this.#timers.after(this.#pauses.chooseMs, () => this.#watch(from, clip));
    });
  }

  /** Whatever is on its way is given up. */
  drop(): void {
    this.#timers.drop();
    this.#wire?.close();
  }

  async #watch(from: string, clip: Clip): Promise<void> {
    const loading: Loading = { file: Buffer.alloc(clip.bytes), loaded: 0 };
    await this.#line.request('conversation.open', { with: from });
    for (let tries = 0; tries < TRIES && loading.loaded < clip.bytes; tries++) {
      if (tries > 0) await this.#timers.pause(this.#pauses.againMs);
      const why = await this.#load(clip, loading);
      if (why) this.#log(`a video message of ${from}: ${why}`);
    }
    if (loading.loaded === clip.bytes) {
      await this.#line.request('clip.mark', { clip: clip.clip });
      await this.#timers.pause(clip.ms);
      await this.#line.request('clip.mark', { clip: clip.clip, watched: true });
    }
    await this.#line.request('conversation.close', { with: from });
  }

  /** As much of it as one link brings. @returns what went wrong */
  async #load({ clip, bytes }: Clip, loading: Loading): Promise<string | undefined> {
    const ticket = await this.#line.request('link.ticket', {});
    if (ticket instanceof Refusal) return ticket.code;
    let over: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      over = resolve;
    });
    const take = (packet: Packet): void => {
      if (packet.kind !== 'piece' || packet.offset !== loading.loaded) return;
      packet.payload.copy(loading.file, packet.offset);
      loading.loaded += packet.payload.length;
      this.#wire?.sendFrame(ackOf(packet.stream, loading.loaded, 0));
      if (loading.loaded >= bytes) over();
    };
    const opened = new Promise<{ link: string } | Refusal>((resolve) => {
      const words = { ticket: ticket.ticket, protocol: { min: 1, max: 1 } };
      this.#wire = new Wire(ticket.url ?? this.#url, {
        opened: (wire) => void wire.greet<{ link: string }>('link.open', words).then(resolve),
        word: () => {},
        frame: (_wire, frame) => {
          for (const packet of packetsOf(frame)) take(packet);
        },
        closed: () => {
          resolve(new Refusal('line.lost'));
          over();
        },
      });
    });
    const link = await opened;
    if (link instanceof Refusal) return link.code;
    const leg = await this.#line.request('clip.load', { clip, from: loading.loaded, link: link.link });
    if (!(leg instanceof Refusal)) await ended;
    this.#wire?.close();
    if (leg instanceof Refusal) return leg.code;
    const digest = createHash('sha256').update(loading.file).digest('hex');
    if (loading.loaded < bytes || digest === leg.digest) return undefined;
    loading.loaded = 0;
    return 'it is not what was sent';
  }
}
