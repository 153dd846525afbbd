import { describe, expect, it } from 'vitest';
import { endsGrants, groundOf, mayWatch, type WatchFacts } from '../../../server/permissions/rules.ts';
import type { WatchMode } from '../../../src/protocol/words.ts';

const MODES: WatchMode[] = ['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'];
const BOTH = [false, true];
const GUEST: WatchFacts['guest'][] = [undefined, 'granted', 'removed'];

/** Every case there is: 5 modes, six yes-or-no facts, three decisions for this broadcast. */
const TABLE: WatchFacts[] = MODES.flatMap((mode) =>
  BOTH.flatMap((friend) =>
    BOTH.flatMap((room) =>
      BOTH.flatMap((blocked) =>
        BOTH.flatMap((always) =>
          BOTH.flatMap((never) =>
            BOTH.flatMap((child) =>
              GUEST.map((guest): WatchFacts => ({ mode, friend, room, blocked, child, always, never, guest })),
            ),
          ),
        ),
      ),
    ),
  ),
);

/** The cases something is said about; a statement about none would say nothing. */
function cases(about: (facts: WatchFacts) => boolean): WatchFacts[] {
  const found = TABLE.filter(about);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

function all(about: (facts: WatchFacts) => boolean, verdict: ReturnType<typeof mayWatch>): void {
  for (const facts of cases(about)) expect(mayWatch(facts), JSON.stringify(facts)).toBe(verdict);
}

const nothingAgainst = ({ blocked, never, guest }: WatchFacts): boolean => !blocked && !never && guest !== 'removed';
/** A friend in no shared room, about whom nothing was decided in this broadcast. */
const plainFriend = (facts: WatchFacts): boolean =>
  facts.friend && !facts.room && !facts.child && nothingAgainst(facts) && facts.guest === undefined;

describe('who may watch (W8, W28)', () => {
  it('is decided for every case there is', () => {
    expect(TABLE.length).toBe(5 * 2 ** 6 * 3);
    for (const facts of TABLE) expect(['allow', 'ask', 'refuse']).toContain(mayWatch(facts));
  });

  describe('what always refuses, and asks nobody', () => {
    it('a block, by either', () => all(({ blocked }) => blocked, 'refuse'));
    it('being in Never, whatever else was granted', () => all(({ never }) => never, 'refuse'));
    it('being neither a friend nor in a shared room', () => all(({ friend, room }) => !friend && !room, 'refuse'));
    it('having been removed from this broadcast, also for an always-allowed person', () =>
      all(({ guest }) => guest === 'removed', 'refuse'));
  });

  describe('the five modes, for a friend about whom nothing was decided', () => {
    it('ask me each time: asks, and the list does not count', () =>
      all((facts) => plainFriend(facts) && facts.mode === 'ask', 'ask'));
    it('my list, others ask: who is in the list watches', () =>
      all((facts) => plainFriend(facts) && facts.mode === 'list_or_ask' && facts.always, 'allow'));
    it('my list, others ask: who is not asks', () =>
      all((facts) => plainFriend(facts) && facts.mode === 'list_or_ask' && !facts.always, 'ask'));
    it('only my list: who is in the list watches', () =>
      all((facts) => plainFriend(facts) && facts.mode === 'list_only' && facts.always, 'allow'));
    it('only my list: others get no answer', () =>
      all((facts) => plainFriend(facts) && facts.mode === 'list_only' && !facts.always, 'refuse'));
    it('all my friends', () => all((facts) => plainFriend(facts) && facts.mode === 'friends', 'allow'));
    it('nobody, the list included', () => all((facts) => plainFriend(facts) && facts.mode === 'nobody', 'refuse'));
  });

  it('“allow once” and an invitation hold for this broadcast in every mode', () =>
    all(
      ({ friend, room, child, ...facts }) =>
        (friend || (room && !child)) && nothingAgainst({ friend, room, child, ...facts }) && facts.guest === 'granted',
      'allow',
    ));

  it('only friends watch a child, whatever was granted, and whatever room or mode', () =>
    all(({ child, friend }) => child && !friend, 'refuse'));

  describe('people of a room whose people may watch', () => {
    const inRoom = (facts: WatchFacts): boolean =>
      facts.room && !facts.child && nothingAgainst(facts) && facts.guest === undefined;
    it('watch without being friends', () => all((facts) => inRoom(facts) && facts.mode !== 'nobody', 'allow'));
    it('do not where nobody may', () => all((facts) => inRoom(facts) && facts.mode === 'nobody', 'refuse'));
  });

  it('nobody means nobody but those let in by hand', () => {
    const watching = cases(({ mode }) => mode === 'nobody').filter((facts) => mayWatch(facts) !== 'refuse');
    expect(watching.length).toBeGreaterThan(0);
    expect(watching.every(({ guest }) => guest === 'granted')).toBe(true);
  });

  it('is never made easier by a reason against it', () => {
    const rank = { refuse: 0, ask: 1, allow: 2 };
    for (const facts of TABLE) {
      for (const worse of [{ blocked: true }, { never: true }, { guest: 'removed' as const }, { child: true }]) {
        expect(rank[mayWatch({ ...facts, ...worse })]).toBeLessThanOrEqual(rank[mayWatch(facts)]);
      }
    }
  });

  it('is never made harder by being in Always', () => {
    const rank = { refuse: 0, ask: 1, allow: 2 };
    for (const facts of TABLE) {
      expect(rank[mayWatch({ ...facts, always: true })]).toBeGreaterThanOrEqual(
        rank[mayWatch({ ...facts, always: false })],
      );
    }
  });

  it('fails closed in a mode that a newer server may have stored', () => {
    const unknown = 'full_moon' as WatchMode;
    for (const facts of cases(({ guest, room }) => guest === undefined && !room)) {
      expect(mayWatch({ ...facts, mode: unknown })).toBe('refuse');
    }
  });

  it('takes one-by-one grants back in the modes that mean "nobody else", and in no other', () => {
    expect(MODES.filter(endsGrants)).toEqual(['list_only', 'nobody']);
  });
});

describe('what allows it', () => {
  it('is said for whoever may watch, and for nobody else', () => {
    for (const facts of TABLE)
      expect(groundOf(facts) !== undefined, JSON.stringify(facts)).toBe(mayWatch(facts) === 'allow');
  });

  it.each<[string, Partial<WatchFacts>]>([
    ['once', { guest: 'granted', always: true, mode: 'friends' }],
    ['room', { room: true, always: true, mode: 'list_only' }],
    ['friends', { mode: 'friends', always: true }],
    ['always', { mode: 'list_or_ask', always: true }],
  ])('%s', (ground, facts) => {
    const plain: WatchFacts = {
      ...{ mode: 'ask', friend: true, room: false, blocked: false, always: false, never: false, guest: undefined },
      child: false,
    };
    expect(groundOf({ ...plain, ...facts })).toBe(ground);
  });
});
