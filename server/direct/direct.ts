import type { Clock } from '../../src/protocol/clock.ts';
import { DIRECT_CALM_MS } from '../../src/protocol/limits.ts';
import type { PersonCard } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Log } from '../log.ts';
import { newId, type Random } from '../random.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Viewing } from '../relay/viewing.ts';
import type { Database } from '../store/store.ts';
import { KeptAnswers } from './answers.ts';
import { type DirectCounts, NO_COUNTS } from './counts.ts';
import { iceFor } from './ice.ts';
import { Joint } from './joint.ts';
import {
  advance,
  type Before,
  type Facts,
  failed,
  hasPeer,
  isEngaged,
  type LinkState,
  newLink,
  type Side,
  shown,
  toldTo,
  wakesAt,
} from './link.ts';
import { largeOf, Whether, type WhetherOptions } from './whether.ts';

export interface DirectOptions extends WhetherOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  relay: Relay;
  card(person: string): PersonCard;
  /** The relay stands still for this viewing, or goes on; the broadcaster's list says so. */
  stand(viewing: Viewing, still: boolean): void;
  /** Ends the thumbnail of somebody else: exactly one watches what is direct. */
  makeWay(viewing: Viewing): void;
}

/**
 * Pictures from home to home while exactly one watches (W21–W24). The server brings the two together, and from then on
 * sees control and monitoring only. The viewing stays in the relay all the while: authorised, reserved, and still.
 */
export class Direct {
  readonly counts: DirectCounts = { ...NO_COUNTS };
  readonly #options: DirectOptions;
  readonly #whether: Whether;
  readonly #joints = new Map<Broadcast, Joint>();
  readonly #answers = new WeakMap<Broadcast, KeptAnswers | 'coming'>();
  readonly #crowded = new WeakSet<Broadcast>();
  /** from when on exactly one has watched for long enough */
  readonly #calmAt = new WeakMap<Broadcast, number>();
  /** of two TVs, so that beginning again is no way round the wait after a failure */
  readonly #before = new Map<string, Before>();
  readonly #reviewing = new Set<Broadcast>();

  constructor(options: DirectOptions) {
    this.#options = options;
    this.#whether = new Whether(options);
  }

  of(broadcast: Broadcast): Joint | undefined {
    return this.#joints.get(broadcast);
  }

  all(): Iterable<Joint> {
    return this.#joints.values();
  }

  isRelayOnly(person: string): boolean {
    return this.#whether.relayOnly(person);
  }

  /** Whether one more viewer would end it (W22). The one it is with is none more. */
  endsFor(broadcast: Broadcast, session?: Session): boolean {
    const joint = this.#joints.get(broadcast);
    return joint !== undefined && isEngaged(joint.link) && joint.viewing.session !== session;
  }

  /** Works out anew what is to be, after anything it depends on has changed; and says so. */
  review(broadcast: Broadcast): void {
    if (!this.#options.rules.on || this.#reviewing.has(broadcast)) return;
    this.#reviewing.add(broadcast);
    try {
      this.#watchCrowd(broadcast);
      const joint = this.#joints.get(broadcast);
      if (joint) this.#move(joint);
      if (!this.#joints.has(broadcast)) this.#begin(broadcast);
    } finally {
      this.#reviewing.delete(broadcast);
    }
  }

  /** What somebody wants has changed, or what their TVs can do. */
  personChanged(person: string, sessions: readonly Session[]): void {
    const { relay } = this.#options;
    const own = relay.of(person);
    const watched = sessions.flatMap((session) => relay.viewingsOf(session).map(({ broadcast }) => broadcast));
    for (const broadcast of new Set(own ? [own, ...watched] : watched)) this.review(broadcast);
  }

  /** The first direct picture is on the screen. @returns whether that was waited for */
  shown(joint: Joint, step: number): boolean {
    const again = joint.link.state.is === 'returning';
    if (!shown(joint.link, step, this.#options.clock.now())) return false;
    this.counts[again ? 'returned' : 'direct'] += 1;
    this.review(joint.broadcast);
    return true;
  }

  /** An end says that it did not come about, or broke. */
  failed(joint: Joint): void {
    const { link } = joint;
    const { is } = link.state;
    failed(link, this.#options.clock.now());
    this.#count(is, link.state.is, true);
    this.review(joint.broadcast);
  }

  /** What somebody answered holds for the rest of the broadcast. */
  async keep({ broadcast, viewing }: Joint, side: Side, yes: boolean): Promise<void> {
    const answers = this.#answers.get(broadcast);
    if (answers instanceof KeptAnswers) await answers.keep(viewing.viewer, side, yes);
  }

  /** The TV of this session knows nothing of what it was told before. */
  forgotten(session: Session): void {
    for (const joint of [...this.#joints.values()]) {
      const side = joint.sideOf(session);
      if (!side) continue;
      this.#restart(joint, side);
      this.review(joint.broadcast);
    }
  }

  /** Looks whether lines are of another class now. Called once a second. */
  look(): void {
    for (const broadcast of this.#options.relay.all()) if (broadcast.viewings.size > 0) this.review(broadcast);
    const now = this.#options.clock.now();
    for (const [pair, { againAt }] of this.#before) if (againAt <= now) this.#before.delete(pair);
  }

  stop(): void {
    for (const joint of this.#joints.values()) joint.cancelWake();
    this.#joints.clear();
  }

  /** Exactly one has to have watched for a while before it is direct again, once it was otherwise. */
  #watchCrowd(broadcast: Broadcast): void {
    const rests = this.#joints.get(broadcast)?.rests ?? false;
    const large = largeOf(broadcast).length;
    const onlySmall = large === 0 && broadcast.viewings.size > 0;
    if (large > 1 || rests || onlySmall) this.#crowded.add(broadcast);
    else if (this.#crowded.delete(broadcast)) {
      this.#calmAt.set(broadcast, this.#options.clock.now() + DIRECT_CALM_MS);
    }
  }

  /** Somebody watches alone: the two may be asked, or have answered already. */
  #begin(broadcast: Broadcast): void {
    const [viewing] = largeOf(broadcast);
    if (!viewing || broadcast.state.is !== 'live' || this.#whether.verdict(broadcast, viewing) !== 'may') return;
    if (this.#options.clock.now() < this.#calm(broadcast)) return;
    const answers = this.#answers.get(broadcast);
    if (!answers) this.#fetchAnswers(broadcast);
    if (!(answers instanceof KeptAnswers)) return;
    const link = newLink(answers.with(viewing.viewer), this.#before.get(pairOf(broadcast, viewing)));
    const joint = new Joint({ id: newId(this.#options.random), broadcast, viewing, link });
    this.#joints.set(broadcast, joint);
    this.#move(joint);
  }

  #fetchAnswers(broadcast: Broadcast): void {
    this.#answers.set(broadcast, 'coming');
    KeptAnswers.of(this.#options.db, broadcast.id).then(
      (kept) => {
        this.#answers.set(broadcast, kept);
        this.review(broadcast);
      },
      () => {
        this.#answers.delete(broadcast);
        this.#options.log.warn({}, 'answers about a direct connection could not be read');
      },
    );
  }

  #move(joint: Joint): void {
    const { broadcast, viewing, link } = joint;
    if (joint.source !== broadcast.source) {
      joint.source = broadcast.source;
      this.#restart(joint, 'broadcaster');
    }
    const hiding = this.#hiding(joint);
    // Who shows no address any more: what was made with it is not used any longer.
    if (hiding !== joint.hiding) this.#dropPeer(joint);
    joint.hiding = hiding;
    const now = this.#options.clock.now();
    const facts = this.#whether.facts(joint, this.#calm(broadcast));
    const { failures, state } = link;
    const answered = link.answers.viewer;
    advance(link, facts, now);
    this.#count(state.is, link.state.is, link.failures > failures);
    // Nobody answered, and that is a no for the rest of the broadcast.
    if (link.answers.viewer !== answered) this.keep(joint, 'viewer', false).catch(() => this.#warn());
    if (link.state.is !== 'direct') joint.forget();
    if (isEngaged(link))
      for (const other of [...broadcast.viewings.values()]) if (other !== viewing) this.#options.makeWay(other);
    if (joint.lives) this.#options.stand(viewing, link.state.is === 'direct');
    this.#tell(joint, 'broadcaster', facts);
    this.#tell(joint, 'viewer', facts);
    this.#wake(joint, facts, now);
  }

  /** Comes back to it when time alone changes something. */
  #wake(joint: Joint, facts: Facts, now: number): void {
    const { broadcast, viewing, link } = joint;
    joint.cancelWake();
    if (link.state.is === 'over') {
      this.#joints.delete(broadcast);
      return;
    }
    if (link.state.is === 'waiting' && link.failures > 0) {
      this.#before.set(pairOf(broadcast, viewing), { failures: link.failures, againAt: link.state.againAt });
    }
    const at = wakesAt(link, facts);
    if (at === undefined || at <= now) return;
    joint.cancelWake = this.#options.clock.after(at - now, () => this.review(broadcast));
  }

  #count(before: LinkState['is'], after: LinkState['is'], failed: boolean): void {
    if (failed) this.counts[before === 'connecting' ? 'failed' : 'lost'] += 1;
    if (after === before) return;
    if (after === 'connecting') this.counts.tried += 1;
    if (after === 'resting') this.counts.rested += 1;
  }

  /** One end begins anew, and has to be told everything again. */
  #restart(joint: Joint, side: Side): void {
    joint.told[side] = '';
    if (side === 'viewer') joint.rests = false;
    this.#dropPeer(joint);
  }

  /** A peer connection that does not do any more; another one may be made at once. */
  #dropPeer({ link }: Joint): void {
    if (hasPeer(link)) link.state = { is: 'waiting', why: 'lost', againAt: this.#options.clock.now() };
  }

  #hiding(joint: Joint): string {
    const sides = (['broadcaster', 'viewer'] as const).filter((side) => this.isRelayOnly(joint.person(side)));
    return sides.join(' ');
  }

  /** Once each, and only what has changed. */
  #tell(joint: Joint, side: Side, facts: Facts): void {
    const { clock, random, rules, card } = this.#options;
    const { broadcast, viewing, link } = joint;
    const state = toldTo(side, link, facts);
    const text = state ? JSON.stringify(state) : '';
    if (text === joint.told[side]) return;
    joint.told[side] = text;
    const ice = () => iceFor(rules, this.isRelayOnly(joint.person(side)), clock.now(), random);
    const sends = side === 'broadcaster';
    joint.session(side)?.tell({
      t: 'direct.changed',
      direct: joint.id,
      role: sends ? 'sends' : 'shows',
      peer: card(joint.person(sends ? 'viewer' : 'broadcaster')),
      ...(sends ? { broadcast: broadcast.id } : { viewing: viewing.id }),
      state: state?.is === 'connecting' ? { ...state, ice: ice() } : (state ?? { is: 'over' }),
    });
  }

  #calm(broadcast: Broadcast): number {
    return this.#calmAt.get(broadcast) ?? 0;
  }

  #warn(): void {
    this.#options.log.warn({}, 'an answer about a direct connection could not be stored');
  }
}

const pairOf = (broadcast: Broadcast, { session }: Viewing): string => `${broadcast.device} ${session.device}`;
