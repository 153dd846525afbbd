import { safeArea } from '../../../theme/metrics.ts';

/** 20: the left column. */
export const LEFT = { x: safeArea.x, w: 1120 } as const;
export const FIELD = { ...LEFT, y: 146, h: 76 } as const;
export const CARD = { w: 552, h: 120 } as const;

const GAP = 16;
const LANES = 2;
/** Lines of results in sight. */
export const LINES = 3;

export const RESULTS = {
  ...LEFT,
  y: 246,
  h: (CARD.h + GAP) * LINES,
  plan: { scrolls: 'down', lanes: LANES, cell: CARD, gap: { x: GAP, y: GAP }, lines: LINES, keep: 3 },
} as const;

/** Where what is said about the results stands: below so many of them. */
export function below(found: number): { readonly lines: number; readonly y: number } {
  const lines = Math.ceil(found / LANES);
  return { lines, y: RESULTS.y + lines * (CARD.h + GAP) + GAP };
}
