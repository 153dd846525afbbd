import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, Request } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Database } from '../store/store.ts';
import { linkOf, type Ref, refNamed, refOf } from './records.ts';

export interface ClipProgressOptions {
  db: Database;
  clock: Clock;
  sessions: Sessions;
  circles: Circles;
  /** gives nothing away */
  isInvisible(person: string): boolean;
}

/** How far people have got with what was sent to them, and how much of that their senders may know ("Settled" 14). */
export class ClipProgress {
  readonly #options: ClipProgressOptions;

  constructor(options: ClipProgressOptions) {
    this.#options = options;
  }

  async mark({ clip, watched }: Request<'clip.mark'>, session: Session): Promise<Answer<'clip.mark'>> {
    const { db, clock, circles, isInvisible } = this.#options;
    const ref = await refNamed(db, clip, session.person);
    if (!ref) throw new Refusal('clip.unknown');
    const now = clock.now();
    const marked: Ref = {
      ...ref,
      arrived_at: ref.arrived_at ?? now,
      watched_at: ref.watched_at ?? (watched ? now : null),
    };
    if (ref.role !== 'recipient' || isSame(marked, ref)) return {};
    await this.#save(marked);
    this.#tell(marked);
    if (!isInvisible(ref.person) && !circles.isBlocked(ref.person, ref.other)) await this.#reveal(marked);
    return {};
  }

  /** Somebody is visible again, or has answered: what they got in the meantime may be known now. @param other of them only */
  async tellMarks(person: string, other?: string): Promise<void> {
    const { db, circles } = this.#options;
    let rows = db
      .selectFrom('clip_refs')
      .selectAll()
      .where('person', '=', person)
      .where('role', '=', 'recipient')
      .where('arrived_at', 'is not', null);
    if (other !== undefined) rows = rows.where('other', '=', other);
    for (const ref of await rows.execute()) if (!circles.isBlocked(person, ref.other)) await this.#reveal(ref);
  }

  /** What these hold is gone, whoever let go of it. */
  tellGone(refs: readonly Ref[]): void {
    for (const ref of refs) this.#tell({ ...ref, digest: null });
  }

  /** The sender may know as much as the recipient's own row says. */
  async #reveal({ person, other, sequence, arrived_at, watched_at }: Ref): Promise<void> {
    const theirs = await refOf(this.#options.db, other, person, sequence);
    const told = theirs && { ...theirs, arrived_at, watched_at };
    if (!told || isSame(told, theirs)) return;
    await this.#save(told);
    this.#tell(told);
  }

  async #save({ ref, arrived_at, watched_at }: Ref): Promise<void> {
    await this.#options.db.updateTable('clip_refs').set({ arrived_at, watched_at }).where('ref', '=', ref).execute();
  }

  #tell(ref: Ref): void {
    const { person, other, sequence } = ref;
    this.#options.sessions.tell(person, { t: 'clip.changed', with: other, sequence, clip: linkOf(ref) });
  }
}

const isSame = (a: Ref, b: Ref): boolean => a.arrived_at === b.arrived_at && a.watched_at === b.watched_at;
