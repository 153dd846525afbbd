import type { Plan } from '../../../components/core/Grid.ts';
import { peek } from '../../../components/paint/shapes.ts';
import { color, fade } from '../../../theme/color.ts';

/** Where things stand on 02; px. */
export const TILE = { w: 480, h: 270 } as const;
export const CARD = { w: 560, h: 132 } as const;
/** Heads of the two parts; the second moves up to the first when nobody is on camera. */
export const PART_Y = { onCamera: 142, friends: 550 } as const;
/** Below its head. */
export const TILES_TOP = 84;
export const CARDS_TOP = 72;

export const TILES: Plan = {
  scrolls: 'across',
  lanes: 1,
  cell: TILE,
  gap: { x: 40, y: 0 },
  lines: 4,
  whole: 3,
  keep: 2,
};

/** Two lines of cards under the tiles, or four where there are none. */
export function cardsPlan(tall: boolean): Plan {
  return {
    scrolls: 'down',
    lanes: 3,
    cell: CARD,
    gap: { x: 24, y: 24 },
    lines: tall ? 4 : 2,
    keep: tall ? 3 : 2,
    peek: { recipe: peek(CARD.w, 40, [20, 20, 0, 0]), ink: fade(color.surface.dim, 0.7) },
  };
}
