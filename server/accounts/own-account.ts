import { createHash } from 'node:crypto';
import { letterName } from '../../src/protocol/avatar.ts';
import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { PersonCard, Request } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import { avatarPath, type People } from '../people/people.ts';
import type { Database } from '../store/store.ts';
import type { OwnPassword } from './own-password.ts';
import type { Passwords } from './passwords.ts';
import { isPortrait } from './picture.ts';
import { dropPicture } from './pictures.ts';
import { isWeak } from './weak.ts';

export interface OwnAccountOptions {
  db: Database;
  clock: Clock;
  passwords: Passwords;
  ownPassword: OwnPassword;
  sessions: Sessions;
  people: People;
  circles: Circles;
  signOutOthers(session: Session): Promise<void>;
  personChanged(person: string): Promise<void>;
}

/** The own name, picture and password, changed by their owner. */
export class OwnAccount {
  readonly #options: OwnAccountOptions;

  constructor(options: OwnAccountOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'account.rename': async ({ name }, session) => {
      await this.#options.db.updateTable('accounts').set({ name }).where('person', '=', session.person).execute();
      return { me: await this.#tell(session) };
    },
    'account.picture': async ({ picture }, session) => {
      await this.#store(session.person, picture);
      return { me: await this.#tell(session) };
    },
    'account.colour': async ({ colour }, session) => {
      await this.#options.db
        .transaction()
        .execute((tx) => show(tx, session.person, colour === null ? null : letterName(colour)));
      return { me: await this.#tell(session) };
    },
    'account.password': async (word, session) => {
      await this.#changePassword(word, session);
      return {};
    },
  };

  async #store(person: string, picture: string | null): Promise<void> {
    const bytes = picture === null ? undefined : Buffer.from(picture, 'base64');
    const facts = bytes && isPortrait(bytes);
    if (bytes && !facts) throw new Refusal('account.picture_refused');
    await this.#options.db.transaction().execute(async (tx) => {
      const hash = bytes ? createHash('sha256').update(bytes).digest('base64url') : null;
      if (bytes && facts && hash) {
        await tx
          .insertInto('avatars')
          .values({ hash, type: facts.type, bytes })
          .onConflict((conflict) => conflict.column('hash').doNothing())
          .execute();
      }
      await show(tx, person, hash);
    });
  }

  async #changePassword(word: Request<'account.password'>, session: Session): Promise<void> {
    const { db, passwords, ownPassword, people, signOutOthers } = this.#options;
    const { person } = session;
    await ownPassword.check(session, word.old);
    if (isWeak(word.new, person, people.card(person).name)) throw new Refusal('account.password_weak');
    const password = await passwords.hash(word.new);
    await db.updateTable('accounts').set({ password }).where('person', '=', person).execute();
    await signOutOthers(session);
  }

  /**
   * Everybody who is here and has this person in a list sees the new card at once, and so do the person's own TVs.
   * Those whom this person has blocked find it at their next start: to them nobody is here to change anything.
   */
  async #tell(session: Session): Promise<PersonCard> {
    const { db, sessions, people, circles, personChanged } = this.#options;
    const { person } = session;
    const row = await db
      .selectFrom('accounts')
      .select(['name', 'avatar'])
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const card = { person, name: row.name, avatar: avatarPath(row.avatar) };
    people.rename(card);
    for (const other of sessions.people()) {
      if (circles.of(other).blockedBy.has(person) || !circles.rename(other, card)) continue;
      sessions.tell(other, { t: 'person.changed', person: card });
    }
    sessions.tell(person, { t: 'person.changed', person: card }, session);
    await personChanged(person);
    return card;
  }
}

/** What friends see from now on: a picture by its hash, or a letter of a colour; the picture before goes if nobody has it. */
async function show(tx: Database, person: string, avatar: string | null): Promise<void> {
  const { avatar: before } = await tx
    .selectFrom('accounts')
    .select('avatar')
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  await tx.updateTable('accounts').set({ avatar }).where('person', '=', person).execute();
  if (before !== null && before !== avatar) await dropPicture(tx, before);
}
