import type { Cancel } from '../../src/protocol/clock.ts';
import type { Demand, Line, Stream, Viewer } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import { demandOf } from './sizes.ts';
import type { Viewing } from './viewing.ts';

/** hidden: the app is in the background. cut: the broadcaster's line is gone and may come back (X4). */
export type AirState = { is: 'live' } | { is: 'hidden' } | { is: 'cut'; cancelEnd: Cancel } | { is: 'over' };

/** The newest of one stream: for still pictures one packet; a key and its deltas when video comes. */
export interface Newest {
  sequence: number;
  bytes: Uint8Array;
}

/** Name and picture of somebody. */
type Card = (person: string) => Pick<Viewer, 'person' | 'name' | 'avatar'>;

export interface BroadcastFacts {
  id: string;
  person: string;
  device: string;
  deviceName: string;
  since: number;
  streams: Stream[];
}

/** One person on air: a stream for each size, the newest picture of each (W13), and everybody who watches. */
export class Broadcast {
  readonly id: string;
  readonly person: string;
  readonly device: string;
  readonly deviceName: string;
  readonly since: number;
  readonly streams: Stream[];
  readonly viewings = new Map<Session, Viewing>();
  state: AirState = { is: 'live' };
  /** the session that sends; undefined while it is cut */
  source: Session | undefined;
  /** the media link its pictures come on; undefined: the session's own line */
  link: string | undefined;
  demand: Demand[] = [];
  readonly #newest = new Map<number, Newest>();

  constructor(facts: BroadcastFacts) {
    this.id = facts.id;
    this.person = facts.person;
    this.device = facts.device;
    this.deviceName = facts.deviceName;
    this.since = facts.since;
    this.streams = facts.streams;
  }

  newest(stream: number): Newest | undefined {
    return this.#newest.get(stream);
  }

  keep(stream: number, newest: Newest): void {
    this.#newest.set(stream, newest);
  }

  /** Off air, paused or hidden: nothing of the room stays on the server. */
  forget(): void {
    this.#newest.clear();
  }

  streamOf(width: number): Stream | undefined {
    return this.streams.find((stream) => stream.width === width);
  }

  /** What is to be encoded now. Whoever is at a standstill wants nothing. */
  wanted(chosen: number, upload: Line): Demand[] {
    if (this.state.is !== 'live') return [];
    const wishes = [...this.viewings.values()]
      .filter((viewing) => viewing.running)
      .map(({ small, session }) => ({ small, line: session.capabilities.line }));
    return demandOf(wishes, this.streams, chosen, upload);
  }

  /** W10: one person's row of "Watching now", however many TVs they watch on. */
  row(person: string, card: Card): Viewer | undefined {
    const own = [...this.viewings.values()].filter((viewing) => viewing.viewer === person);
    const [first] = own;
    if (!first) return undefined;
    return {
      ...card(person),
      since: Math.min(...own.map((viewing) => viewing.since)),
      small: own.every((viewing) => viewing.small),
      paused: own.every((viewing) => !viewing.running),
      line: first.session.capabilities.line,
    };
  }

  /** Everybody who watches. */
  get people(): Set<string> {
    return new Set([...this.viewings.values()].map((viewing) => viewing.viewer));
  }
}
