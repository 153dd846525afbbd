import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import type { Start } from '../../src/protocol/words.ts';
import type { Lifecycle, SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Log } from '../log.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';

export interface VisitsOptions {
  db: Database;
  clock: Clock;
  log: Log;
  sessions: Sessions;
  settings: SettingsKeeper;
  /** The webcam of this session goes off, if it is on. */
  takeOffAir(session: Session): void;
}

const FORGET_EVERY_MS = 10 * 60_000;

/** Guests on somebody's TV (X9): they go after two hours at the latest, and nothing of the visit stays. */
export class Visits {
  readonly #options: VisitsOptions;
  readonly #ends = new Map<Session, Cancel>();
  readonly #stopForgetting: Cancel;
  #lifecycle: Pick<Lifecycle, 'end'> | undefined;

  constructor(options: VisitsOptions) {
    this.#options = options;
    // What a server that was killed could not clear away.
    this.#stopForgetting = every(options.clock, FORGET_EVERY_MS, () => this.#note(this.#forgetOld()));
  }

  attach(lifecycle: Pick<Lifecycle, 'end'>): void {
    this.#lifecycle = lifecycle;
  }

  readonly hooks: SessionHooks = {
    opened: (session) => {
      const { guest } = session;
      if (!guest) return;
      const left = guest.until - this.#options.clock.now();
      this.#ends.set(
        session,
        this.#options.clock.after(left, () => this.#lifecycle?.end(session, 'guest_over')),
      );
    },
    ended: (session) => {
      if (!session.guest) return;
      this.#ends.get(session)?.();
      this.#ends.delete(session);
      this.#note(this.#forget(session.device));
    },
  };

  /** This part of a guest's start. */
  async start({ guest }: Session): Promise<Pick<Start, 'guest'>> {
    return guest ? { guest: { until: guest.until, mayGoOnAir: await this.#lets(guest.host) } } : {};
  }

  async mayGoOnAir({ guest }: Session): Promise<boolean> {
    return !guest || this.#lets(guest.host);
  }

  /** Whoever lives on a TV may have taken back that guests go on air there. */
  settingsChanged(host: string): void {
    if (this.#options.settings.of(host).guestsOnAir) return;
    for (const session of this.#ends.keys()) if (session.guest?.host === host) this.#options.takeOffAir(session);
  }

  stop(): void {
    this.#stopForgetting();
    for (const cancel of this.#ends.values()) cancel();
  }

  /** A TV that nobody lives on lets nobody. */
  async #lets(host: string | undefined): Promise<boolean> {
    return host !== undefined && (await this.#options.settings.stored(host)).guestsOnAir;
  }

  async #forget(device: string): Promise<void> {
    await this.#options.db.deleteFrom('devices').where('device', '=', device).execute();
  }

  async #forgetOld(): Promise<void> {
    await this.#options.db.deleteFrom('devices').where('guest_until', '<=', this.#options.clock.now()).execute();
  }

  #note(work: Promise<void>): void {
    work.catch(() => this.#options.log.warn({}, 'what was left of a visit could not be deleted'));
  }
}
