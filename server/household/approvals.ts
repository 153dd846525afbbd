import { Refusal } from '../../src/protocol/errors.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/store.ts';
import { guardiansOf } from './child-rules.ts';
import type { Families } from './families.ts';

export interface ApprovalsOptions {
  db: Database;
  log: Log;
  families: Families;
  /** What waits for a guardian is another now. */
  tell(guardian: string): Promise<void>;
  /** Everybody has said yes who had to: the request reaches whom it is for. */
  approved(from: string, to: string): Promise<void>;
}

interface Wish {
  from: string;
  to: string;
}

/** Friend requests to and from children, which a guardian sees before anybody else does. */
export class Approvals {
  readonly #options: ApprovalsOptions;

  constructor(options: ApprovalsOptions) {
    this.#options = options;
  }

  /** Whether a request has to wait for a guardian, who is asked; `fresh`: nobody was yet. */
  async waits(from: string, to: string, fresh: boolean): Promise<boolean> {
    const [first] = this.#steps({ from, to });
    if (!fresh) return this.#isWaiting({ from, to });
    if (!first) return false;
    await this.#put({ from, to }, first.person);
    await this.#options.tell(first.guardian);
    return true;
  }

  /** A request is no more; whatever waited for a guardian went with it. */
  withdrawn(from: string, to: string): void {
    for (const { guardian } of this.#steps({ from, to })) {
      this.#options.tell(guardian).catch(() => this.#options.log.warn({}, 'a guardian could not be told'));
    }
  }

  /** The guardian of `child` decides about it and somebody, whoever asked. @throws Refusal child.unknown */
  async answer(child: string, other: string, accept: boolean): Promise<void> {
    const { db } = this.#options;
    const waiting: Wish[] = await db
      .selectFrom('child_asks')
      .select(['from_person as from', 'to_person as to'])
      .where('child', '=', child)
      .where((eb) => eb.or([eb('from_person', '=', other), eb('to_person', '=', other)]))
      .execute();
    if (waiting.length === 0) throw new Refusal('child.unknown');
    if (accept) return this.#goOnAfter(child, waiting);
    for (const { from, to } of waiting) {
      await db.deleteFrom('friend_requests').where('from_person', '=', from).where('to_person', '=', to).execute();
    }
  }

  /** A child has no guardian any more: what waited goes on. */
  async goOn(waiting: Wish[]): Promise<void> {
    for (const wish of waiting) await this.#next(wish, this.#steps(wish)[0]);
  }

  async #goOnAfter(child: string, waiting: Wish[]): Promise<void> {
    for (const wish of waiting) {
      const steps = this.#steps(wish);
      const at = steps.findIndex(({ person }) => person === child);
      await this.#next(wish, steps[at + 1]);
    }
  }

  async #next(wish: Wish, step: { person: string; guardian: string } | undefined): Promise<void> {
    const { db, tell, approved } = this.#options;
    await db.deleteFrom('child_asks').where('from_person', '=', wish.from).where('to_person', '=', wish.to).execute();
    if (!step) return approved(wish.from, wish.to);
    await this.#put(wish, step.person);
    await tell(step.guardian);
  }

  async #put({ from, to }: Wish, child: string): Promise<void> {
    await this.#options.db.insertInto('child_asks').values({ from_person: from, to_person: to, child }).execute();
  }

  #steps({ from, to }: Wish): { person: string; guardian: string }[] {
    const { families } = this.#options;
    const wish = {
      from: { person: from, guardian: families.guardianOf(from) },
      to: { person: to, guardian: families.guardianOf(to) },
    };
    return guardiansOf(wish).map(({ child, guardian }) => ({ person: wish[child].person, guardian }));
  }

  async #isWaiting({ from, to }: Wish): Promise<boolean> {
    const row = await this.#options.db
      .selectFrom('child_asks')
      .select('child')
      .where('from_person', '=', from)
      .where('to_person', '=', to)
      .executeTakeFirst();
    return row !== undefined;
  }
}
