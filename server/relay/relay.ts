import type { Clock } from '../../src/protocol/clock.ts';
import { ACK_STALL_MS, PICTURE_BYTES, WIDTHS } from '../../src/protocol/limits.ts';
import { Kind, type PicturePacket, readFrame, writeAck } from '../../src/protocol/packet.ts';
import type { Session } from '../gateway/session.ts';
import { newId, type Random } from '../random.ts';
import { Broadcast, type BroadcastFacts, type Newest } from './broadcast.ts';
import { isAfter } from './gate.ts';
import { heightOf, widthFor } from './sizes.ts';
import { type Standstill, Viewing } from './viewing.ts';

/** What the relay reports; the webcam part turns it into words. */
export interface RelayEvents {
  /** what is to be encoded has changed */
  demand(broadcast: Broadcast): void;
  /** somebody needs a complete picture of this stream at once */
  key(broadcast: Broadcast, stream: number): void;
  /** a viewer stopped acknowledging, or does again */
  stalled(viewing: Viewing, stalled: boolean): void;
}

export interface RelayOptions {
  clock: Clock;
  random: Random;
  /** largest width the broadcaster chose (W25) */
  chosenWidth(person: string): number;
  events: RelayEvents;
}

/** Pictures pile up behind a dead line in buffers nobody sees; this much in our own is the last guard. */
const UNSENT_BYTES = 512 * 1024;
/** A stream is asked for a complete picture at most this often. */
const KEY_EVERY_MS = 1_000;
const LARGEST_PICTURE = PICTURE_BYTES.fast;

/** Frames that were not what they should be; for the operator's counters. */
export interface RelayCounts {
  skipped: number;
  truncated: number;
  stray: number;
  tooBig: number;
  stale: number;
  taken: number;
  sent: number;
}

/**
 * Takes pictures in and gives each viewer what its gate lets through (W13, W14). It handles packets and knows
 * nothing of what is inside; who may watch was decided before it hears of a viewer.
 */
export class Relay {
  readonly counts: RelayCounts = { skipped: 0, truncated: 0, stray: 0, tooBig: 0, stale: 0, taken: 0, sent: 0 };
  readonly #options: RelayOptions;
  readonly #byPerson = new Map<string, Broadcast>();
  readonly #byStream = new Map<number, Broadcast>();
  readonly #bySession = new Map<Session, Set<Viewing>>();
  readonly #keyAskedAt = new Map<number, number>();
  #lastStream: number;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#lastStream = new DataView(Uint8Array.from(options.random.bytes(4)).buffer).getUint32(0) >>> 1;
  }

  of(person: string): Broadcast | undefined {
    return this.#byPerson.get(person);
  }

  all(): Broadcast[] {
    return [...this.#byPerson.values()];
  }

  /** Puts somebody on air: every size gets a stream number of its own. */
  open(facts: Omit<BroadcastFacts, 'streams'>, source: Session, link: string | undefined): Broadcast {
    const streams = WIDTHS.map((width) => ({ stream: this.#nextStream(), width, height: heightOf(width) }));
    const broadcast = new Broadcast({ ...facts, streams });
    broadcast.source = source;
    broadcast.link = link;
    this.#byPerson.set(facts.person, broadcast);
    for (const { stream } of streams) this.#byStream.set(stream, broadcast);
    return broadcast;
  }

  /** Takes somebody off air; the kept pictures are gone with it. */
  close(broadcast: Broadcast): void {
    broadcast.state = { is: 'over' };
    broadcast.forget();
    if (this.#byPerson.get(broadcast.person) === broadcast) this.#byPerson.delete(broadcast.person);
    for (const { stream } of broadcast.streams) {
      this.#byStream.delete(stream);
      this.#keyAskedAt.delete(stream);
    }
    for (const viewing of [...broadcast.viewings.values()]) this.#drop(viewing);
  }

  /** What a session watches. */
  viewingsOf(session: Session): Viewing[] {
    return [...(this.#bySession.get(session) ?? [])];
  }

  /** Lets a session watch: it sees the newest picture at once, and a fresh one is asked for. */
  join(broadcast: Broadcast, session: Session, small: boolean, link: string | undefined): Viewing {
    const since = this.#options.clock.now();
    const viewing = new Viewing({ id: newId(this.#options.random), broadcast, session, small, since, link });
    if (!session.connected) viewing.standstills.add('connection');
    broadcast.viewings.set(session, viewing);
    const own = this.#bySession.get(session) ?? new Set();
    this.#bySession.set(session, own.add(viewing));
    this.refresh(broadcast);
    // In the next turn: the word that says which streams are meant goes out before the first picture.
    viewing.cancelRetry = this.#options.clock.after(0, () => this.start(viewing));
    return viewing;
  }

  leave(viewing: Viewing): void {
    this.#drop(viewing);
    this.refresh(viewing.broadcast);
  }

  /** Divides a viewer's line between what they watch; undefined: all that it bears. */
  share(viewing: Viewing, percent: number | undefined): void {
    viewing.share = percent;
    this.#pump(viewing);
  }

  /** A viewer pauses, loses its line or stops acknowledging, or goes on. Returns true if that changed anything. */
  still(viewing: Viewing, why: Standstill, still: boolean): boolean {
    if (viewing.standstills.has(why) === still) return false;
    if (still) viewing.standstills.add(why);
    else viewing.standstills.delete(why);
    // The ack that ends a standstill of acks was for the last picture: it need not go out again.
    if (viewing.running && why !== 'acks') viewing.gate.reset();
    this.refresh(viewing.broadcast);
    if (viewing.running) this.start(viewing);
    return true;
  }

  /**
   * A viewer's line is a new one. What was on its way on the old one is never acknowledged, whether or not anybody
   * noticed that it broke. Returns true if pictures had stood still for it.
   */
  renewed(viewing: Viewing): boolean {
    if (viewing.standstills.delete('acks')) this.#options.events.stalled(viewing, false);
    if (this.still(viewing, 'connection', false)) return true;
    viewing.gate.reset();
    if (viewing.running) this.start(viewing);
    return false;
  }

  /** The newest picture now, and a fresh one as soon as the broadcaster has it. */
  start(viewing: Viewing): void {
    this.#pump(viewing);
    const stream = viewing.broadcast.streamOf(this.#widthOf(viewing))?.stream;
    if (stream !== undefined && viewing.running) this.#askForKey(viewing.broadcast, stream);
  }

  /** Works out anew what is to be encoded, after anything it depends on has changed. */
  refresh(broadcast: Broadcast): void {
    const upload = broadcast.source?.capabilities.line ?? 'fast';
    const demand = broadcast.wanted(this.#options.chosenWidth(broadcast.person), upload);
    if (JSON.stringify(demand) === JSON.stringify(broadcast.demand)) return;
    const wantedBefore = new Set(broadcast.demand.map(({ stream }) => stream));
    broadcast.demand = demand;
    this.#options.events.demand(broadcast);
    for (const { stream } of demand) if (!wantedBefore.has(stream)) this.#askForKey(broadcast, stream);
  }

  /** A binary frame of a session: pictures of its own broadcast, acks for what it watches. */
  frame(session: Session, bytes: Uint8Array): void {
    const { packets, skipped, truncated } = readFrame(bytes);
    this.counts.skipped += skipped;
    if (truncated) this.counts.truncated += 1;
    for (const packet of packets) {
      const broadcast = this.#byStream.get(packet.stream);
      if (!broadcast) this.counts.stray += 1;
      else if (packet.kind === Kind.ack) this.#acked(broadcast, session, packet.stream, packet.shown);
      else if (packet.kind === Kind.picture) this.#picture(broadcast, session, packet);
      else this.counts.skipped += 1;
    }
  }

  /** Looks for viewers that have stopped acknowledging; called every couple of seconds. */
  watchStalls(): void {
    const now = this.#options.clock.now();
    for (const broadcast of this.all()) {
      for (const viewing of broadcast.viewings.values()) {
        if (viewing.gate.waiting(now) > ACK_STALL_MS && this.still(viewing, 'acks', true)) {
          this.#options.events.stalled(viewing, true);
        }
      }
    }
  }

  #picture(broadcast: Broadcast, session: Session, packet: PicturePacket): void {
    if (broadcast.source !== session) {
      this.counts.stray += 1;
      return;
    }
    const { stream, sequence, bytes, payload } = packet;
    // The sender waits for this before it sends the next, so it is given even for what is then dropped.
    (session.link(broadcast.link) ?? session.link())?.send(writeAck(stream, sequence, 0));
    if (broadcast.state.is !== 'live') return;
    if (payload.length > LARGEST_PICTURE) {
      this.counts.tooBig += 1;
      return;
    }
    const before = broadcast.newest(stream);
    if (before && !isAfter(sequence, before.sequence)) {
      this.counts.stale += 1;
      return;
    }
    this.counts.taken += 1;
    broadcast.keep(stream, { sequence, bytes });
    for (const viewing of broadcast.viewings.values()) this.#pump(viewing);
  }

  #acked(broadcast: Broadcast, session: Session, stream: number, shown: number): void {
    const viewing = broadcast.viewings.get(session);
    const took = viewing?.gate.shown(stream, shown, this.#options.clock.now());
    if (!viewing || took === undefined) return;
    viewing.shown += 1;
    if (this.still(viewing, 'acks', false)) this.#options.events.stalled(viewing, false);
    this.#pump(viewing);
  }

  /** Sends the viewer the newest picture if its gate is open. */
  #pump(viewing: Viewing): void {
    if (!viewing.running || viewing.broadcast.state.is !== 'live') return;
    if (viewing.link !== undefined && !viewing.session.link(viewing.link)) {
      // What was on its way may be gone with the media link; the session's own line takes over.
      viewing.link = undefined;
      viewing.gate.reset();
    }
    const link = viewing.session.link(viewing.link);
    const found = this.#newestFor(viewing);
    if (!found || !link?.open || link.buffered > UNSENT_BYTES) return;
    const now = this.#options.clock.now();
    viewing.gate.kbps = viewing.kbps;
    const { open, wait } = viewing.gate.ask(found.stream, found.sequence, now);
    if (open) {
      viewing.gate.sent(found.stream, found.sequence, now, found.bytes.length);
      this.counts.sent += 1;
      link.send(found.bytes);
    } else if (wait !== undefined) {
      viewing.cancelRetry?.();
      viewing.cancelRetry = this.#options.clock.after(wait, () => this.#pump(viewing));
    }
  }

  /** The newest at the viewer's size; until there is one, whatever there is that its line bears. */
  #newestFor(viewing: Viewing): (Newest & { stream: number }) | undefined {
    const { broadcast } = viewing;
    const own = broadcast.streamOf(this.#widthOf(viewing));
    const streams = own ? [own, ...broadcast.streams.filter((stream) => stream !== own)] : broadcast.streams;
    for (const { stream } of streams) {
      const newest = broadcast.newest(stream);
      const fits = newest && newest.bytes.length <= PICTURE_BYTES[viewing.session.capabilities.line] * 1.1;
      if (newest && (stream === own?.stream || fits)) return { ...newest, stream };
    }
    return undefined;
  }

  #widthOf({ small, session, broadcast }: Viewing): number {
    return widthFor({ small, line: session.capabilities.line }, this.#options.chosenWidth(broadcast.person));
  }

  #drop(viewing: Viewing): void {
    viewing.cancelRetry?.();
    viewing.broadcast.viewings.delete(viewing.session);
    const own = this.#bySession.get(viewing.session);
    own?.delete(viewing);
    if (own?.size === 0) this.#bySession.delete(viewing.session);
    // Nobody is left to share the line with.
    for (const other of own ?? []) if (other.share !== undefined) this.share(other, undefined);
  }

  #askForKey(broadcast: Broadcast, stream: number): void {
    if (broadcast.state.is !== 'live' || !broadcast.demand.some((size) => size.stream === stream)) return;
    const now = this.#options.clock.now();
    if (now - (this.#keyAskedAt.get(stream) ?? Number.NEGATIVE_INFINITY) < KEY_EVERY_MS) return;
    this.#keyAskedAt.set(stream, now);
    this.#options.events.key(broadcast, stream);
  }

  #nextStream(): number {
    do this.#lastStream = this.#lastStream >= 0xffffffff ? 1 : this.#lastStream + 1;
    while (this.#byStream.has(this.#lastStream));
    return this.#lastStream;
  }
}
