import type { Tv } from '../../../src/model/tv.ts';
import type { Settings } from '../../../src/protocol/words.ts';
import { settle } from '../../support/fake-clock.ts';
import { pick } from '../../support/random.ts';
import type { Action, Home, Seat } from '../home.ts';

const MODES = ['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'] as const;
const STATUSES = ['available', 'away', 'busy', 'invisible'] as const;
const LISTS = ['always', 'never', 'neither'] as const;
const TEXTS = ['', 'Cooking', 'Back at eight'] as const;
const MINUTE_MS = 60_000;

/** Every preference there is, and how one shows oneself to others (14, 16). */
export class Preferring {
  readonly #home: Home;
  /** when somebody last wiped who watched them, at the latest */
  readonly wiped = new Map<string, number>();

  constructor(home: Home) {
    this.#home = home;
  }

  actions(seat: Seat, other: string): Action[] {
    const { tv } = seat.tv;
    const { random } = this.#home;
    return [
      ...this.#fitting(seat),
      this.#set(tv, { watchMode: pick(random, MODES) }),
      this.#set(tv, { watchMode: pick(random, MODES) }),
      this.#set(tv, { tellFriends: random() < 0.5 }),
      this.#set(tv, this.#anything()),
      this.#quiet(tv),
      ['puts in a list', () => this.#list(tv, other)],
      ['puts in a list', () => this.#list(tv, other)],
      ['puts two people in lists on two TVs at once, one of them', () => this.#listTwice(seat, other)],
      ['sets two things on two TVs at once, not for', () => this.#setTwice(seat)],
      [
        'loses the line in the middle of a change, while another TV of theirs lists',
        () => this.#cutInChange(seat, other),
      ],
      ['types and is not there any more for', () => this.#typeAndGo(tv, other)],
      ['chooses a status, not for', () => this.#choose(tv)],
      ['chooses a status, not for', () => this.#choose(tv)],
      ['chooses a text, not for', () => tv.account.choose({ text: pick(random, TEXTS), textForMs: 30_000 })],
      ['wipes who watched, not only', () => this.#wipe(seat)],
      ['looks at what was missed, also of', () => tv.activity.seen()],
    ];
  }

  /** What a household begins with: each to whom they like. */
  async begin({ tv: { tv } }: Seat): Promise<void> {
    await tv.settings.set({ watchMode: pick(this.#home.random, MODES) });
  }

  #set(tv: Tv, changes: Partial<Settings>): Action {
    const act = (): Promise<void> => {
      this.#home.counts.settings += 1;
      return tv.settings.set(changes);
    };
    return [`sets ${JSON.stringify(changes)}, not for`, act];
  }

  /** What means something just now: somebody waits for an answer, is watched, or has lent a TV to a guest. */
  #fitting({ person, tv: { tv } }: Seat): Action[] {
    const { seats, random } = this.#home;
    const actions: Action[] = [];
    const questions = tv.asks.waiting.peek().length + tv.asks.invitations.peek().length;
    if (questions > 0) for (let n = 0; n < 6; n += 1) actions.push(this.#quiet(tv));
    if (tv.air.viewers.peek().length > 0)
      for (let n = 0; n < 4; n += 1) actions.push(this.#set(tv, { keepWatchLog: random() < 0.5 }));
    if (seats.some(({ host }) => host === person))
      for (let n = 0; n < 6; n += 1) actions.push(this.#set(tv, { guestsOnAir: false }));
    return actions;
  }

  /** Nobody may see more or less by any of these. */
  #anything(): Partial<Settings> {
    const { random } = this.#home;
    const flip = random() < 0.5;
    return pick<Partial<Settings>>(random, [
      { keepWatchLog: flip },
      { keepWatchLog: flip },
      { guestsOnAir: flip },
      { previewInRequests: flip },
      { picture: Math.floor(random() * 11) },
      { width: pick(random, [160, 320, 640] as const) },
      { mirror: flip },
      { rotate: pick(random, [0, 90, 180, 270] as const) },
      { sounds: { tick: flip, chime: !flip, air: flip } },
      { calm: flip },
      { secondWhileDirect: flip ? 'ask' : 'never' },
      { direct: pick(random, ['ask', 'always', 'never'] as const) },
      { directRelayOnly: flip },
    ]);
  }

  /** Quiet hours that hold now and are over soon, begin soon, or are none. */
  #quiet(tv: Tv): Action {
    const { random, now } = this.#home;
    const at = (inMinutes: number): number => (Math.floor(now / MINUTE_MS) + inMinutes + 1440) % 1440;
    const begin = random() < 0.6 ? -1 : 1;
    const quiet = { on: random() < 0.6, from: at(begin), to: at(begin + 2), zone: 'UTC' };
    return this.#set(tv, { quiet });
  }

  /** As the lists are used now, or as a TV of before did it: whole. */
  #list(tv: Tv, other: string): Promise<void> {
    const { random } = this.#home;
    const from = pick(random, ['always', 'never'] as const);
    if (random() < 0.3) return tv.settings.set({ [from]: random() < 0.3 ? [] : [other] });
    return tv.settings.list(other, pick(random, LISTS), random() < 0.2 ? from : undefined);
  }

  /** The two TVs of somebody, where both have a line. */
  #both({ person }: Seat): [Seat, Seat] | undefined {
    const [one, two] = this.#home.reached.filter((seat) => seat.person === person && seat.guestSince === undefined);
    return one && two && [one, two];
  }

  /** Two TVs of one person at the same moment: nothing of either is lost. */
  async #setTwice(seat: Seat): Promise<void> {
    const { random } = this.#home;
    const [one, two] = this.#both(seat) ?? [];
    if (!one || !two) return;
    const changes = { tellFriends: random() < 0.5, watchMode: pick(random, MODES) };
    const { tellFriends, watchMode } = changes;
    await Promise.all([one.tv.tv.settings.set({ tellFriends }), two.tv.tv.settings.set({ watchMode })]);
    const now = one.tv.tv.settings.now.peek();
    if (now.tellFriends !== tellFriends || now.watchMode !== watchMode)
      this.#home.fail(`${seat.person} set ${JSON.stringify(changes)}, and one of the two is lost`);
  }

  /** What another TV has changed since is not undone by the answer that comes with the next line. */
  async #cutInChange(seat: Seat, other: string): Promise<void> {
    const [one, two] = this.#both(seat) ?? [];
    if (!one || !two) return;
    one.tv.tv.settings.set({ calm: this.#home.random() < 0.5 }).catch(() => {});
    await settle(1);
    // The answer is on its way, and lost.
    one.tv.plug.pull();
    one.tv.plug.cut();
    one.tv.plug.mend();
    await two.tv.tv.settings.list(other, pick(this.#home.random, LISTS));
  }

  async #typeAndGo(tv: Tv, other: string): Promise<void> {
    tv.conversations.with(other).sayTyping(true);
    await settle(4);
    if (this.#home.random() < 0.3) return tv.friends.block(other);
    this.#home.counts.invisible += 1;
    await tv.account.choose({ status: 'invisible' });
  }

  async #listTwice(seat: Seat, other: string): Promise<void> {
    const { random } = this.#home;
    const [one, two] = this.#both(seat) ?? [];
    if (!one || !two) return;
    const third = pick(
      random,
      this.#home.people.filter((person) => person !== seat.person && person !== other),
    );
    const lists = [pick(random, LISTS), pick(random, LISTS)] as const;
    await Promise.all([one.tv.tv.settings.list(other, lists[0]), two.tv.tv.settings.list(third, lists[1])]);
    const { always, never } = one.tv.tv.settings.now.peek();
    [other, third].forEach((person, n) => {
      const found = always.includes(person) ? 'always' : never.includes(person) ? 'never' : 'neither';
      if (found !== lists[n]) this.#home.fail(`${seat.person} put ${person} in ${lists[n]}, who is in ${found}`);
    });
  }

  #choose(tv: Tv): Promise<void> {
    const status = pick(this.#home.random, STATUSES);
    if (status === 'invisible') this.#home.counts.invisible += 1;
    return tv.account.choose({ status });
  }

  async #wipe({ person, tv, guestSince }: Seat): Promise<void> {
    if (guestSince !== undefined) return;
    // Nobody knows whether it was done while the answer is on its way, nor where it never comes.
    this.wiped.set(person, Number.POSITIVE_INFINITY);
    await tv.tv.activity.wipeWatched();
    this.wiped.set(person, this.#home.now);
  }
}
