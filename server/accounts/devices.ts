import type { Start } from '../../src/protocol/words.ts';
import type { Hello } from '../gateway/identity.ts';
import { hashSecret, newId, newSecret, type Random, sameHash } from '../random.ts';
import type { Database } from '../store/store.ts';

/** A person's TVs: each with a name and a secret of its own. */
export class Devices {
  readonly #db: Database;
  readonly #random: Random;

  constructor(db: Database, random: Random) {
    this.#db = db;
    this.#random = random;
  }

  /** The TV that says hello, as this person's: the one they had, or a new one with a secret to keep. */
  async recognise(person: string, hello: Hello['device'], now: number): Promise<Start['device']> {
    const { device, secret } = hello;
    if (device && secret && (await this.is(device, secret, person))) {
      await this.#db
        .updateTable('devices')
        .set({ name: hello.name, kind: hello.kind, seen_at: now })
        .where('device', '=', device)
        .execute();
      return { device };
    }
    return this.#make(person, hello, now, null);
  }

  /** A TV somebody is a guest on: known to nobody afterwards. */
  async visit(person: string, hello: Hello['device'], now: number, until: number): Promise<Start['device']> {
    return this.#make(person, hello, now, until);
  }

  /** Whose TV this is, if the secret is right. */
  async ownerOf(device: string, secret: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('devices')
      .select(['person', 'secret_hash'])
      .where('device', '=', device)
      .executeTakeFirst();
    return row && sameHash(row.secret_hash, hashSecret(secret)) ? row.person : undefined;
  }

  async is(device: string, secret: string, person: string): Promise<boolean> {
    return (await this.ownerOf(device, secret)) === person;
  }

  async #make(person: string, hello: Hello['device'], now: number, until: number | null): Promise<Start['device']> {
    const fresh = { device: newId(this.#random), secret: newSecret(this.#random) };
    await this.#db
      .insertInto('devices')
      .values({
        device: fresh.device,
        person,
        secret_hash: hashSecret(fresh.secret),
        name: hello.name,
        kind: hello.kind,
        created_at: now,
        seen_at: now,
        guest_until: until,
      })
      .execute();
    return fresh;
  }
}
