import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { CLIP_UPLOAD_MS } from '../../src/protocol/limits.ts';
import type { Log } from '../log.ts';
import type { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import type { ClipFiles } from './files.ts';
import type { Ref } from './records.ts';

export interface KeepingOptions {
  db: Database;
  clock: Clock;
  log: Log;
  files: ClipFiles;
  /** how long one is kept, ms */
  keepMs: number;
  /** work on one file at a time: what is deleted here may just be sent by somebody else */
  byDigest: Serial;
  /** these are gone for whoever held them */
  gone(refs: readonly Ref[]): void;
}

const LOOK_EVERY_MS = 60_000;

/** Lets go of what nobody holds, or has been held long enough (V3), and clears up after a crash. */
export class Keeping {
  readonly #options: KeepingOptions;
  #stopLooking: Cancel = () => {};
  #looking: Promise<void> = Promise.resolve();
  /** a round that has not begun: whoever asks for one meanwhile is served by it */
  #next: Promise<void> | undefined;
  /** wholes that were there at the start: those a crash left, that nobody was told of, go at the second round */
  #found: string[] = [];
  #rounds = 0;

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  /** Call before anything is sent. */
  async start(): Promise<void> {
    this.#found = await this.#options.files.wholes();
    await this.look();
    this.#stopLooking = every(this.#options.clock, LOOK_EVERY_MS, () => void this.look());
  }

  stop(): Promise<void> {
    this.#stopLooking();
    return this.#looking;
  }

  /** One round after the other; it is asked for whenever somebody lets go of something. */
  look(): Promise<void> {
    if (this.#next) return this.#next;
    const { log } = this.#options;
    const next = this.#looking
      .then(() => {
        this.#next = undefined;
        return this.#round();
      })
      .catch((error: unknown) => log.warn({ failure: String(error) }, 'video messages could not be cleared up'));
    this.#next = next;
    this.#looking = next;
    return next;
  }

  async #round(): Promise<void> {
    await this.#retire();
    await this.#dropOld();
    await this.#removeUnheld();
    this.#rounds += 1;
    // Not at the first: a server that is just being left may be about to tell of one.
    if (this.#rounds === 2) await this.#removeUntold();
  }

  async #removeUntold(): Promise<void> {
    const { db, files, byDigest } = this.#options;
    const found = this.#found;
    this.#found = [];
    for (const digest of found) {
      await byDigest.run(digest, async () => {
        const row = await db.selectFrom('clip_files').select('digest').where('digest', '=', digest).executeTakeFirst();
        if (!row) await files.remove(digest);
      });
    }
  }

  async #retire(): Promise<void> {
    const { db, clock, keepMs, gone } = this.#options;
    const rows = await db
      .updateTable('clip_refs')
      .set({ digest: null })
      .where('at', '<=', clock.now() - keepMs)
      .where('digest', 'is not', null)
      .returningAll()
      .execute();
    gone(rows);
  }

  /** Uploads nobody goes on with, and parts whose upload went with its account. */
  async #dropOld(): Promise<void> {
    const { db, clock, files } = this.#options;
    await db
      .deleteFrom('clip_uploads')
      .where('at', '<=', clock.now() - CLIP_UPLOAD_MS)
      .execute();
    // What is there is listed first: a row is written before its part is.
    const parts = await files.parts();
    const rows = await db.selectFrom('clip_uploads').select('upload').execute();
    const known = new Set(rows.map(({ upload }) => upload));
    for (const part of parts) if (!known.has(part)) await files.drop(part);
  }

  async #removeUnheld(): Promise<void> {
    const { db, files, byDigest } = this.#options;
    const unheld = await db
      .selectFrom('clip_files')
      .select('digest')
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('clip_refs').select('ref').whereRef('clip_refs.digest', '=', 'clip_files.digest'))),
      )
      .execute();
    for (const { digest } of unheld) {
      await byDigest.run(digest, async () => {
        const { numDeletedRows } = await db
          .deleteFrom('clip_files')
          .where('digest', '=', digest)
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('clip_refs').select('ref').where('clip_refs.digest', '=', digest))),
          )
          .executeTakeFirst();
        if (numDeletedRows > 0n) await files.remove(digest);
      });
    }
  }
}
