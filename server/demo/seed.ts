import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newAccount } from '../accounts/accounts.ts';
import { Passwords } from '../accounts/passwords.ts';
import { addFriendship } from '../friends/queries.ts';
import { saveCursor, store as storeMessage } from '../messages/queries.ts';
import type { Database } from '../store/store.ts';
import { seedRooms } from './rooms.ts';

/** Signed in with by whoever tries the demo; printed at the start and shown on the sign-in screen. */
export const VISITOR = { person: 'noa', name: 'Noa', password: 'hearth' };
/** Every other demo account has this one; the household's clients sign in with it. */
export const FRIENDS_PASSWORD = 'hearth-demo';

const AVATARS = fileURLToPath(new URL('../../demo/avatars/', import.meta.url));
const DAY = 24 * 3600_000;

interface Person {
  person: string;
  name: string;
  avatar?: string;
  text: string;
  /** days since they became the visitor's friend; left out: nobody the visitor knows yet */
  friendFor?: number;
}

const PEOPLE: Person[] = [
  { person: 'maya', name: 'Maya', avatar: 'av-maya.jpg', text: 'Soup is on', friendFor: 400 },
  { person: 'theo', name: 'Theo', avatar: 'av-theo.jpg', text: 'New headphones', friendFor: 210 },
  { person: 'lena', name: 'Lena', avatar: 'av-lena.jpg', text: '', friendFor: 95 },
  { person: 'oskar', name: 'Oskar', avatar: 'av-oskar.jpg', text: 'The boss', friendFor: 240 },
  { person: 'jonas', name: 'Jonas', avatar: 'av-jonas.jpg', text: 'Reading. Ring me.', friendFor: 700 },
  { person: 'grandma.rut', name: 'Grandma Rut', avatar: 'av-rut.jpg', text: '', friendFor: 900 },
  { person: 'ines', name: 'Inês', avatar: 'av-ines.jpg', text: 'On a call', friendFor: 60 },
  { person: 'amir', name: 'Amir', avatar: 'av-amir.jpg', text: '', friendFor: 30 },
  { person: 'piet', name: 'Piet', text: 'Cooking', friendFor: 12 },
  { person: 'kofi', name: 'Kofi', text: '', friendFor: 5 },
  // Somebody to ask to be friends: says yes after a moment.
  { person: 'mika', name: 'Mika', avatar: 'av-mika.jpg', text: 'New in town' },
];

/** What had been said before the visitor came: who, to whom, what, minutes ago, and whether the visitor read it. */
const HISTORY: [from: string, to: string, text: string, minutesAgo: number, read: boolean][] = [
  ['maya', 'noa', 'Soup is on. Is everyone at the table?', 11, true],
  ['noa', 'maya', 'Ten minutes. Smells good from here', 9, true],
  ['maya', 'noa', 'Ha! Save me a bowl 🍵', 6, true],
  ['jonas', 'noa', 'Did you finish the book?', 42, false],
  ['jonas', 'noa', 'I have the next one here 📚', 41, false],
  ['amir', 'noa', 'Back at eight', 25, false],
  ['grandma.rut', 'noa', 'Good night, dear ❤️', 22 * 60, true],
  ['noa', 'grandma.rut', 'Good night 👋', 22 * 60 - 3, true],
];

/**
 * Fills an empty store with the household of the design. Does nothing when somebody is there already.
 * @returns whether it was filled
 */
export async function seed(db: Database, now: number): Promise<boolean> {
  const someone = await db.selectFrom('accounts').select('person').executeTakeFirst();
  if (someone) return false;
  const passwords = new Passwords();
  const [visitorHash, hash] = await Promise.all([passwords.hash(VISITOR.password), passwords.hash(FRIENDS_PASSWORD)]);
  await addPerson(db, { ...VISITOR, avatar: 'av-self.jpg', text: '' }, visitorHash, now);
  for (const person of PEOPLE) {
    await addPerson(db, person, hash, now);
    const { friendFor } = person;
    if (friendFor !== undefined) await addFriendship(db, VISITOR.person, person.person, now - friendFor * DAY);
  }
  await addFriendship(db, 'maya', 'jonas', now - 300 * DAY);
  await addFriendship(db, 'maya', 'grandma.rut', now - 300 * DAY);
  for (const [from, to, text, minutesAgo, read] of HISTORY) {
    const at = now - minutesAgo * 60_000;
    const body = { kind: 'text', bytes: text };
    const { sequence } = await storeMessage(db, { from, to, key: `seed-${at}`, at, body, hidden: false });
    const reached = { delivered: sequence, read: sequence };
    if (to !== VISITOR.person) await saveCursor(db, to, VISITOR.person, { actual: reached, told: reached });
    else if (read) await saveCursor(db, VISITOR.person, from, { actual: reached, told: reached });
  }
  await seedRooms(db, VISITOR.person, now);
  return true;
}

async function addPerson(db: Database, person: Person, password: string, now: number): Promise<void> {
  const avatar = person.avatar ? await addAvatar(db, person.avatar) : null;
  const account = newAccount({ person: person.person, name: person.name, password, now: now - 1000 * DAY });
  const lastHere = now - (2 * 3600 + 22 * 60) * 1000;
  await db
    .insertInto('accounts')
    .values({ ...account, avatar, status_text: person.text, last_here: lastHere })
    .execute();
}

async function addAvatar(db: Database, file: string): Promise<string | null> {
  if (!existsSync(AVATARS + file)) return null;
  const bytes = readFileSync(AVATARS + file);
  const hash = createHash('sha256').update(bytes).digest('base64url');
  await db
    .insertInto('avatars')
    .values({ hash, type: 'image/jpeg', bytes })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}
