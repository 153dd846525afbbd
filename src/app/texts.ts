import type { PresenceShape } from '../components/Avatar.ts';
import type { ChosenStatus, Presence } from '../protocol/words.ts';
import type { Translate } from './languages/catalogue.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** "19:42", by the TV's own clock and time zone. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** "19:42:07". */
export const clockSeconds = (at: number): string => `${clockTime(at)}:${two(new Date(at).getSeconds())}`;

/** "0:38", "12:04": how long something lasts or has lasted. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

const dayOf = (at: number): number => {
  const date = new Date(at);
  return Math.floor((date.getTime() - date.getTimezoneOffset() * MINUTE) / DAY);
};

/** "Today", "Yesterday", "Sunday", "12 March". */
export function dayName(t: Translate, at: number, now: number): string {
  const days = dayOf(now) - dayOf(at);
  if (days <= 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const date = new Date(at);
  if (days < 7) return t('time.weekday', { day: date.getDay() });
  return t('time.date', { day: date.getDate(), month: t('time.month', { month: date.getMonth() }) });
}

/** A moment as short as it can be: "17:20" today, the day before that. */
export function moment(t: Translate, at: number, now: number): string {
  return dayOf(now) === dayOf(at) ? clockTime(at) : dayName(t, at, now);
}

/** "March 2024", "March" within the last months, "Sunday" in the first week: since when somebody is a friend. */
export function sinceWhen(t: Translate, at: number, now: number): string {
  if (dayOf(now) - dayOf(at) < 7) return dayName(t, at, now);
  const [then, today] = [new Date(at), new Date(now)];
  const month = t('time.month', { month: then.getMonth() });
  const months = (today.getFullYear() - then.getFullYear()) * 12 + today.getMonth() - then.getMonth();
  return months < 12 ? month : t('time.monthOfYear', { month, year: then.getFullYear() });
}

/** The shape on the avatar of a friend. */
export const shapeOf = (presence: Presence): PresenceShape => (presence.onAir ? 'air' : presence.status);

/** The shape on one's own avatar. */
export const ownShape = (status: ChosenStatus, onAir: boolean): PresenceShape => (onAir ? 'air' : status);

/** What a card says under the name: the friend's own words, or how they are. */
export function presenceLine(t: Translate, presence: Presence, now: number): string {
  switch (presence.status) {
    case 'offline':
      return presence.since > 0
        ? t('presence.offlineSince', { when: moment(t, presence.since, now) })
        : t('presence.offline');
    case 'away':
      return t('presence.away', { minutes: Math.max(0, Math.floor((now - presence.since) / MINUTE)) });
    case 'busy':
      return presence.text || t('presence.busy');
    case 'available':
      return presence.text || (presence.onAir ? t('presence.air') : t('presence.here'));
  }
}
