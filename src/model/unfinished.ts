import type { Storage } from '../platform/platform.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';

/** Storage is slow on some TVs, so a text is stored when nothing was typed for this long. */
const STORE_AFTER_MS = 1_000;

/** Where what was begun in a room is kept; no ID of a person looks like this. */
export const unfinishedIn = (room: string): string => `room ${room}`;

/** Texts that were begun and not sent, one for each friend and room. They outlive the screen and the app. */
export class Unfinished {
  private readonly storage: Storage;
  private readonly clock: Clock;
  private readonly texts = new Map<string, string>();
  private owner: string | undefined;
  private cancel: Cancel | undefined;

  constructor(storage: Storage, clock: Clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /** Somebody else is here: their texts are not the last one's. */
  belongsTo(owner: string): void {
    this.store();
    this.owner = owner;
    this.texts.clear();
    const kept = this.load();
    for (const person of Object.keys(kept)) this.texts.set(person, kept[person] ?? '');
  }

  /** What was begun to somebody; empty if nothing. */
  get(person: string): string {
    return this.texts.get(person) ?? '';
  }

  set(person: string, text: string): void {
    if (text === this.get(person)) return;
    if (text === '') this.texts.delete(person);
    else this.texts.set(person, text);
    this.cancel?.();
    this.cancel = this.clock.after(STORE_AFTER_MS, () => this.store());
  }

  /** Stores now what was to be stored in a moment. */
  store(): void {
    if (!this.cancel) return;
    this.cancel();
    this.cancel = undefined;
    const kept: Record<string, string> = {};
    this.texts.forEach((text, person) => {
      kept[person] = text;
    });
    this.storage.set(this.key, this.texts.size > 0 ? JSON.stringify(kept) : undefined);
  }

  /** Nothing that somebody began is left on this TV. */
  forget(owner: string): void {
    this.belongsTo(owner);
    this.texts.clear();
    this.storage.set(this.key, undefined);
  }

  private load(): Record<string, string> {
    try {
      return JSON.parse(this.storage.get(this.key) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  }

  private get key(): string {
    return `unfinished.${this.owner ?? ''}`;
  }
}
