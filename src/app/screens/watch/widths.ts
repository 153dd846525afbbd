import { measureOf } from '../../../components/text/ink.ts';
import { size, space } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

/** What a button has beside its words. */
const AROUND = space[6] * 2 + size.icon.m + space[4];

/** How wide a button is: as drawn, or as its words need it where the language is long. */
export const wideEnough = (least: number, ...words: readonly string[]): number => {
  const label = measureOf(type.bodyStrong);
  return Math.max(least, ...words.map((each) => Math.ceil(label.letters(each)) + AROUND));
};
