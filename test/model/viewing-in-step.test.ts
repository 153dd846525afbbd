import { beforeEach, describe, expect, it } from 'vitest';
import { Viewing } from '../../src/model/viewing.ts';
import type { Clock } from '../../src/protocol/clock.ts';
import { Codec, Kind, type PicturePacket, readFrame, writePicture } from '../../src/protocol/packet.ts';
import { FakeClock } from '../support/fake-clock.ts';

const STREAM = 3;

/** X1: pictures and sound in step. */
describe('a picture that is here before its sound', () => {
  let clock: FakeClock;
  let viewing: Viewing;
  let shown: number[];
  /** numbers of the pictures that were shown */
  let numbers: number[];
  /** what decoding and drawing one takes, ms */
  let takes: number;
  /** the page comes so much later to what was to be done at some time, ms */
  let busyMs: number;
  let acks: { at: number; held: number }[];

  beforeEach(() => {
    clock = new FakeClock();
    shown = [];
    numbers = [];
    takes = 0;
    busyMs = 0;
    acks = [];
    const late: Clock = { now: () => clock.now(), after: (ms, act) => clock.after(ms + busyMs, act) };
    viewing = new Viewing('maya', false, late, (frame) => {
      for (const packet of readFrame(frame).packets) {
        if (packet.kind === Kind.ack) acks.push({ at: clock.now(), held: packet.held });
      }
      return true;
    });
    const stream = { stream: STREAM, width: 320, height: 180 };
    viewing.opened({ viewing: 'v', person: 'maya', streams: [stream], small: false, paused: false });
    viewing.present({
      show: async ({ sequence }) => {
        if (takes > 0) await new Promise<void>((resolve) => clock.after(takes, resolve));
        numbers.push(sequence);
        shown.push(clock.now());
      },
    });
  });

  function picture(sequence: number): PicturePacket {
    const header = { kind: Kind.picture, codec: Codec.jpeg, flags: 0, stream: STREAM, width: 320, height: 180 };
    const bytes = writePicture({ ...header, sequence, captured: 1_000 }, Uint8Array.of(1));
    const [packet] = readFrame(bytes).packets;
    if (packet?.kind !== Kind.picture) throw new Error('no picture');
    return packet;
  }

  it.each([
    ['waits for it, less what showing it takes', 120, 90],
    ['waits a quarter of a second at most', 900, 250],
    ['and one that is late is shown at once', -80, 0],
  ])('%s', async (_what, until, waits) => {
    viewing.untilHeard = (captured) => (captured === 1_000 ? until : 0);
    const came = clock.now();
    viewing.take(picture(1));
    await clock.pass(1_000);
    expect(shown).toEqual([came + waits]);
    // The wait is not the line's.
    expect(acks).toEqual([{ at: came + waits, held: waits }]);
  });

  it('on a busy box it is drawn the sooner, so that it is there in time', async () => {
    takes = 130;
    const off: number[] = [];
    for (let number = 1; number <= 12; number += 1) {
      const heard = clock.now() + 200;
      viewing.untilHeard = () => heard - clock.now();
      viewing.take(picture(number));
      await clock.pass(500);
      off.push((shown.at(-1) ?? 0) - heard);
    }
    expect(off[0]).toBe(100);
    expect(Math.abs(off.at(-1) ?? 1_000)).toBeLessThan(10);
  });

  it('late, it is not shown where a newer one is there; nobody waits for its ack', async () => {
    busyMs = 300;
    viewing.untilHeard = () => 130;
    viewing.take(picture(1));
    await clock.pass(150);
    viewing.take(picture(2));
    busyMs = 0;
    await clock.pass(500);
    expect(numbers).toEqual([2]);
    expect(acks).toHaveLength(2);
    expect(viewing.figures.peek().lastShownAt).toBe(shown[0]);
  });

  it('late, the only one there is is shown all the same', async () => {
    viewing.untilHeard = () => -500;
    viewing.take(picture(1));
    await clock.pass(10);
    viewing.take(picture(2));
    await clock.pass(10);
    expect(numbers).toEqual([1, 2]);
  });

  it('without sound nothing waits', async () => {
    const came = clock.now();
    viewing.take(picture(1));
    await clock.pass(0);
    expect(shown).toEqual([came]);
  });
});
