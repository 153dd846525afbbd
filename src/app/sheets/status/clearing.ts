import { clockTime } from '../../texts.ts';

/** *Clear it*: when a status text goes by itself (24). */
export const CLEARINGS = ['midnight', 'hour', 'never'] as const;
export type Clearing = (typeof CLEARINGS)[number];

const HOUR = 3600_000;
/** Another TV's clock may be a little off. */
const NEARLY_MS = 90_000;

/** ms from now to the end of this day, by the TV's own time zone. */
export function untilMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - now;
}

/** As the server is told: ms from now; null: it stays. */
export function clearsIn(clearing: Clearing, now: number): number | null {
  if (clearing === 'never') return null;
  return clearing === 'hour' ? HOUR : untilMidnight(now);
}

/** How it stands: a text in force, and when it goes. A new text goes at midnight, unless something else is chosen. */
export function clearingOf(text: string, until: number | undefined, now: number): Clearing {
  if (text === '') return 'midnight';
  if (until === undefined) return 'never';
  return Math.abs(now + untilMidnight(now) - until) < NEARLY_MS ? 'midnight' : 'hour';
}

/** The hour of a text that is on its way out, "20:42"; undefined where it is another choice, or only offered. */
export function endOf(text: string, until: number | undefined, now: number): string | undefined {
  return until !== undefined && clearingOf(text, until, now) === 'hour' ? clockTime(until) : undefined;
}
