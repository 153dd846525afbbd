import { describe, expect, test } from 'vitest';
import { dictionary } from '../../../../src/app/languages/catalogue.ts';
import { Lines, markOf, type Talk, type Voice } from '../../../../src/app/screens/conversation/lines.ts';
import type { ThreadEntry } from '../../../../src/components/Thread/Thread.ts';
import type { Message } from '../../../../src/protocol/words.ts';
import { wholeEnglish } from '../../../support/words.ts';

const NOON = new Date(2026, 10, 21, 12, 0).getTime();
const MINUTE = 60_000;

const { t } = dictionary(wholeEnglish);

const message = (sequence: number, from: string, at: number, text = `line ${sequence}`): Message => ({
  sequence,
  from,
  at,
  body: { kind: 'text', bytes: text },
  ...(from === 'noa' ? { key: `key ${sequence}` } : {}),
});

const talk = (messages: readonly Message[], rest: Partial<Talk> = {}): Talk => ({
  thread: { messages, drafts: [], more: false },
  me: 'noa',
  voiceOf: () => ({ name: 'Maya' }),
  markOf: () => '',
  typing: '',
  now: NOON,
  ...rest,
});

/** How far the friend has got. */
const far = (delivered: number, read: number, readAt?: number): Pick<Talk, 'markOf'> => ({
  markOf: (sequence) => markOf(t, sequence, { theirs: { delivered, read }, readAt: () => readAt }),
});

const lines = () => new Lines(t);
/** "Today 11:00", "> mine (mark)", "< theirs", "..." */
const said = (entries: readonly ThreadEntry[]): string[] =>
  entries.map((entry) => {
    if (entry.kind === 'day') return entry.label;
    if (entry.kind === 'typing') return `... ${entry.label}`;
    return `${entry.mine ? '>' : '<'} ${entry.text}${entry.mark ? ` (${entry.mark})` : ''}${entry.failed ? ' !' : ''}`;
  });

describe('the lines of a thread', () => {
  test('say the day where it begins, and the time after an hour of silence', () => {
    const messages = [
      message(1, 'maya', NOON - 25 * 60 * MINUTE),
      message(2, 'maya', NOON - 3 * 60 * MINUTE),
      message(3, 'maya', NOON - 2 * 60 * MINUTE - MINUTE * 1),
      message(4, 'maya', NOON),
    ];
    expect(said(lines().of(talk(messages)))).toEqual([
      'Yesterday 11:00',
      '< line 1',
      'Today 09:00',
      '< line 2',
      '< line 3',
      'Today 12:00',
      '< line 4',
    ]);
  });

  test('say of one’s own newest message how far it has got', () => {
    const messages = [1, 2, 3].map((n) => message(n, n === 3 ? 'maya' : 'noa', NOON));
    const marked = (delivered: number, read: number, readAt?: number) =>
      said(lines().of(talk(messages, far(delivered, read, readAt))))[2];
    expect(marked(1, 1)).toBe('> line 2 (Sent)');
    expect(marked(2, 1)).toBe('> line 2 (Arrived)');
    expect(marked(2, 2)).toBe('> line 2 (Read)');
    expect(marked(2, 2, NOON + 36 * MINUTE)).toBe('> line 2 (Read 12:36)');
    expect(said(lines().of(talk(messages, far(2, 2))))[1]).toBe('> line 1');
  });

  test('say what is with a message on its way', () => {
    const draft = (key: string, state: 'held' | 'sending' | 'failed', code?: string) => ({
      key,
      text: key,
      at: NOON,
      state,
      ...(code ? { code } : {}),
    });
    const drafts = [
      draft('a', 'sending'),
      draft('b', 'held'),
      draft('c', 'failed', 'message.too_long'),
      draft('d', 'failed', 'friend.only'),
    ];
    expect(said(lines().of(talk([], { thread: { messages: [], drafts, more: false } })))).toEqual([
      '> a (Sending)',
      '> b (Undo)',
      '> c (Send again) !',
      '> d (You are no longer friends) !',
    ]);
  });

  test('a message keeps its place in the thread when it is stored', () => {
    const one = lines();
    const drafts = [{ key: 'key 1', text: 'line 1', at: NOON, state: 'sending' as const }];
    const before = one.of(talk([], { thread: { messages: [], drafts, more: false } }));
    const after = one.of(talk([message(1, 'noa', NOON)]));
    expect(after.map(({ id }) => id)).toContain(before[0]?.id);
  });

  test('a kind of message this TV does not know is shown as such', () => {
    const strange: Message = { ...message(1, 'maya', NOON), body: { kind: 'hologram', bytes: 'x' } };
    expect(said(lines().of(talk([strange])))[1]).toBe('< This TV cannot show this message yet');
  });

  test('the friend’s dots come last', () => {
    const entries = said(lines().of(talk([message(1, 'maya', NOON)], { typing: 'Maya is typing' })));
    expect(entries[entries.length - 1]).toBe('... Maya is typing');
  });

  test('what has not changed is the same object, so that nothing is measured again', () => {
    const one = lines();
    const messages = [message(1, 'maya', NOON), message(2, 'noa', NOON), message(3, 'maya', NOON)];
    const before = one.of(talk(messages));
    const after = one.of(talk([...messages, message(4, 'maya', NOON)], { typing: 'Maya is typing' }));
    expect(before.map((entry, index) => entry === after[index])).toEqual([true, true, true, true]);
    const read = one.of(talk(messages, far(2, 2)));
    expect(before.map((entry, index) => entry === read[index])).toEqual([true, true, false, true]);
  });

  test('in a room say once in a run who speaks', () => {
    const voices: Record<string, Voice> = {
      maya: { name: 'Maya', face: null },
      theo: { name: 'Theo', face: 'theo.jpg' },
    };
    const voiceOf = (person: string): Voice => voices[person] ?? { name: person, face: null };
    const messages = [
      message(1, 'maya', NOON),
      message(2, 'maya', NOON),
      message(3, 'theo', NOON),
      message(4, 'noa', NOON),
      message(5, 'theo', NOON),
      message(6, 'theo', NOON + 2 * 60 * MINUTE),
    ];
    const speakers = (entries: readonly ThreadEntry[]) =>
      entries.flatMap((entry) => (entry.kind === 'message' ? [entry.speaker?.name ?? entry.speaker] : []));
    const one = lines();
    expect(speakers(one.of(talk(messages, { voiceOf })))).toEqual(['Maya', null, 'Theo', undefined, 'Theo', 'Theo']);
    voices.theo = { name: 'Theodor', face: 'theo.jpg' };
    expect(speakers(one.of(talk(messages, { voiceOf })))).toEqual([
      'Maya',
      null,
      'Theodor',
      undefined,
      'Theodor',
      'Theodor',
    ]);
    // An older page comes: what began a run goes on with it.
    const older = [message(0, 'maya', NOON), ...messages];
    expect(speakers(one.of(talk(older, { voiceOf }))).slice(0, 3)).toEqual(['Maya', null, null]);
  });
});
