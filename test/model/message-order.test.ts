import { describe, expect, it } from 'vitest';
import { inMessages, newerThan, nextNews, type Talked } from '../../src/model/message-order.ts';

describe('the list of messages', () => {
  const talk = (key: string, at: number, unread = 0, muted = false): Talked => ({ key, at, unread, muted });
  const people = (talks: readonly Talked[]): string[] => talks.map(({ key }) => key);

  it('puts what is unread first, the newest of it first, then the rest by time', () => {
    const talks = [talk('old', 10), talk('unread', 5, 1), talk('new', 90), talk('unread.newer', 20, 3)];
    expect(people(inMessages(talks))).toEqual(['unread.newer', 'unread', 'new', 'old']);
  });

  it('leaves a muted one where its time puts it, however much is unread', () => {
    const talks = [talk('muted', 50, 12, true), talk('read', 60), talk('unread', 1, 1)];
    expect(people(inMessages(talks))).toEqual(['unread', 'read', 'muted']);
  });

  it('gives two of the same time the same order every time', () => {
    expect(people(inMessages([talk('b', 1), talk('a', 1)]))).toEqual(['a', 'b']);
    expect(people(inMessages([talk('a', 1), talk('b', 1)]))).toEqual(['a', 'b']);
  });

  it('knows how many have come in before the first of a list that kept its order', () => {
    const kept = [talk('maya', 10), talk('ben', 5)];
    const now = [talk('oskar', 30, 1), talk('ben', 20, 1), talk('maya', 10)];
    expect(newerThan(kept, now)).toBe(2);
    expect(newerThan(now, now)).toBe(0);
    expect(newerThan([], now)).toBe(0);
    expect(newerThan([talk('gone', 1)], now)).toBe(0);
  });

  it('finds the next with news, round the end, past what is muted', () => {
    const talks = [talk('a', 9, 1), talk('b', 8), talk('c', 7, 2), talk('d', 6, 5, true)];
    expect(nextNews(talks, -1)).toBe(0);
    expect(nextNews(talks, 0)).toBe(2);
    expect(nextNews(talks, 2)).toBe(0);
    expect(nextNews([talk('a', 1), talk('d', 1, 1, true)], 0)).toBeUndefined();
    expect(nextNews([], -1)).toBeUndefined();
  });
});
