import type { Door, PersonCard, RoomCard, RoomInvitation } from '../../src/protocol/words.ts';
import { avatarPath } from '../people/people.ts';
import type { Database } from '../store/store.ts';

export interface Member {
  card: PersonCard;
  mayWatch: boolean;
  muted: boolean;
  seenFrom: number;
}

export interface StoredRoom {
  card: RoomCard;
  members: Map<string, Member>;
  /** who waits for an answer, in the order they asked */
  asking: Map<string, PersonCard>;
}

const COLUMNS = ['rooms.room', 'rooms.name', 'rooms.door'] as const;

const toCard = (row: { room: string; name: string; door: string }): RoomCard => ({
  room: row.room,
  name: row.name,
  door: row.door as Door,
});

const toPerson = (row: { person: string; name: string; avatar: string | null }): PersonCard => ({
  person: row.person,
  name: row.name,
  avatar: avatarPath(row.avatar),
});

/** A room with everybody of it; undefined when there is none, or nobody of it is left. */
export async function roomOf(db: Database, room: string): Promise<StoredRoom | undefined> {
  const row = await db.selectFrom('rooms').select(COLUMNS).where('room', '=', room).executeTakeFirst();
  const members = await db
    .selectFrom('room_members')
    .innerJoin('accounts', 'accounts.person', 'room_members.person')
    .select(['accounts.person', 'accounts.name', 'accounts.avatar', 'may_watch', 'muted', 'seen_from'])
    .where('room', '=', room)
    .orderBy('joined_at')
    .execute();
  if (!row || members.length === 0) return undefined;
  const asking = await db
    .selectFrom('room_requests')
    .innerJoin('accounts', 'accounts.person', 'room_requests.person')
    .select(['accounts.person', 'accounts.name', 'accounts.avatar'])
    .where('room', '=', room)
    .where('refused', '=', REQUEST.waits)
    .orderBy('at')
    .execute();
  return {
    card: toCard(row),
    members: new Map(
      members.map((member) => [
        member.person,
        {
          card: toPerson(member),
          mayWatch: member.may_watch === 1,
          muted: member.muted === 1,
          seenFrom: member.seen_from,
        },
      ]),
    ),
    asking: new Map(asking.map((person) => [person.person, toPerson(person)])),
  };
}

export async function roomNamed(db: Database, key: string): Promise<RoomCard | undefined> {
  const row = await db
    .selectFrom('rooms')
    .select(COLUMNS)
    .where('key', '=', key)
    .where((eb) =>
      eb.exists(eb.selectFrom('room_members').select('person').whereRef('room_members.room', '=', 'rooms.room')),
    )
    .executeTakeFirst();
  return row && toCard(row);
}

/** The rooms somebody is one of the people of. */
export async function roomsOf(db: Database, person: string): Promise<string[]> {
  const rows = await db.selectFrom('room_members').select('room').where('person', '=', person).execute();
  return rows.map(({ room }) => room);
}

/** Makes a room with its first member. False when the name is taken. */
export async function addRoom(db: Database, card: RoomCard, key: string, maker: string, at: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Its last people may have gone with their accounts.
    await tx
      .deleteFrom('rooms')
      .where('key', '=', key)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('room_members').select('person').whereRef('room_members.room', '=', 'rooms.room')),
        ),
      )
      .execute();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('rooms')
      .values({ ...card, key, made_at: at, last: 0 })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false;
    await tx
      .insertInto('room_members')
      .values(newMember(card.room, maker, at, 0))
      .execute();
    return true;
  });
}

const newMember = (room: string, person: string, at: number, last: number) => ({
  room,
  person,
  joined_at: at,
  may_watch: 0,
  muted: 0,
  seen_from: last,
  read: last,
});

/** Makes somebody one of its people and settles what was asked and invited. @returns from which number they read */
export async function addMember(db: Database, room: string, person: string, at: number): Promise<number | undefined> {
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('rooms').select('last').where('room', '=', room).executeTakeFirst();
    if (!row) return undefined;
    await dropRequest(tx, room, person);
    await dropInvitations(tx, room, person);
    await tx
      .insertInto('room_members')
      .values(newMember(room, person, at, row.last))
      .onConflict((conflict) => conflict.columns(['room', 'person']).doNothing())
      .execute();
    return row.last;
  });
}

/** Takes somebody out; the room goes with its last. @returns who waited for a room that is gone now */
export async function dropMember(db: Database, room: string, person: string): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('room_members').where('room', '=', room).where('person', '=', person).execute();
    const left = await tx.selectFrom('room_members').select('person').where('room', '=', room).executeTakeFirst();
    if (left) return [];
    const invited = await tx.selectFrom('room_invitations').select('person').where('room', '=', room).execute();
    const asked = await tx.selectFrom('room_requests').select('person').where('room', '=', room).execute();
    await tx.deleteFrom('rooms').where('room', '=', room).execute();
    return [...invited, ...asked].map((row) => row.person);
  });
}

export async function setMember(
  db: Database,
  room: string,
  person: string,
  { mayWatch, muted }: Pick<Member, 'mayWatch' | 'muted'>,
): Promise<void> {
  await db
    .updateTable('room_members')
    .set({ may_watch: mayWatch ? 1 : 0, muted: muted ? 1 : 0 })
    .where('room', '=', room)
    .where('person', '=', person)
    .execute();
}

/** How a question to the people of a room stands; one that was refused is never put to them again. */
const REQUEST = { waits: 0, refused: 1, refusedAndWithdrawn: 2 } as const;

/** @returns false when they had asked already, answered or not */
export async function addRequest(db: Database, room: string, person: string, at: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('room_requests')
    .values({ room, person, at, refused: REQUEST.waits })
    .onConflict((conflict) => conflict.columns(['room', 'person']).doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows ?? 0) > 0) return true;
  await moveRequest(db, room, person, REQUEST.refusedAndWithdrawn, REQUEST.refused);
  return false;
}

/** They do not ask any more. That they were refused is kept: asking anew would bother the same people again. */
export async function withdrawRequest(db: Database, room: string, person: string): Promise<void> {
  await db
    .deleteFrom('room_requests')
    .where('room', '=', room)
    .where('person', '=', person)
    .where('refused', '=', REQUEST.waits)
    .execute();
  await moveRequest(db, room, person, REQUEST.refused, REQUEST.refusedAndWithdrawn);
}

async function moveRequest(db: Database, room: string, person: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('room_requests')
    .set({ refused: to })
    .where('room', '=', room)
    .where('person', '=', person)
    .where('refused', '=', from)
    .execute();
}

/** The people of the room do not see it any more; the one who asked does, who is not told. */
export async function refuseRequest(db: Database, room: string, person: string): Promise<void> {
  await moveRequest(db, room, person, REQUEST.waits, REQUEST.refused);
}

export async function dropRequest(db: Database, room: string, person: string): Promise<void> {
  await db.deleteFrom('room_requests').where('room', '=', room).where('person', '=', person).execute();
}

/** Rooms somebody has asked the people of. */
export async function askedBy(db: Database, person: string): Promise<RoomCard[]> {
  const rows = await db
    .selectFrom('room_requests')
    .innerJoin('rooms', 'rooms.room', 'room_requests.room')
    .select(COLUMNS)
    .where('person', '=', person)
    .where('refused', '<', REQUEST.refusedAndWithdrawn)
    .execute();
  return rows.map(toCard);
}

export async function addInvitation(
  db: Database,
  room: string,
  person: string,
  from: string,
  at: number,
): Promise<void> {
  await db
    .insertInto('room_invitations')
    .values({ room, person, from_person: from, at })
    .onConflict((conflict) => conflict.columns(['room', 'person', 'from_person']).doUpdateSet({ at }))
    .execute();
}

export async function dropInvitations(db: Database, room: string, person: string): Promise<void> {
  await db.deleteFrom('room_invitations').where('room', '=', room).where('person', '=', person).execute();
}

/** Every invitation of somebody, whoever it is from, the newest first. */
export async function invitationsOf(db: Database, person: string): Promise<RoomInvitation[]> {
  const rows = await db
    .selectFrom('room_invitations')
    .innerJoin('rooms', 'rooms.room', 'room_invitations.room')
    .innerJoin('accounts', 'accounts.person', 'room_invitations.from_person')
    .select([...COLUMNS, 'at', 'accounts.person as from', 'accounts.name as from_name', 'accounts.avatar'])
    .where('room_invitations.person', '=', person)
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...toCard(row),
    at: row.at,
    from: toPerson({ person: row.from, name: row.from_name, avatar: row.avatar }),
  }));
}
