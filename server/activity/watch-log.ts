import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { LOG_ENTRIES, LOG_MS } from '../../src/protocol/limits.ts';
import type { Settings, Watched } from '../../src/protocol/words.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import { avatarPath } from '../people/people.ts';
import { newId, type Random } from '../random.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import type { AudienceLog } from '../webcam/audience.ts';

export interface WatchLogOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  settings: { of(person: string): Settings };
  /** Who watches this person now. */
  viewers(owner: string): { person: string; small: boolean }[];
  /** What allows it. */
  ground(owner: string, viewer: string): Watched['by'] | undefined;
}

interface Watching {
  small: boolean;
  by: Watched['by'];
  /** its row, once it is stored */
  row: string | undefined;
}

/** A thumbnail comes and goes with the screen it is on; those within half an hour are one entry. */
const SMALL_GAP_MS = 30 * 60_000;
/** A cut, or a look at something else. */
const GAP_MS = 60_000;
/** How far an entry lags behind at most, should the server be killed. */
const WRITE_MS = 60_000;

/** Who watched whom, from when to when: each broadcaster's own log, as long as they keep one. */
export class WatchLog implements AudienceLog {
  readonly #options: WatchLogOptions;
  readonly #serial = new Serial();
  /** owner → viewer */
  readonly #open = new Map<string, Map<string, Watching>>();
  readonly #stopWriting: Cancel;

  constructor(options: WatchLogOptions) {
    this.#options = options;
    this.#stopWriting = every(options.clock, WRITE_MS, () => {
      this.writeDown().catch(() => options.log.warn({}, 'who watches could not be stored'));
    });
  }

  readonly words: WordTable = {
    'watched.list': async (_word, { person }) => ({
      watched: await this.#serial.run(person, () => this.#list(person)),
    }),
    'watched.wipe': async (_word, { person }) => {
      await this.#serial.run(person, () => this.#wipe(person));
      return {};
    },
  };

  moved(owner: string, viewer: string, before: boolean | undefined, after: boolean | undefined): void {
    if (before === after) return;
    if (before !== undefined) this.#close(owner, viewer);
    if (after !== undefined) this.#begin(owner, viewer, after);
  }

  /** The owner's settings changed: what they do not want kept is not, from now on. */
  review(owner: string): void {
    const open = this.#open.get(owner);
    if (!this.#options.settings.of(owner).keepWatchLog) {
      for (const viewer of [...(open?.keys() ?? [])]) this.#close(owner, viewer);
      return;
    }
    for (const { person, small } of this.#options.viewers(owner)) {
      if (!open?.has(person)) this.#begin(owner, person, small);
    }
  }

  /** Stores until when everybody has watched who still does. */
  async writeDown(): Promise<void> {
    const { db, clock } = this.#options;
    const rows = [...this.#open.values()].flatMap((open) => [...open.values()].flatMap(({ row }) => row ?? []));
    if (rows.length > 0) await db.updateTable('watched').set({ to_at: clock.now() }).where('id', 'in', rows).execute();
  }

  /** Deletes what is too old, of everybody. */
  async prune(): Promise<void> {
    const { db, clock } = this.#options;
    await db
      .deleteFrom('watched')
      .where('to_at', '<=', clock.now() - LOG_MS)
      .execute();
  }

  stop(): void {
    this.#stopWriting();
  }

  #begin(owner: string, viewer: string, small: boolean): void {
    const { settings, clock, ground } = this.#options;
    const by = ground(owner, viewer);
    if (!settings.of(owner).keepWatchLog || by === undefined) return;
    const watching: Watching = { small, by, row: undefined };
    const open = this.#open.get(owner) ?? new Map<string, Watching>();
    this.#open.set(owner, open.set(viewer, watching));
    const at = clock.now();
    this.#later(owner, async () => {
      watching.row = (await this.#goOn(owner, viewer, small, at)) ?? (await this.#insert(owner, viewer, watching, at));
    });
  }

  #close(owner: string, viewer: string): void {
    const { db, clock } = this.#options;
    const open = this.#open.get(owner);
    const watching = open?.get(viewer);
    if (!watching) return;
    open?.delete(viewer);
    if (open?.size === 0) this.#open.delete(owner);
    const at = clock.now();
    this.#later(owner, async () => {
      if (watching.row !== undefined)
        await db.updateTable('watched').set({ to_at: at }).where('id', '=', watching.row).execute();
    });
  }

  /** The entry of a moment ago, which this one continues. */
  async #goOn(person: string, other: string, small: boolean, at: number): Promise<string | undefined> {
    const { db } = this.#options;
    const last = await db
      .selectFrom('watched')
      .select('id')
      .where('person', '=', person)
      .where('other', '=', other)
      .where('small', '=', Number(small))
      .where('to_at', '>=', at - (small ? SMALL_GAP_MS : GAP_MS))
      .orderBy('to_at', 'desc')
      .executeTakeFirst();
    if (last) await db.updateTable('watched').set({ to_at: at }).where('id', '=', last.id).execute();
    return last?.id;
  }

  async #insert(person: string, other: string, { small, by }: Watching, at: number): Promise<string> {
    const { db, random } = this.#options;
    const id = newId(random);
    await db
      .insertInto('watched')
      .values({ id, person, other, from_at: at, to_at: at, small: Number(small), by })
      .execute();
    const kept = db.selectFrom('watched').select('id').where('person', '=', person).orderBy('to_at', 'desc');
    await db
      .deleteFrom('watched')
      .where('person', '=', person)
      .where('id', 'not in', kept.limit(LOG_ENTRIES))
      .execute();
    return id;
  }

  async #list(person: string): Promise<Watched[]> {
    const { db, clock } = this.#options;
    const rows = await db
      .selectFrom('watched')
      .innerJoin('accounts', 'accounts.person', 'watched.other')
      .select(['id', 'accounts.person', 'accounts.name', 'accounts.avatar', 'from_at', 'to_at', 'small', 'by'])
      .where('watched.person', '=', person)
      .where('to_at', '>', clock.now() - LOG_MS)
      .orderBy('to_at', 'desc')
      .execute();
    const running = new Set([...(this.#open.get(person)?.values() ?? [])].map(({ row }) => row));
    const entries = rows.map(({ id, from_at, to_at, small, by, avatar, ...row }) => ({
      ...row,
      avatar: avatarPath(avatar),
      from: from_at,
      ...(running.has(id) ? {} : { to: to_at }),
      small: small === 1,
      by: by as Watched['by'],
    }));
    const last = ({ to }: Watched): number => to ?? Number.POSITIVE_INFINITY;
    return entries.sort((a, b) => (last(a) === last(b) ? b.from - a.from : last(b) - last(a)));
  }

  async #wipe(person: string): Promise<void> {
    const { db, clock } = this.#options;
    await db.deleteFrom('watched').where('person', '=', person).execute();
    // Whoever watches is not forgotten with the others: it begins again now.
    for (const [viewer, watching] of this.#open.get(person) ?? [])
      watching.row = await this.#insert(person, viewer, watching, clock.now());
  }

  #later(owner: string, work: () => Promise<void>): void {
    this.#serial.run(owner, work).catch(() => this.#options.log.warn({}, 'who watched could not be stored'));
  }
}
