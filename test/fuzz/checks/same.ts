import { isDeepStrictEqual } from 'node:util';
import type { Home } from '../home.ts';
import type { Stored } from '../stored.ts';

/** W25: what somebody has set is the same on all of their TVs, and what is stored. */
export function checkSame(home: Home, stored: Stored): void {
  for (const { person, tv, guestSince } of home.reached) {
    const { always, never, ...rest } = tv.tv.settings.now.peek();
    const twice = always.find((other) => never.includes(other));
    if (twice) home.fail(`${person} always and never allows ${twice}`);
    const whole = stored.whole.get(person);
    if (whole && !isDeepStrictEqual({ ...rest, always, never }, whole)) {
      const differs = Object.entries(whole).filter(
        ([name, value]) => !isDeepStrictEqual(Reflect.get({ ...rest, always, never }, name), value),
      );
      home.fail(`the settings of ${person} on a TV of theirs are not ${JSON.stringify(differs)}`);
    }
    const own = home.shared.of(tv)?.own.peek();
    const inRoom = stored.members.get(person);
    if (own && !isDeepStrictEqual(own, inRoom))
      home.fail(`${person} has ${JSON.stringify(own)} in the room, stored is ${JSON.stringify(inRoom)}`);
    if (!own !== !inRoom)
      home.fail(`${person} is ${inRoom ? '' : 'not '}one of the people of the room, and does not know`);
    if (guestSince !== undefined) continue;
    const blocked = tv.tv.friends.blocked.peek().map((one) => one.person);
    const really = home.people.filter((other) => stored.blocks.has(`${person} ${other}`));
    if (blocked.sort().join() !== really.sort().join())
      home.fail(`${person} sees [${blocked}] blocked, really [${really}]`);
  }
}
