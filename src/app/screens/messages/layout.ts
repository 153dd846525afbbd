import type { Plan } from '../../../components/core/Grid.ts';
import { peek } from '../../../components/paint/shapes.ts';
import { color, fade } from '../../../theme/color.ts';
import { radius, safeArea } from '../../../theme/metrics.ts';

/** Where things stand on 17; px. */
export const ROW = { w: 1104, h: 116 } as const;
export const ROWS = { x: safeArea.x, y: 222, w: ROW.w, h: 724 } as const;
export const PANEL = { x: 1264, y: 222, w: 560, h: 724 } as const;

/** Five rows, and a hint of the next. */
export const rowsPlan: Plan = {
  scrolls: 'down',
  lanes: 1,
  cell: ROW,
  gap: { x: 0, y: 12 },
  lines: 5,
  keep: 4,
  moves: 180,
  peek: { recipe: peek(ROW.w, 84, [radius.card, radius.card, 0, 0]), ink: fade(color.surface[1], 0.7) },
};
