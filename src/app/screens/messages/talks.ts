import type { MessageRowView, Preview } from '../../../components/MessageRow.ts';
import type { Conversation } from '../../../model/conversation.ts';
import type { Talked } from '../../../model/message-order.ts';
import type { Draft } from '../../../model/thread.ts';
import type { Tv } from '../../../model/tv.ts';
import type { Friend, Message } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { moment, shapeOf } from '../../texts.ts';

/** All that a row says about a conversation. */
export interface Talk extends Talked {
  readonly name: string;
  /** undefined: they are no friend any more */
  readonly friend: Friend | undefined;
  readonly typing: boolean;
  readonly newest: Message | undefined;
  readonly drafts: readonly Draft[];
  /** a text that was begun and not sent */
  readonly unfinished: string;
}

/** Every conversation with something in it, but those with people one has blocked. Follows what it reads. */
export function talksOf({ conversations, friends }: Tv): Talk[] {
  conversations.count.value;
  const blocked = new Set(friends.blocked.value.map(({ person }) => person));
  return conversations
    .all()
    .filter(({ person }) => !blocked.has(person))
    .map((talk) => talkOf(talk, friends.get(talk.person), conversations.unfinished.get(talk.person)))
    .filter(({ newest, drafts, unfinished }) => newest || drafts.length > 0 || unfinished !== '');
}

function talkOf(talk: Conversation, friend: Friend | undefined, unfinished: string): Talk {
  const { drafts } = talk.thread.value;
  const { newest, person } = talk;
  return {
    person,
    name: friend?.name ?? person,
    friend,
    unread: talk.unread.value,
    muted: talk.muted.value,
    typing: talk.typing.value,
    at: Math.max(newest?.at ?? 0, ...drafts.map(({ at }) => at)),
    newest,
    drafts,
    unfinished,
  };
}

/** The reply that may still be taken back; undefined when there is none. */
export const heldOf = ({ drafts }: Pick<Talk, 'drafts'>): Draft | undefined =>
  drafts.filter(({ state }) => state === 'held').pop();

/** The newest thing in a conversation, and before that what the person should do something about. */
export function previewOf(t: Translate, talk: Talk): Preview {
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
  if (typing) return { kind: 'typing', words: t('messages.typing') };
  const text = oneLine(unfinished);
  if (text !== '') return sign('pencil-simple-fill', t('messages.draft', { text }));
  const sending = drafts[drafts.length - 1];
  if (sending) return { kind: 'text', words: t('messages.you', { text: oneLine(sending.text) }) };
  if (!newest) return { kind: 'text', words: '' };
  const said = textOf(t, newest);
  return { kind: 'text', words: newest.from === talk.person ? said : t('messages.you', { text: said }) };
}

/** A message in one line. */
export const textOf = (t: Translate, { body }: Message): string =>
  body.kind === 'text' ? oneLine(body.bytes) : t('conversation.unknownKind');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export function rowOf({ t, platform }: Pick<AppContext, 't' | 'platform'>, talk: Talk, now: number): MessageRowView {
  const { person, name, friend, unread, muted, at } = talk;
  const preview = previewOf(t, talk);
  const said = [
    muted ? t('messages.muted') : '',
    unread > 0 ? t('messages.newSpoken', { count: unread }) : '',
    preview.words,
  ];
  return {
    person,
    name,
    picture: faceOf(platform, friend?.avatar ?? null),
    presence: friend ? shapeOf(friend.presence) : null,
    preview,
    time: at > 0 ? moment(t, at, now) : '',
    unread,
    muted,
    spoken: said.filter((part) => part !== '').join(', '),
  };
}
