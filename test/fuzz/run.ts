import type { Viewing } from '../../src/model/viewing.ts';
import type { Ask } from '../../src/protocol/words.ts';
import { settle } from '../support/fake-clock.ts';
import { Household, PASSWORD, TestCamera, type TestTv } from '../support/household.ts';
import { pick, seeded } from '../support/random.ts';
import { CHILD, ChildAtPlay, GUARDIAN } from './child.ts';
import { Oracle } from './oracle.ts';
import { SharedRoom } from './shared-room.ts';

const PEOPLE = ['noa', 'maya', 'oskar', 'lena', CHILD];
const MODES = ['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'] as const;
const ANSWERS = ['once', 'always', 'not_now', 'block'] as const;
const STATUSES = ['available', 'away', 'busy', 'invisible'] as const;

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
};

interface Shown {
  owner: string;
  viewer: string;
}

interface Room {
  person: string;
  tv: TestTv;
  /** a guest on somebody's TV, since then */
  guestSince?: number;
}

/** What a failing run says: enough to run it again and to see how it came about. */
export class FuzzFailure extends Error {
  constructor(seed: number, step: number, steps: string[], what: string) {
    super(
      `seed ${seed}, action ${step}: ${what}\n  …\n  ${steps.slice(-Number(process.env['FUZZ_STEPS'] ?? 15)).join('\n  ')}`,
    );
  }
}

/** One household of up to five people, one of them a child, who do a hundred things at random, with the rules checked after each. */
export class FuzzRun {
  /** how much happened, so that a run in which nothing does is not taken for a good one */
  readonly counts = { ...NOTHING };
  readonly #seed: number;
  readonly #random: () => number;
  readonly #steps: string[] = [];
  readonly #sent = new Map<string, { from: string; to: string }>();
  #household!: Household;
  #oracle!: Oracle;
  #shared!: SharedRoom;
  #child!: ChildAtPlay;
  #rooms: Room[] = [];
  #shown: Shown[] = [];
  readonly #known = new WeakMap<Viewing, Set<string>>();
  #lastText = 0;
  #tvCount = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = seeded(seed);
  }

  /** @throws FuzzFailure at the first thing that is not as promised */
  async run(actions: number): Promise<void> {
    const friends = PEOPLE.flatMap((a, i) => PEOPLE.slice(i + 1).map((b): [string, string] => [a, b]));
    const pairs = friends.filter((pair) => {
      if (pair.includes(CHILD)) return pair.includes(GUARDIAN) || this.#random() < 0.5;
      return this.#random() < 0.8;
    });
    this.#household = await Household.open({
      people: PEOPLE,
      friends: pairs,
      seed: this.#seed,
      before: async (db) => {
        this.#child = new ChildAtPlay(db, PEOPLE, this.#random, this.counts);
        await this.#child.found(pairs);
      },
    });
    this.#oracle = new Oracle(this.#household.store.db);
    this.#shared = new SharedRoom(this.#household.clock);
    await SharedRoom.found(this.#household.store.db, PEOPLE);
    try {
      for (const person of PEOPLE) if (this.#random() < 0.9) await this.#signIn(person);
      for (const room of this.#rooms) await this.#settleIn(room);
      for (let step = 1; step <= actions; step += 1) await this.#step(step);
      await this.#atTheEnd(actions);
    } finally {
      await this.#household.close();
    }
  }

  /** Most people show their room, each to whom they like: a household in which nobody does has little to give away. */
  async #settleIn({ person, tv: { tv } }: Room): Promise<void> {
    if (this.#random() < 0.7) await tv.settings.set({ watchMode: pick(this.#random, MODES) });
    if (this.#random() > 0.7) return;
    // With a wrong PIN the child stays off air.
    if (person === CHILD) await this.#child.goOnAir(tv).catch(() => {});
    else await tv.air.goOnAir();
  }

  async #step(step: number): Promise<void> {
    const before = await this.#oracle.allowed(PEOPLE, this.#shared.inside());
    this.#shown = [];
    this.#steps.push(await this.#act());
    // What was told at this very moment is still on its way.
    await settle(20);
    const after = await this.#oracle.allowed(PEOPLE, this.#shared.inside());
    const friends = await this.#oracle.friends();
    for (const { owner, viewer } of this.#shown) {
      const pair = `${owner} ${viewer}`;
      if (!before.has(pair) && !after.has(pair))
        this.#fail(step, `${viewer} saw a picture of ${owner} without permission`);
      if (!friends.has(pair)) this.counts.byRoom += 1;
      if (owner === CHILD) this.counts.ofChild += 1;
    }
    this.#checkErrors(step);
    const fault = await this.#child.fault();
    if (fault) this.#fail(step, fault);
    this.#checkThreads(step);
    this.#checkGuests(step);
    this.#checkCameras(step);
    await this.#checkViewers(step, after);
  }

  /** Does one thing, lets it come to rest, says what it was. */
  async #act(): Promise<string> {
    const room = this.#rooms.length > 0 ? pick(this.#random, this.#rooms) : undefined;
    if (!room || this.#random() < 0.06) {
      const person = pick(this.#random, PEOPLE);
      if (room && this.#random() < 0.3) return this.#visit(person);
      await this.#signIn(person);
      return `${person} signs in`;
    }
    const other = pick(
      this.#random,
      PEOPLE.filter((person) => person !== room.person),
    );
    const [name, act] = pick(this.#random, this.#actions(room, other));
    const result = await Promise.race([act(), this.#household.pass(200)])
      .then(() => '')
      .catch((error: unknown) => (error instanceof Error ? ` (${error.message})` : ''));
    await this.#household.pass(this.#random() < 0.3 ? this.#random() * 20_000 : this.#random() * 600);
    return `${room.person}: ${name} ${other}${result}`;
  }

  #actions(room: Room, other: string): [string, () => Promise<unknown>][] {
    const { tv } = room.tv;
    const later = async (act: () => void): Promise<void> => act();
    const viewings = tv.viewings.all.peek();
    const asks = tv.asks.waiting.peek();
    const actions: [string, () => Promise<unknown>][] = [
      ['writes to', () => later(() => this.#write(room, other))],
      ['writes to', () => later(() => this.#write(room, other))],
      ['is written to by everybody, also', () => later(() => this.#everybodyWrites(room.person))],
      ['is cut off in the middle of a talk with', () => this.#cutInTalk(room, other)],
      ['is cut off in the middle of a talk with', () => this.#cutInTalk(room, other)],
      ['reads', () => tv.conversations.with(other).open()],
      ['types to', () => later(() => tv.conversations.with(other).sayTyping(true))],
      ['goes on air, not for', () => tv.air.goOnAir({ takeOver: this.#random() < 0.5 })],
      ['goes on air, not for', () => tv.air.goOnAir({ takeOver: true })],
      ['goes off air, not for', () => tv.air.stop()],
      ['watches', () => later(() => this.#watch(room, other, false))],
      ['watches', () => later(() => this.#watch(room, other, false))],
      ['watches', () => later(() => this.#watch(room, other, false))],
      ['watches', () => later(() => this.#watch(room, other, false))],
      ['has a thumbnail of', () => later(() => this.#watch(room, other, true))],
      ['invites', () => tv.air.invite(other)],
      ['removes as viewer', () => tv.air.removeViewer(other)],
      [`sets a mode, not for`, () => tv.settings.set({ watchMode: pick(this.#random, MODES) })],
      ['lists as always', () => tv.settings.set({ always: [other] })],
      ['lists as never', () => tv.settings.set({ never: [other] })],
      ['tells friends, or not,', () => tv.settings.set({ tellFriends: this.#random() < 0.5 })],
      ['asks to be friends', () => tv.friends.ask({ person: other, name: other, avatar: null })],
      ['answers a request of', () => tv.friends.answer(other, this.#random() < 0.8)],
      ['removes as friend', () => tv.friends.remove(other)],
      ['blocks', () => tv.friends.block(other)],
      ['unblocks', () => tv.friends.unblock(other)],
      ['unblocks', () => tv.friends.unblock(other)],
      ['chooses a status, not for', () => tv.account.choose({ status: pick(this.#random, STATUSES) })],
      ['hides the app from', () => room.tv.visible(false)],
      ['shows the app to', () => room.tv.visible(true)],
      ['is cut off, not from', () => later(() => room.tv.plug.cut())],
      ['has the cable pulled, not', () => later(() => this.#pull(room))],
      ['has the cable in again, not', () => later(() => this.#mend(room))],
      ['has the cable in again, not', () => later(() => this.#mend(room))],
      ['switches the TV off, not', () => later(() => this.#switchOff(room))],
      ['goes into the room, with or without', () => this.#shared.enter(room.person, room.tv)],
      ['goes into the room, with or without', () => this.#shared.enter(room.person, room.tv)],
      ['goes out of the room, with or without', () => this.#shared.exit(room.person, room.tv)],
      ['lets the room watch, or not, not only', () => this.#chooseInRoom(room)],
      ['says something in the room to', () => later(() => this.#shared.of(room.tv)?.talk.send(`${++this.#lastText}`))],
      ['waits for', () => this.#household.pass(this.#random() * 70_000)],
    ];
    actions.push(...this.#child.actions(room.person, room.tv, other));
    for (const viewing of viewings)
      actions.push(['stops watching, not', () => later(() => tv.viewings.close(viewing))]);
    this.counts.asks += asks.length;
    for (const ask of asks) {
      for (let n = 0; n < 4; n += 1) {
        actions.push(['answers somebody, not', () => this.#answer(room, ask)]);
      }
    }
    if (this.#random() < 0.05) actions.push(['sees the server killed, not', () => this.#restart()]);
    return actions;
  }

  async #chooseInRoom({ tv }: Room): Promise<void> {
    const shared = this.#shared.of(tv);
    if (shared) await tv.tv.rooms.now.peek()?.set(shared, { mayWatch: this.#random() < 0.7 });
  }

  async #signIn(person: string): Promise<void> {
    this.#tvCount += 1;
    const camera = new TestCamera(PEOPLE.indexOf(person) + 1);
    const tv = this.#household.tv({ camera, seed: this.#seed * 100_003 + this.#tvCount });
    this.#rooms.push({ person, tv });
    const signedIn = tv.signIn(person, { invisible: this.#random() < 0.1, stay: true }).then(() => true);
    if (!(await Promise.race([signedIn, this.#household.pass(60_000).then(() => false)]))) {
      this.#fail(0, `${person} could not sign in: ${JSON.stringify(tv.tv.link.peek())}`);
    }
    // Four TVs of one person are more than any household has.
    const own = this.#rooms.filter((room) => room.person === person);
    if (own.length > 2 && own[0]) this.#switchOff(own[0]);
    await this.#household.pass(50);
  }

  /** A guest on a TV nobody lives on, which so lets nobody go on air (X9). */
  async #visit(person: string): Promise<string> {
    for (const room of this.#rooms.filter(({ guestSince }) => guestSince !== undefined)) this.#switchOff(room);
    this.#tvCount += 1;
    const camera = new TestCamera(PEOPLE.indexOf(person) + 1);
    const tv = this.#household.tv({ camera, seed: this.#seed * 100_003 + this.#tvCount });
    this.#rooms.push({ person, tv, guestSince: this.#household.clock.now() });
    await tv.on();
    await Promise.race([tv.tv.household.guest(person, PASSWORD), this.#household.pass(60_000)]);
    await this.#household.pass(50);
    this.counts.visits += 1;
    return `${person} is a guest`;
  }

  /** Nothing of a guest is on the TV, nothing of before is told there, and they are not on air. */
  #checkGuests(step: number): void {
    for (const { person, tv, guestSince: since } of this.#rooms) {
      if (since === undefined) continue;
      if (tv.storage.get('people') !== undefined) this.#fail(step, `${person} lives where they were a guest`);
      const old = tv.tv.conversations
        .all()
        .flatMap(({ thread }) => thread.peek().messages)
        .find(({ at }) => at < since);
      if (old) this.#fail(step, `${person} was told "${old.body.bytes}" of before the visit`);
    }
    for (const { person, source } of this.#household.house.webcam.relay.all())
      if (source?.guest) this.#fail(step, `${person} is on air as a guest`);
  }

  #watch(room: Room, owner: string, small: boolean): void {
    const viewing = room.tv.tv.viewings.open(owner, { small });
    viewing.present({
      show: async (packet) => {
        // What this TV has on its screen already is nothing new to it, even if its line is gone by now.
        const picture = `${packet.stream} ${packet.sequence}`;
        const known = this.#known.get(viewing) ?? new Set();
        if (known.has(picture)) return;
        this.#known.set(viewing, known.add(picture));
        const shownOwner = PEOPLE[(packet.payload[0] ?? 0) - 1] ?? 'nobody';
        this.counts.pictures += 1;
        this.#shown.push({ owner: shownOwner, viewer: room.person });
        if (shownOwner !== owner)
          throw new FuzzFailure(this.#seed, 0, this.#steps, `${owner}'s view shows ${shownOwner}`);
      },
    });
  }

  #answer({ tv }: Room, ask: Ask): Promise<boolean> {
    const answer = pick(this.#random, ANSWERS);
    if (answer === 'not_now' || answer === 'block') this.counts.refused += 1;
    return tv.tv.asks.answer(ask, answer);
  }

  #write(room: Room, to: string): void {
    this.#lastText += 1;
    this.counts.messages += 1;
    const text = `${room.person} to ${to}, number ${this.#lastText}`;
    this.#sent.set(text, { from: room.person, to });
    room.tv.tv.conversations.with(to).send(text);
  }

  #everybodyWrites(to: string): void {
    for (const room of this.#rooms) if (room.person !== to) for (let n = 0; n < 3; n += 1) this.#write(room, to);
  }

  /** Words on their way in both directions while the line breaks, one way or the other. */
  async #cutInTalk(room: Room, other: string): Promise<void> {
    void room.tv.tv.conversations
      .with(other)
      .open()
      .catch(() => {});
    this.#everybodyWrites(room.person);
    this.#write(room, other);
    if (this.#random() < 0.5) room.tv.plug.cut();
    else this.#pull(room);
    this.#everybodyWrites(room.person);
    await this.#household.pass(this.#random() * 50_000);
    this.#everybodyWrites(room.person);
    this.#mend(room);
  }

  #pull(room: Room): void {
    this.counts.cuts += 1;
    room.tv.plug.pull();
  }

  #mend(room: Room): void {
    room.tv.plug.mend();
  }

  #switchOff(room: Room): void {
    this.#shared.gone(room.person, room.tv);
    this.#rooms = this.#rooms.filter((other) => other !== room);
    for (const viewing of room.tv.tv.viewings.all.peek()) viewing.present(undefined);
    room.tv.tv.close();
  }

  async #restart(): Promise<void> {
    this.counts.restarts += 1;
    this.#household.kill();
    await this.#household.pass(this.#random() * 5_000);
    await this.#household.start();
  }

  #checkErrors(step: number): void {
    const [error] = this.#household.errors;
    if (error) this.#fail(step, `the server failed: ${error}`);
  }

  /** Messages in order, once. */
  #checkThreads(step: number): void {
    for (const { person, tv } of this.#rooms) {
      const shared = this.#shared.of(tv);
      const talks = [...tv.tv.conversations.all(), ...(shared ? [shared.talk] : [])];
      for (const { thread } of talks) {
        const { messages, drafts } = thread.peek();
        messages.forEach((message, at) => {
          const before = messages[at - 1];
          if (before && before.sequence >= message.sequence) this.#fail(step, `${person}'s thread is out of order`);
        });
        const texts = [...messages.map((message) => message.body.bytes), ...drafts.map((draft) => draft.text)];
        const twice = texts.find((text, at) => texts.indexOf(text) !== at);
        if (twice) this.#fail(step, `${person} has "${twice}" twice`);
      }
    }
  }

  /** The camera is on only while somebody may see it (nobody previews here). */
  #checkCameras(step: number): void {
    for (const { person, tv } of this.#rooms) {
      const { is } = tv.tv.air.state.peek();
      if (is !== 'on' && is !== 'starting' && tv.camera.opened > 0)
        this.#fail(step, `${person}'s camera is on while ${is}`);
      if (tv.camera.opened > 1) this.#fail(step, `${person}'s camera was opened ${tv.camera.opened} times`);
    }
  }

  /** "Watching now" says who is being sent pictures, no more and no less; and each of them may. */
  async #checkViewers(step: number, allowed: Set<string>): Promise<void> {
    for (const broadcast of this.#household.house.webcam.relay.all()) {
      const { person, source } = broadcast;
      for (const viewer of broadcast.people) {
        if (!allowed.has(`${person} ${viewer}`)) this.#fail(step, `${viewer} still counts as watching ${person}`);
      }
      const room = this.#rooms.find(({ tv }) => source !== undefined && tv.device === source.device);
      if (!room?.tv.plug.alive || room.tv.tv.link.peek().is !== 'open' || !source?.connected) continue;
      // While a broadcast is being taken up again after a cut, the screen says that it is cut.
      const air = room.tv.tv.air.state.peek();
      if (air.is !== 'on' || air.cut) continue;
      const listed = room.tv.tv.air.viewers.peek().map((viewer) => viewer.person);
      const real = [...broadcast.people];
      if (listed.sort().join() !== real.sort().join()) {
        this.#fail(step, `${person} sees [${listed}] watching, really [${real}]`);
      }
    }
  }

  /** Everybody comes back, and everything said is there, once, on every TV of both. */
  async #atTheEnd(step: number): Promise<void> {
    for (const room of this.#rooms) this.#mend(room);
    await this.#household.pass(90_000);
    const blocks = await this.#oracle.blocks();
    const friends = await this.#oracle.friends();
    for (const { person, tv } of this.#rooms) {
      if (tv.tv.account.state.peek().is !== 'in') continue;
      for (const other of PEOPLE)
        if (other !== person)
          void tv.tv.conversations
            .with(other)
            .open()
            .catch(() => {});
    }
    await this.#household.pass(2_000);
    for (const { person, tv, guestSince } of this.#rooms) {
      if (tv.tv.account.state.peek().is !== 'in') continue;
      if (guestSince === undefined) await this.#checkComplete(step, person, tv);
      this.#checkPresence(step, person, tv, friends, blocks);
      for (const { person: other } of this.#shared.of(tv)?.here.peek() ?? []) {
        if (blocks.has(`${other} ${person}`) || blocks.has(`${person} ${other}`))
          this.#fail(step, `${other} is in the room for ${person}, in spite of a block`);
        if (!this.#shared.inside().has(other)) this.#fail(step, `${other} is in the room for ${person} and is not`);
      }
    }
  }

  async #checkComplete(step: number, person: string, tv: TestTv): Promise<void> {
    for (const other of PEOPLE) {
      if (other === person) continue;
      const stored = await this.#household.store.db
        .selectFrom('messages')
        .innerJoin('conversations', 'conversations.id', 'messages.conversation')
        .select(['messages.bytes', 'messages.from_person', 'messages.hidden'])
        .where('conversations.id', '=', [person, other].sort().join(' '))
        .orderBy('sequence', 'asc')
        .execute();
      const visible = stored.filter((row) => row.hidden === 0 || row.from_person === person).map((row) => row.bytes);
      const here = tv.tv.conversations
        .with(other)
        .thread.peek()
        .messages.map((message) => message.body.bytes);
      if (
        here.join('\n') !== visible.slice(-here.length).join('\n') ||
        (here.length < 50 && here.length !== visible.length)
      ) {
        const missing = visible.filter((text) => !here.includes(text));
        const strange = here.filter((text) => !visible.includes(text));
        this.#fail(
          step,
          `${person}'s thread with ${other} has ${here.length} of ${visible.length}; missing: ${missing}; strange: ${strange}`,
        );
      }
    }
  }

  #checkPresence(step: number, person: string, tv: TestTv, friends: Set<string>, blocks: Set<string>): void {
    const here = new Set(this.#household.house.sessions.people());
    for (const friend of tv.tv.friends.all.peek()) {
      const other = friend.person;
      if (!friends.has(`${person} ${other}`)) this.#fail(step, `${person} lists ${other}, who is no friend`);
      const blocked = blocks.has(`${other} ${person}`);
      const seemsHere = friend.presence.status !== 'offline';
      if (seemsHere && (!here.has(other) || blocked))
        this.#fail(step, `${other} seems ${friend.presence.status} to ${person}, ${blocked ? 'in spite of a block' : 'and is gone'}`);
    }
  }

  #fail(step: number, what: string): never {
    throw new FuzzFailure(this.#seed, step, this.#steps, what);
  }
}
