import { describe, expect, it } from 'vitest';
import {
  addDraft,
  addMessages,
  type Draft,
  dropDraft,
  EMPTY_THREAD,
  markDraft,
  newestOf,
  oldestOf,
  type Thread,
} from '../../src/model/thread.ts';
import type { Message } from '../../src/protocol/words.ts';
import { seeded } from '../support/random.ts';

const message = (sequence: number, key?: string): Message => ({
  sequence,
  from: key === undefined ? 'maya' : 'noa',
  at: sequence,
  body: { kind: 'text', bytes: `line ${sequence}` },
  ...(key === undefined ? {} : { key }),
});
const draft = (key: string, state: Draft['state'] = 'sending'): Draft => ({ key, text: key, at: 0, state });
const numbers = ({ messages }: Thread): number[] => messages.map(({ sequence }) => sequence);
const keys = ({ drafts }: Thread): string[] => drafts.map(({ key }) => key);

describe('the messages of a conversation', () => {
  it('are in the order of their numbers, once each, however they come', () => {
    const random = seeded(5);
    for (let run = 0; run < 50; run += 1) {
      let thread = EMPTY_THREAD;
      const known = new Set<number>();
      for (let n = 0; n < 30; n += 1) {
        const fresh = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
          message(1 + Math.floor(random() * 20)),
        );
        thread = addMessages(thread, fresh);
        for (const { sequence } of fresh) known.add(sequence);
        expect(numbers(thread)).toEqual([...known].sort((a, b) => a - b));
      }
    }
  });

  it('are in order where the numbers have several digits', () => {
    expect(
      numbers(
        addMessages(
          EMPTY_THREAD,
          [10, 9, 100, 2].map((n) => message(n)),
        ),
      ),
    ).toEqual([2, 9, 10, 100]);
  });

  it('tell the newest and the oldest that is here', () => {
    expect([newestOf(EMPTY_THREAD), oldestOf(EMPTY_THREAD)]).toEqual([0, undefined]);
    const thread = addMessages(EMPTY_THREAD, [message(7), message(3)]);
    expect([newestOf(thread), oldestOf(thread)]).toEqual([7, 3]);
  });

  it('take the place of the draft they were, and of no other', () => {
    const thread = ['k-1', 'k-2'].reduce((before, key) => addDraft(before, draft(key)), EMPTY_THREAD);
    const after = addMessages(thread, [message(1, 'k-1')]);
    expect(numbers(after)).toEqual([1]);
    expect(keys(after)).toEqual(['k-2']);
    // The friend's messages carry no key.
    expect(keys(addMessages(after, [message(2)]))).toEqual(['k-2']);
  });

  it('leave the thread as it was where nothing came, so that nothing is drawn again', () => {
    const thread = addMessages(EMPTY_THREAD, [message(1)]);
    expect(addMessages(thread, [])).toBe(thread);
  });
});

describe('drafts', () => {
  it('stand in the order they were written, one for each key', () => {
    let thread = EMPTY_THREAD;
    for (const key of ['a', 'b', 'c']) thread = addDraft(thread, draft(key));
    expect(keys(thread)).toEqual(['a', 'b', 'c']);
    expect(keys(addDraft(thread, draft('a')))).toEqual(['b', 'c', 'a']);
  });

  it('change their state and go, one by one', () => {
    const thread = addDraft(addDraft(EMPTY_THREAD, draft('a')), draft('b'));
    expect(markDraft(thread, 'b', 'failed').drafts.map(({ state }) => state)).toEqual(['sending', 'failed']);
    expect(keys(dropDraft(thread, 'a'))).toEqual(['b']);
    expect(keys(dropDraft(thread, 'nobody'))).toEqual(['a', 'b']);
    // What others hold of the thread stays as it was.
    expect(thread.drafts.map(({ state }) => state)).toEqual(['sending', 'sending']);
  });
});
