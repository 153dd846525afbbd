import type { Line } from '../../src/protocol/words.ts';
import { CLASS_KBPS } from './sizes.ts';

/** What a viewing gets of its viewer's line, kbps. @param percent undefined: it is not shared, so nothing is held back */
export const kbpsOf = (line: Line, percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : (CLASS_KBPS[line] * percent) / 100;

/** ms a picture takes up such a share: until then the next one of this viewing waits, and the other has the line. */
export const busyFor = (bytes: number, kbps: number | undefined): number =>
  kbps === undefined ? 0 : Math.ceil((bytes * 8) / kbps);
