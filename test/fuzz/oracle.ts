import type { Settings } from '../../src/protocol/words.ts';
import type { Stored } from './stored.ts';

/** What is not stored: it is so at this moment. */
export interface Moment {
  now: number;
  /** who may be in the room now */
  inside: ReadonlySet<string>;
  onAir(person: string): boolean;
}

export type Mark = 'open' | 'ask' | undefined;

/**
 * The rules about who sees what of whom, written down a second time: this shares no code and no memory with the server,
 * so a rule, a cache or an order of events that is wrong there does not agree with it.
 */
export class Oracle {
  readonly stored: Stored;
  readonly #moment: Moment;

  constructor(stored: Stored, moment: Moment) {
    this.stored = stored;
    this.#moment = moment;
  }

  /** X9, W8: nothing passes between two people of whom one has blocked the other, or is a child kept from the other. */
  areApart(a: string, b: string): boolean {
    return this.isNothingTo(a, b) || this.isNothingTo(b, a);
  }

  /** For `seenBy` this person is never there, and never says why: blocked by them, or kept apart by a guardian. */
  isNothingTo(person: string, seenBy: string): boolean {
    const { blocks, kept } = this.stored;
    return blocks.has(`${person} ${seenBy}`) || kept.has(`${person} ${seenBy}`) || kept.has(`${seenBy} ${person}`);
  }

  /** A friend who stands in the list: all but whom one has blocked; of a child family only (X9). */
  isListed(person: string, inListOf: string): boolean {
    const { friends, blocks, kept } = this.stored;
    const pair = `${inListOf} ${person}`;
    return friends.has(pair) && !blocks.has(pair) && !kept.has(pair);
  }

  /** "Settled" 14: invisible people are not there; going on air shows them, unless friends are not told (W2). */
  isHidden(person: string): boolean {
    return this.stored.statuses.get(person) === 'invisible' && !this.#tellsAir(person);
  }

  /** W2: the camera mark is for friends of somebody who tells them, and says whether one may watch at once. */
  airFor(person: string, seenBy: string): Mark {
    return this.#tellsAir(person) ? this.#mark(person, seenBy) : undefined;
  }

  /** W28: in a room it is for its people where they may watch, too; to a child's camera a room adds nobody (X9). */
  airInRoom(person: string, seenBy: string): Mark {
    const { members, friends, children } = this.stored;
    const isFriend = friends.has(`${person} ${seenBy}`);
    const told = (isFriend && this.#tellsAir(person)) || this.#shows(person, isFriend, children, members);
    return told && this.#moment.onAir(person) ? this.#mark(person, seenBy) : undefined;
  }

  /** W28: of its people, in it, not apart from who looks, and not invisible. */
  mayBeInRoom(person: string, seenBy: string): boolean {
    const isThere = this.stored.members.has(person) && this.#moment.inside.has(person);
    return isThere && (person === seenBy || !(this.areApart(person, seenBy) || this.isHidden(person)));
  }

  /** W8, W28, X9, "Settled" 4: a permission is in force now. */
  mayWatch(owner: string, viewer: string): boolean {
    if (!this.#knows(owner, viewer)) return false;
    const { watchMode, always } = this.#settingsOf(owner);
    const decided = this.stored.guests.get(`${owner} ${viewer}`);
    if (decided === 'granted' || decided === 'invited') return true;
    if (watchMode === 'nobody') return false;
    if (this.#byRoom(owner, viewer)) return true;
    if (watchMode === 'friends') return this.stored.friends.has(`${owner} ${viewer}`);
    return (watchMode === 'list_or_ask' || watchMode === 'list_only') && always.includes(viewer);
  }

  /** W7, W8: whoever is refused by the rules never comes before the owner. */
  mayAsk(owner: string, viewer: string): boolean {
    const asks: Settings['watchMode'][] = ['ask', 'list_or_ask'];
    const { watchMode } = this.#settingsOf(owner);
    return this.mayWatch(owner, viewer) || (this.#knows(owner, viewer) && asks.includes(watchMode));
  }

  /** Quiet hours hold (zone UTC): from the minute they begin to the one they end, perhaps of the next day. */
  isQuiet(person: string): boolean {
    const { on, from, to } = this.#settingsOf(person).quiet;
    const minute = Math.floor(this.#moment.now / 60_000) % 1440;
    const sinceBegin = (minute - from + 1440) % 1440;
    return on && sinceBegin < (to - from + 1440) % 1440;
  }

  keepsLog(person: string): boolean {
    return this.#settingsOf(person).keepWatchLog;
  }

  /** What comes before every yes: blocks, Never, having been removed, being a stranger. */
  #knows(owner: string, viewer: string): boolean {
    const { friends, guests } = this.stored;
    const pair = `${owner} ${viewer}`;
    if (this.areApart(owner, viewer) || this.#settingsOf(owner).never.includes(viewer)) return false;
    return guests.get(pair) !== 'removed' && (friends.has(pair) || this.#byRoom(owner, viewer));
  }

  /** Both are of the room and in it now, and the owner lets it watch. */
  #byRoom(owner: string, viewer: string): boolean {
    const { members, friends, children } = this.stored;
    const { inside } = this.#moment;
    const isThere = inside.has(owner) && inside.has(viewer) && members.has(viewer);
    return isThere && this.#shows(owner, friends.has(`${owner} ${viewer}`), children, members);
  }

  #shows(owner: string, isFriend: boolean, children: Stored['children'], members: Stored['members']): boolean {
    return members.get(owner)?.mayWatch === true && (isFriend || !children.has(owner));
  }

  #tellsAir(person: string): boolean {
    return this.#moment.onAir(person) && this.#settingsOf(person).tellFriends;
  }

  #mark(owner: string, viewer: string): Mark {
    return this.mayWatch(owner, viewer) ? 'open' : 'ask';
  }

  #settingsOf(person: string) {
    const settings = this.stored.settings.get(person);
    if (!settings) throw new Error(`nobody is called ${person}`);
    return settings;
  }
}
