import { Kind, type SoundHeader, writePicture, writeSound } from '../packet.ts';
import { hexOf, Sha256, sha256 } from '../sha256.ts';
import { ClipStream, PART_MS, writeEnd, writeFront } from './format.ts';

/** Capture times of sound are in units of this, ms. */
const SOUND_UNIT_MS = 5;

/** A recording that is finished: nobody can change a bit of it without the digest saying so. */
export interface SealedClip {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, as words carry it */
  readonly digest: string;
  readonly ms: number;
  readonly width: number;
  readonly height: number;
  readonly sound: boolean;
}

/** Collects packets as they are made and puts them together as one file. */
export class ClipWriter {
  private readonly size: { readonly width: number; readonly height: number };
  private packets: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  private bytes_ = 0;
  private pictures_ = 0;
  private sounds = 0;

  constructor(size: { readonly width: number; readonly height: number }) {
    this.size = size;
  }

  /** Length so far, without what holds it together. */
  get bytes(): number {
    return this.bytes_;
  }

  get pictures(): number {
    return this.pictures_;
  }

  /** @param at ms since the recording began */
  picture(at: number, codec: number, payload: Uint8Array): void {
    this.pictures_ += 1;
    const { width, height } = this.size;
    const header = {
      kind: Kind.picture,
      codec,
      flags: 0,
      stream: ClipStream.pictures,
      sequence: this.pictures_,
      captured: Math.round(at),
      width,
      height,
    };
    this.add(Math.round(at), writePicture(header, payload));
  }

  /** @param at ms since the recording began */
  sound(at: number, codec: SoundHeader['codec'], payload: Uint8Array): void {
    this.sounds += 1;
    const captured = Math.round(at / SOUND_UNIT_MS);
    const header = { kind: Kind.sound, codec, flags: 0, stream: ClipStream.sound, sequence: this.sounds, captured };
    this.add(captured * SOUND_UNIT_MS, writeSound(header, payload));
  }

  /** @param ms length of the recording; what was captured later is left out */
  seal(ms: number): SealedClip {
    const sound = this.sounds > 0;
    const { width, height } = this.size;
    const parts: Uint8Array[][] = [];
    // Pictures and sound are made at different speeds; a sort that keeps the order of equals is not everywhere.
    this.packets
      .map((packet, index) => ({ ...packet, index }))
      .filter(({ at }) => at >= 0 && at < ms)
      .sort((a, b) => a.at - b.at || a.index - b.index)
      .forEach(({ at, bytes }) => {
        const part = Math.floor(at / PART_MS);
        while (parts.length <= part) parts.push([]);
        parts[part]?.push(bytes);
      });
    const joined = parts.map(join);
    const index = joined.map((bytes, at) => ({ begins: at * PART_MS, bytes: bytes.length, digest: sha256(bytes) }));
    const front = writeFront({ ms: Math.round(ms), width, height, sound }, index);
    const length = front.length + joined.reduce((sum, { length }) => sum + length, 0);
    const end = writeEnd(sha256(front), length);
    const bytes = join([front, ...joined, end]);
    return { bytes, digest: hexOf(new Sha256().update(bytes).digest()), ms: Math.round(ms), width, height, sound };
  }

  private add(at: number, bytes: Uint8Array): void {
    this.packets.push({ at, bytes });
    this.bytes_ += bytes.length;
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
