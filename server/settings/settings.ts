import { Refusal } from '../../src/protocol/errors.ts';
import { LIST_PEOPLE } from '../../src/protocol/limits.ts';
import { settings as schema } from '../../src/protocol/words/settings.ts';
import type { Request, Settings } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Resident } from '../people/people.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';

/** What a new person begins with: nobody watches without being asked for. */
export const DEFAULT_SETTINGS: Settings = {
  watchMode: 'list_or_ask',
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
  quiet: { on: false, from: 22 * 60, to: 7 * 60, zone: 'UTC' },
  keepWatchLog: true,
  secondWhileDirect: 'ask',
  direct: 'ask',
  directRelayOnly: false,
  allowance: 0,
};

type Listing = Request<'settings.list'>;

/** Kept on the server, the same on every TV of a person (W25). */
export class SettingsKeeper implements Resident {
  readonly #db: Database;
  readonly #sessions: Sessions;
  readonly #kept = new Map<string, Settings>();
  readonly #changed: (person: string, before: Settings) => void;
  readonly #serial = new Serial();

  /** @param changed called after a change is stored, with the settings as they were */
  constructor(db: Database, sessions: Sessions, changed: (person: string, before: Settings) => void) {
    this.#db = db;
    this.#sessions = sessions;
    this.#changed = changed;
  }

  readonly words: WordTable = {
    'settings.set': async ({ changes }, session) => {
      const settings = await this.set(session.person, changes);
      this.#sessions.tell(session.person, { t: 'settings.changed', settings }, session);
      return { settings };
    },
    'settings.list': async (word, session) => ({ settings: await this.#listed(word, session) }),
  };

  #listed({ person, list, from }: Request<'settings.list'>, session: Session): Promise<Settings> {
    return this.list(session.person, person, list, { from, except: session });
  }

  async load(person: string): Promise<void> {
    this.#kept.set(person, await this.#read(person));
  }

  unload(person: string): void {
    this.#kept.delete(person);
  }

  /** The settings of somebody who is here; the defaults otherwise, which permit nothing. */
  of(person: string): Settings {
    return this.#kept.get(person) ?? DEFAULT_SETTINGS;
  }

  /** The settings of anybody, here or not. */
  async stored(person: string): Promise<Settings> {
    return this.#kept.get(person) ?? this.#read(person);
  }

  /** Stores a change, then puts it in force. */
  set(person: string, changes: Partial<Settings>): Promise<Settings> {
    return this.#serial.run(person, () => this.#set(person, () => changes));
  }

  /** "Always allow" and its like: puts somebody in one list or neither, and tells the person’s TVs. @throws Refusal where the list is full */
  async list(
    person: string,
    other: string,
    list: Listing['list'],
    { from, except }: { from?: Listing['from']; except?: Session } = {},
  ): Promise<Settings> {
    const settings = await this.#serial.run(person, () =>
      this.#set(person, ({ always, never }) => {
        if (from && !(from === 'always' ? always : never).includes(other)) return {};
        const without = (people: string[]): string[] => people.filter((id) => id !== other);
        if (list !== 'neither' && without(list === 'always' ? always : never).length >= LIST_PEOPLE)
          throw new Refusal('word.invalid', { text: 'list: it is full' });
        return {
          always: list === 'always' ? [...without(always), other] : without(always),
          never: list === 'never' ? [...without(never), other] : without(never),
        };
      }),
    );
    this.#sessions.tell(person, { t: 'settings.changed', settings }, except);
    return settings;
  }

  async #read(person: string): Promise<Settings> {
    const row = await this.#db.selectFrom('settings').select('json').where('person', '=', person).executeTakeFirst();
    return { ...DEFAULT_SETTINGS, ...understood(row ? JSON.parse(row.json) : {}) };
  }

  async #set(person: string, change: (before: Settings) => Partial<Settings>): Promise<Settings> {
    const before = this.of(person);
    const changes = change(before);
    const after = withoutContradiction({ ...before, ...changes }, changes);
    const json = JSON.stringify(after);
    await this.#db
      .insertInto('settings')
      .values({ person, json })
      .onConflict((conflict) => conflict.column('person').doUpdateSet({ json }))
      .execute();
    if (this.#kept.has(person)) this.#kept.set(person, after);
    this.#changed(person, before);
    return after;
  }
}

/** What an older or newer server kept, setting by setting as far as it is understood: one of them must not cost Never. */
function understood(json: Record<string, unknown>): Partial<Settings> {
  const fields = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = field.safeParse(json[name]);
    return value.success ? [[name, value.data]] : [];
  });
  return Object.fromEntries(fields);
}

/** Somebody is in one list only: the one they were put in last, and Never where that leaves a doubt. */
function withoutContradiction(after: Settings, changes: Partial<Settings>): Settings {
  const { always, never } = after;
  if (changes.always && !changes.never) return { ...after, never: never.filter((id) => !always.includes(id)) };
  return { ...after, always: always.filter((id) => !never.includes(id)) };
}
