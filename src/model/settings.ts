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
  /** as the server last said; what is shown runs ahead of it while changes are on their way */
  private inForce = NONE;
  private onTheWay: readonly Partial<Settings>[] = [];

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get now(): ReadonlySignal<Settings> {
    return this.settings;
  }

  /** Rejects with a Failure, after the screen shows what is in force again. */
  async set(changes: Partial<Settings>): Promise<void> {
    this.onTheWay = [...this.onTheWay, changes];
    this.show();
    try {
      const { settings } = await this.connection.request('settings.set', { changes });
      this.inForce = settings;
    } finally {
      this.onTheWay = this.onTheWay.filter((one) => one !== changes);
      this.show();
    }
  }

  /** Told by the server: at the start, or from another TV. */
  changed(settings: Settings): void {
    this.inForce = settings;
    this.show();
  }

  /** The answer to one change must not take back the next, which the server has not seen yet. */
  private show(): void {
    let now = this.inForce;
    for (const changes of this.onTheWay) now = { ...now, ...changes };
    this.settings.value = now;
  }
}
