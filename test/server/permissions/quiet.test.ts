import { describe, expect, it } from 'vitest';
import { isQuiet, nextChange, type QuietHours } from '../../../server/permissions/quiet.ts';

const HOUR = 3600_000;
const at = (text: string): number => Date.parse(text);
const hours = (from: string, to: string, zone = 'UTC'): QuietHours => {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return { on: true, from: minutes(from), to: minutes(to), zone };
};

describe('quiet hours', () => {
  it.each<[string, QuietHours, string, boolean]>([
    ['before they begin', hours('13:00', '15:00'), '2026-11-21T12:59:59.999Z', false],
    ['from the first minute', hours('13:00', '15:00'), '2026-11-21T13:00:00Z', true],
    ['to the last', hours('13:00', '15:00'), '2026-11-21T14:59:59.999Z', true],
    ['and no longer', hours('13:00', '15:00'), '2026-11-21T15:00:00Z', false],
    ['over midnight, in the evening', hours('22:00', '07:00'), '2026-11-21T23:30:00Z', true],
    ['at midnight', hours('22:00', '07:00'), '2026-11-22T00:00:00Z', true],
    ['over midnight, in the morning', hours('22:00', '07:00'), '2026-11-22T06:59:00Z', true],
    ['over midnight, by day', hours('22:00', '07:00'), '2026-11-22T07:00:00Z', false],
    ['to midnight', hours('22:00', '00:00'), '2026-11-22T00:00:00Z', false],
    ['from midnight', hours('00:00', '07:00'), '2026-11-22T00:00:00Z', true],
    ['that begin when they end: never', hours('07:00', '07:00'), '2026-11-22T07:00:00Z', false],
    ['that are off', { ...hours('00:00', '23:59'), on: false }, '2026-11-22T07:00:00Z', false],
    ['where the sun is later', hours('22:00', '07:00', 'America/New_York'), '2026-11-22T02:59:00Z', false],
    ['where the sun is later, begun', hours('22:00', '07:00', 'America/New_York'), '2026-11-22T03:00:00Z', true],
    ['where the sun is earlier', hours('22:00', '07:00', 'Asia/Tokyo'), '2026-11-21T13:00:00Z', true],
    ['in a zone of half hours', hours('22:00', '07:00', 'Asia/Kolkata'), '2026-11-21T16:30:00Z', true],
    ['in a zone of quarters, a minute early', hours('22:00', '07:00', 'Asia/Kathmandu'), '2026-11-21T16:14:00Z', false],
    ['in a zone of quarters', hours('22:00', '07:00', 'Asia/Kathmandu'), '2026-11-21T16:15:00Z', true],
    ['in summer', hours('22:00', '07:00', 'Europe/Berlin'), '2026-07-01T20:00:00Z', true],
    ['in winter', hours('22:00', '07:00', 'Europe/Berlin'), '2026-12-01T20:00:00Z', false],
  ])('%s', (_name, quiet, now, is) => {
    expect(isQuiet(quiet, at(now))).toBe(is);
  });

  it.each<[string, QuietHours, string, string]>([
    ['the end of the same night', hours('22:00', '07:00'), '2026-11-21T23:10:20Z', '2026-11-22T07:00:00Z'],
    ['the next beginning', hours('22:00', '07:00'), '2026-11-22T07:00:00Z', '2026-11-22T22:00:00Z'],
    ['the end, from the first moment', hours('22:00', '07:00'), '2026-11-21T22:00:00Z', '2026-11-22T07:00:00Z'],
    // Berlin: 2027-03-28 at 02:00 it is 03:00.
    ['a shorter night', hours('22:00', '07:00', 'Europe/Berlin'), '2027-03-27T22:00:00Z', '2027-03-28T05:00:00Z'],
    [
      'an end that does not exist',
      hours('22:00', '02:30', 'Europe/Berlin'),
      '2027-03-27T22:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    [
      'a beginning that does not exist',
      hours('02:30', '07:00', 'Europe/Berlin'),
      '2027-03-27T22:00:00Z',
      '2027-03-28T01:00:00Z',
    ],
    // Berlin: 2026-10-25 at 03:00 it is 02:00 again.
    ['a longer night', hours('22:00', '07:00', 'Europe/Berlin'), '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
    [
      'the first 02:30 of two',
      hours('22:00', '02:30', 'Europe/Berlin'),
      '2026-10-24T21:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    [
      'and the minutes that come twice',
      hours('22:00', '02:30', 'Europe/Berlin'),
      '2026-10-25T00:40:00Z',
      '2026-10-25T01:00:00Z',
    ],
    // Lord Howe Island moves its clocks by half an hour: 2027-04-04 at 02:00 it is 01:30.
    [
      'half an hour more',
      hours('22:00', '07:00', 'Australia/Lord_Howe'),
      '2027-04-03T12:00:00Z',
      '2027-04-03T20:30:00Z',
    ],
  ])('change at %s', (_name, quiet, now, then) => {
    const change = nextChange(quiet, at(now));
    expect(change === undefined ? change : new Date(change).toISOString()).toBe(new Date(at(then)).toISOString());
  });

  it('change at the very minute nextChange says, and not before, all through two years in every kind of zone', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ];
    let changes = 0;
    for (const [n, zone] of zones.entries()) {
      for (const quiet of [
        hours('22:00', '07:00', zone),
        hours('01:30', '02:30', zone),
        hours('02:30', '01:45', zone),
      ]) {
        let now = at('2026-01-01T00:00:00Z') + n * 61_000;
        const end = now + 2 * 365 * 24 * HOUR;
        while (now < end) {
          const is = isQuiet(quiet, now);
          const change = nextChange(quiet, now) ?? 0;
          expect(change).toBeGreaterThan(now);
          expect(isQuiet(quiet, change - 1), new Date(change).toISOString()).toBe(is);
          expect(isQuiet(quiet, change), `${zone} ${new Date(change).toISOString()}`).toBe(!is);
          now = change;
          changes += 1;
        }
      }
    }
    expect(changes).toBeGreaterThan(20_000);
  });

  it('never change where there are none', () => {
    expect(nextChange({ ...hours('22:00', '07:00'), on: false }, 0)).toBeUndefined();
    expect(nextChange(hours('07:00', '07:00'), 0)).toBeUndefined();
  });
});
