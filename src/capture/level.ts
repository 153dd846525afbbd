/** Between these, dB under the loudest a microphone can hear, lies what a level meter shows: a quiet room, and a shout. */
const QUIET_DB = -54;
const LOUD_DB = -12;

/** What a meter shows, 0 to 1. @param decibels under the loudest there can be */
export const levelAt = (decibels: number): number =>
  Math.max(0, Math.min(1, (decibels - QUIET_DB) / (LOUD_DB - QUIET_DB)));
