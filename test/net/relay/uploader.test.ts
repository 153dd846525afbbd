import { beforeEach, describe, expect, it } from 'vitest';
import { Uploader } from '../../../src/net/relay/uploader.ts';
import { Codec, isKey, Kind, type PicturePacket, readFrame, type Still } from '../../../src/protocol/packet.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const picturesOf = (frame: Uint8Array): PicturePacket[] =>
  readFrame(frame).packets.filter((packet) => packet.kind === Kind.picture);

describe('pictures on their way to the relay', () => {
  let clock: FakeClock;
  let uploader: Uploader;
  let sent: PicturePacket[];
  let line: boolean;
  /** the number before the first one */
  let zero: number;

  beforeEach(() => {
    clock = new FakeClock();
    zero = clock.now() >>> 0;
    sent = [];
    line = true;
    uploader = new Uploader({
      clock,
      send: (frame) => {
        if (!line) return false;
        sent.push(...picturesOf(frame));
        return true;
      },
    });
  });

  const still = (stream: number, more: Partial<Still> = {}): Still => ({
    stream,
    codec: 'jpeg',
    width: 320,
    height: 180,
    capturedAt: clock.now(),
    bytes: Uint8Array.of(1, 2, 3),
    ...more,
  });
  const ack = (stream: number, shown: number): void => uploader.acked({ kind: Kind.ack, stream, shown, held: 0 });

  it('go one at a time: the next may be taken when the server has the last', () => {
    expect(uploader.ready).toBe(true);
    uploader.send(still(7));
    expect(uploader.ready).toBe(false);
    ack(7, zero + 1);
    expect(uploader.ready).toBe(true);
  });

  it('wait for the ack of the picture that is on its way, not of another', () => {
    uploader.send(still(7));
    ack(8, zero + 1);
    ack(7, zero + 2);
    ack(7, zero);
    expect(uploader.ready).toBe(false);
  });

  it('say what they are: stream, number, size, codec, and when the camera saw them', async () => {
    await clock.pass(1_234);
    uploader.send(still(7));
    uploader.send(still(8, { codec: 'webp', width: 640, height: 360 }));
    uploader.send(still(7));
    expect(sent).toMatchObject([
      { stream: 7, sequence: zero + 1, captured: clock.now() >>> 0, codec: Codec.jpeg, width: 320, height: 180 },
      { stream: 8, sequence: zero + 1, codec: Codec.webp, width: 640, height: 360 },
      { stream: 7, sequence: zero + 2 },
    ]);
    expect(sent.every(({ flags }) => isKey(flags))).toBe(true);
    expect(sent[0]?.payload).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('are never queued: without a line they are gone, and their number is used for the next', () => {
    line = false;
    expect(uploader.send(still(7))).toBe(false);
    expect(uploader.ready).toBe(true);
    expect(uploader.read()).toEqual({ bytes: 0, pictures: 0 });
    line = true;
    uploader.send(still(7));
    expect(sent[0]?.sequence).toBe(zero + 1);
  });

  it('go on counting after those of an app that was closed and opened again', async () => {
    for (let n = 0; n < 100; n += 1) {
      uploader.send(still(7));
      uploader.reset();
      await clock.pass(66);
    }
    const before = sent[99]?.sequence ?? 0;
    const again = new Uploader({ clock, send: (frame) => sent.push(...picturesOf(frame)) > 0 });
    again.send(still(7));
    expect(sent[100]?.sequence).toBeGreaterThan(before);
  });

  it('are not waited for on a line that is gone', () => {
    uploader.send(still(7));
    uploader.reset();
    expect(uploader.ready).toBe(true);
  });

  it('are given up after ten seconds without an ack', async () => {
    uploader.send(still(7));
    await clock.pass(10_000);
    expect(uploader.ready).toBe(false);
    await clock.pass(1);
    expect(uploader.ready).toBe(true);
  });

  it('are counted for the screen, from one reading to the next', () => {
    uploader.send(still(7));
    uploader.send(still(7));
    expect(uploader.read()).toEqual({ bytes: 2 * onWire(24 + 3, true), pictures: 2 });
    expect(uploader.read()).toEqual({ bytes: 0, pictures: 0 });
  });
});
