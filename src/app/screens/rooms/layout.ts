import type { Plan } from '../../../components/core/Grid.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';

/** Where things stand on 18; px. */
export const CARD = { w: 549, h: 372 } as const;
export const DOOR = { w: 549, h: 132 } as const;
export const HEADS = { yours: 142, around: 646 } as const;
export const ROOMS = { x: safeArea.x, y: 222, w: stage.width - safeArea.x, h: CARD.h } as const;
export const DOORS = { x: safeArea.x, y: 714, w: stage.width - safeArea.x, h: DOOR.h } as const;
export const ACTIONS = { x: safeArea.x, y: 870, h: 88, gap: 40 } as const;
/** Three stand beside each other. */
export const SEEN = 3;

const across = {
  scrolls: 'across',
  lanes: 1,
  gap: { x: ACTIONS.gap, y: 0 },
  lines: SEEN + 1,
  whole: SEEN,
  keep: SEEN,
} as const;
export const ROOMS_PLAN: Plan = { ...across, cell: CARD };
export const DOORS_PLAN: Plan = { ...across, cell: DOOR };

/** Where the so-many-th of those beside each other begins. */
export const columnX = (at: number): number => safeArea.x + at * (DOOR.w + ACTIONS.gap);
