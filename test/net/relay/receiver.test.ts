import { beforeEach, describe, expect, it } from 'vitest';
import { Receiver } from '../../../src/net/relay/receiver.ts';
import { type AckPacket, Kind, type PicturePacket, readFrame, writePicture } from '../../../src/protocol/packet.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

function pictureOf(sequence: number, stream = 7): PicturePacket {
  const header = { kind: Kind.picture, codec: 1, flags: 0, stream, sequence, captured: 0, width: 320, height: 180 };
  const [packet] = readFrame(writePicture(header, Uint8Array.of(sequence & 0xff))).packets;
  if (packet?.kind !== Kind.picture) throw new Error('no picture');
  return packet;
}

describe("the viewer's end of a stream", () => {
  let clock: FakeClock;
  let receiver: Receiver;
  /** pictures being decoded: their number, and what ends it */
  let decoding: { sequence: number; done(): void; fail(): void }[];
  let acks: AckPacket[];
  let shown: number[];

  beforeEach(() => {
    clock = new FakeClock();
    decoding = [];
    acks = [];
    shown = [];
    receiver = new Receiver({
      clock,
      presenter: {
        show: ({ sequence }) =>
          new Promise((resolve, reject) => {
            decoding.push({ sequence, done: resolve, fail: () => reject(new Error('broken picture')) });
          }),
      },
      send: (frame) => {
        for (const packet of readFrame(frame).packets) if (packet.kind === Kind.ack) acks.push(packet);
        return true;
      },
      shown: ({ sequence }) => shown.push(sequence),
    });
  });

  const take = (...sequences: number[]): void => {
    for (const sequence of sequences) receiver.take(pictureOf(sequence));
  };
  const end = async (how: 'done' | 'fail' = 'done'): Promise<void> => {
    decoding[decoding.length - 1]?.[how]();
    await settle();
  };

  it('acknowledges a picture when it is on the screen, not when it came', async () => {
    take(1);
    await clock.pass(30);
    expect(acks).toEqual([]);
    await end();
    expect(acks).toMatchObject([{ stream: 7, shown: 1, held: 30 }]);
    expect(shown).toEqual([1]);
  });

  it('decodes one at a time; the newest waits and what is in between is skipped', async () => {
    take(1, 2, 3, 4);
    expect(decoding.map(({ sequence }) => sequence)).toEqual([1]);
    await end();
    expect(decoding.map(({ sequence }) => sequence)).toEqual([1, 4]);
    await end();
    expect(acks.map((ack) => ack.shown)).toEqual([1, 4]);
    expect(decoding.length).toBe(2);
  });

  it('acknowledges a picture that cannot be decoded as well, and does not count it as shown', async () => {
    take(1);
    await end('fail');
    take(2);
    await end();
    expect(acks.map((ack) => ack.shown)).toEqual([1, 2]);
    expect(shown).toEqual([2]);
  });

  it('survives a presenter that fails at once', async () => {
    const thrower = new Receiver({
      clock,
      presenter: {
        show: async () => {
          throw new Error('no decoder');
        },
      },
      send: (frame) => {
        acks.push(...readFrame(frame).packets.filter((packet) => packet.kind === Kind.ack));
        return true;
      },
      shown: () => {},
    });
    thrower.take(pictureOf(1));
    await settle();
    thrower.take(pictureOf(2));
    await settle();
    expect(acks.map((ack) => ack.shown)).toEqual([1, 2]);
  });

  it('shows and acknowledges nothing more once it is stopped, not even what is being decoded', async () => {
    take(1, 2);
    receiver.stop();
    await end();
    take(3);
    await settle();
    expect(acks).toEqual([]);
    expect(shown).toEqual([]);
    expect(decoding.length).toBe(1);
  });
});
