import { createHash } from 'node:crypto';
import type { Clock } from '../../src/protocol/clock.ts';
import type { Circles } from '../friends/circles.ts';
import type { Lifecycle } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import { partnersOf } from '../messages/queries.ts';
import type { Database } from '../store/store.ts';
import type { OwnPassword } from './own-password.ts';
import { dropPicture } from './pictures.ts';

export interface DeletionOptions {
  db: Database;
  clock: Clock;
  ownPassword: OwnPassword;
  sessions: Sessions;
  circles: Circles;
  /** Takes somebody out of the settings of everybody else. */
  forgetInSettings(person: string): Promise<void>;
  personChanged(person: string): Promise<void>;
  /** Drops what is kept in memory for them. */
  forget(person: string): void;
  /** A guardian's children go with them. */
  deleteChildrenOf(guardian: string): Promise<void>;
}

/**
 * Deleting one's account: everything stored about the person goes, their conversations on both sides and what they said in rooms too. What stays
 * is a hash of the ID, so that nobody gets it again: friends would take a stranger for the one they knew.
 */
export class Deletion {
  readonly #options: DeletionOptions;
  #lifecycle: Pick<Lifecycle, 'end' | 'signOut'> | undefined;

  constructor(options: DeletionOptions) {
    this.#options = options;
  }

  attach(lifecycle: Pick<Lifecycle, 'end' | 'signOut'>): void {
    this.#lifecycle = lifecycle;
  }

  readonly words: WordTable = {
    'account.delete': async ({ password }, session) => {
      await this.#options.ownPassword.check(session, password);
      await this.#options.deleteChildrenOf(session.person);
      await this.delete(session.person, session);
      return {};
    },
  };

  /** @param here the session that asks, which keeps its connection for whoever is next */
  async delete(person: string, here?: Session): Promise<void> {
    const { db, clock, sessions, forgetInSettings, forget, personChanged } = this.#options;
    const partners = [...(await partnersOf(db, person)), ...(await roommatesOf(db, person))];
    await deleteRows(db, person, clock.now());
    // Off every TV, and off air with that.
    for (const other of sessions.of(person)) if (other !== here) this.#lifecycle?.end(other, 'signed_out');
    if (here) this.#lifecycle?.signOut(here);
    this.#tellGone(person, new Set(partners));
    forget(person);
    await personChanged(person);
    await forgetInSettings(person);
  }

  /** What an older TV understands is said in the words it knows; the last one says all of it. */
  #tellGone(person: string, partners: ReadonlySet<string>): void {
    const { sessions, circles } = this.#options;
    for (const other of sessions.people()) {
      const { friend, asksMe, asked, blocked } = circles.drop(other, person);
      if (friend) sessions.tell(other, { t: 'friend.removed', person });
      if (asksMe) sessions.tell(other, { t: 'friend.request_closed', person, mine: false });
      if (asked) sessions.tell(other, { t: 'friend.request_closed', person, mine: true });
      if (blocked) sessions.tell(other, { t: 'block.changed', blocked: [...circles.of(other).blocked.values()] });
      if (friend || asksMe || asked || blocked || partners.has(other))
        sessions.tell(other, { t: 'person.gone', person });
    }
  }
}

/** Whether somebody had this ID and deleted their account. */
export async function isGone(db: Database, person: string): Promise<boolean> {
  const row = await db.selectFrom('gone').select('at').where('hash', '=', hashOf(person)).executeTakeFirst();
  return row !== undefined;
}

/** Everybody who is of a room with them. */
async function roommatesOf(db: Database, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('room_members as own')
    .innerJoin('room_members as other', 'other.room', 'own.room')
    .select('other.person')
    .distinct()
    .where('own.person', '=', person)
    .where('other.person', '!=', person)
    .execute();
  return rows.map((row) => row.person);
}

/** Deletes every row about a person. Whatever refers to the account goes with it; the rest is named here. */
async function deleteRows(db: Database, person: string, at: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const account = await tx.selectFrom('accounts').select('avatar').where('person', '=', person).executeTakeFirst();
    await tx.deleteFrom('guests').where('person', '=', person).execute();
    await tx.deleteFrom('room_messages').where('from_person', '=', person).execute();
    await tx.deleteFrom('room_hidden').where('person', '=', person).execute();
    await tx.deleteFrom('accounts').where('person', '=', person).execute();
    // A room nobody is left in is gone, as when the last one leaves.
    await tx
      .deleteFrom('rooms')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('room_members').select('person').whereRef('room_members.room', '=', 'rooms.room'))),
      )
      .execute();
    if (account?.avatar) await dropPicture(tx, account.avatar);
    await tx
      .insertInto('gone')
      .values({ hash: hashOf(person), at })
      // The demo household makes its people anew at each start.
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  });
}

const hashOf = (person: string): string => createHash('sha256').update(`gone ${person}`).digest('base64url');
