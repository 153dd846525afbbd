import type { Cancel } from '../../src/protocol/clock.ts';
import { SMALL_EVERY_MS } from '../../src/protocol/limits.ts';
import type { Session } from '../gateway/session.ts';
import type { Broadcast } from './broadcast.ts';
import { Gate } from './gate.ts';
import { kbpsOf } from './share.ts';

/** Why no pictures go to a viewer at the moment. */
export type Standstill = 'viewer' | 'connection' | 'acks';

export interface ViewingFacts {
  id: string;
  broadcast: Broadcast;
  session: Session;
  small: boolean;
  since: number;
  link: string | undefined;
}

/** One session watching one broadcast: which size it wants, and the gate its pictures go through. */
export class Viewing {
  readonly id: string;
  readonly broadcast: Broadcast;
  readonly session: Session;
  readonly since: number;
  readonly gate: Gate;
  /** the media link its pictures run on */
  link: string | undefined;
  readonly standstills = new Set<Standstill>();
  /** pictures shown since the rates were last told */
  shown = 0;
  cancelRetry: Cancel | undefined;
  /** percent of the viewer's line, while they watch two; undefined: not shared */
  share: number | undefined;
  #small: boolean;

  constructor(facts: ViewingFacts) {
    this.id = facts.id;
    this.broadcast = facts.broadcast;
    this.session = facts.session;
    this.since = facts.since;
    this.link = facts.link;
    this.#small = facts.small;
    this.gate = new Gate(facts.small ? SMALL_EVERY_MS : 0);
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
  }

  /** What it may take of the viewer's line; undefined: whatever that bears. A thumbnail has its own pace. */
  get kbps(): number | undefined {
    return this.#small ? undefined : kbpsOf(this.session.capabilities.line, this.share);
  }

  get running(): boolean {
    return this.standstills.size === 0;
  }
}
