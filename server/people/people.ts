import { Refusal } from '../../src/protocol/errors.ts';
import type { PersonCard } from '../../src/protocol/words.ts';
import type { Database } from '../store/store.ts';

/** Something that keeps facts about people in memory for as long as they are here. */
export interface Resident {
  load(person: string): Promise<void>;
  unload(person: string): void;
}

/** Where a person's picture is fetched from; the name is the picture's own hash, so it never goes stale. */
export const avatarPath = (hash: string | null): string | null => (hash ? `/avatars/${hash}` : null);

/** The names and pictures of people, and the residents that load and unload with them. */
export class People implements Resident {
  readonly #db: Database;
  readonly #cards = new Map<string, PersonCard>();
  readonly #residents: Resident[];
  readonly #loading = new Map<string, Promise<void>>();

  constructor(db: Database, residents: Resident[]) {
    this.#db = db;
    this.#residents = residents;
  }

  /** Brings everything known of a person into memory; done once however often it is asked. */
  async load(person: string): Promise<void> {
    if (this.#cards.has(person)) return;
    let loading = this.#loading.get(person);
    if (!loading) {
      loading = this.#load(person).finally(() => this.#loading.delete(person));
      this.#loading.set(person, loading);
    }
    await loading;
  }

  async #load(person: string): Promise<void> {
    const card = await this.find(person);
    if (!card) throw new Refusal('person.unknown');
    for (const resident of this.#residents) await resident.load(person);
    this.#cards.set(person, card);
  }

  unload(person: string): void {
    this.#cards.delete(person);
    for (const resident of this.#residents) resident.unload(person);
  }

  /** Somebody who is here has another name or picture. */
  rename(card: PersonCard): void {
    if (this.#cards.has(card.person)) this.#cards.set(card.person, card);
  }

  /** The card of somebody who is here. */
  card(person: string): PersonCard {
    return this.#cards.get(person) ?? { person, name: person, avatar: null };
  }

  /** The card of anybody with an open account. */
  async find(person: string): Promise<PersonCard | undefined> {
    const kept = this.#cards.get(person);
    if (kept) return kept;
    const row = await this.#db
      .selectFrom('accounts')
      .select(['person', 'name', 'avatar'])
      .where('person', '=', person)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
    return row ? { person: row.person, name: row.name, avatar: avatarPath(row.avatar) } : undefined;
  }
}
