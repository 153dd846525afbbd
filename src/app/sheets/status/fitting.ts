/** A text of before, as its chip says it. */
export interface RecentChip {
  readonly text: string;
  readonly label: string;
}

export interface Room {
  /** px of the whole row */
  readonly w: number;
  readonly gap: number;
  /** the widest a chip may be */
  readonly most: number;
  /** px of a chip that says this */
  measure(label: string): number;
}

/** The newest that have room in one row, those that are too long cut short. */
export function fitting(texts: readonly string[], { w, gap, most, measure }: Room): readonly RecentChip[] {
  const chips: RecentChip[] = [];
  let x = 0;
  for (const text of texts) {
    const label = cut(text, most, measure);
    const wide = measure(label);
    if (x + wide > w) break;
    chips.push({ text, label });
    x += wide + gap;
  }
  return chips;
}

function cut(text: string, most: number, measure: Room['measure']): string {
  if (measure(text) <= most) return text;
  const signs = Array.from(text);
  while (signs.length > 1 && measure(`${signs.join('').trim()}…`) > most) signs.pop();
  return `${signs.join('').trim()}…`;
}
