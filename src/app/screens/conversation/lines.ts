import type { BubbleView } from '../../../components/Thread/Bubble.ts';
import type { ThreadEntry } from '../../../components/Thread/Thread.ts';
import type { Draft, Thread } from '../../../model/thread.ts';
import type { Marks, Message } from '../../../protocol/words.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { clockTime, dayName } from '../../texts.ts';

/** A pause this long between two messages is worth saying what time it is. */
const PAUSE_MS = 60 * 60_000;

/** All that the lines of a thread depend on. */
export interface Talk {
  readonly thread: Thread;
  readonly me: string;
  /** the friend's name */
  readonly name: string;
  /** how far the friend has got */
  readonly theirs: Marks;
  /** when the friend read a message, if that is known */
  readonly readAt: (sequence: number) => number | undefined;
  readonly typing: boolean;
  readonly now: number;
}

interface Known {
  /** the friend's, as it is said in the entry */
  readonly name: string;
  readonly day: string;
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

  constructor(t: Translate) {
    this.t = t;
  }

  of(talk: Talk): readonly ThreadEntry[] {
    const { thread, me, typing, name, now } = talk;
    const lines: ThreadEntry[] = [];
    const marked = newestOwn(thread, me);
    let last: Message | undefined;
    for (const message of thread.messages) {
      const { day, entry } = this.know(message, talk);
      const isApart = !last || message.at - last.at > PAUSE_MS || this.know(last, talk).day !== day;
      if (isApart) lines.push(this.day(message, now));
      last = message;
      lines.push(message === marked ? this.message(message, talk, this.mark(message.sequence, talk)) : entry);
    }
    for (const draft of thread.drafts) lines.push(this.draft(draft));
    if (typing) lines.push({ kind: 'typing', id: 'typing', label: this.t('conversation.typing', { name }) });
    return this.keep(lines);
  }

  private day({ at, sequence }: Message, now: number): ThreadEntry {
    const label = this.t('conversation.day', { day: dayName(this.t, at, now), time: clockTime(at) });
    return { kind: 'day', id: `day ${sequence}`, label };
  }

  private know(message: Message, talk: Talk): Known {
    const before = this.known.get(message);
    if (before?.name === talk.name) return before;
    const day = new Date(message.at).toDateString();
    const known = { name: talk.name, day, entry: this.message(message, talk, '') };
    this.known.set(message, known);
    return known;
  }

  private message({ from, body, at, key, sequence }: Message, talk: Talk, mark: string): ThreadEntry {
    const mine = from === talk.me;
    return this.bubble({
      id: key ?? `message ${sequence}`,
      mine,
      text: body.kind === 'text' ? body.bytes : this.t('conversation.unknownKind'),
      mark,
      failed: false,
      spoken: `${mine ? this.t('conversation.you') : talk.name}, ${mark || clockTime(at)}`,
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

  private mark(sequence: number, { theirs, readAt }: Talk): string {
    const { t } = this;
    if (sequence > theirs.delivered && sequence > theirs.read) return t('conversation.sent');
    if (sequence > theirs.read) return t('conversation.arrived');
    const at = readAt(sequence);
    return at === undefined ? t('conversation.read') : t('conversation.readAt', { time: clockTime(at) });
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

/** One's own newest message says how far it has got. */
function newestOwn({ messages }: Thread, me: string): Message | undefined {
  for (let i = messages.length - 1; i >= 0; i--) if (messages[i]?.from === me) return messages[i];
  return undefined;
}

function isSame(a: ThreadEntry, b: ThreadEntry): boolean {
  if (a.kind !== 'message' || b.kind !== 'message') {
    return a.kind === b.kind && 'label' in a && 'label' in b && a.label === b.label;
  }
  return a.mine === b.mine && a.text === b.text && a.mark === b.mark && a.failed === b.failed && a.spoken === b.spoken;
}
