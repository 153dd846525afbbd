import { pick, seeded } from '../support/random.ts';
import { befriending } from './actions/befriending.ts';
import { Directing } from './actions/directing.ts';
import { lines } from './actions/lines.ts';
import { Preferring } from './actions/preferring.ts';
import { Talking } from './actions/talking.ts';
import { Watching } from './actions/watching.ts';
import { MarksCheck } from './checks/marks.ts';
import { checkSame } from './checks/same.ts';
import { checkShowing } from './checks/showing.ts';
import { WatchLogCheck } from './checks/watch-log.ts';
import { CHILD, GUARDIAN } from './child.ts';
import { type Action, Home, type Seat } from './home.ts';
import { Oracle } from './oracle.ts';
import { readStored, type Stored } from './stored.ts';

const PEOPLE = ['noa', 'maya', 'oskar', 'lena', CHILD];
/** What was allowed may be on its way for so long. */
const WAY_MS = 500;

/**
 * What a household does most. `everything`: much is said at once, lines break in the middle of it. `preferences`:
 * people change who may see what, while others watch and write. `direct`: rooms connect directly, and fall back.
 */
export type Mix = 'everything' | 'preferences' | 'direct';

/** One household of up to five people, one of them a child, who do things at random, with the rules checked after each. */
export class FuzzRun {
  readonly #mix: Mix;
  readonly #random: () => number;
  readonly #home: Home;
  readonly #talking: Talking;
  readonly #watching: Watching;
  readonly #preferring: Preferring;
  readonly #marks: MarksCheck;
  /** in a run in which TVs can connect directly */
  readonly directing: Directing | undefined;
  #log!: WatchLogCheck;

  constructor(seed: number, mix: Mix) {
    this.#mix = mix;
    this.#random = seeded(seed);
    this.#home = new Home(seed, PEOPLE, this.#random);
    this.#talking = new Talking(this.#home);
    this.#watching = new Watching(this.#home);
    this.#preferring = new Preferring(this.#home);
    this.#marks = new MarksCheck(this.#home);
    if (mix === 'direct') this.directing = new Directing(this.#home, this.#watching);
  }

  /** how much happened, so that a run in which nothing does is not taken for a good one */
  get counts(): Home['counts'] {
    return this.#home.counts;
  }

  /** @throws FuzzFailure at the first thing that is not as promised */
  async run(actions: number): Promise<void> {
    const home = this.#home;
    const pairs = PEOPLE.flatMap((a, i) => PEOPLE.slice(i + 1).map((b): [string, string] => [a, b]));
    const friends = pairs.filter((pair) => {
      if (pair.includes(CHILD)) return pair.includes(GUARDIAN) || this.#random() < 0.5;
      return this.#random() < 0.8;
    });
    await home.open(friends);
    this.#log = new WatchLogCheck(home, this.#watching, this.#preferring.wiped);
    try {
      for (const person of PEOPLE) if (this.#random() < 0.9) await home.signIn(person);
      for (const seat of home.seats) {
        if (this.#random() < 0.7) await this.#preferring.begin(seat);
        if (this.#random() < 0.7) await this.#watching.begin(seat);
        if (this.#random() < 0.6) await home.shared.begin(seat);
        await this.directing?.begin(seat);
      }
      for (let step = 1; step <= actions; step += 1) await this.#step();
      await this.#atTheEnd();
    } finally {
      await home.household.close();
    }
  }

  async #step(): Promise<void> {
    const home = this.#home;
    const before = await this.#oracle();
    this.#watching.shown = [];
    home.steps.push('');
    const { what, pause } = await this.#act();
    home.steps[home.steps.length - 1] = what;
    await home.rest();
    home.assertWhole();
    const done = await this.#oracle();
    const doneAt = home.now;
    await home.pass(pause);
    await home.rest();
    const after = await this.#oracle();
    this.#checkPictures((owner, viewer, at) => {
      const may = done.mayWatch(owner, viewer) || after.mayWatch(owner, viewer);
      return may || (at <= doneAt + WAY_MS && before.mayWatch(owner, viewer));
    }, after.stored);
    this.directing?.check(before, after);
    await this.#check(after);
  }

  async #check(oracle: Oracle): Promise<void> {
    const home = this.#home;
    home.assertWhole();
    const fault = await home.child.fault();
    if (fault) home.fail(fault);
    this.#talking.check();
    this.#checkGuests(oracle.stored);
    this.#watching.checkCameras();
    this.#watching.checkViewers((owner, viewer) => oracle.mayWatch(owner, viewer));
    checkSame(home, oracle.stored);
    checkShowing(home, oracle);
    await this.#marks.check(oracle);
    await this.#log.check(oracle, this.#watching.shown);
  }

  /** Does one thing, says what it was, and for how long it is to be left at that. */
  async #act(): Promise<{ what: string; pause: number }> {
    const home = this.#home;
    const random = this.#random;
    const pause = random() < 0.3 ? random() * 20_000 : random() * 600;
    const seat = home.seats.length > 0 ? pick(random, home.seats) : undefined;
    if (!seat || random() < 0.06) {
      const person = pick(random, PEOPLE);
      if (seat && random() < 0.3) {
        await home.visit(person);
        return { what: `${person} is a guest`, pause };
      }
      await home.signIn(person);
      return { what: `${person} signs in`, pause };
    }
    const other = home.somebodyElse(seat.person);
    const [name, act] = pick(random, this.#actions(seat, other));
    const result = await home
      .until(Promise.resolve(act()), 200)
      .then(() => '')
      .catch((error: unknown) => (error instanceof Error ? ` (${error.message})` : ''));
    return { what: `${seat.person}: ${name} ${other}${result}`, pause };
  }

  #actions(seat: Seat, other: string): Action[] {
    const home = this.#home;
    const actions: Action[] = [
      ...this.#talking.actions(seat, other),
      ...this.#watching.actions(seat, other),
      ...this.#preferring.actions(seat, other),
      ...befriending(home, seat, other),
      ...home.shared.actions(seat, other),
      ...lines(home, seat),
      ...home.child.actions(seat.person, seat.tv, other),
      ['waits for', () => home.pass(this.#random() * 70_000)],
    ];
    if (this.directing) actions.push(...this.directing.actions(seat));
    if (this.#mix === 'everything') actions.push(...this.#talking.storms(seat, other));
    if (this.#mix === 'preferences') actions.push(...this.#preferring.actions(seat, other));
    if (this.#random() < 0.05) actions.push(['sees the server killed, not', () => home.restart()]);
    return actions;
  }

  #checkPictures(isRight: (owner: string, viewer: string, at: number) => boolean, { friends }: Stored): void {
    const { counts } = this.#home;
    for (const { owner, viewer, at } of this.#watching.shown) {
      if (!isRight(owner, viewer, at)) this.#home.fail(`${viewer} saw a picture of ${owner} without permission`);
      if (!friends.has(`${owner} ${viewer}`)) counts.byRoom += 1;
      if (owner === CHILD) counts.ofChild += 1;
    }
  }

  /** X9: nothing of a guest is on the TV, nothing of before is told there, and they are on air only where they may. */
  #checkGuests({ whole }: Stored): void {
    const { seats, household, counts } = this.#home;
    for (const { person, tv, guestSince: since } of seats) {
      if (since === undefined) continue;
      if (tv.storage.get('people')?.includes(`"${person}"`)) this.#home.fail(`${person} lives where they were a guest`);
      const old = tv.tv.conversations
        .all()
        .flatMap(({ thread }) => thread.peek().messages)
        .find(({ at }) => at < since);
      if (old) this.#home.fail(`${person} was told "${old.body.bytes}" of before the visit`);
    }
    for (const { person, source } of household.house.webcam.relay.all()) {
      if (!source?.guest) continue;
      const host = seats.find((seat) => seat.person === person && seat.guestSince !== undefined)?.host;
      counts.guestsOnAir += 1;
      if (host === undefined || whole.get(host)?.guestsOnAir !== true)
        this.#home.fail(`${person} is on air as a guest of ${host}, who does not want that`);
    }
  }

  /** Everybody comes back, and everything said is there, once, on every TV of both. */
  async #atTheEnd(): Promise<void> {
    const home = this.#home;
    this.#watching.shown = [];
    for (const { tv } of home.seats) tv.plug.mend();
    await home.pass(90_000);
    this.#talking.openAll();
    await home.pass(2_000);
    const oracle = await this.#oracle();
    this.#watching.shown = [];
    await this.#check(oracle);
    const here = new Set(home.household.house.sessions.people());
    for (const seat of home.reached) {
      if (seat.guestSince === undefined) await this.#talking.checkComplete(seat);
      for (const { person: friend, presence } of seat.tv.tv.friends.all.peek())
        if (presence.status !== 'offline' && !here.has(friend))
          home.fail(`${friend} seems ${presence.status} to ${seat.person}, and is gone`);
    }
  }

  async #oracle(): Promise<Oracle> {
    const home = this.#home;
    return new Oracle(await readStored(home.household.store.db, PEOPLE), {
      now: home.now,
      inside: home.shared.inside(),
      onAir: (person) => home.isOnAir(person),
    });
  }
}
