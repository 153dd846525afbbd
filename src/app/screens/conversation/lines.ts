import type { BubbleView, Speaker } from '../../../components/Thread/Bubble.ts';
import type { ClipView } from '../../../components/Thread/ClipBody.ts';
import type { ThreadEntry } from '../../../components/Thread/Thread.ts';
import type { Draft, Thread } from '../../../model/thread.ts';
import type { Marks, Message } from '../../../protocol/words.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { clockTime, dayName } from '../../texts.ts';
import { inWords, linkBubble } from './links.ts';

/** A pause this long between two messages is worth saying what time it is. */
const PAUSE_MS = 60 * 60_000;

/** How somebody is known where they speak. */
export interface Voice {
  readonly name: string;
  /** their picture, in a room: it and the name stand at what they say */
  readonly face?: string | null;
}

/** All that the lines of a thread depend on. */
export interface Talk {
  readonly thread: Thread;
  readonly me: string;
  /** who said a message of others */
  voiceOf(person: string): Voice;
  /** how far one's own newest message has got; '' says nothing */
  markOf(sequence: number): string;
  /** who types; '' for nobody */
  readonly typing: string;
  /** what a video message shows; undefined: it is none */
  clipOf?(message: Message): ClipView | undefined;
  /** video messages on their way to the store */
  readonly sending?: readonly BubbleView[];
  readonly now: number;
}

interface Known {
  readonly voice: Voice;
  /** it begins what somebody says in a room */
  readonly begins: boolean;
  readonly entry: ThreadEntry;
}

/**
 * What stands in the thread: messages, what is on its way, lines that say the day, and the dots. A line that has not
 * changed is the same object as before, so the thread measures only what is new.
 */
export class Lines {
  private readonly t: Translate;
  private before = new Map<string, ThreadEntry>();
  /** A thread may hold thousands: what does not change about a message is found out once. */
  private readonly known = new WeakMap<Message, Known>();
  private readonly days = new WeakMap<Message, string>();

  constructor(t: Translate) {
    this.t = t;
  }

  of(talk: Talk): readonly ThreadEntry[] {
    const { thread, me, typing, now } = talk;
    const lines: ThreadEntry[] = [];
    const marked = newestOwn(thread, me);
    let last: { readonly message: Message; readonly day: string } | undefined;
    for (const message of thread.messages) {
      const day = this.dayOf(message);
      const isApart = !last || message.at - last.message.at > PAUSE_MS || last.day !== day;
      if (isApart) lines.push(this.day(message, now));
      const begins = isApart || last?.message.from !== message.from;
      last = { message, day };
      const entry = this.know(message, talk, begins);
      lines.push(message === marked ? this.message(message, talk, begins, talk.markOf(message.sequence)) : entry);
    }
    for (const draft of thread.drafts) lines.push(this.draft(draft));
    for (const view of talk.sending ?? []) lines.push(this.bubble(view));
    if (typing !== '') lines.push({ kind: 'typing', id: 'typing', label: typing });
    return this.keep(lines);
  }

  private day({ at, sequence }: Message, now: number): ThreadEntry {
    const label = this.t('conversation.day', { day: dayName(this.t, at, now), time: clockTime(at) });
    return { kind: 'day', id: `day ${sequence}`, label };
  }

  private dayOf(message: Message): string {
    let day = this.days.get(message);
    if (day === undefined) {
      day = new Date(message.at).toDateString();
      this.days.set(message, day);
    }
    return day;
  }

  private know(message: Message, talk: Talk, begins: boolean): ThreadEntry {
    // How a link stands changes while it is loaded.
    if (message.clip) return this.message(message, talk, begins, '');
    const before = this.known.get(message);
    const voice = talk.voiceOf(message.from);
    if (before?.begins === begins && before.voice.name === voice.name && before.voice.face === voice.face) {
      return before.entry;
    }
    const entry = this.message(message, talk, begins, '');
    this.known.set(message, { voice, begins, entry });
    return entry;
  }

  private message(message: Message, talk: Talk, begins: boolean, mark: string): ThreadEntry {
    const { from, at } = message;
    const mine = from === talk.me;
    const voice = talk.voiceOf(from);
    const speaker = mine ? undefined : speakerOf(from, voice, begins, clockTime(at));
    const clip = talk.clipOf?.(message);
    if (clip) return this.bubble(linkBubble(idOf(message), mine, clip, mine ? this.t('conversation.you') : voice.name));
    return this.bubble({
      id: idOf(message),
      mine,
      text: inWords(this.t, message, mine),
      mark,
      failed: false,
      spoken: `${mine ? this.t('conversation.you') : voice.name}, ${mark || clockTime(at)}`,
      ...(speaker === undefined ? {} : { speaker }),
    });
  }

  private draft({ key, text, state, code }: Draft): ThreadEntry {
    const { t } = this;
    const failed = state === 'failed';
    const noFriend = failed && code === 'friend.only';
    const again = noFriend ? t('conversation.notFriends') : t('conversation.sendAgain');
    const mark = failed ? again : state === 'held' ? t('conversation.undo') : t('conversation.sending');
    return this.bubble({ id: key, mine: true, text, mark, failed, spoken: `${t('conversation.you')}, ${mark}` });
  }

  private bubble(view: BubbleView): ThreadEntry {
    return { kind: 'message', ...view };
  }

  private keep(lines: readonly ThreadEntry[]): readonly ThreadEntry[] {
    const kept = lines.map((line) => {
      const before = this.before.get(line.id);
      return before && isSame(before, line) ? before : line;
    });
    this.before = new Map(kept.map((line): [string, ThreadEntry] => [line.id, line]));
    return kept;
  }
}

/** What a message is called in the thread. */
export const idOf = ({ key, sequence }: Pick<Message, 'key' | 'sequence'>): string => key ?? `message ${sequence}`;

/** How far a message of one's own has got with the friend. */
export function markOf(
  t: Translate,
  sequence: number,
  { theirs, readAt }: { theirs: Marks; readAt: (sequence: number) => number | undefined },
): string {
  if (sequence > theirs.delivered && sequence > theirs.read) return t('conversation.sent');
  if (sequence > theirs.read) return t('conversation.arrived');
  const at = readAt(sequence);
  return at === undefined ? t('conversation.read') : t('conversation.readAt', { time: clockTime(at) });
}

/** Who says it, in a room: at the first of a run, null at the others; undefined where only two speak. */
function speakerOf(person: string, { name, face }: Voice, begins: boolean, time: string): Speaker | null | undefined {
  if (face === undefined) return undefined;
  return begins ? { person, name, picture: face, time } : null;
}

/** One's own newest message says how far it has got. */
function newestOwn({ messages }: Thread, me: string): Message | undefined {
  for (let i = messages.length - 1; i >= 0; i--) if (messages[i]?.from === me) return messages[i];
  return undefined;
}

function isSame(a: ThreadEntry, b: ThreadEntry): boolean {
  if (a.kind !== 'message' || b.kind !== 'message') {
    return a.kind === b.kind && 'label' in a && 'label' in b && a.label === b.label;
  }
  const isSameText = a.text === b.text && a.mark === b.mark && a.spoken === b.spoken;
  const isSameLink = a.clip?.icon === b.clip?.icon && a.clip?.share === b.clip?.share;
  return isSameText && isSameLink && a.mine === b.mine && a.failed === b.failed && isSameSpeaker(a.speaker, b.speaker);
}

function isSameSpeaker(a: BubbleView['speaker'], b: BubbleView['speaker']): boolean {
  return a === b || (!!a && !!b && a.name === b.name && a.picture === b.picture && a.time === b.time);
}
