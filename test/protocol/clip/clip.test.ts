import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ENTRY_BYTES, HEADER_BYTES } from '../../../src/protocol/clip/format.ts';
import { ClipReader, readClip } from '../../../src/protocol/clip/reader.ts';
import { ClipWriter, type SealedClip } from '../../../src/protocol/clip/writer.ts';
import { Codec } from '../../../src/protocol/packet.ts';
import { seeded, seededBytes } from '../../support/random.ts';

interface Made {
  readonly clip: SealedClip;
  readonly pictures: readonly { at: number; payload: Uint8Array }[];
  readonly sounds: readonly { at: number; payload: Uint8Array }[];
}

/** A recording as chance will have it: late pictures, holes, hardly anything, no sound. */
function record(seed: number): Made {
  const random = seeded(seed);
  const { bytes } = seededBytes(seed + 1);
  const ms = 200 + Math.floor(random() * 12_000);
  const writer = new ClipWriter({ width: 480, height: 270 });
  const pictures: { at: number; payload: Uint8Array }[] = [];
  const sounds: { at: number; payload: Uint8Array }[] = [];
  const hasSound = random() > 0.3;
  for (let at = 0; at < ms; at += 20 + Math.floor(random() * 400)) {
    const payload = bytes(20 + Math.floor(random() * 300));
    pictures.push({ at, payload });
  }
  for (let at = 0; hasSound && at < ms - 5; at += 20 * (1 + Math.floor(random() * 1.2) * 20)) {
    sounds.push({ at, payload: bytes(1 + Math.floor(random() * 60)) });
  }
  // They are made at different speeds: all sound first is as good as any other order.
  for (const { at, payload } of sounds) writer.sound(at, Codec.opus, payload);
  for (const { at, payload } of pictures) writer.picture(at, Codec.jpeg, payload);
  return { clip: writer.seal(ms), pictures, sounds };
}

const contents = (reader: ClipReader) => ({
  pictures: reader.pictures.map(({ at, packet }) => ({ at, payload: Uint8Array.from(packet.payload) })),
  sounds: reader.sounds.map(({ at, packet }) => ({ at, payload: Uint8Array.from(packet.payload) })),
});

/** Reads a file in pieces as chance cuts it. */
function readInPieces(bytes: Uint8Array, random: () => number): ClipReader {
  const reader = new ClipReader();
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + Math.floor(random() * 700);
    reader.push(bytes.subarray(at, next));
    at = next;
  }
  return reader;
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

describe('a clip', () => {
  it('comes out as it went in, however its bytes come', () => {
    for (const seed of SEEDS) {
      const { clip, pictures, sounds } = record(seed);
      const reader = readInPieces(clip.bytes, seeded(seed + 100));
      expect(reader.state).toBe('whole');
      expect(contents(reader)).toEqual({ pictures, sounds });
      expect(reader.header).toMatchObject({ ms: clip.ms, width: 480, height: 270, sound: sounds.length > 0 });
      expect(reader.readyMs).toBe(clip.ms);
    }
  });

  it('is named by what it is: the digest is that of all its bytes', () => {
    const { clip } = record(3);
    expect(clip.digest).toBe(createHash('sha256').update(clip.bytes).digest('hex'));
  });

  it('can be shown as far as it is here: every picture of before is there by then', () => {
    const { clip, pictures } = record(5);
    const reader = new ClipReader();
    let before = 0;
    for (let at = 0; at < clip.bytes.length; at += 97) {
      reader.push(clip.bytes.subarray(at, at + 97));
      expect(reader.readyMs).toBeGreaterThanOrEqual(before);
      before = reader.readyMs;
      const there = reader.pictures.filter(({ at: when }) => when < before).map(({ at: when }) => when);
      expect(there).toEqual(pictures.map(({ at: when }) => when).filter((when) => when < before));
    }
    expect(before).toBe(clip.ms);
  });

  it('is bad with any single bit changed, and then nothing of the changed part is handed out', () => {
    const { clip } = record(8);
    const random = seeded(9);
    for (let run = 0; run < 300; run += 1) {
      const bytes = Uint8Array.from(clip.bytes);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      expect({ at, read: readClip(bytes) }).toEqual({ at, read: undefined });
    }
  });

  it('is not whole when its end is missing, and bad when something follows', () => {
    const { clip } = record(10);
    const reader = new ClipReader();
    expect(reader.push(clip.bytes.subarray(0, clip.bytes.length - 1))).toBe('reading');
    expect(readClip(Uint8Array.from([...Array.from(clip.bytes), 0]))).toBeUndefined();
  });

  it('survives whatever somebody sends instead of one', () => {
    const random = seeded(13);
    const { bytes } = seededBytes(14);
    const { clip } = record(15);
    const front = HEADER_BYTES + 4 * ENTRY_BYTES;
    for (let run = 0; run < 2_000; run += 1) {
      const file = Uint8Array.from(clip.bytes);
      const at = Math.floor(random() * (run % 2 ? front : file.length));
      file.set(bytes(1 + Math.floor(random() * 8)).subarray(0, file.length - at), at);
      expect(['reading', 'bad', 'whole']).toContain(readInPieces(file, random).state);
    }
    expect(new ClipReader().push(bytes(5_000))).toBe('bad');
  });
});
