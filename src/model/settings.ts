import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Settings } from '../protocol/words.ts';

/** Before anybody is signed in: what permits nothing. */
const NONE: Settings = {
  watchMode: 'ask',
  always: [],
  never: [],
  tellFriends: true,
  picture: 5,
  width: 320,
  previewInRequests: false,
};

/** Kept on the server, the same on every TV of the person (W25); a change shows at once and is taken back if it fails. */
export class SettingsStore {
  private readonly connection: Connection;
  private readonly settings = signal<Settings>(NONE);

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get now(): ReadonlySignal<Settings> {
    return this.settings;
  }

  /** Rejects with a Failure, after the screen shows what is in force again. */
  async set(changes: Partial<Settings>): Promise<void> {
    const before = this.settings.peek();
    this.settings.value = { ...before, ...changes };
    try {
      const { settings } = await this.connection.request('settings.set', { changes });
      this.settings.value = settings;
    } catch (failure) {
      this.settings.value = before;
      throw failure;
    }
  }

  /** Told by the server: at the start, or from another TV. */
  changed(settings: Settings): void {
    this.settings.value = settings;
  }
}
