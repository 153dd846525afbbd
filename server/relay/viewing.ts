import type { Cancel } from '../../src/protocol/clock.ts';
import { SMALL_EVERY_MS } from '../../src/protocol/limits.ts';
import type { MediaLink, Session } from '../gateway/session.ts';
import type { SharedView } from './allowance.ts';
import type { Broadcast } from './broadcast.ts';
import { type Drop, Figures } from './figures.ts';
import { Gate, type Pipe } from './gate.ts';
import { Width } from './sizes.ts';
import { Throttle, type ThrottleRules } from './throttle.ts';
import type { ViewerLine } from './viewer-line.ts';

/** Pictures pile up behind a dead line in buffers nobody sees; this much in our own is the last guard (W14). */
const UNSENT_BYTES = 512 * 1024;

/** Why no pictures go to a viewer from here at the moment; `direct`: they come straight from the broadcaster. */
export type Standstill = 'viewer' | 'connection' | 'acks' | 'direct';

export interface ViewingFacts {
  id: string;
  broadcast: Broadcast;
  line: ViewerLine;
  small: boolean;
  since: number;
  link: string | undefined;
  throttle: ThrottleRules;
}

/** One session watching one broadcast: its part of the allowance, which size it gets, and the gate its pictures go through. */
export class Viewing implements SharedView, Pipe {
  readonly id: string;
  readonly broadcast: Broadcast;
  readonly line: ViewerLine;
  readonly since: number;
  readonly gate: Gate;
  readonly throttle: Throttle;
  readonly width = new Width(0);
  readonly figures = new Figures();
  readonly standstills = new Set<Standstill>();
  /** the stream of its pictures at the moment */
  stream: number | undefined;
  /** how the viewer divided their line, while they watch two; undefined: evenly */
  percent: number | undefined;
  /** pictures shown since the rates were last told */
  shown = 0;
  /** pictures shown a second, as its TV says while they come directly */
  directRate: number | undefined;
  /** the newest picture it was not sent, and why */
  missed: { order: number; why: Drop } | undefined;
  /** asks again, when time alone opens its gate */
  cancelRetry: Cancel | undefined;
  /** ms there and back on its link; undefined: not known. When it was last looked at, as is `clogged`. */
  roundTrip: number | undefined;
  /** its link takes nothing more */
  clogged = false;
  #small: boolean;
  #link: string | undefined;

  constructor({ id, broadcast, line, small, since, link, throttle }: ViewingFacts) {
    this.id = id;
    this.broadcast = broadcast;
    this.line = line;
    this.since = since;
    this.#link = link;
    this.#small = small;
    this.gate = new Gate(small ? SMALL_EVERY_MS : 0);
    this.throttle = new Throttle(throttle, Number.POSITIVE_INFINITY, since);
  }

  get session(): Session {
    return this.line.session;
  }

  get viewer(): string {
    return this.session.person;
  }

  get small(): boolean {
    return this.#small;
  }

  set small(small: boolean) {
    this.#small = small;
    this.gate.everyMs = small ? SMALL_EVERY_MS : 0;
    this.gate.reset();
  }

  get running(): boolean {
    return this.standstills.size === 0;
  }

  /** Pictures come straight from the broadcaster, whom it may stand still for itself. */
  get direct(): boolean {
    return this.standstills.has('direct');
  }

  /** Nothing is shown there at the moment. A line to the server that is cut does not touch what is direct. */
  get paused(): boolean {
    return this.direct ? this.standstills.has('viewer') : !this.running;
  }

  /** The media link its pictures run on. When that is gone, what was on its way may be too; the own line takes over. */
  get link(): MediaLink | undefined {
    if (this.#link === undefined) return this.line.session.link();
    const link = this.session.link(this.#link);
    if (link) return link;
    this.#link = undefined;
    this.gate.reset();
    return this.session.link();
  }

  /** Looks at its link: too far a way to go for each picture. */
  look(): void {
    const { link } = this;
    this.roundTrip = link?.roundTrip;
    this.clogged = link !== undefined && link.buffered > UNSENT_BYTES;
  }

  get bears(): number | undefined {
    return this.line.bears;
  }

  get allowed(): number {
    return this.throttle.kbps;
  }

  stopRetrying(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
  }
}
