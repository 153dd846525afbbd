import type { Message } from '../protocol/words.ts';

/** A message on its way out. */
export interface Draft {
  key: string;
  text: string;
  at: number;
  /** held: may be taken back for a moment. sending: goes by itself. failed: the person may send it again. */
  state: 'held' | 'sending' | 'failed';
  /** why it failed, from the catalogue of errors */
  code?: string;
}

/** The messages of one conversation that this TV has, in order, once each. */
export interface Thread {
  messages: readonly Message[];
  drafts: readonly Draft[];
  /** there are older ones on the server */
  more: boolean;
}

export const EMPTY_THREAD: Thread = { messages: [], drafts: [], more: true };

/**
 * Puts messages where they belong by their numbers. One that is there already changes nothing; one of ours takes
 * the place of its draft.
 */
export function addMessages(thread: Thread, fresh: readonly Message[]): Thread {
  if (fresh.length === 0) return thread;
  const bySequence = new Map(thread.messages.map((message): [number, Message] => [message.sequence, message]));
  for (const message of fresh) bySequence.set(message.sequence, message);
  const messages = Array.from(bySequence.values()).sort((a, b) => a.sequence - b.sequence);
  const arrived = new Set(fresh.map((message) => message.key).filter((key) => key !== undefined));
  const drafts = thread.drafts.filter((draft) => !arrived.has(draft.key));
  return { ...thread, messages, drafts };
}

/** Number of the newest message here; 0 for none. */
export const newestOf = (thread: Thread): number => thread.messages[thread.messages.length - 1]?.sequence ?? 0;

/** Number of the oldest message here; undefined for none. */
export const oldestOf = (thread: Thread): number | undefined => thread.messages[0]?.sequence;

export function addDraft(thread: Thread, draft: Draft): Thread {
  return { ...thread, drafts: [...thread.drafts.filter(({ key }) => key !== draft.key), draft] };
}

export function markDraft(thread: Thread, key: string, state: Draft['state']): Thread {
  return { ...thread, drafts: thread.drafts.map((draft) => (draft.key === key ? { ...draft, state } : draft)) };
}

export function failDraft(thread: Thread, key: string, code: string): Thread {
  const failed = markDraft(thread, key, 'failed');
  return { ...failed, drafts: failed.drafts.map((draft) => (draft.key === key ? { ...draft, code } : draft)) };
}

export function dropDraft(thread: Thread, key: string): Thread {
  return { ...thread, drafts: thread.drafts.filter((draft) => draft.key !== key) };
}

/** Without what is deleted: everything up to a number. Where some of it was here, there is nothing older. */
export function clearedUpTo(thread: Thread, sequence: number): Thread {
  const messages = thread.messages.filter((message) => message.sequence > sequence);
  return messages.length === thread.messages.length ? thread : { ...thread, messages, more: false };
}
