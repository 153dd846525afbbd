import type { Looks } from '../components/core/surroundings.ts';
import type { Tv } from '../model/tv.ts';

/** What moves, as the person wants it on their TVs. */
export function calmable(looks: Looks, { settings }: Pick<Tv, 'settings'>): Looks {
  return {
    shadows: looks.shadows,
    get motion() {
      return looks.motion === 'full' && settings.now.peek().calm ? 'calm' : looks.motion;
    },
  };
}
