import type { Chance } from './chance.ts';
import type { Speaker } from './line.ts';
import { Manners } from './manners.ts';
import { type Person, VISITOR } from './people.ts';
import type { Talk } from './talk.ts';
import { Timers } from './timers.ts';
import { Watch } from './watch.ts';
import type { Friend, Presence } from './words.ts';

const ASK_AFTER_MS = 6_000;
const ACCEPT_AFTER_MS = [3_000, 5_000] as const;
const SAY_AFTER_MS = 2_500;
/** Nobody interrupts a conversation with a remark. */
const QUIET_MS = 2 * 60_000;

/** What somebody does because of the visitor: asks to watch, follows an invitation, says something now and then. */
export class Visits {
  readonly #person: Person;
  readonly #chance: Chance;
  readonly #talk: Talk;
  readonly #watch: Watch;
  readonly #timers = new Timers();
  readonly #manners = new Manners();
  #visitor: Presence | undefined;
  /** How often the visitor went on air. */
  #broadcasts = 0;

  constructor(line: Speaker, person: Person, chance: Chance, talk: Talk) {
    this.#person = person;
    this.#chance = chance;
    this.#talk = talk;
    this.#watch = new Watch(line, chance, {
      refused: (friend) => this.#say(friend, person.visits?.no),
      left: (friend) => this.#say(friend, person.visits?.bye),
    });
    line.on('presence', ({ person: friend, presence }) => this.#see(friend, presence));
    line.on('friend.added', ({ friend }) => this.#see(friend.person, friend.presence));
    line.on('webcam.invited', ({ invitation, from }) => {
      if (!person.acceptsInvitations) return;
      this.#timers.after(chance.between(...ACCEPT_AFTER_MS), () => this.#watch.open(from.person, { invitation }));
    });
  }

  get watch(): Watch {
    return this.#watch;
  }

  started(friends: Friend[]): void {
    void this.#watch.again();
    for (const { person, presence } of friends) this.#see(person, presence);
  }

  drop(): void {
    this.#timers.drop();
    this.#watch.drop();
    this.#visitor = undefined;
  }

  #see(friend: string, presence: Presence): void {
    if (friend !== VISITOR) return;
    const before = this.#visitor;
    this.#visitor = presence;
    if (presence.onAir && !before?.onAir) this.#visit(++this.#broadcasts, ASK_AFTER_MS);
    if (isHere(presence) && !isHere(before)) this.#remark();
  }

  /** Asks once in a broadcast of the visitor; later where the server says it is too soon after the one before. */
  #visit(broadcast: number, afterMs: number): void {
    if (!this.#person.visits) return;
    this.#timers.after(afterMs, async () => {
      if (!this.#visitor?.onAir || broadcast !== this.#broadcasts) return;
      const again = await this.#watch.open(VISITOR);
      if (again !== undefined) this.#visit(broadcast, again);
    });
  }

  #remark(): void {
    const { remark } = this.#person;
    if (!remark) return;
    this.#timers.after(this.#chance.between(...remark.afterMs), () => {
      const quiet = Date.now() - this.#talk.lastAt > QUIET_MS;
      if (quiet && isHere(this.#visitor)) this.#say(VISITOR, this.#chance.oneOf(remark.texts));
    });
  }

  #say(to: string, text: string | undefined): void {
    if (!text || !this.#manners.maySpeak(Date.now())) return;
    this.#timers.after(SAY_AFTER_MS, () => this.#talk.send(to, text));
  }
}

const isHere = (presence: Presence | undefined) => presence !== undefined && presence.status !== 'offline';
