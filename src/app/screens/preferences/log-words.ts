import type { Missed, Watched } from '../../../protocol/words.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { clockTime, dayName } from '../../texts.ts';

const MINUTE = 60_000;
const HOUR = 60;

/** "19:20" today, "Yesterday 19:20" before. */
function when(t: Translate, at: number, now: number): string {
  const day = dayName(t, at, now);
  const time = clockTime(at);
  return day === t('time.today') ? time : t('log.dayAndTime', { day, time });
}

function howLong(t: Translate, ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < HOUR) return t('watched.minutes', { minutes });
  return t('watched.hours', { hours: Math.floor(minutes / HOUR), minutes: minutes % HOUR });
}

/** "Yesterday 19:20 · 12 min · small · invited". */
export function watchedLine(t: Translate, { from, to, small, by }: Watched, now: number): string {
  const first =
    to === undefined
      ? t('watched.now', { when: when(t, from, now) })
      : t('watched.when', { when: when(t, from, now), long: howLong(t, to - from) });
  return [first, ...(small ? [t('watched.small')] : []), t(`watched.by.${by}` as const)].join(' · ');
}

/** "Wanted to watch · 3 times · 19:40". */
export function missedLine(t: Translate, { what, times, at }: Missed, now: number): string {
  const often = times > 1 ? [t('missed.times', { times })] : [];
  return [t(`missed.${what}` as const), ...often, when(t, at, now)].join(' · ');
}
