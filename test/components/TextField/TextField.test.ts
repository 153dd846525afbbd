import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LAST_LETTER_MS, TextField } from '../../../src/components/TextField/TextField.ts';
import { mount } from '../../support/stage.ts';

const place = { w: 1120, h: 76 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a text field', () => {
  test('shows what is written and how much of the limit that is', () => {
    const bench = mount(TextField, { ...place, limit: 500 });
    bench.subject.insert('Two minu');
    expect(bench.words).toEqual(['Two minu', '8 / 500']);
  });

  test('tells each change', () => {
    const changed = vi.fn();
    const { subject } = mount(TextField, { ...place, signals: { changed } });
    subject.insert('a');
    subject.insert('b');
    subject.erase();
    subject.clear();
    subject.clear();
    expect(changed.mock.calls).toEqual([['a'], ['ab'], ['a'], ['']]);
  });

  test('LEFT and RIGHT move the caret and leave at its ends', () => {
    const { subject, press, escaped } = mount(TextField, { ...place, value: 'ac' });
    press('Left');
    subject.insert('b');
    expect(subject.value).toBe('abc');
    press('Right', 'Right');
    expect(escaped).toEqual(['Right']);
  });

  test('a secret shows its last letter for a second, and never more', () => {
    const bench = mount(TextField, { ...place, secret: true });
    bench.subject.insert('h');
    bench.subject.insert('u');
    expect(bench.words).toEqual(['•u']);
    vi.advanceTimersByTime(LAST_LETTER_MS);
    expect(bench.words).toEqual(['••']);
    bench.subject.erase();
    expect(bench.words).toEqual(['•']);
  });

  test('a secret is never said aloud', () => {
    const { subject } = mount(TextField, { ...place, label: 'Password', secret: true });
    subject.insert('hunter2');
    expect(subject.announce).toEqual({ label: 'Password', role: 'field', value: '' });
  });

  test('shows what to write while nothing is written', () => {
    const bench = mount(TextField, { ...place, placeholder: 'Your name' });
    expect(bench.words).toEqual(['Your name']);
    bench.subject.insert('N');
    expect(bench.words).toEqual(['N']);
  });

  test('shows the end of a text that is too long for it', () => {
    const bench = mount(TextField, { w: 200, h: 76, value: 'abcdefghijklmnopqrstuvwxyz' });
    expect(bench.words).toEqual(['opqrstuvwxyz'.slice(-12)]);
  });

  test('writing again takes the warning away', () => {
    const { subject } = mount(TextField, { ...place, warns: true });
    subject.insert('x');
    expect(subject.warns).toBe(false);
  });

  test('text runs its own way on a mirrored screen, and so do the arrows in it', () => {
    const { subject, press } = mount(TextField, { ...place, value: 'ac' }, { rtl: true });
    press('Left');
    subject.insert('b');
    expect(subject.value).toBe('abc');
  });
});
