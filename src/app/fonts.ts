import type { Weight } from '../theme/type.ts';
import { fontFaces } from '../theme/type.ts';

/** Letters of the first files; what is beyond them comes from the extended ones, fetched when first met. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

/** The first screen does not wait longer for its letters; labels set themselves again when they come. */
const PATIENCE_MS = 3000;

export type FontFiles = Readonly<Record<Weight, string>>;

/**
 * Loads the fonts. Always resolves: a TV without Figtree shows its own letters, not a blank screen (research 0.7).
 * @param latin awaited
 * @param extended only made known; the engine fetches a file when one of its letters is needed
 */
export function loadFonts(latin: FontFiles, extended: FontFiles): Promise<void> {
  if (typeof FontFace === 'undefined' || !document.fonts) return Promise.resolve();
  const coming = fontFaces.map(({ name, weight }) => {
    const face = new FontFace(name, `url(${latin[weight]})`, { unicodeRange: LATIN });
    document.fonts.add(face);
    document.fonts.add(new FontFace(name, `url(${extended[weight]})`, { unicodeRange: LATIN_EXTENDED }));
    return face.load().catch(() => undefined);
  });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  return Promise.race([Promise.all(coming).then(() => undefined), patience]);
}
