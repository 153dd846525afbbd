/** One of those who share: by weight, and no more than it can use. */
export interface Part {
  weight: number;
  most: number;
}

/**
 * Divides an amount by weight; what one cannot use goes to the others, by weight again.
 * @returns what each gets, in the order given; together never more than the amount
 */
export function divide(amount: number, parts: readonly Part[]): number[] {
  const given = parts.map(() => 0);
  let open = parts.map((_, index) => index).filter((index) => (parts[index]?.weight ?? 0) > 0);
  let left = amount;
  while (open.length > 0) {
    const weights = open.reduce((sum, index) => sum + (parts[index]?.weight ?? 0), 0);
    const each = left / weights;
    const full = open.filter((index) => (parts[index]?.most ?? 0) <= each * (parts[index]?.weight ?? 0));
    for (const index of full.length > 0 ? full : open) {
      const { weight, most } = parts[index] as Part;
      given[index] = Math.min(most, each * weight);
    }
    if (full.length === 0) break;
    left -= full.reduce((sum, index) => sum + (given[index] ?? 0), 0);
    open = open.filter((index) => !full.includes(index));
  }
  return given;
}
