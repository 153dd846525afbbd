import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenCamera } from '../../src/capture/camera.ts';
import type { Encoded } from '../../src/capture/encoder.ts';
import { wishOf } from '../../src/capture/quality.ts';
import { Sender } from '../../src/capture/sender.ts';
import type { Still } from '../../src/protocol/packet.ts';
import type { Demand } from '../../src/protocol/words.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';

const STREAMS = [
  { stream: 1, width: 160, height: 90 },
  { stream: 2, width: 320, height: 180 },
];
const want = (stream: number, more: Partial<Demand> = {}): Demand => ({
  stream,
  codec: 'jpeg',
  width: stream === 1 ? 160 : 320,
  maxKbps: 280,
  maxBytes: 8_192,
  everyMs: 0,
  layers: 1,
  ...more,
});

/** W12–W14 at the source. */
describe('the life of a picture at its source', () => {
  let clock: FakeClock;
  let sender: Sender;
  let sent: Still[];
  let qualities: number[];
  let ready: boolean;
  let hasLine: boolean;
  let encode: (quality: number) => Encoded | undefined | Promise<Encoded | undefined>;

  const bytes = (length: number): Encoded => ({ codec: 'jpeg', bytes: new Uint8Array(length) });

  beforeEach(() => {
    clock = new FakeClock();
    sent = [];
    qualities = [];
    ready = true;
    hasLine = true;
    encode = () => bytes(1_000);
    sender = new Sender(
      {
        clock,
        camera: {} as OpenCamera,
        streams: STREAMS,
        sink: {
          get ready() {
            return ready;
          },
          send: (picture) => {
            if (!hasLine) return false;
            sent.push(picture);
            ready = false;
            return true;
          },
        },
        encoder: {
          encode: async (_camera, _width, _height, quality) => {
            qualities.push(quality);
            return encode(quality);
          },
          close: () => {},
        },
      },
      wishOf(5),
    );
  });

  /** The server has the last one. */
  async function acked(): Promise<void> {
    ready = true;
    sender.goOn();
    await settle();
  }

  it('does not begin while nobody watches: nothing is even encoded', async () => {
    await clock.pass(10_000);
    expect(qualities).toEqual([]);
  });

  it('begins with the demand and ends with it', async () => {
    sender.setDemand([want(2)]);
    await settle();
    expect(sent).toMatchObject([{ stream: 2, width: 320, height: 180, codec: 'jpeg' }]);
    sender.setDemand([]);
    await acked();
    await clock.pass(10_000);
    expect(sent).toHaveLength(1);
  });

  it('has never more than one picture between the camera and the server', async () => {
    sender.setDemand([want(1), want(2)]);
    await clock.pass(900);
    expect(sent).toHaveLength(1);
    await acked();
    await clock.pass(900);
    expect(sent).toHaveLength(2);
  });

  it('is not encoded while the last one is on its way: the next is the newest there is', async () => {
    sender.setDemand([want(2)]);
    await clock.pass(5_000);
    expect(qualities).toHaveLength(1);
    const before = clock.now();
    await acked();
    expect(sent.at(-1)?.capturedAt).toBeGreaterThanOrEqual(before);
  });

  it('made again because it was too big, it is of the moment it was made again', async () => {
    encode = async (quality) => {
      await new Promise<void>((resolve) => clock.after(80, resolve));
      return bytes(quality > 0.4 ? 9_000 : 4_000);
    };
    const asked = clock.now();
    sender.setDemand([want(2)]);
    await clock.pass(2_000);
    const again = qualities.length - 1;
    expect(again).toBeGreaterThanOrEqual(1);
    expect(sent[0]?.capturedAt).toBe(asked + again * 80);
  });

  it('keeps the pace of the slider when acks come at once', async () => {
    sender.setDemand([want(2)]);
    await settle();
    for (let n = 0; n < 100; n += 1) {
      await acked();
      await clock.pass(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(45);
    expect(sent.length).toBeLessThanOrEqual(52);
  });

  it('goes to whoever has just come, at once', async () => {
    sender.setDemand([want(2, { everyMs: 5_000 })]);
    await settle();
    await acked();
    expect(sent).toHaveLength(1);
    sender.hurry(2);
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('is made again, smaller, when it came out too big', async () => {
    encode = (quality) => bytes(Math.round(quality * 15_000));
    sender.setDemand([want(2)]);
    await settle(20);
    expect(qualities.length).toBeGreaterThan(1);
    expect(sent[0]?.bytes.length).toBeLessThanOrEqual(8_192);
  });

  it('goes as coarse as can be where nothing smaller can be made: a late picture is better than none', async () => {
    encode = (quality) => bytes(9_000 + Math.round(quality * 15_000));
    sender.setDemand([want(2)]);
    await settle(40);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.bytes.length).toBe(Math.min(...qualities.map((quality) => 9_000 + Math.round(quality * 15_000))));
    const before = qualities.length;
    await acked();
    await clock.pass(1_000);
    // It knows now, and tries no more than once.
    expect(sent).toHaveLength(2);
    expect(qualities).toHaveLength(before + 1);
  });

  it('that cannot be made small enough is not sent, and the next is tried', async () => {
    encode = () => bytes(50_000);
    sender.setDemand([want(2)]);
    await clock.pass(1_000);
    expect(sent).toEqual([]);
    encode = () => bytes(1_000);
    await clock.pass(1_000);
    expect(sent).toHaveLength(1);
  });

  it('that fails to be encoded costs that picture only', async () => {
    encode = () => Promise.reject(new Error('lost context'));
    sender.setDemand([want(2)]);
    await clock.pass(500);
    encode = () => bytes(1_000);
    await clock.pass(1_000);
    expect(sent).toHaveLength(1);
  });

  it('waits for the line, and is kept nowhere meanwhile', async () => {
    hasLine = false;
    sender.setDemand([want(2)]);
    await clock.pass(3_000);
    hasLine = true;
    const back = clock.now();
    await clock.pass(1_000);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.capturedAt).toBeGreaterThanOrEqual(back);
  });

  it('ends at once when the camera goes off, also one that is being encoded', async () => {
    let finish: (picture: Encoded) => void = () => {};
    encode = () => new Promise((resolve) => (finish = resolve));
    sender.setDemand([want(2)]);
    await settle();
    sender.stop();
    finish(bytes(1_000));
    await clock.pass(10_000);
    expect(sent).toEqual([]);
    expect(qualities).toHaveLength(1);
  });
});
