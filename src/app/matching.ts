/** Marks over and under letters, once a letter and its marks are told apart. */
const MARKS = /[\u0300-\u036f]/g;

/** A text as it is compared: accents and capitals do not matter. As many signs as before, letter for letter. */
const folded = (text: string): string[] =>
  Array.from(text).map((sign) => sign.normalize('NFD').replace(MARKS, '').toLowerCase());

/** Where a name has what was typed: first sign and number of signs. */
export interface Match {
  readonly from: number;
  readonly count: number;
}

/** The first place in `name` where `typed` stands; undefined: nowhere. Nothing typed stands nowhere. */
export function matchIn(name: string, typed: string): Match | undefined {
  const wanted = folded(typed.trim());
  const signs = folded(name);
  if (wanted.length === 0) return undefined;
  for (let from = 0; from + wanted.length <= signs.length; from += 1) {
    if (wanted.every((sign, index) => signs[from + index] === sign)) return { from, count: wanted.length };
  }
  return undefined;
}

/** People whose name has what was typed, or whose ID begins with it; those whose name begins with it come first. */
export function named<T extends { readonly person: string; readonly name: string }>(
  people: readonly T[],
  typed: string,
): { readonly one: T; readonly match: Match | null }[] {
  const id = typed.trim().toLowerCase();
  if (id === '') return people.map((one) => ({ one, match: null }));
  return people
    .map((one) => ({ one, match: matchIn(one.name, typed) ?? null }))
    .filter(({ one, match }) => match !== null || one.person.indexOf(id) === 0)
    .sort((a, b) => Number(a.match?.from !== 0) - Number(b.match?.from !== 0));
}
