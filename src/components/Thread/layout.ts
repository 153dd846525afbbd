/** One row of a thread, as high as it is. */
export interface Row {
  readonly key: string;
  readonly h: number;
  /** Its lower part that says nothing where the rest is cut off: a mark under a bubble; the whole of a day. */
  readonly foot: number;
  /** px to the row before it, where that is not `ROW_GAP`. */
  readonly gap?: number;
}

/** Where a row lies in the view: px from its top (negative: partly or wholly above it). */
export interface PlacedRow {
  readonly key: string;
  readonly index: number;
  readonly y: number;
}

export const ROW_GAP = 14;
/** So much stays free above and below a focused message: it grows, and one sees that there is more. */
const ROOM = 24;
/** Less than this of a bubble at the top looks like a fault, so it stays out of sight. */
const SLIVER = 8;

const gapOf = ({ gap }: Row): number => gap ?? ROW_GAP;

/** Height of all rows and the gaps between them. */
export function contentHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, row, index) => sum + row.h + (index > 0 ? gapOf(row) : 0), 0);
}

/**
 * How far the thread is moved down (px) so that the focused row is in sight, moving as little as possible from
 * `before`. Without a focused row the newest is at the bottom: 0.
 */
export function scrollFor(rows: readonly Row[], focused: string | null, view: number, before: number): number {
  if (focused === null) return 0;
  const most = Math.max(0, contentHeight(rows) - view);
  let bottom = 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as Row;
    if (row.key === focused) {
      // The row's lower edge is `bottom` above the end of the content, its upper edge `bottom + h`.
      const least = bottom + row.h + ROOM - view;
      const highest = bottom - ROOM;
      const wanted = Math.min(Math.max(before, least), Math.max(highest, 0));
      return Math.max(0, Math.min(Math.max(wanted, Math.min(least, most)), most));
    }
    bottom += row.h + gapOf(row);
  }
  return Math.min(before, most);
}

/** The rows that are in sight, or nearly, when the thread is moved down by `scroll`. */
export function rowsInView(rows: readonly Row[], view: number, scroll: number): PlacedRow[] {
  const placed: PlacedRow[] = [];
  let y = view + scroll;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] as Row;
    y -= row.h;
    if (y < view && (y >= 0 || y + row.h - row.foot >= SLIVER)) placed.push({ key: row.key, index, y });
    if (y <= 0) break;
    y -= gapOf(row);
  }
  return placed.reverse();
}
