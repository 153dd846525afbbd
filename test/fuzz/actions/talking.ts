import { type Action, atOnce, type Home, type Seat } from '../home.ts';

/** What people write to each other, and what must have become of it: every message once, in order, on every TV. */
export class Talking {
  readonly #home: Home;
  #lastText = 0;

  constructor(home: Home) {
    this.#home = home;
  }

  actions(seat: Seat, other: string): Action[] {
    const { tv } = seat.tv;
    return [
      ['writes to', () => atOnce(() => this.#write(seat, other))],
      ['writes to', () => atOnce(() => this.#write(seat, other))],
      ['reads', () => tv.conversations.with(other).open()],
      ['reads', () => tv.conversations.with(other).open()],
      ['types to', () => atOnce(() => tv.conversations.with(other).sayTyping(true))],
      ['says something in the room to', () => atOnce(() => this.#sayInRoom(seat))],
      ['types in the room to', () => atOnce(() => this.#home.shared.of(seat.tv)?.talk.sayTyping(true))],
    ];
  }

  /** Much at once, and a line that breaks in the middle of it. */
  storms(seat: Seat, other: string): Action[] {
    return [
      ['is written to by everybody, also', () => atOnce(() => this.#everybodyWrites(seat.person))],
      ['is cut off in the middle of a talk with', () => this.#cutInTalk(seat, other)],
      ['is cut off in the middle of a talk with', () => this.#cutInTalk(seat, other)],
    ];
  }

  /** Messages in order, once. */
  check(): void {
    const { seats, shared } = this.#home;
    for (const { person, tv } of seats) {
      const room = shared.of(tv);
      const talks = [...tv.tv.conversations.all(), ...(room ? [room.talk] : [])];
      for (const { thread } of talks) {
        const { messages, drafts } = thread.peek();
        messages.forEach((message, at) => {
          const before = messages[at - 1];
          if (before && before.sequence >= message.sequence) this.#home.fail(`${person}'s thread is out of order`);
        });
        const texts = [...messages.map((message) => message.body.bytes), ...drafts.map((draft) => draft.text)];
        const twice = texts.find((text, at) => texts.indexOf(text) !== at);
        if (twice) this.#home.fail(`${person} has "${twice}" twice`);
      }
    }
  }

  /** Every conversation is opened on every TV, so that it fetches what it has not. */
  openAll(): void {
    for (const { person, tv } of this.#home.seats) {
      if (tv.tv.account.state.peek().is !== 'in') continue;
      for (const other of this.#home.people) {
        if (other !== person) {
          void tv.tv.conversations
            .with(other)
            .open()
            .catch(() => {});
        }
      }
    }
  }

  /** Everything that was said to or by somebody, and that they may see, is on this TV of theirs. */
  async checkComplete({ person, tv }: Seat): Promise<void> {
    for (const other of this.#home.people) {
      if (other === person) continue;
      const stored = await this.#home.household.store.db
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
      const isEnd = here.join('\n') === visible.slice(-here.length).join('\n');
      if (isEnd && (here.length >= 50 || here.length === visible.length)) continue;
      const missing = visible.filter((text) => !here.includes(text));
      const strange = here.filter((text) => !visible.includes(text));
      this.#home.fail(
        `${person}'s thread with ${other} has ${here.length} of ${visible.length}; missing: ${missing}; strange: ${strange}`,
      );
    }
  }

  #write(seat: Seat, to: string): void {
    this.#home.counts.messages += 1;
    seat.tv.tv.conversations.with(to).send(`${seat.person} to ${to}, number ${this.#next()}`);
  }

  #sayInRoom(seat: Seat): void {
    this.#home.shared.of(seat.tv)?.talk.send(`${this.#next()}`);
  }

  #everybodyWrites(to: string): void {
    for (const seat of this.#home.seats) if (seat.person !== to) for (let n = 0; n < 3; n += 1) this.#write(seat, to);
  }

  /** Words on their way in both directions while the line breaks, one way or the other. */
  async #cutInTalk(seat: Seat, other: string): Promise<void> {
    const { random, counts } = this.#home;
    void seat.tv.tv.conversations
      .with(other)
      .open()
      .catch(() => {});
    this.#everybodyWrites(seat.person);
    this.#write(seat, other);
    if (random() < 0.5) seat.tv.plug.cut();
    else {
      counts.cuts += 1;
      seat.tv.plug.pull();
    }
    this.#everybodyWrites(seat.person);
    await this.#home.pass(random() * 50_000);
    this.#everybodyWrites(seat.person);
    seat.tv.plug.mend();
  }

  #next(): number {
    this.#lastText += 1;
    return this.#lastText;
  }
}
