import type { Home } from '../home.ts';
import type { Oracle } from '../oracle.ts';

interface Marks {
  delivered: number;
  read: number;
}

interface Known extends Marks {
  /** messages the one who reads has written to the other */
  written: number;
}

const NONE: Known = { delivered: 0, read: 0, written: 0 };

const isPast = (a: Marks, b: Marks): boolean => a.delivered > b.delivered || a.read > b.read;

/**
 * "Settled" 14: how far somebody has read is not told while they are invisible or apart from who wrote, except by
 * answering. What was told before stays.
 */
export class MarksCheck {
  readonly #home: Home;
  /** "writer reader": how far the writer may know that the reader got, as of the last step */
  #known = new Map<string, Known>();
  #silent = new Set<string>();

  constructor(home: Home) {
    this.#home = home;
  }

  async check(oracle: Oracle): Promise<void> {
    const { people, reached, seats } = this.#home;
    // What somebody did on a TV without a line is done when it is back: they may be seen, and not any more, in one step.
    const late = new Set(seats.filter((seat) => !reached.includes(seat)).map(({ person }) => person));
    const known = await this.#read();
    const silent = new Set<string>();
    for (const [pair, now] of known) {
      const [writer = '', reader = ''] = pair.split(' ');
      if (!late.has(reader) && (oracle.isHidden(reader) || oracle.areApart(reader, writer))) silent.add(pair);
      const before = this.#known.get(pair) ?? NONE;
      // Silent before this step and after it: a step is one thing somebody does.
      const isSilent = silent.has(pair) && this.#silent.has(pair);
      if (isSilent && isPast(now, before) && now.written === before.written)
        this.#home.fail(`${writer} may know that ${reader} has got to ${now.read}, who gives nothing away`);
    }
    for (const { person, tv } of reached) {
      for (const other of people) {
        const theirs = tv.tv.conversations.with(other).theirs.peek();
        if (isPast(theirs, known.get(`${person} ${other}`) ?? NONE))
          this.#home.fail(`${person} knows that ${other} has got to ${theirs.read}, and should not`);
      }
    }
    this.#known = known;
    this.#silent = silent;
  }

  async #read(): Promise<Map<string, Known>> {
    const { db } = this.#home.household.store;
    const known = new Map<string, Known>();
    const pairOf = (conversation: string, reader: string): string =>
      `${conversation.split(' ').find((person) => person !== reader)} ${reader}`;
    for (const row of await db.selectFrom('cursors').selectAll().execute()) {
      const marks = { delivered: row.told_delivered, read: row.told_read };
      known.set(pairOf(row.conversation, row.person), { ...marks, written: 0 });
    }
    const written = await db
      .selectFrom('messages')
      .select((eb) => ['conversation', 'from_person', eb.fn.countAll<number>().as('count')])
      .groupBy(['conversation', 'from_person'])
      .execute();
    for (const { conversation, from_person: from, count } of written) {
      const pair = pairOf(conversation, from);
      known.set(pair, { ...(known.get(pair) ?? NONE), written: Number(count) });
    }
    return known;
  }
}
