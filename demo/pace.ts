import type { Demand } from './words.ts';

/** A drawn camera gives this many pictures a second at most. */
const CAMERA_EVERY_MS = 80;
/** Pictures for a thumbnail are few and may be as good as is allowed. */
const SLOW_MS = 1_000;

/**
 * When the next picture may go, by the server's demand: no more often than `everyMs`, no more than `maxKbps` in all.
 * @param lastAt when the last one went; @param lastBytes its size
 */
export function nextAt(demand: Demand, lastAt: number, lastBytes: number): number {
  const paidMs = (lastBytes * 8) / demand.maxKbps;
  return lastAt + Math.max(CAMERA_EVERY_MS, demand.everyMs, paidMs);
}

/**
 * The size a picture should have, in bytes: an allowance buys either few sharp pictures or many soft ones, and movement
 * matters more. About 2 a second at 20 kbps, 4 at 80, 8 at 280.
 */
export function wantedBytes(demand: Demand): number {
  const perSecond = Math.sqrt(demand.maxKbps) / 2;
  const apartMs = Math.max(1_000 / perSecond, demand.everyMs);
  const wanted = apartMs >= SLOW_MS ? demand.maxBytes * 0.8 : (demand.maxKbps * apartMs) / 8;
  return Math.min(wanted, demand.maxBytes * 0.8);
}

/**
 * What each size may send where several are wanted: `maxKbps` holds for all of them together. Thumbnails get what they
 * can need at most, the others a part by their width.
 */
export function shared(demand: readonly Demand[]): Demand[] {
  const needed = ({ maxBytes, everyMs, maxKbps }: Demand) => Math.min(maxKbps, (maxBytes * 8) / everyMs);
  const live = demand.filter(({ everyMs }) => everyMs < SLOW_MS);
  const slow = demand.filter(({ everyMs }) => everyMs >= SLOW_MS);
  const forSlow = slow.reduce((sum, entry) => sum + needed(entry), 0);
  const widths = live.reduce((sum, { width }) => sum + width, 0);
  return [...slow, ...live.map((entry) => ({ ...entry, maxKbps: ((entry.maxKbps - forSlow) * entry.width) / widths }))];
}

const QUALITY = { least: 20, most: 88, first: 50 } as const;
export const FIRST_QUALITY: number = QUALITY.first;

/** The JPEG quality for the next picture, from the size the last one had: down fast, up slowly. */
export function nextQuality(quality: number, bytes: number, wanted: number): number {
  const off = bytes / wanted;
  const step = off > 1.5 ? -12 : off > 1.1 ? -4 : off < 0.6 ? 6 : off < 0.9 ? 2 : 0;
  return Math.min(QUALITY.most, Math.max(QUALITY.least, quality + step));
}
