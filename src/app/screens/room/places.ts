import type { Plan } from '../../../components/core/Grid.ts';
import { safeArea } from '../../../theme/metrics.ts';

/** Where things stand on 19; px. */
export const LEFT = { x: safeArea.x, w: 1104 } as const;
export const RIGHT = { x: 1264, w: 560 } as const;
export const TILE = { w: 341, h: 192 } as const;
export const TILES = { x: LEFT.x, y: 150, w: LEFT.w, h: TILE.h } as const;
export const HERE = { ...RIGHT, y: 150 } as const;
export const WATCH = { ...RIGHT, y: 604, h: 116 } as const;
export const SHOW = { ...RIGHT, y: 744, h: 92 } as const;
export const CHIPS_Y = 636;
export const KEYBOARD_Y = 704;

export const tilesPlan: Plan = {
  scrolls: 'across',
  lanes: 1,
  cell: TILE,
  gap: { x: 40, y: 0 },
  lines: 3,
  keep: 3,
};

interface Place {
  readonly y: number;
  readonly h: number;
}

const FIELD_AT_REST: Place = { y: 886, h: 84 };
const FIELD_IN_USE: Place = { y: 548, h: 76 };
/** px between the field and the thread over it. */
const ABOVE = { rest: 20, use: 16 } as const;

/** The thread and the field, by what stands over and under them. */
export function leftOf({ tiles, writes }: { tiles: boolean; writes: boolean }): { thread: Place; field: Place } {
  const field = writes ? FIELD_IN_USE : FIELD_AT_REST;
  const y = tiles ? TILES.y + TILES.h + 24 : TILES.y;
  return { thread: { y, h: field.y - (writes ? ABOVE.use : ABOVE.rest) - y }, field };
}
