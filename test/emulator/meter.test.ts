import { describe, expect, it } from 'vitest';
import { Meter } from '../../src/emulator/meter.ts';
import { Codec, Kind, readFrame, writeAck, writePicture } from '../../src/protocol/packet.ts';

describe("what a TV's end of the line counts", () => {
  let now = 1_795_290_120_000;
  const meter = () => new Meter(() => now);
  const picture = (sequence: number) =>
    packetOf(
      writePicture(
        {
          ...{ kind: Kind.picture, codec: Codec.jpeg, flags: 0, stream: 7, sequence },
          ...{ captured: (now - 80) >>> 0, width: 320, height: 180 },
        },
        new Uint8Array(976),
      ),
    );
  const ack = (shown: number) => packetOf(writeAck(7, shown, 0));

  it('is bytes, pictures and words each way, a second', () => {
    const one = meter();
    one.word('out', '{"t":"seen","seq":1}');
    for (const sequence of [1, 2]) one.packet('in', picture(sequence));
    expect(one.read(true, 2)).toMatchObject({
      ...{ up: true, picturesIn: 1, picturesOut: 0, wordsOut: 0.5, wordsIn: 0, inKbps: 8, outKbps: 0.08 },
    });
    expect(one.read(false, 1)).toMatchObject({ up: false, inKbps: 0, picturesIn: 0 });
  });

  it('knows what the relay left out by the numbers that are missing, and what was never shown here', () => {
    const one = meter();
    for (const sequence of [10, 11, 15]) one.packet('in', picture(sequence));
    one.packet('out', ack(15));
    expect(one.read(true, 1)).toMatchObject({ leftOut: 3, skipped: 2, ageMs: 80 });
  });

  it('counts nothing as skipped that is waiting, and no gap where a broadcast begins anew', () => {
    const one = meter();
    for (const sequence of [10, 11]) one.packet('in', picture(sequence));
    one.packet('out', ack(10));
    one.packet('in', picture(2_000_000_000));
    one.packet('out', ack(11));
    one.packet('out', ack(2_000_000_000));
    expect(one.read(true, 1)).toMatchObject({ leftOut: 0, skipped: 0 });
  });

  it('takes the way there and back from the word that asks for a sign of life', () => {
    const one = meter();
    one.word('out', '{"t":"seen","id":4,"seq":1}');
    now += 90;
    one.word('in', '{"re":4}');
    expect(one.read(true, 1).roundTripMs).toBe(90);
  });
});

function packetOf(frame: Uint8Array) {
  const [packet] = readFrame(frame).packets;
  if (!packet) throw new Error('no packet');
  return packet;
}
