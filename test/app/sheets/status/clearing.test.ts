import { describe, expect, it } from 'vitest';
import { clearingOf, clearsIn, endOf, untilMidnight } from '../../../../src/app/sheets/status/clearing.ts';

const at = (hour: number, minute = 0) => new Date(2026, 2, 28, hour, minute).getTime();
const HOUR = 3600_000;

/** 24: *Clear it*, by the clock on the wall. */
describe('a status text is cleared', () => {
  it('at midnight: the end of this day', () => {
    expect(new Date(at(19, 42) + untilMidnight(at(19, 42))).toString()).toBe(new Date(2026, 2, 29).toString());
    expect(untilMidnight(new Date(2026, 2, 29).getTime())).toBeGreaterThanOrEqual(23 * HOUR);
  });

  it('as the server is told', () => {
    const now = at(22);
    expect(clearsIn('midnight', now)).toBe(2 * HOUR);
    expect(clearsIn('hour', now)).toBe(HOUR);
    expect(clearsIn('never', now)).toBeNull();
  });

  it.each([
    ['no text yet: at midnight is offered', '', undefined, 'midnight', undefined],
    ['a text that stays', 'Tea', undefined, 'never', undefined],
    ['one that goes at midnight', 'Tea', at(24), 'midnight', undefined],
    ['the same, by a TV whose clock is a little off', 'Tea', at(24) - 40_000, 'midnight', undefined],
    ['one that goes at another hour says which', 'Tea', at(20, 42), 'hour', '20:42'],
  ] as const)('%s', (_, text, until, clearing, end) => {
    expect(clearingOf(text, until, at(19, 42))).toBe(clearing);
    expect(endOf(text, until, at(19, 42))).toBe(end);
  });
});
