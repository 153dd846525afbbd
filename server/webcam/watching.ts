import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { AIR_START_MS } from '../../src/protocol/limits.ts';
import type { Answer, Presence, Request, ViewingState } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Verdict } from '../permissions/rules.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Viewing } from '../relay/viewing.ts';
import { tenths } from './announcing.ts';
import type { Ask, Asks } from './asks.ts';
import type { Audience } from './audience.ts';
import type { Permissions } from './permissions.ts';

/** When it is worth trying again where every place is taken (W20). */
const FULL_AGAIN_MS = 5_000;

export interface WatchingOptions {
  clock: Clock;
  relay: Relay;
  audience: Audience;
  asks: Asks;
  permissions: Permissions;
  /** friends, or in a room together: otherwise neither learns whether the other is there */
  know(owner: string, viewer: string): boolean;
  presence(person: string, seenBy: string): Presence;
  limits: { full: number; small: number };
  /** W22: whether pictures go directly to somebody else, which one more viewer would end */
  endsDirect(broadcast: Broadcast, session: Session): boolean;
  /** ... and whether the owner then wants to hear of no other */
  keepsDirect(broadcast: Broadcast, viewer: string): boolean;
  /** somebody watches now, or at another size */
  entered(viewing: Viewing): void;
}

/** Watching a friend: at once where a permission is in force, otherwise after a yes (W6–W9). */
export class Watching {
  readonly #options: WatchingOptions;
  /** who was allowed by somebody still off air, until the broadcast begins */
  readonly #expected = new Map<string, Map<Ask, Cancel>>();

  constructor(options: WatchingOptions) {
    this.#options = options;
  }

  open(session: Session, word: Request<'view.open'>): Answer<'view.open'> {
    const { relay, asks, know, presence } = this.#options;
    const { person: owner } = word;
    const small = word.small ?? false;
    if (owner === session.person) throw new Refusal('view.not_permitted');
    if (!know(owner, session.person) || presence(owner, session.person).status === 'offline')
      throw new Refusal('view.off_camera');
    if (small && (relay.allowances.line(session)?.class ?? session.capabilities.line) === 'slow')
      throw new Refusal('view.line_too_slow');
    const broadcast = relay.of(owner);
    const verdict = this.#verdict(owner, session, small);
    if (broadcast && verdict === 'allow')
      return { state: 'open', ...this.#enter(broadcast, session, small, word.link) };
    if (!broadcast && (small || word.askAgain === false)) throw new Refusal('view.off_camera');
    if (small || word.askAgain === false) throw new Refusal('view.not_permitted');
    const ask = asks.ask(owner, session, verdict === 'refuse');
    return { state: 'asking', ask: ask.id, until: ask.until };
  }

  /** What the rules say, and what is direct now: a thumbnail is not worth ending that, and somebody else may be (W22). */
  #verdict(owner: string, session: Session, small: boolean): Verdict {
    const { relay, permissions, endsDirect, keepsDirect } = this.#options;
    const verdict = permissions.verdict(owner, session.person);
    const broadcast = relay.of(owner);
    if (!broadcast || verdict === 'refuse' || !endsDirect(broadcast, session)) return verdict;
    return small || keepsDirect(broadcast, session.person) ? 'refuse' : verdict;
  }

  close(session: Session, id: string): void {
    this.#options.audience.leave(this.find(session, id), undefined);
  }

  pause(session: Session, id: string, paused: boolean): void {
    this.#options.audience.still(this.find(session, id), 'viewer', paused);
  }

  /** Divides the line between what this TV watches. @throws Refusal view.unknown, with nothing changed */
  share(session: Session, { shares }: Request<'view.share'>): Answer<'view.share'> {
    const found = shares.map(({ viewing, percent }) => ({ viewing: this.find(session, viewing), percent }));
    const { relay } = this.#options;
    relay.share(session, new Map(found.map(({ viewing, percent }) => [viewing, percent])));
    return {
      kbps: tenths(relay.allowances.line(session)?.kbps ?? 0),
      shares: found.map(({ viewing }) => ({ viewing: viewing.id, kbps: tenths(viewing.throttle.kbps) })),
    };
  }

  /** The answer was yes. Returns false when the broadcast has yet to begin. */
  grant(ask: Ask): boolean {
    const { relay } = this.#options;
    const broadcast = relay.of(ask.owner);
    if (!broadcast) {
      const waiting = this.#expected.get(ask.owner) ?? new Map<Ask, Cancel>();
      waiting.set(
        ask,
        this.#options.clock.after(AIR_START_MS, () => {
          waiting.delete(ask);
          this.#options.asks.refuse(ask, 'off_camera');
        }),
      );
      this.#expected.set(ask.owner, waiting);
      return false;
    }
    if (this.#options.permissions.verdict(ask.owner, ask.asker) !== 'allow') {
      this.#options.asks.refuse(ask, 'not_now');
      return false;
    }
    for (const session of ask.sessions) {
      if (session.state.is === 'ended') continue;
      if (!this.#hasRoom(session, false) && !broadcast.viewings.has(session)) {
        // That TV watches as many as it may by now: its affair, not the owner's.
        session.tell({ t: 'view.refused', ask: ask.id, person: ask.owner, why: 'not_now' });
        continue;
      }
      if (!relay.allowances.admits(session, false, broadcast.viewings.get(session))) {
        session.tell({ t: 'view.refused', ask: ask.id, person: ask.owner, why: 'full' });
        continue;
      }
      session.tell({ t: 'view.opened', ask: ask.id, ...this.#enter(broadcast, session, false, undefined) });
    }
    return true;
  }

  /** Takes those who were allowed before the broadcast began; they are let in once their grant is stored. */
  takeExpected(owner: string): Ask[] {
    const waiting = this.#expected.get(owner);
    this.#expected.delete(owner);
    for (const cancel of waiting?.values() ?? []) cancel();
    return [...(waiting?.keys() ?? [])];
  }

  cut(session: Session): void {
    const { relay, audience } = this.#options;
    for (const viewing of relay.viewingsOf(session)) audience.still(viewing, 'connection', true);
  }

  /** The session goes on, on a new line. */
  resumed(session: Session): void {
    const { relay, audience } = this.#options;
    for (const viewing of relay.viewingsOf(session)) audience.renewed(viewing);
  }

  sessionEnded(session: Session): void {
    const { relay, audience } = this.#options;
    for (const viewing of relay.viewingsOf(session)) audience.leave(viewing, undefined);
    for (const waiting of this.#expected.values()) {
      for (const ask of waiting.keys()) ask.sessions.delete(session);
    }
  }

  stop(): void {
    for (const owner of [...this.#expected.keys()]) this.takeExpected(owner);
  }

  #enter(broadcast: Broadcast, session: Session, small: boolean, link: string | undefined): ViewingState {
    const { audience, relay } = this.#options;
    let viewing = broadcast.viewings.get(session);
    if (!relay.allowances.admits(session, small, viewing)) {
      throw new Refusal('server.full', { retryAfterMs: FULL_AGAIN_MS });
    }
    if (viewing) audience.resize(viewing, small);
    else {
      this.#assertRoom(session, small);
      viewing = audience.join(broadcast, session, small, link);
    }
    this.#options.entered(viewing);
    return {
      viewing: viewing.id,
      person: broadcast.person,
      streams: broadcast.streams,
      small: viewing.small,
      paused: broadcast.state.is !== 'live',
    };
  }

  #assertRoom(session: Session, small: boolean): void {
    if (!this.#hasRoom(session, small)) throw new Refusal('view.limit');
  }

  #hasRoom(session: Session, small: boolean): boolean {
    const { relay, limits } = this.#options;
    const open = relay.viewingsOf(session).filter((viewing) => viewing.small === small).length;
    return open < (small ? limits.small : limits.full);
  }

  /** @throws Refusal view.unknown */
  find(session: Session, id: string): Viewing {
    const found = this.#options.relay.viewingsOf(session).find((viewing) => viewing.id === id);
    if (!found) throw new Refusal('view.unknown');
    return found;
  }
}
