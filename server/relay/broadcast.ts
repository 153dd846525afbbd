import type { Cancel } from '../../src/protocol/clock.ts';
import type { Demand, SoundDemand, Stream, Viewer } from '../../src/protocol/words.ts';
import type { Framed } from '../gateway/framing.ts';
import type { Session } from '../gateway/session.ts';
import { usualBytes } from './sizes.ts';
import type { Throttle } from './throttle.ts';
import type { Viewing } from './viewing.ts';

/** hidden: the app is in the background. cut: the broadcaster's line is gone and may come back (X4). */
export type AirState = { is: 'live' } | { is: 'hidden' } | { is: 'cut'; cancelEnd: Cancel } | { is: 'over' };

/** The newest of one stream: for still pictures one packet; a key and its deltas when video comes. */
export interface Newest {
  stream: number;
  sequence: number;
  /** counts what the broadcast took in, whatever the size */
  order: number;
  takenAt: number;
  frame: Framed;
  /** what it costs a viewer's line */
  bytes: number;
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
  /** holds all that its TV sends to the allowance of that line */
  upload: Throttle;
}

/** How much the newest picture weighs in what pictures of its size come to. */
const NEWEST_WEIGHS = 0.2;

/** One person on air: a stream for each size, the newest picture of each (W13), and everybody who watches. */
export class Broadcast {
  readonly id: string;
  readonly person: string;
  readonly device: string;
  readonly deviceName: string;
  readonly since: number;
  readonly streams: Stream[];
  readonly upload: Throttle;
  readonly viewings = new Map<Session, Viewing>();
  /** who watched and does no more: by themselves, or because they may not any more */
  readonly gone = { left: 0, removed: 0 };
  state: AirState = { is: 'live' };
  /** the session that sends; undefined while it is cut */
  source: Session | undefined;
  /** the media link its pictures come on; undefined: the session's own line */
  link: string | undefined;
  demand: Demand[] = [];
  /** the sound that is asked for; undefined: none */
  soundDemand: SoundDemand | undefined;
  readonly #newest = new Map<number, Newest>();
  /** bytes a picture of each stream usually has */
  readonly #usual = new Map<number, number>();
  #lastOrder = 0;

  constructor(facts: BroadcastFacts) {
    this.id = facts.id;
    this.person = facts.person;
    this.device = facts.device;
    this.deviceName = facts.deviceName;
    this.since = facts.since;
    this.streams = facts.streams;
    this.upload = facts.upload;
  }

  newest(stream: number): Newest | undefined {
    return this.#newest.get(stream);
  }

  keep(picture: Omit<Newest, 'order'>): void {
    this.#lastOrder += 1;
    const { stream } = picture;
    this.#newest.set(stream, { ...picture, order: this.#lastOrder });
    const { length } = picture.frame.payload;
    const usual = this.#usual.get(stream) ?? length;
    this.#usual.set(stream, usual + (length - usual) * NEWEST_WEIGHS);
  }

  /** Off air, paused or hidden: nothing of the room stays on the server. */
  forget(): void {
    this.#newest.clear();
  }

  streamOf(width: number): Stream | undefined {
    return this.streams.find((stream) => stream.width === width);
  }

  /** What pictures of a width come to, bytes. */
  bytesOf(width: number): number {
    const stream = this.streamOf(width)?.stream;
    return (stream !== undefined && this.#usual.get(stream)) || usualBytes(width);
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
      paused: own.every((viewing) => viewing.paused),
      line: first.line.known.class,
      ...(own.some((viewing) => viewing.direct) && { direct: true }),
    };
  }

  /** Everybody who watches. */
  get people(): Set<string> {
    return new Set([...this.viewings.values()].map((viewing) => viewing.viewer));
  }
}
