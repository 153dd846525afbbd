import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Air } from '../../demo/air.ts';
import type { Rooms } from '../../demo/rooms.ts';
import { type Demand, Refusal } from '../../demo/words.ts';
import { FakeLine } from './speaker.ts';

const streams = [
  { stream: 71, width: 160, height: 90 },
  { stream: 72, width: 640, height: 360 },
];
const broadcast = (name: string) => ({ broadcast: name, streams, demand: [], viewers: [] });
const large: Demand = { stream: 72, codec: 'jpeg', width: 640, maxKbps: 280, maxBytes: 24_576, everyMs: 0 };

describe('being on air', () => {
  let line: FakeLine;
  let air: Air;
  const taken: number[] = [];

  beforeEach(async () => {
    vi.useFakeTimers();
    taken.length = 0;
    line = new FakeLine();
    line.answers['webcam.start'] = () => broadcast('b1');
    const picture = (_name: string, width: number) => {
      taken.push(width);
      return Promise.resolve(Buffer.alloc(2_000));
    };
    const rooms: Pick<Rooms, 'picture'> = { picture };
    air = new Air(line.speaker, 'maya', rooms, () => {});
    await air.goOn();
  });
  afterEach(async () => {
    await air.goOff();
    expect(vi.getTimerCount(), 'off air nothing goes on').toBe(0);
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const demand = (entries: Demand[], of = 'b1') => line.hear('webcam.demand', { broadcast: of, demand: entries });
  /** Stream, sequence, width, height of what was sent. */
  const sent = () =>
    line.frames.map((frame) => [frame.readUInt32BE(8), frame.readUInt32BE(12), frame.readUInt16BE(20)]);

  it('draws and sends nothing before somebody watches', async () => {
    await pass(60_000);
    expect(taken).toEqual([]);
    expect(line.frames).toEqual([]);
  });

  it('sends what is demanded, of the width that is demanded', async () => {
    demand([large]);
    await pass(0);
    expect(sent()).toEqual([[72, 1, 640]]);
    expect(taken).toEqual([640]);
  });

  it('listens to no demand of a broadcast that is over', async () => {
    demand([large], 'b0');
    await pass(1_000);
    expect(line.frames).toEqual([]);
  });

  it('keeps to the allowance with two sizes together', async () => {
    demand([large, { ...large, stream: 71, width: 160 }]);
    for (let ms = 0; ms < 10_000; ms += 10) {
      for (const stream of [71, 72]) {
        const newest = sent().filter(([of]) => of === stream);
        air.acked({ kind: 'ack', stream, sequence: newest.length });
      }
      await pass(10);
    }
    expect(new Set(sent().map(([stream]) => stream))).toEqual(new Set([71, 72]));
    expect((line.frames.length * 2_000 * 8) / 10_000).toBeLessThanOrEqual(large.maxKbps * 1.05);
  });

  it('goes on in the same broadcast after a short cut, counting on, and in a new one after a long cut', async () => {
    demand([large]);
    await pass(0);
    line.answers['webcam.start'] = () => ({ ...broadcast('b1'), demand: [large] });
    await air.again(20_000);
    await pass(1_000);
    expect(line.of('webcam.start').at(-1)).toEqual({ t: 'webcam.start', broadcast: 'b1' });
    expect(sent()).toEqual([
      [72, 1, 640],
      [72, 2, 640],
    ]);
    await air.again(40_000);
    expect(line.of('webcam.start').at(-1)).toEqual({ t: 'webcam.start', takeOver: true });
  });

  it('takes over from an older TV of the same person', async () => {
    line.answers['webcam.start'] = (fields) =>
      'takeOver' in fields ? broadcast('b2') : new Refusal('webcam.elsewhere');
    await air.again(5_000);
    expect(air.isOn).toBe(true);
    demand([large], 'b2');
    await pass(0);
    expect(line.frames).toHaveLength(1);
  });

  it('does not fight with a TV that takes over, and comes back where the line was lost', async () => {
    line.hear('webcam.ended', { broadcast: 'b1', why: 'lost' });
    await pass(0);
    expect(line.of('webcam.start')).toHaveLength(2);
    expect(air.isOn).toBe(true);
    line.hear('webcam.ended', { broadcast: 'b1', why: 'taken_over' });
    await pass(60_000);
    expect(line.of('webcam.start')).toHaveLength(2);
    expect(air.isOn).toBe(false);
  });

  it('is watched by those who look at it large, not by thumbnails', () => {
    const viewer = { person: 'noa', small: true };
    line.hear('webcam.viewer', { broadcast: 'b1', change: 'joined', viewer });
    expect(air.isWatched).toBe(false);
    line.hear('webcam.viewer', { broadcast: 'b1', change: 'changed', viewer: { ...viewer, small: false } });
    expect(air.isWatched).toBe(true);
    line.hear('webcam.viewer', { broadcast: 'b1', change: 'left', viewer });
    expect(air.isWatched).toBe(false);
  });
});
