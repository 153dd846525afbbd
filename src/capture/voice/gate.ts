/** How far over what is always there a voice is, dB. */
const ABOVE_DB = 9;
/** Nothing quieter than this is sent, however quiet the room is; nothing louder than this is taken for the room. */
const LEAST_DB = -56;
const LOUDEST_ROOM_DB = -42;
/** The room is believed to get louder slowly: words have pauses, a fan has none. */
const RISES_DB_A_SECOND = 3;
/** Between words, and after the last one, it stays open for so long. */
const HANGOVER_MS = 400;

/** Silence is not sent (X1): tells from the loudness of what comes in whether somebody speaks. */
export class VoiceGate {
  private room = LOUDEST_ROOM_DB;
  private at: number | undefined;
  private openUntil_ = Number.NEGATIVE_INFINITY;

  /** When it closes or has closed, ms, by the clock of `hear`. */
  get openUntil(): number {
    return this.openUntil_;
  }

  /**
   * @param loudness dB under the loudest there can be
   * @param now ms, any origin
   * @returns whether it is open
   */
  hear(loudness: number, now: number): boolean {
    const passed = this.at === undefined ? 0 : now - this.at;
    this.at = now;
    this.room = Math.min(loudness, this.room + (passed / 1_000) * RISES_DB_A_SECOND, LOUDEST_ROOM_DB);
    if (loudness >= Math.max(LEAST_DB, this.room + ABOVE_DB)) this.openUntil_ = now + HANGOVER_MS;
    return now < this.openUntil_;
  }
}

/** How loud a stretch of sound is, dB under the loudest there can be. @param samples −1 to 1 */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const value = samples[at] ?? 0;
    sum += value * value;
  }
  return (10 * Math.log(sum / Math.max(1, samples.length) + 1e-12)) / Math.LN10;
}
