import type { Event } from '../../src/protocol/words.ts';
import type { Broadcast } from '../relay/broadcast.ts';

/** How often the broadcaster learns what each viewer is shown. */
export const RATES_EVERY_MS = 2_000;
const RATES_TOLD = 32;

type Rates = Event<'webcam.rates'>;

/** Pictures a second each viewer was shown since this was last asked; of somebody's several TVs, the one shown most. */
export function ratesOf(broadcast: Broadcast): { t: 'webcam.rates' } & Rates {
  const rates = new Map<string, Rates['rates'][number]>();
  for (const { viewer, shown, line, directRate } of broadcast.viewings.values()) {
    const perSecond = directRate ?? (shown * 1000) / RATES_EVERY_MS;
    const other = rates.get(viewer);
    if (other && other.perSecond >= perSecond) continue;
    rates.set(viewer, { person: viewer, perSecond, line: line.known.class });
  }
  for (const viewing of broadcast.viewings.values()) viewing.shown = 0;
  return { t: 'webcam.rates', broadcast: broadcast.id, rates: [...rates.values()].slice(0, RATES_TOLD) };
}
