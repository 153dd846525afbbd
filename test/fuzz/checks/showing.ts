import type { Home, Seat } from '../home.ts';
import type { Mark, Oracle } from '../oracle.ts';

/** Nobody there, and nothing said about why: the same for everybody who is refused. */
const GONE = { status: 'offline', text: '', camera: false, videoMessages: false };

/** What every TV shows of others, at rest: presence, camera marks, who is in the room, who types, who waits for an answer. */
export function checkShowing(home: Home, oracle: Oracle): void {
  for (const seat of home.reached) {
    checkFriends(home, oracle, seat);
    checkRoom(home, oracle, seat);
    checkTyping(home, oracle, seat);
    checkQuestions(home, oracle, seat);
  }
}

/** No more than is right, and a mark where there is to be one. That somebody is in the room the server may know later. */
const fits = (shown: Mark, right: Mark): boolean => shown === right || (shown === 'ask' && right === 'open');

function checkFriends(home: Home, oracle: Oracle, { person, tv }: Seat): void {
  const listed = tv.tv.friends.all.peek();
  for (const { person: friend, presence } of listed) {
    if (!oracle.isListed(friend, person)) home.fail(`${person} lists ${friend}, whom they should not`);
    const mark = oracle.airFor(friend, person);
    const isHidden = oracle.isHidden(friend) && !home.mayBeHeld(friend);
    if (oracle.isNothingTo(friend, person) || isHidden) {
      const { since: _, ...shown } = presence;
      const seen = JSON.stringify(shown);
      if (seen !== JSON.stringify(GONE)) home.fail(`${friend} gives themselves away to ${person}: ${seen}`);
    } else if (!fits(presence.onAir, mark))
      home.fail(`the camera mark of ${friend} is ${presence.onAir} for ${person}, not ${mark}`);
  }
  for (const friend of home.people) {
    if (oracle.isListed(friend, person) && !listed.some((one) => one.person === friend))
      home.fail(`${person} does not list ${friend}`);
  }
}

function checkRoom(home: Home, oracle: Oracle, { person, tv }: Seat): void {
  for (const { person: other, onAir } of home.shared.of(tv)?.here.peek() ?? []) {
    if (!oracle.mayBeInRoom(other, person)) home.fail(`${other} is in the room for ${person}, and should not`);
    const mark = other === person ? undefined : oracle.airInRoom(other, person);
    if (!fits(onAir, mark)) home.fail(`the camera mark of ${other} in the room is ${onAir} for ${person}, not ${mark}`);
  }
}

function checkTyping(home: Home, oracle: Oracle, { person, tv }: Seat): void {
  const inRoom = home.shared.of(tv)?.talk.typing.peek() ?? [];
  for (const other of home.people) {
    const types = tv.tv.conversations.with(other).typing.peek() || inRoom.includes(other);
    if (types && (oracle.isHidden(other) || oracle.isNothingTo(other, person)))
      home.fail(`${other} types for ${person}, and is not there for them`);
  }
}

function checkQuestions(home: Home, oracle: Oracle, { person, tv }: Seat): void {
  const asks = tv.tv.asks.waiting.peek().map(({ from }) => from.person);
  const invites = tv.tv.asks.invitations.peek().map(({ from }) => from.person);
  const refused = asks.find((asker) => !oracle.mayAsk(person, asker));
  if (refused) home.fail(`${person} is asked by ${refused}, whom the rules refuse`);
  const apart = invites.find((other) => oracle.areApart(other, person) || !home.isOnAir(other));
  if (apart) home.fail(`${person} is invited by ${apart}, who is off air or nothing to them`);
  if (!oracle.isQuiet(person)) return;
  home.counts.quiet += 1;
  if (asks.length + invites.length > 0) home.fail(`${person} is disturbed by ${[...asks, ...invites]} in quiet hours`);
}
