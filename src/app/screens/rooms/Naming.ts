import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RoomsLater } from '../../../model/rooms-later.ts';
import type { Answer } from '../../../protocol/words.ts';

/** Whoever stops typing for this long has typed the whole name (18b). */
export const PAUSE_MS = 600;

/** A room of that name, and what this person is to it. */
export type Found = NonNullable<Answer<'room.find'>['found']>;

/** What is known of a name that was typed. */
export type Name =
  | { readonly is: 'none' }
  | { readonly is: 'looking'; readonly name: string }
  | { readonly is: 'free'; readonly name: string }
  | { readonly is: 'taken'; readonly name: string; readonly found: Found }
  | { readonly is: 'failed'; readonly name: string };

/** Names are the same whatever their blanks at the ends and between the words. */
const plain = (name: string): string => name.trim().replace(/\s+/g, ' ');

/** Looks up whether there is a room of a name, as it is typed: after a pause, or at once. What comes late is dropped. */
export class Naming {
  private readonly rooms: RoomsLater;
  private readonly now_ = signal<Name>({ is: 'none' });
  private turn = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(rooms: RoomsLater) {
    this.rooms = rooms;
  }

  get now(): ReadonlySignal<Name> {
    return this.now_;
  }

  typed(text: string): void {
    this.stop();
    const name = plain(text);
    const now = this.now_.peek();
    if (now.is !== 'none' && now.name === name) return;
    this.turn += 1;
    this.now_.value = { is: 'none' };
    if (name) this.pause = setTimeout(() => void this.look(name), PAUSE_MS);
  }

  /** Looks now, also where the answer is known already: it may be another one. @returns what is known then */
  async look(text: string): Promise<Name> {
    this.stop();
    const name = plain(text);
    this.turn += 1;
    const { turn } = this;
    if (!name) return this.settle({ is: 'none' });
    const before = this.now_.peek();
    // What is known is not taken back while it is looked at again.
    if (before.is === 'none' || before.is === 'failed') this.now_.value = { is: 'looking', name };
    let next: Name;
    try {
      const found = await (await this.rooms.load()).find(name);
      next = found ? { is: 'taken', name, found } : { is: 'free', name };
    } catch {
      next = { is: 'failed', name };
    }
    return turn === this.turn ? this.settle(next) : this.now_.peek();
  }

  /** Nothing is looked up by itself any more. */
  stop(): void {
    clearTimeout(this.pause);
  }

  private settle(name: Name): Name {
    this.now_.value = name;
    return name;
  }
}
