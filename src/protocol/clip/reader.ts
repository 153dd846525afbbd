import { Kind, type PicturePacket, readFrame, type SoundPacket } from '../packet.ts';
import { sha256 } from '../sha256.ts';
import {
  type ClipHeader,
  type ClipPart,
  ClipStream,
  clipBytes,
  END_BYTES,
  ENTRY_BYTES,
  HEADER_BYTES,
  isSameDigest,
  readEnd,
  readHeader,
  readIndex,
} from './format.ts';

const SOUND_UNIT_MS = 5;

/** A picture or a stretch of sound, and when in the clip it is, ms. */
export interface AtTime<P> {
  readonly at: number;
  readonly packet: P;
}

/** reading: more is to come. whole: all is here, and is as it was sealed. bad: nothing of it may be shown. */
export type ClipReading = 'reading' | 'whole' | 'bad';

/**
 * Reads a clip as its bytes come. Every part is checked against its digest before anything of it is handed out, so
 * what was changed on the way is never shown; what is no clip, or claims what cannot be, is `bad`. Never throws.
 */
export class ClipReader {
  private state_: ClipReading = 'reading';
  private header_: ClipHeader | undefined;
  private parts: readonly ClipPart[] = [];
  private buffer = new Uint8Array(HEADER_BYTES);
  private filled = 0;
  /** where the next part begins, and which it is */
  private at = 0;
  private part = 0;
  private readonly pictures_: AtTime<PicturePacket>[] = [];
  private readonly sounds_: AtTime<SoundPacket>[] = [];

  get state(): ClipReading {
    return this.state_;
  }

  /** As soon as it is here. */
  get header(): ClipHeader | undefined {
    return this.header_;
  }

  /** In order of time; it grows. */
  get pictures(): readonly AtTime<PicturePacket>[] {
    return this.pictures_;
  }

  /** In order of time; it grows. */
  get sounds(): readonly AtTime<SoundPacket>[] {
    return this.sounds_;
  }

  /** Everything up to here can be shown, ms since the recording began; its last second only with the end mark. */
  get readyMs(): number {
    if (this.state_ === 'whole') return this.header_?.ms ?? 0;
    return this.state_ === 'bad' ? 0 : (this.parts[Math.min(this.part, this.parts.length - 1)]?.begins ?? 0);
  }

  /** The next bytes of the file. */
  push(bytes: Uint8Array): ClipReading {
    let at = 0;
    while (at < bytes.length && this.state_ === 'reading') {
      const taken = Math.min(bytes.length - at, this.buffer.length - this.filled);
      // More than the header says there is.
      if (taken === 0) return this.fail();
      this.buffer.set(bytes.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (!this.advance()) return this.fail();
    }
    return this.state_ === 'whole' && at < bytes.length ? this.fail() : this.state_;
  }

  private fail(): ClipReading {
    this.state_ = 'bad';
    this.pictures_.length = 0;
    this.sounds_.length = 0;
    return 'bad';
  }

  /** Takes what is complete by now. False: it is no clip. */
  private advance(): boolean {
    if (!this.header_ && this.filled >= HEADER_BYTES && !this.takeHeader()) return false;
    const { header_: header } = this;
    if (!header) return true;
    const front = HEADER_BYTES + header.parts * ENTRY_BYTES;
    if (this.parts.length === 0 && this.filled >= front) {
      const parts = readIndex(header, this.buffer.subarray(HEADER_BYTES, front));
      if (!parts) return false;
      this.parts = parts;
      this.at = front;
    }
    for (let part = this.parts[this.part]; part && this.filled >= this.at + part.bytes; part = this.parts[this.part]) {
      if (!this.takePart(part, header)) return false;
    }
    if (this.filled < clipBytes(header)) return true;
    const sealed = readEnd(this.buffer.subarray(this.filled - END_BYTES), this.filled - END_BYTES);
    if (!sealed || !isSameDigest(sealed, sha256(this.buffer.subarray(0, front)))) return false;
    this.state_ = 'whole';
    return this.pictures_.length > 0;
  }

  private takeHeader(): boolean {
    const header = readHeader(this.buffer);
    if (!header) return false;
    this.header_ = header;
    const whole = new Uint8Array(clipBytes(header));
    whole.set(this.buffer);
    this.buffer = whole;
    return true;
  }

  private takePart({ begins, bytes, digest }: ClipPart, { ms }: ClipHeader): boolean {
    const part = this.buffer.subarray(this.at, this.at + bytes);
    const ends = this.parts[this.part + 1]?.begins ?? ms;
    if (!isSameDigest(digest, sha256(part))) return false;
    const { packets, truncated } = readFrame(part);
    if (truncated) return false;
    let last = begins;
    for (const packet of packets) {
      const { stream } = packet;
      if (stream !== ClipStream.pictures && stream !== ClipStream.sound) continue;
      const isPicture = packet.kind === Kind.picture;
      if (isPicture !== (stream === ClipStream.pictures) || !(isPicture || packet.kind === Kind.sound)) return false;
      const at = packet.kind === Kind.picture ? packet.captured : packet.captured * SOUND_UNIT_MS;
      if (at < last || at >= ends) return false;
      last = at;
      if (packet.kind === Kind.picture) this.pictures_.push({ at, packet });
      else this.sounds_.push({ at, packet });
    }
    this.at += bytes;
    this.part += 1;
    return true;
  }
}

/** A whole file at once: everything in it, or undefined where it is not as it was sealed. */
export function readClip(bytes: Uint8Array): (ClipReader & { readonly header: ClipHeader }) | undefined {
  const reader = new ClipReader();
  return reader.push(bytes) === 'whole' && isRead(reader) ? reader : undefined;
}

const isRead = (reader: ClipReader): reader is ClipReader & { readonly header: ClipHeader } =>
  reader.header !== undefined;
