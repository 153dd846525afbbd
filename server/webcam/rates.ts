import type { Event } from '../../src/protocol/words.ts';
import type { Broadcast } from '../relay/broadcast.ts';

/** How often the broadcaster learns what each viewer is shown. */
export const RATES_EVERY_MS = 2_000;
const RATES_TOLD = 32;

/** Pictures a second each viewer was shown since this was last asked. */
export function ratesOf(broadcast: Broadcast): { t: 'webcam.rates' } & Event<'webcam.rates'> {
  const rates = [...broadcast.viewings.values()].slice(0, RATES_TOLD).map((viewing) => {
    const perSecond = (viewing.shown * 1000) / RATES_EVERY_MS;
    viewing.shown = 0;
    return { person: viewing.viewer, perSecond, line: viewing.line.known.class };
  });
  return { t: 'webcam.rates', broadcast: broadcast.id, rates };
}
