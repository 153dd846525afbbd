import { blockedBy, friendsOf, requestsOf } from '../friends/queries.ts';
import { childrenIn } from '../household/queries.ts';
import { conversationId, partnersOf } from '../messages/queries.ts';
import type { Database } from '../store/store.ts';

/** Messages read from the store at once, so that a long history is never in memory as a whole. */
const MESSAGES_AT_ONCE = 500;

/**
 * Everything the store has about a person, as the text of one JSON object, piece by piece. Left out are secrets
 * (hashes of password, tokens and TVs), and what others have decided about this person, which is theirs: who has
 * blocked them, and messages they were never shown.
 */
export async function* recordsOf(db: Database, person: string, at: number): AsyncGenerator<string> {
  yield `{"format":"hearth-export","version":1,"at":${at}`;
  for (const [name, read] of Object.entries(PARTS))
    yield `,\n${JSON.stringify(name)}:${JSON.stringify(await read(db, person))}`;
  yield ',\n"conversations":[';
  const partners = await partnersOf(db, person);
  for (const [index, other] of partners.entries()) {
    if (index > 0) yield ',\n';
    yield* conversation(db, person, other);
  }
  yield ']}\n';
}

/** Every part by its name in the file. */
const PARTS: Record<string, (db: Database, person: string) => Promise<unknown>> = {
  account: async (db, person) => {
    const row = await db.selectFrom('accounts').selectAll().where('person', '=', person).executeTakeFirstOrThrow();
    return {
      person,
      name: row.name,
      createdAt: row.created_at,
      status: row.status,
      statusText: row.status_text,
      statusTextUntil: row.status_text_until,
      earlierStatusTexts: JSON.parse(row.status_texts ?? '[]'),
      statusSince: row.status_since,
      lastHere: row.last_here,
    };
  },
  picture: async (db, person) => {
    const row = await db
      .selectFrom('avatars')
      .innerJoin('accounts', 'accounts.avatar', 'avatars.hash')
      .select(['avatars.type', 'avatars.bytes'])
      .where('accounts.person', '=', person)
      .executeTakeFirst();
    return row ? { type: row.type, base64: Buffer.from(row.bytes).toString('base64') } : null;
  },
  settings: async (db, person) => {
    const row = await db.selectFrom('settings').select('json').where('person', '=', person).executeTakeFirst();
    return row ? JSON.parse(row.json) : {};
  },
  devices: async (db, person) => {
    const rows = await db
      .selectFrom('devices')
      .select(['device', 'name', 'kind', 'created_at', 'seen_at'])
      .where('person', '=', person)
      .orderBy('created_at')
      .execute();
    return rows.map(({ device, name, kind, created_at, seen_at }) => ({
      device,
      name,
      kind,
      since: created_at,
      lastHere: seen_at,
    }));
  },
  friends: friendsOf,
  requests: requestsOf,
  blocked: blockedBy,
  broadcasts: async (db, person) => {
    const rows = await db.selectFrom('broadcasts').selectAll().where('person', '=', person).orderBy('since').execute();
    const guests = await db
      .selectFrom('guests')
      .innerJoin('broadcasts', 'broadcasts.broadcast', 'guests.broadcast')
      .select(['guests.broadcast', 'guests.person', 'guests.state'])
      .where('broadcasts.person', '=', person)
      .execute();
    return rows.map(({ broadcast, device, since, ended_at }) => ({
      device,
      since,
      endedAt: ended_at,
      decided: guests
        .filter((guest) => guest.broadcast === broadcast)
        .map((guest) => ({ person: guest.person, state: guest.state })),
    }));
  },
  directAnswers: async (db, person) => {
    const rows = await db
      .selectFrom('direct_answers')
      .innerJoin('broadcasts', 'broadcasts.broadcast', 'direct_answers.broadcast')
      .select(['broadcasts.person', 'since', 'viewer', 'side', 'yes'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('broadcasts.person', '=', person), eb('side', '=', 'broadcaster')]),
          and([eb('viewer', '=', person), eb('side', '=', 'viewer')]),
        ]),
      )
      .orderBy('since')
      .execute();
    return rows.map(({ person: onAir, since, viewer, side, yes }) => ({
      with: side === 'viewer' ? onAir : viewer,
      broadcastSince: since,
      yes: yes === 1,
    }));
  },
  conversationChoices: async (db, person) => {
    const rows = await db.selectFrom('conversation_choices').selectAll().where('person', '=', person).execute();
    return rows.map(({ other, muted, cleared }) => ({ with: other, muted: muted === 1, clearedUpTo: cleared }));
  },
  household,
  rooms,
  videoMessages: async (db, person) => {
    const rows = await db.selectFrom('clip_refs').selectAll().where('person', '=', person).orderBy('at').execute();
    return rows.map((row) => ({
      with: row.other,
      mine: row.role === 'sender',
      sequence: row.sequence,
      at: row.at,
      ms: row.ms,
      bytes: row.bytes,
      digest: row.digest,
      arrivedAt: row.arrived_at,
      watchedAt: row.watched_at,
    }));
  },
  missed: async (db, person) => {
    const rows = await db.selectFrom('missed').selectAll().where('person', '=', person).orderBy('at').execute();
    return rows.map(({ other, what, at, times, quiet, seen }) => ({
      person: other,
      what,
      at,
      times,
      quiet: quiet === 1,
      seen: seen === 1,
    }));
  },
  watchedMe: async (db, person) => {
    const rows = await db.selectFrom('watched').selectAll().where('person', '=', person).orderBy('from_at').execute();
    return rows.map(({ other, from_at, to_at, small, by }) => ({
      person: other,
      from: from_at,
      to: to_at,
      small: small === 1,
      by,
    }));
  },
  reported: async (db, person) => {
    const rows = await db.selectFrom('reports').selectAll().where('from_person', '=', person).orderBy('at').execute();
    return rows.map(({ person: about, why, at, closed_at }) => ({ person: about, why, at, closedAt: closed_at }));
  },
};

/** PIN or not, guardian, children, and whom they may see. What others ask of the children is theirs. */
async function household(db: Database, person: string) {
  const pin = await db.selectFrom('pins').select('person').where('person', '=', person).executeTakeFirst();
  const [own] = await childrenIn(db, person);
  const children = await db.selectFrom('children').select('person').where('guardian', '=', person).execute();
  const each = await Promise.all(children.map((child) => childrenIn(db, child.person)));
  return {
    pin: pin !== undefined,
    guardian: own?.guardian ?? null,
    familyOnlySince: own?.familySince ?? null,
    family: own?.family ?? [],
    children: each.flat().map((child) => ({
      person: child.person,
      familyOnlySince: child.familySince,
      family: child.family,
    })),
  };
}

/** Rooms the person is in, was invited to or asks to come into, and what they said in any. What others said there is theirs. */
async function rooms(db: Database, person: string) {
  const inside = await db
    .selectFrom('room_members')
    .innerJoin('rooms', 'rooms.room', 'room_members.room')
    .select(['rooms.name', 'joined_at', 'may_watch', 'muted'])
    .where('room_members.person', '=', person)
    .execute();
  const invited = await db
    .selectFrom('room_invitations')
    .innerJoin('rooms', 'rooms.room', 'room_invitations.room')
    .select(['rooms.name', 'from_person', 'person', 'at'])
    .where((eb) => eb.or([eb('person', '=', person), eb('from_person', '=', person)]))
    .execute();
  const asked = await db
    .selectFrom('room_requests')
    .innerJoin('rooms', 'rooms.room', 'room_requests.room')
    .select(['rooms.name', 'at'])
    .where('person', '=', person)
    .execute();
  const said = await db
    .selectFrom('room_messages')
    .innerJoin('rooms', 'rooms.room', 'room_messages.room')
    .select(['rooms.name', 'sequence', 'at', 'kind', 'bytes'])
    .where('from_person', '=', person)
    .orderBy('at')
    .execute();
  return {
    inside: inside.map((row) => ({
      name: row.name,
      since: row.joined_at,
      mayWatch: row.may_watch === 1,
      muted: row.muted === 1,
    })),
    invitations: invited.map(({ name, from_person, person: to, at }) => ({ name, from: from_person, to, at })),
    asked,
    said: said.map(({ name, sequence, at, kind, bytes }) => ({ name, sequence, at, kind, text: bytes })),
  };
}

async function* conversation(db: Database, person: string, other: string): AsyncGenerator<string> {
  const id = conversationId(person, other);
  const marks = await db
    .selectFrom('cursors')
    .select(['delivered', 'read'])
    .where('conversation', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  const choices = await db
    .selectFrom('conversation_choices')
    .select(['muted', 'cleared'])
    .where('person', '=', person)
    .where('other', '=', other)
    .executeTakeFirst();
  const head = {
    with: other,
    delivered: marks?.delivered ?? 0,
    read: marks?.read ?? 0,
    muted: choices?.muted === 1,
    deletedUpTo: choices?.cleared ?? 0,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
  let separator = '\n';
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('messages')
      .select(['sequence', 'from_person', 'at', 'kind', 'bytes'])
      .where('conversation', '=', id)
      .where('sequence', '>', after)
      .where((eb) => eb.or([eb('hidden', '=', 0), eb('from_person', '=', person)]))
      .orderBy('sequence')
      .limit(MESSAGES_AT_ONCE)
      .execute();
    for (const { sequence, from_person, at, kind, bytes } of rows) {
      yield separator + JSON.stringify({ sequence, from: from_person, at, kind, text: bytes });
      separator = ',\n';
      after = sequence;
    }
    if (rows.length < MESSAGES_AT_ONCE) break;
  }
  yield ']}';
}
