import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../src/playback/sound/timeline.ts';
import { seeded } from '../../support/random.ts';

interface Way {
  /** ms of sound in a packet */
  packetMs: number;
  /** for how long somebody talks, ms */
  ms: number;
  /** how late the packet of this number is, ms over the quickest */
  late(index: number): number;
  lost?(index: number): boolean;
  /** how much faster the sender's clock runs than ours */
  drift?: number;
  /** when a busy page comes round to what happens then */
  comesRound?(at: number): number;
}

interface Heard {
  /** ms from being spoken to being heard, of each stretch */
  delays: number[];
  /** ms of silence between what was heard, in the middle of talk; with what was made up for counted as heard */
  gaps: number[];
  /** made up for, ms in all */
  insteadMs: number;
  placed: number;
}

const QUICKEST_MS = 40;

/** Talk without a pause over a way, as it is heard at the other end. */
function talk({ packetMs, ms, late, lost = () => false, drift = 0, comesRound = (at) => at }: Way): Heard {
  const timeline = new Timeline();
  const heard: Heard = { delays: [], gaps: [], insteadMs: 0, placed: 0 };
  let end: number | undefined;
  const hear = (from: number, until: number): void => {
    if (end !== undefined && from > end + 0.01) heard.gaps.push(from - end);
    end = Math.max(end ?? 0, until);
  };
  // What comes and what is looked after, in the order of time.
  const coming: { at: number; index: number }[] = [];
  let arrival = 0;
  for (let index = 0; index * packetMs < ms; index += 1) {
    const spoken = (index + 1) * packetMs * (1 / (1 + drift));
    // A line keeps the order.
    arrival = Math.max(arrival, comesRound(spoken + QUICKEST_MS + late(index)));
    if (!lost(index)) coming.push({ at: arrival, index });
  }
  let looked = 0;
  for (const { at, index } of coming) {
    for (; looked < at; looked = comesRound(looked + 5)) {
      const pad = timeline.pad(looked);
      if (!pad) continue;
      if (pad.at < looked) throw new Error('made up for what is over');
      heard.insteadMs += pad.ms;
      hear(pad.at, pad.at + pad.ms);
    }
    const captured = Math.round((index * packetMs) / 5) & 0xffff;
    const placed = timeline.place({ sequence: index & 0xffff, captured, ms: packetMs }, at);
    if (!placed) continue;
    if (placed.at <= at) throw new Error('put in line after it should have been heard');
    heard.placed += 1;
    if (placed.instead) {
      heard.insteadMs += placed.instead.ms;
      hear(placed.instead.at, placed.instead.at + placed.instead.ms);
    }
    hear(placed.at, placed.at + packetMs / placed.rate);
    if (Math.abs(placed.rate - 1) > 0.0201) throw new Error('so fast that one hears it');
    heard.delays.push(placed.at - (index * packetMs) / (1 + drift));
  }
  return heard;
}

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** X1: no hole over 60 ms heard, between 60 and 200 ms in line, an hour of drift. */
describe('sound is put in line', () => {
  it('waits 60 ms on an even way', () => {
    const { delays, gaps } = talk({ packetMs: 20, ms: 20_000, late: () => 0 });
    expect(gaps).toEqual([]);
    expect(most(delays)).toBeLessThanOrEqual(QUICKEST_MS + 20 + 61);
    expect(least(delays)).toBeGreaterThanOrEqual(QUICKEST_MS + 20 + 19);
  });

  it.each([20, 60, 120])('waits longer on an uneven way, and no hole is heard: packets of %i ms', (packetMs) => {
    const random = seeded(7);
    const { delays, gaps, insteadMs } = talk({ packetMs, ms: 60_000, late: () => random() * 120 });
    // The first seconds are for finding out.
    expect(gaps.filter((gap) => gap > 60)).toEqual([]);
    expect(insteadMs).toBeLessThan(1_500);
    expect(most(delays)).toBeLessThanOrEqual(QUICKEST_MS + packetMs + 200 + 10);
  });

  it('forgets what was late once', () => {
    const { delays } = talk({ packetMs: 20, ms: 90_000, late: (index) => (index === 500 ? 150 : 0) });
    expect(most(delays.slice(500, 600))).toBeGreaterThan(QUICKEST_MS + 20 + 100);
    expect(delays.at(-1)).toBeLessThan(QUICKEST_MS + 20 + 70);
  });

  it.each([20, 60, 120])('makes up for one packet in twenty that is lost: packets of %i ms', (packetMs) => {
    const random = seeded(3);
    const lost = new Set(Array.from({ length: 30_000 }, (_, index) => index).filter(() => random() < 0.05));
    const { gaps, insteadMs } = talk({ packetMs, ms: 600_000, late: () => random() * 20, lost: (at) => lost.has(at) });
    expect(most(gaps.concat(0))).toBeLessThanOrEqual(60);
    expect(insteadMs).toBeGreaterThan(1_000);
  });

  it.each([20, 60, 120])(
    '... also where the page is busy for up to 80 ms now and then: packets of %i ms',
    (packetMs) => {
      const random = seeded(3);
      // From one to three seconds on it is busy again.
      const busy: { from: number; until: number }[] = [];
      for (let from = 1_000; from < 610_000; from += 1_000 + random() * 2_000) {
        busy.push({ from, until: from + random() * 80 });
      }
      let next = 0;
      const comesRound = (at: number): number => {
        while (next > 0 && (busy[next]?.from ?? 0) > at) next -= 1;
        while ((busy[next]?.until ?? Number.POSITIVE_INFINITY) < at) next += 1;
        const { from, until } = busy[next] ?? { from: at + 1, until: at };
        return at > from ? until : at;
      };
      const lost = new Set(Array.from({ length: 30_000 }, (_, index) => index).filter(() => random() < 0.05));
      const way = { packetMs, ms: 600_000, late: () => random() * 20, lost: (at: number) => lost.has(at), comesRound };
      const { gaps, delays } = talk(way);
      expect(most(gaps.concat(0))).toBeLessThanOrEqual(60);
      expect(most(delays)).toBeLessThan(QUICKEST_MS + packetMs + 300);
    },
  );

  it.each([200, -200])('follows a clock that runs %i millionths off, for an hour', (millionths) => {
    const random = seeded(11);
    const way = { packetMs: 20, ms: 3_600_000, late: () => random() * 30, drift: millionths / 1e6 };
    const { delays, gaps, insteadMs } = talk(way);
    const settled = delays.slice(1_000);
    expect(gaps).toEqual([]);
    expect(insteadMs).toBeLessThan(500);
    expect(most(settled)).toBeLessThanOrEqual(QUICKEST_MS + 20 + 100);
    expect(least(settled)).toBeGreaterThanOrEqual(QUICKEST_MS + 20 + 20);
  });

  it('after a second in which nothing came goes on with what is new, not with all that is old', () => {
    const { delays } = talk({
      packetMs: 20,
      ms: 60_000,
      late: (index) => (index >= 500 && index < 545 ? (545 - index) * 20 : 0),
    });
    expect(delays.at(-1)).toBeLessThan(QUICKEST_MS + 20 + 205);
    expect(most(delays)).toBeLessThan(1_300);
  });

  it('stays with a way that has become longer for good', () => {
    const { delays, gaps } = talk({ packetMs: 20, ms: 60_000, late: (index) => (index < 500 ? 0 : 600) });
    expect(delays.length).toBeGreaterThan(2_900);
    expect(gaps.filter((gap) => gap > 60).length).toBeLessThanOrEqual(2);
    expect(delays.at(-1)).toBeLessThan(QUICKEST_MS + 600 + 20 + 205);
  });

  it('begins anew after a pause, however long', () => {
    const timeline = new Timeline();
    let sequence = 0;
    for (const at of [0, 5_000, 400_000, 1_000_000]) {
      sequence += 1;
      const placed = timeline.place({ sequence, captured: (at / 5) & 0xffff, ms: 20 }, at + 60);
      expect(placed?.at).toBe(at + 60 + 60);
    }
  });

  it('waits for pictures that usually come later, as long as it may', () => {
    const timeline = new Timeline();
    let at = 0;
    const heard = (pictureMs: number, showing = 0): number => {
      let delay = 0;
      for (let index = 0; index < 1_000; index += 1, at += 20) {
        const placed = timeline.place({ sequence: (at / 20) & 0xffff, captured: (at / 5) & 0xffff, ms: 20 }, at + 60);
        delay = (placed?.at ?? 0) - at;
        if (index % 10 === 0) timeline.untilHeard((at - pictureMs + 60) % 327_680, at + 60, showing);
      }
      return delay;
    };
    expect(heard(60)).toBeCloseTo(120, 0);
    // 120 later than sound: it waits 70 more than it came.
    expect(heard(200)).toBeCloseTo(60 + 90, -1);
    expect(heard(500)).toBeCloseTo(60 + 200, -1);
    // Showing it takes its time, too.
    expect(heard(140, 60)).toBeCloseTo(60 + 90, -1);
    expect(heard(500)).toBeCloseTo(60 + 200, -1);
    // What is shown again, years old, is no measure.
    expect(heard(100_000)).toBeCloseTo(60 + 200, -1);
    expect(heard(60)).toBeCloseTo(120, 0);
  });

  it('says how long a picture waits to be in step', () => {
    const timeline = new Timeline();
    expect(timeline.untilHeard(0, 0, 0)).toBe(0);
    timeline.place({ sequence: 1, captured: 0, ms: 20 }, 100);
    timeline.place({ sequence: 2, captured: 4, ms: 20 }, 120);
    // What was captured at 0 is heard at 160; a picture of that moment that is here at 120 is 40 early.
    expect(timeline.untilHeard(0, 120, 0)).toBe(40);
    expect(timeline.untilHeard(100, 190, 0)).toBe(70);
  });
});
