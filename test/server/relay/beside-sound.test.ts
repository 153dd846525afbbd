import { describe, expect, it } from 'vitest';
import { CLASS_KBPS } from '../../../server/relay/allowance.ts';
import { bytesBeside, UploadBears } from '../../../server/relay/beside-sound.ts';
import { soundKbps } from '../../../server/relay/sound-cost.ts';
import { PICTURE_BYTES, SOUND_PACKET_MS } from '../../../src/protocol/limits.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import type { Line } from '../../../src/protocol/words.ts';

const UNIT_MS = 5;
const SECONDS = 60;
/** Somewhere, so that what wraps wraps. */
const STARTED = 327_600;
const WAY_MS = 30;

interface Upload {
  line: Line;
  /** what it really bears */
  kbps: number;
}

/**
 * A minute of pictures and talk up a line, first come first served. Pictures are as large as they may be, and take all
 * that sound leaves. @returns how late sound came, ms over the quickest, in the last half of it; and the largest picture
 */
function goUp({ line, kbps }: Upload): { late: number; bytes: number } {
  const bears = new UploadBears(CLASS_KBPS[line]);
  const packetMs = SOUND_PACKET_MS[line];
  const soundBytes = (soundKbps(line, true) * packetMs) / 8;
  const pictureKbps = Math.min(CLASS_KBPS[line], kbps) - soundKbps(line, true);
  let [free, pictureAt, latest] = [0, 0, 0];
  const goes = (at: number, bytes: number): number => {
    free = Math.max(free, at) + (bytes * 8) / kbps;
    return free;
  };
  for (let at = 0; at < SECONDS * 1_000; at += packetMs) {
    while (pictureAt <= at) {
      const bytes = onWire(Math.min(PICTURE_BYTES[line], bytesBeside(bears.kbps)), true);
      // Until the server has it no other is sent.
      const arrived = goes(pictureAt, bytes);
      pictureAt = Math.max(arrived + WAY_MS, pictureAt + (bytes * 8) / pictureKbps);
    }
    const arrived = goes(at, soundBytes) + WAY_MS;
    bears.came(Math.floor((STARTED + at) / UNIT_MS) & 0xffff, STARTED + arrived);
    bears.judge(STARTED + arrived);
    if (at > (SECONDS * 1_000) / 2) latest = Math.max(latest, arrived - WAY_MS - at);
  }
  return { late: latest, bytes: bytesBeside(bears.kbps) };
}

/** X1: sound does not wait behind large pictures. */
describe('pictures beside sound', () => {
  it('are small where the line is short, and as large as ever where it is not', () => {
    expect(bytesBeside(CLASS_KBPS.steady)).toBe(1_150);
    expect(bytesBeside(CLASS_KBPS.fast)).toBeGreaterThan(3_000);
    expect(bytesBeside(CLASS_KBPS.fast)).toBeLessThanOrEqual(4_200);
    expect(bytesBeside(10_000)).toBe(PICTURE_BYTES.fast);
    for (let kbps = 100; kbps < 2_000; kbps += 7) {
      expect((onWire(bytesBeside(kbps)) * 8) / kbps).toBeLessThanOrEqual(130);
    }
  });

  it.each<[Upload, number]>([
    [{ line: 'steady', kbps: 100 }, 1_150],
    [{ line: 'fast', kbps: 350 }, 3_000],
    [{ line: 'fast', kbps: 10_000 }, PICTURE_BYTES.fast],
  ])('upwards sound shows what the line bears: %o', (upload, least) => {
    const { late, bytes } = goUp(upload);
    expect(late).toBeLessThan(200);
    expect(bytes).toBeGreaterThanOrEqual(least);
  });

  it('a line that is slower than its class says is found out', () => {
    expect(goUp({ line: 'fast', kbps: 170 }).bytes).toBeLessThan(2_800);
  });

  it('learns nothing while nobody speaks', () => {
    const bears = new UploadBears(CLASS_KBPS.fast);
    bears.came(0, 0);
    for (let now = 0; now < 60_000; now += 1_000) bears.judge(now);
    expect(bears.kbps).toBe(CLASS_KBPS.fast);
  });
});
