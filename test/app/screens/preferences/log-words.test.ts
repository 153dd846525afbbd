import { afterEach, describe, expect, test, vi } from 'vitest';
import { dictionary } from '../../../../src/app/languages/catalogue.ts';
import { missedLine, watchedLine } from '../../../../src/app/screens/preferences/log-words.ts';
import { ownZone } from '../../../../src/app/screens/preferences/own-zone.ts';
import type { Missed, Watched } from '../../../../src/protocol/words.ts';
import { wholeEnglish } from '../../../support/words.ts';

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 21, 19, 42).getTime();
const at = (day: number, hour: number, minute: number): number => new Date(2026, 10, day, hour, minute).getTime();
const who = { person: 'maya', name: 'Maya', avatar: null };
const { t } = dictionary(wholeEnglish);

describe('a line of who watched', () => {
  test.each<[string, Partial<Watched>, string]>([
    ['today', { from: at(21, 19, 20), to: at(21, 19, 32) }, '19:20 · 12 min · all friends'],
    ['yesterday', { from: at(20, 19, 20), to: at(20, 19, 32) }, 'Yesterday 19:20 · 12 min · all friends'],
    ['now', { from: at(21, 19, 20) }, 'Watching since 19:20 · all friends'],
    ['a moment', { from: NOW, to: NOW + MINUTE - 1 }, '19:42 · under a minute · all friends'],
    ['hours', { from: at(21, 10, 0), to: at(21, 12, 5) }, '10:00 · 2 h 5 min · all friends'],
    ['small', { from: at(21, 10, 0), to: at(21, 12, 0), small: true, by: 'room' }, '10:00 · 2 h · small · from a room'],
  ])('%s', (_, entry, line) => {
    expect(watchedLine(t, { ...who, from: NOW, small: false, by: 'friends', ...entry }, NOW)).toBe(line);
  });
});

describe('a line of what was missed', () => {
  test.each<[string, Partial<Missed>, string]>([
    ['once', { what: 'ask', at: at(21, 19, 40) }, 'Wanted to watch · 19:40'],
    ['more often', { what: 'ask', times: 3, at: at(20, 8, 0) }, 'Wanted to watch · 3 times · Yesterday 08:00'],
    ['an invitation', { what: 'invitation', at: at(21, 8, 0) }, 'Invited you to watch · 08:00'],
  ])('%s', (_, entry, line) => {
    expect(missedLine(t, { ...who, what: 'ask', at: NOW, times: 1, quiet: true, seen: false, ...entry }, NOW)).toBe(
      line,
    );
  });
});

describe('the time zone of this TV', () => {
  afterEach(() => void vi.restoreAllMocks());
  const unnamed = (offset: number): void => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(
      {} as ReturnType<Intl.DateTimeFormat['resolvedOptions']>,
    );
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
  };

  test('has its name', () => {
    expect(new Intl.DateTimeFormat('en', { timeZone: ownZone() })).toBeDefined();
  });

  test.each([
    [0, 'UTC'],
    [-120, 'Etc/GMT-2'],
    [300, 'Etc/GMT+5'],
  ])('%s minutes from UTC where it has none: %s, which every server knows', (offset, zone) => {
    unnamed(offset);
    expect(ownZone()).toBe(zone);
    vi.restoreAllMocks();
    expect(new Intl.DateTimeFormat('en', { timeZone: zone })).toBeDefined();
  });
});
