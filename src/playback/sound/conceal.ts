/** A voice vibrates so fast, Hz: what is between is looked for. */
const PITCH = { lowest: 70, highest: 400 };
/** What is compared, ms. */
const COMPARED_MS = 16;
/** As loud as it was for so long, then fading, until nothing is left of it. */
const HELD_MS = 20;
const GONE_MS = 400;
/** Between one stretch and the next, so that nothing clicks. */
export const SEAM_MS = 4;
/** Every fourth sample is enough to find a pitch by. */
const STRIDE = 4;

/**
 * What stands in for sound that was lost (X1): the last vibration of the voice, over and over, fading.
 * @param last what came last, −1 to 1
 * @param after what of it was made up before, ms: it goes on from there
 * @returns so many ms and a seam more, which fades out under what follows
 */
export function goOnWith(last: Float32Array, sampleRate: number, ms: number, after: number): Float32Array {
  const perMs = sampleRate / 1_000;
  const period = Math.min(last.length, periodOf(last, sampleRate));
  const made = new Float32Array(Math.round((ms + SEAM_MS) * perMs));
  const begins = last.length - period;
  const from = Math.round(after * perMs);
  for (let at = 0; at < made.length; at += 1) {
    const since = after + at / perMs;
    const fades = Math.max(0, Math.min(1, (GONE_MS - since) / (GONE_MS - HELD_MS)));
    const seam = Math.min(1, (ms + SEAM_MS - at / perMs) / SEAM_MS);
    made[at] = (last[begins + ((from + at) % period)] ?? 0) * fades * seam;
  }
  return made;
}

/** Lets it come up over what stood in before it. */
export function comeUp(samples: Float32Array, sampleRate: number): void {
  const seam = Math.min(samples.length, Math.round((SEAM_MS * sampleRate) / 1_000));
  for (let at = 0; at < seam; at += 1) samples[at] = ((samples[at] ?? 0) * at) / seam;
}

/** How many samples one vibration of a voice has: where the end is most like what came before it. */
export function periodOf(samples: Float32Array, sampleRate: number): number {
  const shortest = Math.round(sampleRate / PITCH.highest);
  const length = Math.min(Math.round((COMPARED_MS * sampleRate) / 1_000), Math.floor(samples.length / 2));
  const longest = Math.min(Math.round(sampleRate / PITCH.lowest), samples.length - length);
  const end = samples.length - length;
  let best = { period: Math.max(1, longest), alike: 0 };
  for (let period = shortest; period <= longest; period += 1) {
    let [both, own] = [0, 1e-9];
    for (let at = 0; at < length; at += STRIDE) {
      const before = samples[end + at - period] ?? 0;
      both += (samples[end + at] ?? 0) * before;
      own += before * before;
    }
    const alike = both > 0 ? (both * both) / own : 0;
    if (alike > best.alike) best = { period, alike };
  }
  return best.period;
}
