import type { Clock } from '../../src/protocol/clock.ts';
import { Credit } from '../../src/protocol/credit.ts';
import { SOUND_BYTES, TALKERS } from '../../src/protocol/limits.ts';
import type { SoundPacket } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { SoundDemand } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Allowances } from './allowances.ts';
import type { Broadcast } from './broadcast.ts';
import type { SoundCounts } from './sound.ts';
import { codecNumber, formKbps, HEADROOM, type SoundForm, soundClass, soundForm } from './sound-cost.ts';
import type { Viewing } from './viewing.ts';

/** Sound that would come later than this is worth nothing. */
const BEHIND_MS = 1_000;

/** A viewer who talks, and what is asked of them. */
interface Talk {
  readonly viewing: Viewing;
  readonly stream: number;
  readonly credit: Credit;
  form: SoundForm;
  demand: SoundDemand;
}

export interface TalksOptions {
  clock: Clock;
  counts: SoundCounts;
  allowances: Allowances;
  /** a number no stream has */
  nextStream(): number;
  /** what a broadcaster's line is given, kbps */
  kbpsOf(session: Session): number;
  events: {
    /** somebody talks to who is on air, or does no longer */
    talk(viewing: Viewing, stream: number, on: boolean): void;
    /** what is asked of who talks has changed; undefined: nothing any more */
    asked(viewing: Viewing, demand: SoundDemand | undefined): void;
  };
}

/**
 * What viewers say to whom they watch (X1, 28b): it goes to the broadcaster's TV alone. Whoever may watch may talk, for
 * as long as they watch and the broadcaster lets themselves be talked to.
 */
export class Talks {
  readonly #options: TalksOptions;
  readonly #byStream = new Map<number, Talk>();
  /** broadcasters who do not want to be talked to */
  readonly #deaf = new WeakSet<Broadcast>();

  constructor(options: TalksOptions) {
    this.#options = options;
  }

  has(stream: number): boolean {
    return this.#byStream.has(stream);
  }

  /** Who talks to this broadcaster now. */
  of(broadcast: Broadcast): { viewing: Viewing; stream: number }[] {
    return this.#all(broadcast);
  }

  /** Whether a broadcaster lets themselves be talked to. */
  hear(broadcast: Broadcast, on: boolean): void {
    if (on) this.#deaf.delete(broadcast);
    else this.#deaf.add(broadcast);
    this.settle(broadcast);
  }

  /** @returns what to send; undefined: they cannot be heard there, or too many talk already */
  begin(viewing: Viewing): SoundDemand | undefined {
    const { clock, events, nextStream } = this.#options;
    const { broadcast } = viewing;
    const known = this.#of(viewing);
    if (known) return known.demand;
    const form = this.#formFor(viewing);
    if (!form || this.#all(broadcast).length >= TALKERS) return undefined;
    const stream = nextStream();
    const credit = new Credit(formKbps(form, true) * HEADROOM, clock.now());
    const talk = { viewing, stream, form, credit, demand: { stream, ...form } };
    this.#byStream.set(stream, talk);
    events.talk(viewing, stream, true);
    return talk.demand;
  }

  end(viewing: Viewing): void {
    const talk = this.#of(viewing);
    if (!talk) return;
    this.#byStream.delete(talk.stream);
    this.#options.events.talk(viewing, talk.stream, false);
  }

  /** Ends those who are not heard any more, and asks anew where a line is of another class now. */
  settle(broadcast: Broadcast): void {
    const { clock, events } = this.#options;
    for (const talk of this.#all(broadcast)) {
      const { viewing, stream, credit } = talk;
      const form = this.#formFor(viewing);
      if (!form) {
        this.end(viewing);
        events.asked(viewing, undefined);
        continue;
      }
      if (form.codec === talk.form.codec && form.packetMs === talk.form.packetMs) continue;
      talk.form = form;
      talk.demand = { stream, ...form };
      credit.limit(formKbps(form, true) * HEADROOM, clock.now());
      events.asked(viewing, talk.demand);
    }
  }

  /** @returns false: no talk has this stream */
  take(session: Session, packet: SoundPacket): boolean {
    const talk = this.#byStream.get(packet.stream);
    if (!talk) return false;
    const { clock, counts } = this.#options;
    const { viewing, credit, form } = talk;
    const source = viewing.broadcast.source;
    const asked = packet.codec === codecNumber(form.codec) && packet.payload.length <= SOUND_BYTES;
    const wanted = asked && this.#formFor(viewing) !== undefined;
    if (viewing.session !== session || !wanted || !source) {
      counts.unwanted += 1;
      return true;
    }
    const now = clock.now();
    const cost = onWire(packet.bytes.length, true);
    if (credit.wait(cost, now) > 0) {
      counts.over += 1;
      return true;
    }
    credit.spend(cost, now);
    counts.taken += 1;
    this.#pass(source, packet.bytes, now);
    return true;
  }

  #pass(source: Session, bytes: Uint8Array, now: number): void {
    const { allowances, counts, kbpsOf } = this.#options;
    const link = source.link();
    if (!link?.open || link.buffered * 8 > kbpsOf(source) * BEHIND_MS) {
      counts.behind += 1;
      return;
    }
    const cost = onWire(bytes.length);
    // The pictures that the broadcaster watches wait until this is paid for.
    allowances.line(source)?.credit.spend(cost, now);
    counts.sent += 1;
    counts.bytes += cost;
    link.send(bytes);
  }

  /** How what this viewer says is packed; undefined: they cannot be heard there. */
  #formFor({ broadcast, session, small, paused }: Viewing): SoundForm | undefined {
    const { source, state } = broadcast;
    if (small || paused || state.is !== 'live' || !source || this.#deaf.has(broadcast)) return undefined;
    const theirs = this.#options.allowances.line(source)?.known.class ?? source.capabilities.line;
    const { sound } = session.capabilities;
    // Here nobody sends who did not say that they can.
    if (!sound) return undefined;
    return soundForm(soundClass([session.capabilities.line, theirs]), sound, [source.capabilities.sound]);
  }

  #of(viewing: Viewing): Talk | undefined {
    return [...this.#byStream.values()].find((talk) => talk.viewing === viewing);
  }

  #all(broadcast: Broadcast): Talk[] {
    return [...this.#byStream.values()].filter(({ viewing }) => viewing.broadcast === broadcast);
  }
}
