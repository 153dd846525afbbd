import type { Answer, RoomCard, RoomInvitation } from '../../../protocol/words.ts';

type Nearby = Answer<'room.around'>['rooms'][number];

/** A room one is not one of the people of, and why it stands there. */
export type Door =
  | { readonly is: 'invitation'; readonly card: RoomInvitation }
  | { readonly is: 'asked'; readonly card: RoomCard }
  | { readonly is: 'around'; readonly card: Nearby };

export interface DoorFacts {
  readonly mine: readonly RoomCard[];
  readonly invitations: readonly RoomInvitation[];
  readonly asked: readonly RoomCard[];
  readonly around: readonly Nearby[];
}

/** *Friends are here* (18): invitations first, then rooms that were asked, then those with friends in them. Each once. */
export function doorsOf({ mine, invitations, asked, around }: DoorFacts): Door[] {
  const seen = new Set(mine.map(({ room }) => room));
  const doors: readonly Door[] = [
    ...invitations.map((card): Door => ({ is: 'invitation', card })),
    ...asked.map((card): Door => ({ is: 'asked', card })),
    ...around.map((card): Door => ({ is: 'around', card })),
  ];
  return doors.filter(({ card }) => {
    if (seen.has(card.room)) return false;
    seen.add(card.room);
    return true;
  });
}

/** What decides where a room of one's own stands. */
export interface Liveliness {
  readonly onCamera: number;
  readonly here: number;
  /** ms since 1970 of what was said last; 0: nothing was */
  readonly last: number;
}

/** Rooms with somebody on camera first, then those with somebody in them, then the newest word first. */
export function livelierFirst(a: Liveliness, b: Liveliness): number {
  return b.onCamera - a.onCamera || Number(b.here > 0) - Number(a.here > 0) || b.last - a.last;
}
