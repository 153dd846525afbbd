/**
 * How the line is divided between two pictures (09), percent of the first. focus: the one that is selected gets more.
 * even: both the same. chosen: set by hand, until another picture is selected.
 */
export type Split = { readonly is: 'focus' | 'even' | 'chosen'; readonly first: number };

/** The selected picture's part. */
const MORE = 70;
const STEP = 10;
/** Neither goes dark. */
const LEAST = 10;
/** Some of the line stays free for words. */
const FOR_PICTURES = 95;

export const BEGIN: Split = { is: 'focus', first: MORE };

/** A picture has been selected, and the focus has come to rest on it. @param moved from the other picture */
export function selected(split: Split, index: 0 | 1, moved: boolean): Split {
  if (split.is === 'even' || (split.is === 'chosen' && !moved)) return split;
  return { is: 'focus', first: index === 0 ? MORE : 100 - MORE };
}

/** BLUE: both the same, or again by what is selected. */
export function toggledEven(split: Split, index: 0 | 1): Split {
  return split.is === 'even' ? selected(BEGIN, index, true) : { is: 'even', first: 50 };
}

/** One step of ten by hand; RIGHT gives the first more. */
export function stepped(split: Split, by: 1 | -1): Split {
  const first = Math.round(split.first / STEP) * STEP + by * STEP;
  return { is: 'chosen', first: Math.max(LEAST, Math.min(100 - LEAST, first)) };
}

/** As the server is told: whole percents of the line, of the first and of the second. */
export function percentsOf({ first }: Split): readonly [number, number] {
  // Rounded for the larger part, so that it is the same whichever has it.
  const more = Math.round((Math.max(first, 100 - first) * FOR_PICTURES) / 100);
  const less = FOR_PICTURES - more;
  return first >= 50 ? [more, less] : [less, more];
}
