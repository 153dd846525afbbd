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
  /** as the server last said; what is shown runs ahead of it while a change is on its way */
  private inForce = NONE;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get now(): ReadonlySignal<Settings> {
    return this.settings;
  }

  /** Rejects with a Failure, after the screen shows what is in force again. */
  async set(changes: Partial<Settings>): Promise<void> {
    this.settings.value = { ...this.settings.peek(), ...changes };
    try {
      const { settings } = await this.connection.request('settings.set', { changes });
      this.changed(settings);
    } catch (failure) {
      this.settings.value = this.inForce;
      throw failure;
    }
  }

  /** Told by the server: at the start, or from another TV. */
  changed(settings: Settings): void {
    this.inForce = settings;
    this.settings.value = settings;
  }
}
