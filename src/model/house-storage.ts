import type { Storage } from '../platform/platform.ts';

/** The platform's storage, but for a guest, of whom nothing is to stay: theirs is in memory, and gone after them. */
export class HouseStorage implements Storage {
  private readonly kept: Storage;
  private visitors: Map<string, string> | undefined;

  constructor(kept: Storage) {
    this.kept = kept;
  }

  /** Whether whoever comes now is a guest. */
  visited(guest: boolean): void {
    this.visitors = guest ? (this.visitors ?? new Map()) : undefined;
  }

  get(key: string): string | undefined {
    return this.visitors ? this.visitors.get(key) : this.kept.get(key);
  }

  set(key: string, value: string | undefined): void {
    if (!this.visitors) this.kept.set(key, value);
    else if (value === undefined) this.visitors.delete(key);
    else this.visitors.set(key, value);
  }
}
