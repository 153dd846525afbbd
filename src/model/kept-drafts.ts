import type { Storage } from '../platform/platform.ts';
import type { Draft } from './thread.ts';

type Kept = Record<string, readonly Draft[]>;

/** What was written and is not stored on the server yet, by whom it is for. It outlives the app being closed. */
export class KeptDrafts {
  private readonly storage: Storage;
  private readonly prefix: string;
  private owner: string | undefined;

  /** @param prefix of the key in the storage; the owner's ID follows */
  constructor(storage: Storage, prefix: string) {
    this.storage = storage;
    this.prefix = prefix;
  }

  /** Whose drafts these are; undefined: nobody's. */
  belongsTo(owner: string | undefined): void {
    this.owner = owner;
  }

  /** All of them. What was still held back is what the person wanted sent. */
  all(): Kept {
    const kept = this.load();
    for (const to of Object.keys(kept)) kept[to] = (kept[to] ?? []).map((draft) => ({ ...draft, state: 'sending' }));
    return kept;
  }

  keep(to: string, drafts: readonly Draft[]): void {
    const kept = this.load();
    if (drafts.length > 0) kept[to] = drafts;
    else delete kept[to];
    this.storage.set(this.key, Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined);
  }

  /** Nothing that somebody wrote and did not send is left on this TV. */
  forget(owner: string): void {
    this.owner = owner;
    this.storage.set(this.key, undefined);
    this.owner = undefined;
  }

  private load(): Kept {
    try {
      return JSON.parse(this.storage.get(this.key) ?? '{}') as Kept;
    } catch {
      return {};
    }
  }

  private get key(): string {
    return `${this.prefix}${this.owner ?? ''}`;
  }
}
