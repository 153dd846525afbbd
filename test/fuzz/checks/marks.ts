import type { Home } from '../home.ts';
import type { Oracle } from '../oracle.ts';

interface Told {
  delivered: number;
  read: number;
  /** messages the one who reads has written to the other */
  written: number;
}

/**
 * "Settled" 14: how far somebody has read is not told while they are invisible or apart from who wrote, except by
 * answering. What was told before stays.
 */
export class Marks {
  readonly #home: Home;
  /** "writer reader": how far the writer has ever seen that the reader got */
  readonly #told = new Map<string, Told>();
  #silent = new Set<string>();

  constructor(home: Home) {
    this.#home = home;
  }

  async check(oracle: Oracle): Promise<void> {
    const written = await this.#written();
    const silent = new Set<string>();
    for (const { person, tv } of this.#home.reached) {
      for (const other of this.#home.people) {
        const pair = `${person} ${other}`;
        if (oracle.isHidden(other) || oracle.areApart(other, person)) silent.add(pair);
        const theirs = tv.tv.conversations.with(other).theirs.peek();
        const before = this.#told.get(pair) ?? { delivered: 0, read: 0, written: 0 };
        const answered = (written.get(pair) ?? 0) > before.written;
        const rose = theirs.read > before.read || theirs.delivered > before.delivered;
        // Silent before this step and after it: a step is one thing somebody does.
        if (rose && !answered && silent.has(pair) && this.#silent.has(pair))
          this.#home.fail(
            `${person} learns that ${other} has got to ${JSON.stringify(theirs)}, who gives nothing away`,
          );
        this.#told.set(pair, {
          delivered: Math.max(before.delivered, theirs.delivered),
          read: Math.max(before.read, theirs.read),
          written: written.get(pair) ?? 0,
        });
      }
    }
    this.#silent = silent;
  }

  /** "a b": how many messages b has written to a. */
  async #written(): Promise<Map<string, number>> {
    const rows = await this.#home.household.store.db
      .selectFrom('messages')
      .select((eb) => ['conversation', 'from_person', eb.fn.countAll<number>().as('count')])
      .groupBy(['conversation', 'from_person'])
      .execute();
    return new Map(
      rows.map(({ conversation, from_person: from, count }) => {
        const to = conversation.split(' ').find((person) => person !== from);
        return [`${to} ${from}`, Number(count)];
      }),
    );
  }
}
