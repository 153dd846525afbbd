import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Presence } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { Messages } from '../messages/messages.ts';
import { newestNumber } from '../messages/queries.ts';
import type { Random } from '../random.ts';
import type { Relay } from '../relay/relay.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import { ClipCounts } from './counts.ts';
import type { ClipFiles } from './files.ts';
import { Keeping } from './keeping.ts';
import { Legs } from './legs.ts';
import { LegLines } from './lines.ts';
import { Players } from './players.ts';
import { ClipProgress } from './progress.ts';
import { ClipReceiving } from './receiving.ts';
import { bytesHeld, loseUnloaded, refNamed, stored } from './records.ts';
import type { ClipRules } from './rules.ts';
import { ClipSending } from './sending.ts';
import { Talks } from './talks.ts';

export interface ClipsOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  circles: Circles;
  messages: Pick<Messages, 'post'>;
  relay: Relay;
  /** where the bytes lie */
  files: ClipFiles;
  rules: ClipRules;
  /** how somebody looks to somebody */
  look(person: string, seenBy: string): Presence;
  isInvisible(person: string): boolean;
}

/** What the two legs share. */
export interface ClipParts extends Pick<ClipsOptions, 'db' | 'clock' | 'random' | 'log' | 'files' | 'rules'> {
  talks: Talks;
  legs: Legs;
  lines: LegLines;
  /** work on one file at a time */
  byDigest: Serial;
  counts: ClipCounts;
}

/**
 * Video messages (V1–V9): who may send one to whom, both legs, and what is kept. Bytes never come from a word, and a
 * word never waits for bytes.
 */
export class Clips {
  readonly #options: ClipsOptions;
  readonly #players: Players;
  readonly #talks: Talks;
  readonly #legs: Legs;
  readonly #sending: ClipSending;
  readonly #receiving: ClipReceiving;
  readonly #progress: ClipProgress;
  readonly #keeping: Keeping;
  readonly #counts = new ClipCounts();

  constructor(options: ClipsOptions) {
    const { db, clock, files, rules } = options;
    this.#options = options;
    const byDigest = new Serial();
    this.#players = new Players(db);
    this.#talks = new Talks({ ...options, players: this.#players });
    this.#legs = new Legs(clock, this.#counts);
    const lines = new LegLines(options.relay, clock);
    const parts: ClipParts = {
      ...options,
      talks: this.#talks,
      legs: this.#legs,
      lines,
      byDigest,
      counts: this.#counts,
    };
    this.#sending = new ClipSending(parts, options.messages);
    this.#receiving = new ClipReceiving(parts);
    this.#progress = new ClipProgress(options);
    this.#keeping = new Keeping({
      ...{ db, clock, log: options.log, files, keepMs: rules.keepMs, byDigest },
      gone: (refs) => {
        for (const { ref } of refs) void this.#legs.end(ref);
        this.#progress.tellGone(refs);
      },
    });
  }

  readonly words: WordTable = {
    'conversation.open': async ({ with: other }, session) => {
      const { db, rules } = this.#options;
      await this.#mustKnow(session.person, other);
      const takes = await this.#talks.open(session, other);
      const { mine } = await bytesHeld(db, session.person);
      const { longestMs, mostBytes, personBytes } = rules;
      return { takes, longestMs, mostBytes, left: Math.max(0, personBytes - mine) };
    },
    'conversation.close': ({ with: other }, session) => {
      this.#talks.close(session, other);
      return {};
    },
    'video.open': ({ with: other }, session) => this.#talks.openVideo(session, other),
    'video.close': ({ with: other }, session) => {
      this.#talks.leaveVideo(session, other);
      return {};
    },
    'clip.send': (word, session) => this.#sending.send(word, session),
    'clip.finish': (word, session) => this.#sending.finish(word, session),
    'clip.cancel': (word, session) => this.#sending.cancel(word, session),
    'clip.load': (word, session) => this.#receiving.load(word, session),
    'clip.mark': (word, session) => this.#progress.mark(word, session),
    'clip.release': async ({ clip }, session) => {
      const { db } = this.#options;
      const ref = await refNamed(db, clip, session.person);
      if (!ref) throw new Refusal('clip.unknown');
      await db.updateTable('clip_refs').set({ digest: null }).where('ref', '=', clip).execute();
      await this.#legs.end(clip);
      this.#progress.tellGone([ref]);
      void this.#keeping.look();
      return {};
    },
  };

  readonly hooks: SessionHooks = {
    opened: (session) => this.#changed(session),
    resumed: (session) => this.#changed(session),
    changed: (session) => this.#changed(session),
    ended: (session) => {
      this.#legs.forget(session);
      this.#talks.forget(session);
      this.#talks.review(session.person);
    },
  };

  /** Clears up what a crash left. */
  start(): Promise<void> {
    return this.#keeping.start();
  }

  async stop(): Promise<void> {
    await this.#legs.stop();
    await this.#keeping.stop();
  }

  /** For the operator: what is stored, which legs run, and what became of those before them. */
  async figures() {
    const { legs, refused } = this.#counts;
    const running = { up: this.#legs.running('up'), down: this.#legs.running('down') };
    return { ...(await stored(this.#options.db)), running, legs, refused };
  }

  /** A frame that came on a media link. Returns false when none of ours runs there. */
  take(link: string, frame: Uint8Array): boolean {
    return this.#legs.take(link, frame);
  }

  /** Somebody looks otherwise to others, or sees others otherwise. */
  review(person: string): void {
    this.#talks.review(person);
  }

  /** Somebody is visible again: what was kept to themselves may be known. */
  async shown(person: string): Promise<void> {
    for (const session of this.#options.sessions.of(person)) await this.#players.note(session);
    this.#talks.review(person);
    await this.#progress.tellMarks(person);
  }

  /** Somebody has answered somebody. */
  answered(person: string, other: string): Promise<void> {
    return this.#progress.tellMarks(person, other);
  }

  /** What two people are to each other is another now. After a block, what was not loaded is gone. */
  circleChanged(a: string, b: string): void {
    for (const person of [a, b]) this.#talks.review(person);
    if (this.#options.circles.isBlocked(a, b)) this.#note(this.#lose(a, b));
  }

  async #lose(a: string, b: string): Promise<void> {
    const lost = await loseUnloaded(this.#options.db, a, b);
    for (const { ref } of lost) await this.#legs.end(ref);
    this.#progress.tellGone(lost);
    await this.#keeping.look();
  }

  #changed(session: Session): void {
    // What TV somebody invisible came with would tell that they came.
    if (!this.#options.isInvisible(session.person)) this.#note(this.#players.note(session));
    this.#talks.review(session.person);
  }

  /** A conversation is had with friends, and with whom one has written. */
  async #mustKnow(person: string, other: string): Promise<void> {
    const { db, circles } = this.#options;
    if (circles.of(person).friends.has(other)) return;
    if ((await newestNumber(db, person, other)) === 0) throw new Refusal('friend.only');
  }

  #note(work: Promise<void>): void {
    work.catch((error: unknown) => this.#options.log.warn({ failure: String(error) }, 'video messages fell behind'));
  }
}
