import { describe, expect, test, vi } from 'vitest';
import type { Bubble } from '../../../src/components/Thread/Bubble.ts';
import { bubbleSize } from '../../../src/components/Thread/Bubble.ts';
import { Thread, type ThreadEntry } from '../../../src/components/Thread/Thread.ts';
import { mount } from '../../support/stage.ts';

const message = (id: string, text = `message ${id}`, more: Partial<ThreadEntry> = {}): ThreadEntry =>
  ({ kind: 'message', id, mine: false, text, mark: '', failed: false, spoken: 'Maya', ...more }) as ThreadEntry;
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => message(`${from + i}`));

function open(entries: readonly ThreadEntry[], rtl = false) {
  const signals = { picked: vi.fn(), older: vi.fn() };
  const bench = mount(Thread, { w: 1120, h: 392, entries, signals }, { rtl });
  return Object.assign(bench, { ...signals, said: () => (bench.focused as Bubble | undefined)?.bubble?.text });
}

describe('a bubble', () => {
  test('is as wide as its text, at most 760', () => {
    open([]);
    expect(bubbleSize({ text: 'Yes' })).toEqual({ w: 86, h: 68 });
    expect(bubbleSize({ text: 'x '.repeat(200) }).w).toBeLessThanOrEqual(760);
    expect(bubbleSize({ text: 'x '.repeat(200) }).h).toBeGreaterThan(68);
  });
});

describe('a thread', () => {
  test('gives the newest message the focus and walks back through them', () => {
    const { press, said } = open(many(4));
    expect(said()).toBe('message 3');
    press('Up', 'Up');
    expect(said()).toBe('message 1');
    press('Down', 'Down');
    expect(said()).toBe('message 3');
  });

  test('DOWN from the newest leaves', () => {
    const { press, escaped } = open(many(2));
    press('Down');
    expect(escaped).toEqual(['Down']);
  });

  test('asks for older messages at its first one, and stays', () => {
    const { press, older, escaped, said } = open(many(3));
    press('Up', 'Up', 'Up');
    expect(said()).toBe('message 0');
    expect(older).toHaveBeenCalled();
    expect(escaped).toEqual([]);
  });

  test('lets UP out at its first one where nothing older is left', () => {
    const { press, escaped, said, subject } = open(many(3));
    subject.hasOlder = false;
    press('Up', 'Up', 'Up');
    expect(said()).toBe('message 0');
    expect(escaped).toEqual(['Up']);
  });

  test('the focus stays where it is when older messages come', () => {
    const { press, said, subject, frame } = open(many(3, 10));
    press('Up', 'Up');
    subject.entries = [...many(10), ...many(3, 10)];
    frame();
    expect(said()).toBe('message 10');
    press('Up');
    expect(said()).toBe('message 9');
  });

  test('has parts only for what is in sight, however long the talk', () => {
    const { press, subject } = open(many(300));
    for (let i = 0; i < 250; i++) press('Up');
    const inner = subject.children[0]?.children[0];
    expect(inner?.children.length).toBeLessThan(16);
  });

  test('passes by day lines and typing', () => {
    const { press, said, words } = open([
      message('1', 'Soup is on'),
      { kind: 'day', id: 'd', label: 'Today' },
      message('2', 'Hello'),
      { kind: 'typing', id: 't', label: 'Maya is typing' },
    ]);
    expect(said()).toBe('Hello');
    press('Up');
    expect(said()).toBe('Soup is on');
    expect(words).toEqual(expect.arrayContaining(['Today', 'Maya is typing', 'Hello', 'Soup is on']));
  });

  test('ours stand at the end, theirs at the start', () => {
    const { subject } = open([message('1', 'abc'), message('2', 'abc', { mine: true } as Partial<ThreadEntry>)]);
    const [theirs, ours] = subject.children[0]?.children[0]?.children.slice(1) ?? [];
    expect(theirs?.x).toBe(0);
    expect(ours?.x).toBe(1120 - 86);
  });

  test('OK picks a message', () => {
    const { press, picked } = open(many(2));
    press('Up', 'Enter');
    expect(picked).toHaveBeenCalledWith('0');
  });

  test('shows how a message stands', () => {
    const failed = message('1', 'Yes', { mine: true, mark: 'Send again', failed: true } as Partial<ThreadEntry>);
    expect(open([failed]).words).toEqual(['Yes', 'Send again']);
  });

  test('cannot have the focus while it is empty', () => {
    expect(open([]).subject.canFocus).toBe(false);
  });
});
