import type { MessageRowView, Preview } from '../../../components/MessageRow.ts';
import type { Conversation } from '../../../model/conversation.ts';
import type { Talked } from '../../../model/message-order.ts';
import type { Room } from '../../../model/room.ts';
import type { Draft } from '../../../model/thread.ts';
import type { Tv } from '../../../model/tv.ts';
import { unfinishedIn } from '../../../model/unfinished.ts';
import type { Friend, Message } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { moment, shapeOf } from '../../texts.ts';
import { inWords } from '../conversation/links.ts';
import { facesOf } from '../room/faces.ts';

/** Whom a row is about: somebody (undefined: no friend any more), or a room. */
export type With =
  | { readonly is: 'person'; readonly person: string; readonly friend: Friend | undefined; readonly talk: Conversation }
  | { readonly is: 'room'; readonly room: Room; readonly talk: Room['talk'] };

/** All that a row says about a conversation, or about what is said in a room. */
export interface Talk extends Talked {
  readonly with: With;
  readonly name: string;
  /** who types there, by ID */
  readonly typing: readonly string[];
  readonly newest: Message | undefined;
  readonly drafts: readonly Draft[];
  /** a text that was begun and not sent */
  readonly unfinished: string;
}

/** Every conversation and room with something in it, but those with people one has blocked. Follows what it reads. */
export function talksOf(tv: Tv): Talk[] {
  const rooms = (tv.rooms.now.value?.all.value ?? []).map((room) => ofRoom(tv, room));
  return [...ofPeople(tv), ...rooms].filter(
    ({ newest, drafts, unfinished }) => newest || drafts.length > 0 || unfinished !== '',
  );
}

function ofPeople({ conversations, friends }: Tv): Talk[] {
  conversations.count.value;
  const blocked = new Set(friends.blocked.value.map(({ person }) => person));
  return conversations
    .all()
    .filter(({ person }) => !blocked.has(person))
    .map((talk) => {
      const { person } = talk;
      const friend = friends.get(person);
      return {
        ...saidIn(talk),
        key: person,
        with: { is: 'person', person, friend, talk },
        name: friend?.name ?? person,
        muted: talk.muted.value,
        typing: talk.typing.value ? [person] : [],
        unfinished: conversations.unfinished.get(person),
      };
    });
}

function ofRoom({ conversations }: Tv, room: Room): Talk {
  const { talk, card, own } = room;
  // As texts that were begun are kept: no ID of a person looks like it.
  const key = unfinishedIn(card.room);
  return {
    ...saidIn(talk),
    key,
    with: { is: 'room', room, talk },
    name: card.name,
    muted: own.value.muted,
    typing: talk.typing.value,
    unfinished: conversations.unfinished.get(key),
  };
}

function saidIn({ thread, newest, unread }: Pick<Conversation, 'thread' | 'newest' | 'unread'>) {
  const { drafts } = thread.value;
  const at = Math.max(newest?.at ?? 0, ...drafts.map((draft) => draft.at));
  return { newest, drafts, unread: unread.value, at };
}

/** The reply that may still be taken back; undefined when there is none. */
export const heldOf = ({ drafts }: Pick<Talk, 'drafts'>): Draft | undefined =>
  drafts.filter(({ state }) => state === 'held').pop();

/** The newest thing in a conversation, and before that what the person should do something about. */
export function previewOf(t: Translate, talk: Talk, me: string): Preview {
  const { drafts, unfinished, newest, typing } = talk;
  const sign = (icon: 'clock-fill' | 'warning-fill' | 'pencil-simple-fill', words: string): Preview => ({
    kind: 'sign',
    words,
    icon,
    warns: icon === 'warning-fill',
  });
  const held = heldOf(talk);
  if (held) return sign('clock-fill', t('messages.held', { text: held.text }));
  const failed = drafts.filter(({ state }) => state === 'failed').pop();
  if (failed) return sign('warning-fill', t('messages.notSent', { text: failed.text }));
  if (typing.length > 0) return { kind: 'typing', words: t('messages.typing') };
  const text = oneLine(unfinished);
  if (text !== '') return sign('pencil-simple-fill', t('messages.draft', { text }));
  const sending = drafts[drafts.length - 1];
  if (sending) return { kind: 'text', words: t('messages.you', { text: oneLine(sending.text) }) };
  if (!newest) return { kind: 'text', words: '' };
  return { kind: 'text', words: saidBy(t, talk.with, newest, me) };
}

/** A message in one line, with who said it where that may be several. */
function saidBy(t: Translate, whom: With, message: Message, me: string): string {
  const mine = message.from === me;
  const text = oneLine(inWords(t, message, mine));
  if (mine) return t('messages.you', { text });
  return whom.is === 'room' ? t('messages.by', { name: nameIn(whom.room, message.from), text }) : text;
}

/** What somebody who said something in a room is called. Follows what it reads. */
export const nameIn = ({ talk }: Room, person: string): string => talk.speakers.value.get(person)?.name ?? person;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Words = Pick<AppContext, 't' | 'platform' | 'tv'>;

export function rowOf(app: Words, talk: Talk, now: number): MessageRowView {
  const { t, tv } = app;
  const { name, unread, muted, at } = talk;
  const preview = previewOf(t, talk, tv.account.me?.person ?? '');
  const look = lookOf(app, talk.with);
  const said = [
    look.room?.onCamera ?? '',
    muted ? t('messages.muted') : '',
    unread > 0 ? t('messages.newSpoken', { count: unread }) : '',
    preview.words,
  ];
  return {
    ...look,
    name,
    preview,
    time: at > 0 ? moment(t, at, now) : '',
    unread,
    muted,
    spoken: said.filter((part) => part !== '').join(', '),
  };
}

function lookOf(app: Words, whom: With): Pick<MessageRowView, 'person' | 'picture' | 'presence' | 'room'> {
  if (whom.is === 'person') {
    const { person, friend } = whom;
    const picture = faceOf(app.platform, friend?.avatar ?? null);
    return { person, picture, presence: friend ? shapeOf(friend.presence) : null };
  }
  const { room } = whom;
  const count = room.here.value.filter(({ onAir }) => onAir).length;
  const onCamera = count > 0 ? app.t('messages.onCamera', { count }) : '';
  return { person: room.card.room, picture: null, presence: null, room: { faces: facesOf(app, room), onCamera } };
}
