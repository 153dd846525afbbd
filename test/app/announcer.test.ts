import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Announcer, SETTLE_MS, type Speaking, sentence } from '../../src/app/announcer.ts';
import { dictionary } from '../../src/app/languages/catalogue.ts';
import { english } from '../../src/app/languages/languages.ts';

const { t } = dictionary(english);
const maya: Speaking = { announce: { label: 'Maya', role: 'picture', value: 'on camera' } };
const theo: Speaking = { announce: { label: 'Theo', role: 'picture' } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const speak = vi.fn();
  return { announcer: new Announcer(speak, t), said: () => speak.mock.calls.map(([text]) => text), speak };
}

describe('a sentence', () => {
  test('says label, value, role, state and place', () => {
    expect(sentence({ label: 'Maya', role: 'picture', value: 'on camera' }, { index: 0, count: 4 }, t)).toBe(
      'Maya, on camera, live picture, 1 of 4',
    );
    expect(sentence({ label: 'Microphone', role: 'switch', state: 'on' }, undefined, t)).toBe('Microphone, switch, on');
    expect(sentence({ label: 't', role: 'key' }, undefined, t)).toBe('t');
  });
});

describe('the announcer', () => {
  test('speaks what has the focus once it rests there', () => {
    const { announcer, said } = open();
    announcer.focus(() => [maya]);
    vi.advanceTimersByTime(SETTLE_MS - 1);
    announcer.focus(() => [theo]);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(said()).toEqual(['Theo, live picture']);
  });

  test('takes the place from the nearest group', () => {
    const { announcer, said } = open();
    announcer.focus(() => [{ position: { index: 1, count: 3 } }, { position: { index: 2, count: 9 } }, theo]);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(said()).toEqual(['Theo, live picture, 3 of 9']);
  });

  test('says the name of a screen when it is new', () => {
    const { announcer, said } = open();
    announcer.focus(() => [{ heading: 'Friends' }, maya]);
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.focus(() => [{ heading: 'Friends' }, theo]);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(said()).toEqual(['Friends. Maya, on camera, live picture', 'Theo, live picture']);
  });

  test('puts one sign between sentences', () => {
    const { announcer, said } = open();
    announcer.focus(() => [{ heading: 'Leave Hearth?' }, maya]);
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.tell('Who is on the sofa?. Nobody yet.. Noa', { polite: true });
    expect(said()).toEqual(['Leave Hearth? Maya, on camera, live picture', 'Who is on the sofa? Nobody yet. Noa']);
  });

  test('does not repeat itself', () => {
    const { announcer, said } = open();
    announcer.focus(() => [maya]);
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.focus(() => [maya]);
    vi.advanceTimersByTime(SETTLE_MS);
    expect(said()).toHaveLength(1);
  });

  test('tells toasts politely and prompts at once', () => {
    const { announcer, speak } = open();
    announcer.tell('Jonas stopped watching', { polite: true });
    announcer.tell('Oskar wants to watch', { polite: false });
    expect(speak.mock.calls).toEqual([
      ['Jonas stopped watching', { polite: true }],
      ['Oskar wants to watch', { polite: false }],
    ]);
  });
});
