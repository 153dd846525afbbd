import { describe, expect, it } from 'vitest';
import { opusMs } from '../../../src/playback/sound/opus.ts';

/** RFC 6716, 3.1. */
describe('how much sound an Opus packet holds', () => {
  const toc = (config: number, code: number): number => (config << 3) | code;
  it.each<[string, number[], number]>([
    ['SILK 20 ms', [toc(1, 0)], 20],
    ['SILK 60 ms', [toc(3, 0)], 60],
    ['two of SILK 60 ms', [toc(11, 1)], 120],
    ['two of different length', [toc(9, 2)], 40],
    ['hybrid 20 ms', [toc(15, 0)], 20],
    ['CELT 2.5 ms', [toc(16, 0)], 2.5],
    ['CELT 20 ms', [toc(31, 0)], 20],
    ['six of CELT 20 ms', [toc(31, 3), 6], 120],
    ['more than there can be', [toc(3, 3), 3], 0],
    ['nothing', [], 0],
  ])('%s', (_what, bytes, ms) => {
    expect(opusMs(Uint8Array.from(bytes))).toBe(ms);
  });
});
