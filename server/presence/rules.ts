import type { Capabilities, ChosenStatus, Presence } from '../../src/protocol/words.ts';

/** What the server knows of one person at one moment. */
export interface PresenceFacts {
  /** what the TVs that are here can do; empty: nobody is here */
  capabilities: Capabilities[];
  chosen: ChosenStatus;
  text: string;
  since: number;
  /** when friends last saw this person here */
  lastHere: number;
  onAir: boolean;
  /** W2: "Tell friends when my webcam is on" */
  tellFriends: boolean;
}

/** What stands between the person and the one who looks. */
export interface LookFacts {
  /** when the person blocked the one who looks; they have seemed gone since then */
  blockedAt: number | undefined;
  /** may this one watch at once? */
  mayWatch: boolean;
}

/** Nobody there, and nothing said about why. */
export const offline = (since: number): Presence => ({
  status: 'offline',
  text: '',
  since,
  camera: false,
  videoMessages: false,
});

/**
 * How one person looks to one other (W2). Several TVs are one presence; somebody invisible, and somebody who has
 * blocked the one who looks, is simply not here. Going on air shows you ("Settled" 14), unless friends are not told.
 */
export function presenceFor(facts: PresenceFacts, look: LookFacts): Presence {
  if (look.blockedAt !== undefined) return offline(look.blockedAt);
  const showsAir = facts.onAir && facts.tellFriends;
  const hidden = facts.chosen === 'invisible' && !showsAir;
  if (hidden || facts.capabilities.length === 0) return offline(facts.lastHere);
  const presence: Presence = {
    status: facts.chosen === 'invisible' ? 'available' : facts.chosen,
    text: facts.text,
    since: facts.since,
    camera: facts.capabilities.some((can) => can.camera),
    videoMessages: facts.capabilities.some((can) => can.videoMessages),
  };
  return showsAir ? { ...presence, onAir: look.mayWatch ? 'open' : 'ask' } : presence;
}

/**
 * Away by itself: nobody has pressed a key on any TV of the person. It never takes the place of what they chose.
 * @param idle one entry for each TV that is here, or coming back
 */
export const isAwayByItself = (chosen: ChosenStatus, idle: readonly boolean[]): boolean =>
  chosen === 'available' && idle.length > 0 && idle.every(Boolean);

/**
 * The status somebody has who signs in: the one they chose last, except that being away ends with coming back and
 * that *sign in invisible* decides about invisible.
 */
export function statusAtSignIn(last: ChosenStatus, invisible: boolean, alreadyHere: boolean): ChosenStatus {
  if (invisible) return 'invisible';
  if (alreadyHere) return last;
  return last === 'busy' ? 'busy' : 'available';
}
