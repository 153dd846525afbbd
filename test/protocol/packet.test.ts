import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  Codec,
  Flag,
  isKey,
  Kind,
  layerOf,
  type Packet,
  readAck,
  readFrame,
  VERSION,
  writeAck,
  writePicture,
  writePiece,
  writeSound,
} from '../../src/protocol/packet.ts';
import { pick, seeded } from '../support/random.ts';

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replace(/\s/g, ''), 'hex'));

const picture = (payload: Uint8Array, more: Partial<Parameters<typeof writePicture>[0]> = {}): Uint8Array =>
  writePicture(
    {
      kind: Kind.picture,
      codec: Codec.jpeg,
      flags: 0,
      stream: 72,
      sequence: 1,
      captured: 0,
      width: 320,
      height: 180,
      ...more,
    },
    payload,
  );

/** The same packet from somebody whose header has grown by fields we do not know. */
function withLongerHeader(packet: Uint8Array, extra: number): Uint8Array {
  const header = packet[3] ?? 0;
  const longer = join(packet.subarray(0, header), new Uint8Array(extra).fill(0xee), packet.subarray(header));
  longer[3] = header + extra;
  return longer;
}

function withFirstByte(packet: Uint8Array, version: number, kind: number): Uint8Array {
  const changed = Uint8Array.from(packet);
  changed[0] = (version << 4) | kind;
  return changed;
}

describe('a packet', () => {
  it('reads back as it was written: pictures and clips', () => {
    const random = seeded(1);
    const number = (below: number): number => Math.floor(random() * below);
    for (let n = 0; n < 500; n += 1) {
      const fields = {
        kind: pick(random, [Kind.picture, Kind.clip]),
        codec: number(256),
        flags: number(256),
        stream: number(2 ** 32),
        sequence: number(2 ** 32),
        captured: number(2 ** 32),
        width: number(2 ** 16),
        height: number(2 ** 16),
      };
      const payload = Uint8Array.from({ length: number(300) }, () => number(256));
      const bytes = writePicture(fields, payload);
      expect(readFrame(bytes)).toEqual({ packets: [{ ...fields, payload, bytes }], skipped: 0, truncated: false });
    }
  });

  it('reads back as it was written: sound, whose numbers wrap at 16 bits', () => {
    const payload = Uint8Array.of(1, 2, 3);
    const bytes = writeSound(
      { kind: Kind.sound, codec: Codec.opus, flags: 0, stream: 7, sequence: 65_537, captured: 65_535 },
      payload,
    );
    expect(bytes.length).toBe(16 + 3);
    expect(readFrame(bytes).packets).toMatchObject([{ kind: Kind.sound, sequence: 1, captured: 65_535, payload }]);
  });

  it('reads back as it was written: acks, held for at most 65,535 ms and never less than nothing', () => {
    const held = [0, 17.4, 65_535, 70_000, -5].map((ms) => readFrame(writeAck(9, 0xffffffff, ms)).packets[0]);
    expect(held.map((ack) => ack?.kind === Kind.ack && ack.held)).toEqual([0, 17, 65_535, 65_535, 0]);
    expect(held[0]).toMatchObject({ stream: 9, shown: 0xffffffff });
  });

  it('reads back as it was written: part of a file', () => {
    const payload = Uint8Array.of(1, 2, 3);
    const bytes = writePiece(7, 0xffffffff, payload);
    expect(bytes.length).toBe(16 + 3);
    const piece = { kind: Kind.piece, stream: 7, offset: 0xffffffff, payload, bytes };
    expect(readFrame(bytes).packets).toEqual([piece]);
  });

  it('keeps its largest numbers', () => {
    const most = { stream: 0xffffffff, sequence: 0xffffffff, captured: 0xffffffff, width: 0xffff, height: 0xffff };
    expect(readFrame(picture(new Uint8Array(0), most)).packets[0]).toMatchObject(most);
  });

  it('shares a frame with others and is read in order, wherever the frame lies in its buffer', () => {
    const parts = [picture(Uint8Array.of(1)), writeAck(1, 2, 3), picture(new Uint8Array(0)), picture(Uint8Array.of(9))];
    const frame = join(Uint8Array.of(0xff, 0xff, 0xff), ...parts).subarray(3);
    const { packets, skipped, truncated } = readFrame(frame);
    expect(packets.map(({ bytes }) => [...bytes])).toEqual(parts.map((part) => [...part]));
    expect({ skipped, truncated }).toEqual({ skipped: 0, truncated: false });
  });

  it('says in its flags whether it stands alone, and its temporal layer', () => {
    expect([isKey(0), isKey(Flag.delta), isKey(Flag.layerMask)]).toEqual([true, false, true]);
    expect([0, 0x02, 0x04, 0x06, 0xff].map(layerOf)).toEqual([0, 1, 2, 3, 3]);
  });
});

describe('the worked example of docs/protocol.md', () => {
  const document = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
  const frames = [...document.matchAll(/^[MN] ([→←]) ((?:[0-9a-f]{2,8} )*[0-9a-f]{2,8})( <(\d+) bytes>)?$/gm)].map(
    ([, way, header = '', , payload]) => ({
      way,
      bytes: join(hex(header), new Uint8Array(Number(payload ?? 0)).fill(7)),
    }),
  );

  it('has a picture on its way to the server and to the viewer, and an ack of each', () => {
    expect(frames.map(({ way }) => way)).toEqual(['→', '←', '←', '→']);
  });

  it('decodes to what the text says of it', () => {
    const [sent, taken, seen, shown] = frames.map(({ bytes }) => readFrame(bytes));
    expect(sent).toMatchObject({ skipped: 0, truncated: false });
    expect(sent?.packets).toMatchObject([
      { kind: Kind.picture, codec: Codec.jpeg, stream: 72, sequence: 1, captured: 1234, width: 320, height: 180 },
    ]);
    expect(sent?.packets[0]?.payload.length).toBe(5_120);
    expect(seen).toEqual(sent);
    expect(taken?.packets).toMatchObject([{ kind: Kind.ack, stream: 72, shown: 1, held: 0 }]);
    expect(shown?.packets).toMatchObject([{ kind: Kind.ack, stream: 72, shown: 1, held: 17 }]);
  });

  it('is what we write ourselves', () => {
    const [sent, taken, , shown] = frames.map(({ bytes }) => bytes);
    expect(sent).toEqual(picture(new Uint8Array(5_120).fill(7), { captured: 1234 }));
    expect(taken).toEqual(writeAck(72, 1, 0));
    expect(shown).toEqual(writeAck(72, 1, 17));
  });
});

describe('a frame from a newer or broken peer', () => {
  const known = picture(Uint8Array.of(1, 2, 3));
  const unknownKinds = [0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

  it('loses only what nobody here knows: unknown kinds are skipped by their length and counted', () => {
    for (const kind of unknownKinds) {
      const stranger = withFirstByte(picture(new Uint8Array(50)), VERSION, kind);
      const { packets, skipped, truncated } = readFrame(join(stranger, known, stranger, known));
      expect({ packets: packets.length, skipped, truncated }).toEqual({ packets: 2, skipped: 2, truncated: false });
    }
  });

  it('loses only what nobody here knows: every other version is skipped and counted', () => {
    for (let version = 0; version < 16; version += 1) {
      if (version === VERSION) continue;
      const { packets, skipped } = readFrame(join(withFirstByte(known, version, Kind.picture), known));
      expect({ packets: packets.length, skipped }).toEqual({ packets: 1, skipped: 1 });
    }
  });

  it('may have fields at the end of its headers: the payload starts where the header says', () => {
    for (const packet of [known, writeAck(1, 2, 3), writeSound(sound, Uint8Array.of(4, 5))]) {
      const plain = readFrame(packet).packets[0];
      const longer = withLongerHeader(packet, 6);
      const { packets, skipped } = readFrame(join(longer, known));
      expect(skipped).toBe(0);
      expect(packets[0]).toEqual({ ...plain, bytes: longer });
      expect(packets[1]?.payload).toEqual(Uint8Array.of(1, 2, 3));
    }
  });

  it('may have a header too short for its kind: that packet is skipped, the next is read', () => {
    const short = Uint8Array.from(writeAck(1, 2, 3).subarray(0, 12));
    short[3] = 12;
    const { packets, skipped, truncated } = readFrame(join(short, known));
    expect({ packets: packets.length, skipped, truncated }).toEqual({ packets: 1, skipped: 1, truncated: false });
  });

  it('may end anywhere: what came before is good, and the end is noticed', () => {
    const parts = [known, writeAck(1, 2, 3), withFirstByte(known, 2, 1), picture(new Uint8Array(20))];
    const whole = join(...parts);
    const ends = parts.map((_part, n) => parts.slice(0, n + 1).reduce((sum, { length }) => sum + length, 0));
    for (let length = 0; length <= whole.length; length += 1) {
      const { packets, skipped, truncated } = readFrame(whole.subarray(0, length));
      expect(packets.length + skipped).toBe(ends.filter((end) => end <= length).length);
      expect(truncated).toBe(length !== 0 && !ends.includes(length));
    }
  });

  it('may lie about a length: what came before the lie is good', () => {
    const lies: [at: number, bytes: number[]][] = [
      [3, [0]],
      [3, [7]],
      [3, [255]],
      [4, [0xff, 0xff, 0xff, 0xff]],
      [4, [0x7f, 0xff, 0xff, 0xff]],
      [4, [0, 0, 0, 4]],
    ];
    for (const [at, bytes] of lies) {
      const liar = Uint8Array.from(known);
      liar.set(bytes, at);
      const { packets, truncated } = readFrame(join(known, liar));
      expect(packets.length).toBe(1);
      expect(truncated).toBe(true);
    }
  });

  it('may be anything at all: 10,000 random and mutated frames are read without an error, within their bounds', () => {
    const random = seeded(20_261_121);
    const byte = (): number => Math.floor(random() * 256);
    const good = [known, writeAck(72, 1, 17), writeSound(sound, Uint8Array.of(1)), withFirstByte(known, 3, 9)];
    let read = 0;
    for (let n = 0; n < 10_000; n += 1) {
      const frame =
        n % 2 === 0
          ? Uint8Array.from({ length: Math.floor(random() * 120) }, byte)
          : mutated(join(pick(random, good), pick(random, good), pick(random, good)), random);
      const result = readFrame(frame);
      read += result.packets.length;
      expectWithin(frame, result.packets);
    }
    // The mutations leave enough alone for this to have been about packets.
    expect(read).toBeGreaterThan(5_000);
  });
});

/** What viewers send thirty times a second. */
describe('a frame that is one ack', () => {
  it('is read as every frame is', () => {
    for (const [stream, shown, held] of [
      [1, 0, 0],
      [0xffffffff, 0xfffffffe, 0xffff],
      [72, 0x80000000, 17],
    ] as const) {
      const frame = writeAck(stream, shown, held);
      expect(readAck(frame)).toEqual({ kind: Kind.ack, stream, shown, held });
      expect(readFrame(frame).packets[0]).toMatchObject({ kind: Kind.ack, stream, shown, held });
    }
  });

  it('is nothing else, whatever comes', () => {
    const random = seeded(13);
    const acks = [writeAck(7, 9, 3), writeAck(0xfffffff0, 0xffffff, 65_535)];
    const others = [picture(Uint8Array.of(1)), writeSound(sound, Uint8Array.of()), join(...acks), new Uint8Array(18)];
    for (const other of others) expect(readAck(other)).toBeUndefined();
    let alike = 0;
    for (let n = 0; n < 20_000; n += 1) {
      const frame = mutated(pick(random, acks), random);
      const quick = readAck(frame);
      const { packets, truncated, skipped } = readFrame(frame);
      if (!quick) continue;
      alike += 1;
      expect({ truncated, skipped, count: packets.length }).toEqual({ truncated: false, skipped: 0, count: 1 });
      expect(packets[0]).toMatchObject(quick);
    }
    expect(alike).toBeGreaterThan(1_000);
  });
});

const sound = { kind: Kind.sound, codec: Codec.opus, flags: 0, stream: 1, sequence: 2, captured: 3 } as const;

function mutated(frame: Uint8Array, random: () => number): Uint8Array {
  const changed = Uint8Array.from(frame);
  const changes = 1 + Math.floor(random() * 3);
  for (let n = 0; n < changes; n += 1) changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
  return changed.subarray(0, random() < 0.3 ? Math.floor(random() * changed.length) : changed.length);
}

/** Packets are windows into their frame, one after the other, and hold their payload. */
function expectWithin(frame: Uint8Array, packets: Packet[]): void {
  let end = frame.byteOffset;
  for (const { bytes, payload } of packets) {
    if (bytes.byteOffset < end) throw new Error('a packet overlaps the one before it');
    end = bytes.byteOffset + bytes.length;
    if (payload.byteOffset + payload.length !== end) throw new Error('a payload is not the end of its packet');
  }
  if (end > frame.byteOffset + frame.length) throw new Error('a packet reaches beyond its frame');
}
