/** How many things there are and how they are laid out in lines (rows of a grid, tiles of a row). */
export interface Lines {
  readonly count: number;
  /** How many lie side by side in one line. */
  readonly lanes: number;
}

export function lineOf(index: number, { lanes }: Pick<Lines, 'lanes'>): number {
  return Math.floor(index / lanes);
}

/**
 * The first line to show so that the focused one lies within the first `keep` lines of the view, moving as little
 * as possible, and never further than needed to show the last line.
 */
export function scrollTo(first: number, focused: number, keep: number, lines: number): number {
  const least = focused - keep + 1;
  const moved = Math.min(Math.max(first, least), focused);
  return Math.max(0, Math.min(moved, Math.max(0, lines - 1)));
}

/** The index an arrow leads to, or null where it leaves. `along`/`across` are steps in lines and within a line. */
export function stepTo(index: number, along: number, across: number, { count, lanes }: Lines): number | null {
  if (across !== 0) {
    const to = index + across;
    return to >= 0 && to < count && lineOf(to, { lanes }) === lineOf(index, { lanes }) ? to : null;
  }
  const line = lineOf(index, { lanes }) + along;
  const last = lineOf(count - 1, { lanes });
  if (line < 0 || line > last) return null;
  // The last line may be shorter than the one above it.
  return Math.min(index + along * lanes, count - 1);
}
