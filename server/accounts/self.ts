import type { Clock } from '../../src/protocol/clock.ts';
import type { Circles } from '../friends/circles.ts';
import type { Lifecycle, SessionHooks } from '../gateway/lifecycle.ts';
import type { Sessions } from '../gateway/sessions.ts';
import { layTogether, type WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { People } from '../people/people.ts';
import type { Random } from '../random.ts';
import { forgetInSettings } from '../settings/forget.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';
import { Deletion } from './deletion.ts';
import { Exports } from './exports.ts';
import { OwnAccount } from './own-account.ts';
import { OwnDevices } from './own-devices.ts';
import type { OwnPassword } from './own-password.ts';
import type { Passwords } from './passwords.ts';

export interface SelfOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  passwords: Passwords;
  sessions: Sessions;
  people: People;
  circles: Circles;
  settings: SettingsKeeper;
  ownPassword: OwnPassword;
  deleteChildrenOf(guardian: string): Promise<void>;
  /** An account is no more. */
  gone(person: string): void;
  airDevice(person: string): string | undefined;
  /** Somebody has another name or picture, or is gone: who keeps copies reads them anew. */
  personChanged(person: string): Promise<void>;
}

/** What people do with their own account: change it, see and sign out their TVs, take it with them, end it. */
export interface Self {
  words: WordTable;
  hooks: SessionHooks;
  exports: Exports;
  deletion: Pick<Deletion, 'delete'>;
  attach(lifecycle: Pick<Lifecycle, 'end' | 'signOut'>): void;
}

export function openSelf(options: SelfOptions): Self {
  const { db, sessions, settings } = options;
  const devices = new OwnDevices(options);
  const account = new OwnAccount({
    ...options,
    signOutOthers: (session) => devices.signOutOthers(session),
  });
  const exports = new Exports(options);
  const deletion = new Deletion({
    ...options,
    forgetInSettings: (gone) =>
      forgetInSettings(db, settings, gone, {
        isHere: (person) => sessions.isHere(person),
        tell: (person) => sessions.tell(person, { t: 'settings.changed', settings: settings.of(person) }),
      }),
    forget: (person) => {
      exports.forget(person);
      options.gone(person);
    },
  });
  return {
    words: layTogether([devices.words, account.words, exports.words, deletion.words]),
    hooks: devices.hooks,
    exports,
    deletion,
    attach: (lifecycle) => {
      devices.attach(lifecycle);
      deletion.attach(lifecycle);
    },
  };
}
