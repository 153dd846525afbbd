import { type Clock, every } from '../../src/protocol/clock.ts';
import type { Start } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Sessions } from '../gateway/sessions.ts';
import { layTogether, type WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';
import { Missed } from './missed.ts';
import { QuietKeeper } from './quiet-keeper.ts';
import { WatchLog, type WatchLogOptions } from './watch-log.ts';

export interface ActivityOptions extends Pick<WatchLogOptions, 'viewers' | 'ground'> {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  circles: Circles;
  settings: SettingsKeeper;
  /** Quiet hours begin for somebody: takes away what waits on their TVs. */
  hush(person: string): void;
}

/** When somebody wants to be left alone, what they missed, and who watched them. */
export interface Activity {
  words: WordTable;
  quiet: QuietKeeper;
  missed: Missed;
  watchLog: WatchLog;
  /** This part of a TV's start. */
  start(person: string): Promise<Pick<Start, 'missed' | 'quietUntil'>>;
  settingsChanged(person: string): void;
  circleChanged(a: string, b: string): void;
  writeDown(): Promise<void>;
  stop(): void;
}

const PRUNE_MS = 12 * 3600_000;

export function openActivity(options: ActivityOptions): Activity {
  const { clock, log } = options;
  const quiet = new QuietKeeper({ ...options, began: options.hush });
  const missed = new Missed(options);
  const watchLog = new WatchLog(options);
  const prune = (): void => {
    Promise.all([missed.prune(), watchLog.prune()]).catch(() => log.warn({}, 'old entries could not be deleted'));
  };
  prune();
  const stopPruning = every(clock, PRUNE_MS, prune);
  return {
    words: layTogether([missed.words, watchLog.words]),
    quiet,
    missed,
    watchLog,
    start: async (person) => {
      const until = quiet.until(person);
      return { missed: await missed.unseen(person), ...(until === undefined ? {} : { quietUntil: until }) };
    },
    settingsChanged: (person) => quiet.review(person),
    circleChanged: (a, b) => {
      missed.circleChanged(a, b);
      missed.circleChanged(b, a);
    },
    writeDown: () => watchLog.writeDown(),
    stop: () => {
      stopPruning();
      quiet.stop();
      watchLog.stop();
    },
  };
}
