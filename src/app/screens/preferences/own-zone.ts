const HOUR_MINUTES = 60;

/** The time zone this TV lives in, by its IANA name; by its distance from UTC on engines that do not know the name. */
export function ownZone(): string {
  const { timeZone } = typeof Intl === 'undefined' ? {} : Intl.DateTimeFormat().resolvedOptions();
  if (timeZone) return timeZone;
  // "Etc" zones count the other way: GMT-1 is an hour ahead.
  const hours = Math.round(new Date().getTimezoneOffset() / HOUR_MINUTES);
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`;
}
