import { AVATAR_COLOURS } from './limits.ts';

/**
 * Where somebody has no picture but has chosen a colour for their letter, the path of their picture says so:
 * `/avatars/letter-3`. A TV that does not know it finds nothing there and draws the letter in a colour of its own.
 */
const LETTER = /letter-(\d+)$/;

/** What is stored, and what the path ends with. @param colour 0 to AVATAR_COLOURS - 1 */
export const letterName = (colour: number): string => `letter-${colour}`;

/** The colour chosen for a letter; undefined: none was chosen, or there is a picture. */
export function letterColour(path: string | null): number | undefined {
  const found = path === null ? null : LETTER.exec(path);
  const colour = found ? Number(found[1]) : Number.NaN;
  return colour < AVATAR_COLOURS ? colour : undefined;
}
