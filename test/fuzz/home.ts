// A TV fetches it when it first needs it, which the first run would wait for longer than those after it.
import '../../src/model/rooms.ts';
import '../../src/model/direct/direct.ts';
import type { DirectEngine } from '../../src/model/direct/direct.ts';
import { RESTART_GRACE_MS } from '../../src/protocol/limits.ts';
import { DIRECT } from '../support/direct-pair.ts';
import { settle } from '../support/fake-clock.ts';
import { Household, PASSWORD, TestCamera, type TestTv } from '../support/household.ts';
import { pick } from '../support/random.ts';
import { ChildAtPlay } from './child.ts';
import { SharedRoom } from './shared-room.ts';

/** As long as a server is down, and holds who was there before. */
const KILLED_MS = 5_000 + RESTART_GRACE_MS;

/** A TV and who sits before it. */
export interface Seat {
  person: string;
  tv: TestTv;
  /** a guest on somebody's TV, since then */
  guestSince?: number;
  /** who lives there */
  host?: string;
}

/** Something somebody does, and how it reads in the report of a run that failed. */
export type Action = [name: string, act: () => Promise<unknown>];

/** What is done at once and waited for by nobody. */
export const atOnce = async (act: () => unknown): Promise<void> => void act();

/** What is counted, before anything has happened. */
export const NOTHING = {
  pictures: 0,
  byRoom: 0,
  ofChild: 0,
  messages: 0,
  asks: 0,
  refused: 0,
  cuts: 0,
  restarts: 0,
  approvals: 0,
  familyOnly: 0,
  visits: 0,
  guestsOnAir: 0,
  settings: 0,
  quiet: 0,
  invisible: 0,
};

/** Time goes on so much at once while something is waited for. */
const STEP_MS = 100;

/** ... and what is counted where people connect directly. */
export const NOTHING_DIRECT = { filmed: 0, moments: 0, rested: 0 };

/** What a failing run says: enough to run it again and to see how it came about. */
export class FuzzFailure extends Error {
  constructor(seed: number, steps: readonly string[], what: string) {
    const last = steps.slice(-Number(process.env['FUZZ_STEPS'] ?? 15));
    super(`seed ${seed}, action ${steps.length}: ${what}\n  …\n  ${last.join('\n  ')}`);
  }
}

/** A random household: its server, its TVs and who sits before them. All that happens in a run happens to it. */
export class Home {
  /** how much happened, so that a run in which nothing does is not taken for a good one */
  readonly counts = { ...NOTHING };
  readonly people: readonly string[];
  readonly random: () => number;
  /** what has been done, for the report */
  readonly steps: string[] = [];
  household!: Household;
  shared!: SharedRoom;
  child!: ChildAtPlay;
  /** what TVs connect directly with; undefined: in this run they cannot */
  engineOf: ((person: string) => DirectEngine) | undefined;
  seats: Seat[] = [];
  readonly #seed: number;
  /** time that is passing: what one does may take longer than it is waited for */
  readonly #passes = new Set<Promise<void>>();
  #tvs = 0;
  #killedAt = Number.NEGATIVE_INFINITY;
  #failure: FuzzFailure | undefined;

  constructor(seed: number, people: readonly string[], random: () => number) {
    this.#seed = seed;
    this.people = people;
    this.random = random;
  }

  async open(friends: [string, string][]): Promise<void> {
    const { people, random, counts } = this;
    this.household = await Household.open({
      people: [...people],
      friends,
      seed: this.#seed,
      ...(this.engineOf && { direct: DIRECT }),
      before: async (db) => {
        this.child = new ChildAtPlay(db, people, random, counts);
        await this.child.found(friends);
      },
    });
    this.shared = new SharedRoom(this.household.clock, random);
    await SharedRoom.found(this.household.store.db, [...people]);
  }

  get now(): number {
    return this.household.clock.now();
  }

  pass(ms: number): Promise<void> {
    const passed = this.household.pass(ms).finally(() => this.#passes.delete(passed));
    this.#passes.add(passed);
    return passed;
  }

  /** Time goes on until this is done, no longer than that. @returns undefined if it is not */
  async until<Done>(done: Promise<Done>, ms: number): Promise<Done | undefined> {
    let isDone = false;
    const ended = done.finally(() => {
      isDone = true;
    });
    ended.catch(() => {});
    for (let left = ms; left > 0 && !isDone; left -= STEP_MS) await this.pass(STEP_MS);
    return isDone ? ended : undefined;
  }

  /** No time passes any more, and what was told at this very moment has arrived. */
  async rest(): Promise<void> {
    while (this.#passes.size > 0) await Promise.all(this.#passes);
    await settle(20);
  }

  /** Seats whose TV has heard everything the server said to whoever sits there. */
  get reached(): Seat[] {
    return this.seats.filter(({ person, tv }) => {
      const { link, account } = tv.tv;
      const isIn = account.state.peek().is === 'in' && account.me?.person === person;
      return tv.plug.alive && link.peek().is === 'open' && isIn;
    });
  }

  seatsOf(person: string): Seat[] {
    return this.seats.filter((seat) => seat.person === person && seat.guestSince === undefined);
  }

  /** X4: for friends they are as they were before the server was killed, for as long as they may be coming back. */
  mayBeHeld(person: string): boolean {
    return this.now < this.#killedAt + KILLED_MS && !this.household.house.sessions.isHere(person);
  }

  isOnAir(person: string): boolean {
    return this.household.house.webcam.isOnAir(person);
  }

  async signIn(person: string): Promise<void> {
    const tv = this.#newTv(person);
    this.seats.push({ person, tv });
    const signedIn = tv.signIn(person, { invisible: this.random() < 0.1, stay: true }).then(() => true);
    if (!(await this.until(signedIn, 60_000))) {
      this.fail(`${person} could not sign in: ${JSON.stringify(tv.tv.link.peek())}`);
    }
    // Four TVs of one person are more than any household has.
    const own = this.seats.filter((seat) => seat.person === person);
    if (own.length > 2 && own[0]) this.switchOff(own[0]);
    await this.pass(50);
  }

  /** A guest (X9): on the TV of somebody who makes room for them, or on one nobody lives on. */
  async visit(person: string): Promise<void> {
    for (const seat of this.seats.filter(({ guestSince }) => guestSince !== undefined)) this.switchOff(seat);
    const lent = this.random() < 0.7 ? this.reached.find((seat) => seat.person !== person) : undefined;
    const tv = lent ? await this.#lend(lent) : this.#newTv(person);
    tv.camera.mark = this.people.indexOf(person) + 1;
    this.seats.push({ person, tv, guestSince: this.now, ...(lent && { host: lent.person }) });
    if (!lent) await tv.on();
    // The server may be down at the moment.
    if (tv.tv.link.peek().is !== 'door') await this.pass(60_000);
    await this.until(tv.tv.household.guest(person, PASSWORD), 60_000);
    await this.pass(50);
    this.counts.visits += 1;
  }

  switchOff(seat: Seat): void {
    this.#rise(seat);
    seat.tv.tv.close();
  }

  /** SIGKILL, and started again a moment later. */
  async restart(): Promise<void> {
    this.counts.restarts += 1;
    this.#killedAt = this.now;
    this.household.kill();
    await this.pass(this.random() * 5_000);
    await this.household.start();
  }

  somebodyElse(than: string): string {
    return pick(
      this.random,
      this.people.filter((person) => person !== than),
    );
  }

  /** @throws FuzzFailure, which `assertWhole` throws again where nobody heard it */
  fail(what: string): never {
    const failure = new FuzzFailure(this.#seed, this.steps, what);
    this.#failure ??= failure;
    throw failure;
  }

  /** @throws FuzzFailure where something went wrong that nobody waited for, in a TV or in the server */
  assertWhole(): void {
    if (this.#failure) throw this.#failure;
    const [error] = this.household.errors;
    if (error) this.fail(`the server failed: ${error}`);
  }

  /** Nobody sits there any more. */
  #rise(seat: Seat): void {
    this.shared.gone(seat.person, seat.tv);
    this.seats = this.seats.filter((other) => other !== seat);
    for (const viewing of seat.tv.tv.viewings.all.peek()) viewing.present(undefined);
  }

  /** Whoever is in goes, and may let the one who comes go on air. */
  async #lend(seat: Seat): Promise<TestTv> {
    const { tv } = seat;
    const guestsOnAir = this.random() < 0.7;
    await this.until(tv.tv.settings.set({ guestsOnAir }), 200);
    this.#rise(seat);
    tv.tv.household.leave();
    await this.pass(200);
    return tv;
  }

  #newTv(person: string): TestTv {
    this.#tvs += 1;
    const camera = new TestCamera(this.people.indexOf(person) + 1);
    const direct = this.engineOf?.(person);
    return this.household.tv({ camera, seed: this.#seed * 100_003 + this.#tvs, ...(direct && { direct }) });
  }
}
