import { createHash } from 'node:crypto';
import { type ClipFiles, DiskFull } from '../../server/clips/files.ts';

/** A disk in memory for video messages, which can be looked at, filled up and tampered with. */
export class MemoryFiles implements ClipFiles {
  readonly begun = new Map<string, Uint8Array>();
  readonly stored = new Map<string, Uint8Array>();
  /** bytes it holds at most */
  room = 1e9;

  async size(part: string): Promise<number> {
    return this.begun.get(part)?.length ?? 0;
  }

  async write(part: string, offset: number, bytes: Uint8Array): Promise<void> {
    const before = this.begun.get(part) ?? new Uint8Array(0);
    const after = new Uint8Array(Math.max(before.length, offset + bytes.length));
    if (this.#used() + after.length - before.length > this.room) throw new DiskFull();
    after.set(before);
    after.set(bytes, offset);
    this.begun.set(part, after);
  }

  async digestOf(part: string): Promise<string> {
    return digestOf(this.begun.get(part) ?? new Uint8Array(0));
  }

  async seal(part: string, digest: string): Promise<void> {
    const bytes = this.begun.get(part);
    if (!bytes) throw new Error('no such part');
    this.begun.delete(part);
    this.stored.set(digest, bytes);
  }

  async drop(part: string): Promise<void> {
    this.begun.delete(part);
  }

  async verify(digest: string): Promise<boolean> {
    const bytes = this.stored.get(digest);
    return bytes !== undefined && digestOf(bytes) === digest;
  }

  async read(digest: string, offset: number, length: number): Promise<Uint8Array> {
    const bytes = this.stored.get(digest);
    if (!bytes) throw new Error('no such file');
    return bytes.slice(offset, offset + length);
  }

  async remove(digest: string): Promise<void> {
    this.stored.delete(digest);
  }

  async parts(): Promise<string[]> {
    return [...this.begun.keys()];
  }

  async wholes(): Promise<string[]> {
    return [...this.stored.keys()];
  }

  async free(): Promise<number> {
    return this.room - this.#used();
  }

  #used(): number {
    return [...this.begun.values(), ...this.stored.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
