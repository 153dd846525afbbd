import { beforeEach, describe, expect, it } from 'vitest';
import { Viewing } from '../../src/model/viewing.ts';
import { Codec, Kind, type PicturePacket, readFrame, writePicture } from '../../src/protocol/packet.ts';
import { FakeClock } from '../support/fake-clock.ts';

const STREAM = 3;

/** X1: pictures and sound in step. */
describe('a picture that is here before its sound', () => {
  let clock: FakeClock;
  let viewing: Viewing;
  let shown: number[];
  let acks: { at: number; held: number }[];

  beforeEach(() => {
    clock = new FakeClock();
    shown = [];
    acks = [];
    viewing = new Viewing('maya', false, clock, (frame) => {
      for (const packet of readFrame(frame).packets) {
        if (packet.kind === Kind.ack) acks.push({ at: clock.now(), held: packet.held });
      }
      return true;
    });
    const stream = { stream: STREAM, width: 320, height: 180 };
    viewing.opened({ viewing: 'v', person: 'maya', streams: [stream], small: false, paused: false });
    viewing.present({ show: async () => void shown.push(clock.now()) });
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

  it('without sound nothing waits', async () => {
    const came = clock.now();
    viewing.take(picture(1));
    await clock.pass(0);
    expect(shown).toEqual([came]);
  });
});
