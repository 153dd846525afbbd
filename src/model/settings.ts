import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Answer, Request, Settings } from '../protocol/words.ts';

/** Before anybody is signed in, and where an older server knows a setting not: what permits nothing. */
const NONE: Settings = {
  watchMode: 'ask',
  always: [],
  never: [],
  tellFriends: true,
  picture: 5,
  width: 320,
  sound: false,
  mirror: false,
  rotate: 0,
  previewInRequests: false,
  guestsOnAir: false,
  sounds: { tick: false, chime: true, air: true },
  calm: false,
  secondWhileDirect: 'ask',
  direct: 'ask',
  directRelayOnly: false,
  quiet: { on: false, from: 22 * 60, to: 7 * 60, zone: 'UTC' },
  keepWatchLog: true,
  allowance: 0,
};

type Listing = Request<'settings.list'>;
type Change = (before: Settings) => Partial<Settings>;

/** Kept on the server, the same on every TV of the person (W25); a change shows at once and is taken back if it fails. */
export class SettingsStore {
  private readonly connection: Connection;
  private readonly settings = signal<Settings>(NONE);
  /** as the server last said; what is shown runs ahead of it while changes are on their way */
  private inForce = NONE;
  private onTheWay: readonly Change[] = [];

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get now(): ReadonlySignal<Settings> {
    return this.settings;
  }

  /** Rejects with a Failure, after the screen shows what is in force again. */
  set(changes: Partial<Settings>): Promise<void> {
    const asked = (): Promise<Answer<'settings.set'>> => this.connection.request('settings.set', { changes });
    return this.change(() => changes, asked);
  }

  /**
   * Puts one person in a list, or in neither; what another TV does to the same list meanwhile stays.
   * @param from only if they are in this one still
   */
  list(person: string, list: Listing['list'], from?: Listing['from']): Promise<void> {
    const change: Change = (before) => (from && before[from].indexOf(person) < 0 ? {} : listed(before, person, list));
    // A server of before knows whole lists only.
    if (!this.connection.offers('lists')) return this.set(change(this.settings.peek()));
    return this.change(change, () => this.connection.request('settings.list', { person, list, ...(from && { from }) }));
  }

  /** Told by the server: at the start, or from another TV. */
  changed(settings: Settings): void {
    this.inForce = { ...NONE, ...settings };
    this.show();
  }

  private async change(change: Change, ask: () => Promise<Answer<'settings.set'>>): Promise<void> {
    this.onTheWay = [...this.onTheWay, change];
    this.show();
    try {
      const { settings } = await ask();
      this.inForce = { ...NONE, ...settings };
    } finally {
      this.onTheWay = this.onTheWay.filter((one) => one !== change);
      this.show();
    }
  }

  /** The answer to one change must not take back the next, which the server has not seen yet. */
  private show(): void {
    let now = this.inForce;
    for (const change of this.onTheWay) now = { ...now, ...change(now) };
    this.settings.value = now;
  }
}

function listed(
  { always, never }: Settings,
  person: string,
  list: Listing['list'],
): Pick<Settings, 'always' | 'never'> {
  const without = (people: readonly string[]): string[] => people.filter((one) => one !== person);
  return {
    always: without(always).concat(list === 'always' ? [person] : []),
    never: without(never).concat(list === 'never' ? [person] : []),
  };
}
