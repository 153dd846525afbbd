import { join } from 'node:path';
import { newAccount } from '../server/accounts/accounts.ts';
import { Devices } from '../server/accounts/devices.ts';
import { Passwords } from '../server/accounts/passwords.ts';
import { Stays } from '../server/accounts/stay.ts';
import { addFriendship } from '../server/friends/queries.ts';
import { newSecret, systemRandom } from '../server/random.ts';
import { DEFAULT_SETTINGS } from '../server/settings/settings.ts';
import { openStore } from '../server/store/store.ts';

/** A TV that can sign in by itself. */
export interface CrewTv {
  person: string;
  device: string;
  secret: string;
  stay: string;
}

/** Accounts for measuring: each broadcaster lets all their viewers watch. Kept in a file, so treat it as a secret. */
export interface Crew {
  rooms: {
    broadcaster: CrewTv;
    viewers: CrewTv[] /** a friend of the broadcaster who does not watch */;
    spare: CrewTv;
  }[];
}

export interface CrewSize {
  /** broadcasters */
  rooms: number;
  /** TVs that can watch each */
  viewers: number;
  /** TVs a viewing person has; they share one allowance */
  tvs?: number;
  /** everybody may watch every broadcaster, not only their own */
  shared?: boolean;
  /** service level of the broadcasters, so that their own line is not what limits the viewers */
  level?: string;
}

const PREFIX = 'load-';

/**
 * Makes the accounts in the store of a server, which may be running; those of an earlier crew are deleted.
 * @param data the server's data folder
 */
export async function makeCrew(
  data: string,
  { rooms, viewers, tvs = 1, shared = false, level }: CrewSize,
): Promise<Crew> {
  const people = Math.ceil(viewers / tvs);
  const store = await openStore(join(data, 'hearth.db'));
  const { db } = store;
  const now = Date.now();
  const devices = new Devices(db, systemRandom);
  const stays = new Stays(db, systemRandom);

  // Nobody knows it: they come in by their stay secrets.
  const password = await new Passwords().hash(newSecret(systemRandom));

  const account = async (person: string, json: string): Promise<void> => {
    await db
      .insertInto('accounts')
      .values(newAccount({ person, name: person, password, now }))
      .execute();
    await db.insertInto('settings').values({ person, json }).execute();
  };
  const tv = async (person: string): Promise<CrewTv> => {
    const { device, secret = '' } = await devices.recognise(person, { name: 'Load', kind: 'other' }, now);
    const { stay } = await stays.begin({ person, device }, now);
    return { person, device, secret, stay };
  };

  try {
    await dropCrew(data);
    const crew: Crew = { rooms: [] };
    const settings = JSON.stringify({ ...DEFAULT_SETTINGS, watchMode: 'friends', width: 640, picture: 10 });
    const hosts = Array.from({ length: rooms }, (_, room) => `${PREFIX}room-${room}`);
    for (const host of hosts) await account(host, settings);
    if (level) await db.updateTable('accounts').set({ level }).where('person', 'in', hosts).execute();
    for (const [room, host] of hosts.entries()) {
      const watching: CrewTv[] = [];
      for (let one = 0; one < people; one += 1) {
        const person = `${PREFIX}${room}-${one}`;
        await account(person, settings);
        for (const other of shared ? hosts : [host]) await addFriendship(db, other, person, now);
        for (let at = 0; at < tvs && watching.length < viewers; at += 1) watching.push(await tv(person));
      }
      const spare = `${PREFIX}spare-${room}`;
      await account(spare, settings);
      await addFriendship(db, host, spare, now);
      crew.rooms.push({ broadcaster: await tv(host), viewers: watching, spare: await tv(spare) });
    }
    return crew;
  } finally {
    await store.close();
  }
}

/** Deletes every account a crew had, and what came with it. */
export async function dropCrew(data: string): Promise<void> {
  const store = await openStore(join(data, 'hearth.db'));
  const { db } = store;
  const theirs = `${PREFIX}%`;
  try {
    for (const table of ['stays', 'tokens', 'devices', 'settings', 'accounts'] as const) {
      await db.deleteFrom(table).where('person', 'like', theirs).execute();
    }
    await db.deleteFrom('friendships').where('first', 'like', theirs).execute();
  } finally {
    await store.close();
  }
}
