import { size } from '../../theme/metrics.ts';
import { COLUMNS, columnOf, type KeyPlace, type Page } from './layouts.ts';

const KEY = { w: 106, h: size.key, gapX: 20 / 3, gapY: 8 } as const;

/** Size of a keyboard of so many rows, px. */
export function boardSize(rows: number): { readonly w: number; readonly h: number } {
  return { w: COLUMNS * (KEY.w + KEY.gapX) - KEY.gapX, h: rows * (KEY.h + KEY.gapY) - KEY.gapY };
}

/** Where a key lies on the keyboard, px. */
export function boxOf(rows: Page, place: KeyPlace): { x: number; y: number; w: number; h: number } {
  const span = rows[place.row]?.[place.index]?.span ?? 1;
  return {
    x: columnOf(rows, place).start * (KEY.w + KEY.gapX),
    y: place.row * (KEY.h + KEY.gapY),
    w: span * (KEY.w + KEY.gapX) - KEY.gapX,
    h: KEY.h,
  };
}
