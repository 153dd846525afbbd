import type { Settings } from '../../src/protocol/words.ts';

/** When somebody wants to be left alone: by the clock of the place they live in. */
export type QuietHours = Settings['quiet'];

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Making one is slow, and there are as many as there are zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(zone, made);
  return made;
}

/** What the clock on the wall shows there, as the ms that moment would have in UTC; whole minutes. */
function wallClock(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

const minuteOfDay = (at: number, zone: string): number => (wallClock(at, zone) / MINUTE_MS) % DAY_MINUTES;

/** ms the wall clock is ahead of UTC, to the minute. */
const ahead = (at: number, zone: string): number => wallClock(at, zone) - Math.floor(at / MINUTE_MS) * MINUTE_MS;

/** Whether it holds now. `from` counts, `to` does not; the same for both means never; it may go over midnight. */
export function isQuiet({ on, from, to, zone }: QuietHours, now: number): boolean {
  if (!on || from === to) return false;
  const minute = minuteOfDay(now, zone);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/**
 * When it will be otherwise than now: the end, or the next beginning. undefined: never.
 * The night the clocks change is shorter or longer by what they change, because the wall clock decides.
 */
export function nextChange(quiet: QuietHours, now: number): number | undefined {
  const { on, from, to, zone } = quiet;
  if (!on || from === to) return undefined;
  const quietNow = isQuiet(quiet, now);
  const wanted = quietNow ? to : from;
  const end = passes(wanted, now, zone);
  const change = clockChange(now, end, zone);
  if (change === undefined) return end;
  // The wall clock jumps on the way: over the wanted minute, or to another distance from it.
  return isQuiet(quiet, change) === quietNow ? passes(wanted, change, zone) : change;
}

/** When the wall clock shows that minute of the day next, if nobody changes it until then. */
function passes(minute: number, after: number, zone: string): number {
  const start = Math.floor(after / MINUTE_MS) * MINUTE_MS;
  const wait = (minute - minuteOfDay(after, zone) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return start + wait * MINUTE_MS;
}

/** The first minute of the new time, where the clocks are changed in between. Nowhere are they twice within a day. */
function clockChange(after: number, until: number, zone: string): number | undefined {
  const before = ahead(after, zone);
  if (ahead(until, zone) === before) return undefined;
  let old = Math.floor(after / MINUTE_MS);
  let fresh = Math.floor(until / MINUTE_MS);
  while (fresh - old > 1) {
    const middle = Math.floor((old + fresh) / 2);
    if (ahead(middle * MINUTE_MS, zone) === before) old = middle;
    else fresh = middle;
  }
  return fresh * MINUTE_MS;
}
