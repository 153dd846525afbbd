import { afterEach, describe, expect, it } from 'vitest';
import { THROTTLE, type ThrottleRules } from '../../../server/relay/throttle.ts';
import { Codec, Kind, readFrame, writePicture } from '../../../src/protocol/packet.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import { settle } from '../../support/fake-clock.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const BYTES = 12_000;
/** What one of them costs a line of 280 kbps, ms. */
const COST_MS = (onWire(24 + BYTES, true) * 8) / 280;

/** W15 on upload. */
describe('a broadcaster who sends more than their line is given', () => {
  let visitors: Visitors;
  afterEach(() => visitors.close());

  async function onAir(mode: ThrottleRules['mode']) {
    visitors = await Visitors.open({ people: ['noa', 'maya'], relay: { throttle: { ...THROTTLE, mode } } });
    const maya = await visitors.signedIn('maya');
    const noa = await visitors.signedIn('noa');
    await maya.ask('settings.set', { changes: { watchMode: 'friends', width: 640 } });
    const { streams } = await maya.ask('webcam.start', {});
    await noa.ask('view.open', { person: 'maya' });
    await visitors.household.pass(0);
    const stream = streams.at(-1)?.stream ?? 0;
    let sequence = 0;
    const send = async (): Promise<void> => {
      sequence += 1;
      const header = { kind: Kind.picture, codec: Codec.jpeg, flags: 0, captured: 0, width: 640, height: 360 };
      maya.sendBytes(writePicture({ ...header, stream, sequence }, new Uint8Array(BYTES)));
      await settle();
    };
    return { maya, send, counts: visitors.household.house.webcam.relay.intake.counts };
  }
  const acks = ({ frames }: WsClient): number[] =>
    frames.flatMap((frame) =>
      readFrame(frame).packets.flatMap((packet) => (packet.kind === Kind.ack ? [packet.shown] : [])),
    );
  const pass = (ms: number) => visitors.household.pass(ms);

  it('is slowed down where pictures are delayed: the ack comes when the picture may be taken', async () => {
    const { maya, send, counts } = await onAir('delay');
    // A second of the line is saved up: two of them, and most of a third.
    for (let n = 0; n < 3; n += 1) await send();
    expect(acks(maya)).toEqual([1, 2]);
    await pass(3 * COST_MS - 1_000 + 1);
    expect(acks(maya)).toEqual([1, 2, 3]);
    expect(counts).toMatchObject({ taken: 3, over: 0 });
    // One after the ack of the last, for a minute: what the line is given.
    const before = counts.bytes;
    for (let now = 0; now < 60_000; now += 50) {
      if (acks(maya).length === counts.taken && acks(maya).at(-1) === counts.taken + counts.over) await send();
      await pass(50);
    }
    const percent = ((counts.bytes - before) * 8 * 100) / (280 * 60_000);
    expect(percent).toBeGreaterThan(90);
    expect(percent).toBeLessThan(102);
  });

  it('loses what comes too early where it is dropped, acknowledged all the same', async () => {
    const { maya, send, counts } = await onAir('drop');
    for (let n = 0; n < 10; n += 1) await send();
    expect(acks(maya)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(counts).toMatchObject({ taken: 2, over: 8 });
    const before = counts.bytes;
    for (let now = 0; now < 60_000; now += 100) {
      await send();
      await pass(100);
    }
    const percent = ((counts.bytes - before) * 8 * 100) / (280 * 60_000);
    expect(percent).toBeGreaterThan(90);
    expect(percent).toBeLessThan(102);
  });

  it('who does not wait for acks has one picture waiting, the newest', async () => {
    const { send, counts } = await onAir('delay');
    for (let n = 0; n < 10; n += 1) await send();
    expect(counts).toMatchObject({ taken: 2, over: 7 });
    await pass(1_000);
    expect(counts.taken).toBe(3);
  });

  it('has nothing waiting any more once they are off air', async () => {
    const { maya, send, counts } = await onAir('delay');
    for (let n = 0; n < 4; n += 1) await send();
    await maya.ask('webcam.stop', {});
    await pass(5_000);
    expect(counts.taken).toBe(2);
  });
});
