import { describe, expect, it } from 'vitest';
import { ackOf, isAfter, packetsOf, pictureOf } from '../../demo/packet.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('packets as docs/protocol.md prints them', () => {
  const jpeg = Buffer.alloc(5_120, 7);
  const picture = { stream: 72, sequence: 1, capturedMs: 1_234, width: 320, height: 180 };

  it('writes the picture of the worked example', () => {
    const packet = pictureOf(picture, jpeg);
    expect(packet.subarray(0, 24)).toEqual(hex('11 01 00 18 00001400 00000048 00000001 000004d2 0140 00b4'));
    expect(packet.subarray(24)).toEqual(jpeg);
  });

  it('writes the ack of the worked example', () => {
    expect(ackOf(72, 1, 17)).toEqual(hex('13 00 00 12 00000000 00000048 00000001 0011'));
  });

  it('tells no longer hold than the field can', () => {
    expect(ackOf(1, 1, 70_000).readUInt16BE(16)).toBe(65_535);
  });

  it('reads several packets of one frame', () => {
    const frame = Buffer.concat([pictureOf(picture, jpeg), ackOf(9, 4, 0)]);
    expect(packetsOf(frame)).toEqual([
      { kind: 'picture', stream: 72, sequence: 1, width: 320, height: 180 },
      { kind: 'ack', stream: 9, sequence: 4 },
    ]);
  });

  it('skips what it does not know by its length and reads on', () => {
    const unknownKind = hex('1f 00 00 0a 00000003 0000 aabbcc');
    const unknownVersion = hex('23 00 00 08 00000001 ff');
    const frame = Buffer.concat([unknownKind, unknownVersion, ackOf(9, 4, 0)]);
    expect(packetsOf(frame)).toEqual([{ kind: 'ack', stream: 9, sequence: 4 }]);
  });

  it('finds the payload behind a header that has grown', () => {
    const longer = Buffer.concat([hex('13 00 00 14 00000000 00000009 00000004 0000 eeee'), ackOf(9, 5, 0)]);
    expect(packetsOf(longer)).toMatchObject([{ sequence: 4 }, { sequence: 5 }]);
  });

  it('reads nothing from half a packet', () => {
    expect(packetsOf(pictureOf(picture, jpeg).subarray(0, 100))).toEqual([]);
    expect(packetsOf(hex('13 00 00'))).toEqual([]);
    expect(packetsOf(hex('13 00 00 00 00000000'))).toEqual([]);
  });

  it('compares sequences the short way round', () => {
    expect(isAfter(2, 1)).toBe(true);
    expect(isAfter(1, 1)).toBe(false);
    expect(isAfter(1, 2)).toBe(false);
    expect(isAfter(0, 0xffffffff)).toBe(true);
    expect(isAfter(0x80000000, 0)).toBe(false);
  });
});
