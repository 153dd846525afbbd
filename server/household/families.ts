import type { Resident } from '../people/people.ts';
import type { Database } from '../store/store.ts';
import { type ChildRow, childrenIn } from './queries.ts';

/** Who is whose child, of everybody, in memory: a child's rules hold while nobody of the family is here. */
export class Families implements Resident {
  readonly #db: Database;
  readonly #children = new Map<string, ChildRow>();

  constructor(db: Database) {
    this.#db = db;
  }

  async start(): Promise<void> {
    for (const child of await childrenIn(this.#db)) this.#children.set(child.person, child);
  }

  /** Another server of this store may have changed it. */
  async load(person: string): Promise<void> {
    await this.refresh(person);
  }

  unload(): void {}

  /** Brings one person up to what is stored. */
  async refresh(person: string): Promise<ChildRow | undefined> {
    const [child] = await childrenIn(this.#db, person);
    if (child) this.#children.set(person, child);
    else this.#children.delete(person);
    return child;
  }

  get(child: string): ChildRow | undefined {
    return this.#children.get(child);
  }

  /** Undefined for everybody who is no child. */
  guardianOf(person: string): string | undefined {
    return this.#children.get(person)?.guardian;
  }

  guardians(): ReadonlySet<string> {
    return new Set([...this.#children.values()].map(({ guardian }) => guardian));
  }

  childrenOf(guardian: string): string[] {
    return [...this.#children.values()].filter((child) => child.guardian === guardian).map(({ person }) => person);
  }

  /** `other` is kept from `person`, who is a child and sees family only. */
  hides(person: string, other: string): boolean {
    return this.#hiddenSince(person, other) !== undefined;
  }

  /** Since when two people do not exist for each other, because one of them sees family only. */
  apartSince(a: string, b: string): number | undefined {
    return this.#hiddenSince(a, b) ?? this.#hiddenSince(b, a);
  }

  #hiddenSince(person: string, other: string): number | undefined {
    const child = this.#children.get(person);
    if (!child || child.familySince === null || other === person || other === child.guardian) return undefined;
    return child.family.includes(other) ? undefined : child.familySince;
  }
}
