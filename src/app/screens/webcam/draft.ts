import type { SettingsStore } from '../../../model/settings.ts';
import type { Settings } from '../../../protocol/words.ts';

/** Settings are stored when nothing was changed for this long: a slider passes many values on its way. */
export const STORE_MS = 400;

/** Settings that are being changed: they hold here at once, and are stored a moment after the last change. */
export class SettingsDraft {
  private readonly store: SettingsStore;
  private readonly changed: () => void;
  private readonly failed: (failure: unknown) => void;
  private draft: Partial<Settings> = {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed something else holds now  @param failed it could not be stored; what was in force still is */
  constructor(store: SettingsStore, changed: () => void, failed: (failure: unknown) => void) {
    this.store = store;
    this.changed = changed;
    this.failed = failed;
  }

  /** As the person has set them, stored or not. Reading it in an effect follows the store. */
  get now(): Settings {
    return { ...this.store.now.value, ...this.draft };
  }

  change(changes: Partial<Settings>): void {
    this.draft = { ...this.draft, ...changes };
    this.changed();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), STORE_MS);
  }

  /** Stores what is not stored yet, at once. */
  flush(): void {
    clearTimeout(this.timer);
    const { draft } = this;
    if (Object.keys(draft).length === 0) return;
    this.draft = {};
    this.store.set(draft).catch((failure: unknown) => {
      this.failed(failure);
      this.changed();
    });
  }
}
