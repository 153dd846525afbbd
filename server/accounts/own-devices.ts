import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { OwnDevice } from '../../src/protocol/words.ts';
import type { Lifecycle, SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import { Stays } from './stay.ts';
import { Tokens } from './tokens.ts';

export interface OwnDevicesOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  /** the TV this person is on air with */
  airDevice(person: string): string | undefined;
}

/** The TVs a person is signed in on, and signing them out from another one. */
export class OwnDevices {
  readonly #options: OwnDevicesOptions;
  readonly #stays: Stays;
  readonly #tokens: Tokens;
  #lifecycle: Pick<Lifecycle, 'end'> | undefined;

  constructor(options: OwnDevicesOptions) {
    this.#options = options;
    this.#stays = new Stays(options.db, options.random);
    this.#tokens = new Tokens(options.db, options.random);
  }

  attach(lifecycle: Pick<Lifecycle, 'end'>): void {
    this.#lifecycle = lifecycle;
  }

  readonly words: WordTable = {
    'device.list': async (_word, session) => ({ devices: await this.#list(session.person) }),
    'device.rename': async ({ name }, session) => {
      const { db } = this.#options;
      await db.updateTable('devices').set({ name }).where('device', '=', session.device).execute();
      session.deviceName = name;
      this.#tellChanged(session);
      return {};
    },
    'device.sign_out': async ({ device }, session) => {
      await this.#signOut(session, device);
      return {};
    },
    'device.sign_out_others': async (_word, session) => {
      await this.signOutOthers(session);
      return {};
    },
  };

  readonly hooks: SessionHooks = {
    opened: (session) => this.#tellChanged(session),
    ended: (session, why) => {
      // A server that stops has no time left, and the TV is back in a moment.
      if (why !== 'stopping') this.#noteLastHere(session);
      this.#tellChanged(session);
    },
  };

  /** Signs every TV of the person out but the one that asks. */
  async signOutOthers(session: Session): Promise<void> {
    const { sessions } = this.#options;
    const { person, device } = session;
    await this.#stays.revokeOthers(person, device);
    await this.#tokens.revokeOthers(person, device);
    for (const other of sessions.of(person)) if (other.device !== device) this.#lifecycle?.end(other, 'signed_out');
    this.#tellChanged(session);
  }

  async #signOut(session: Session, device: string): Promise<void> {
    const { sessions } = this.#options;
    const { person } = session;
    const row = await this.#options.db
      .selectFrom('devices')
      .select('device')
      .where('device', '=', device)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!row || device === session.device) throw new Refusal('device.unknown');
    await this.#stays.revokeDevice(device);
    await this.#tokens.revokeDevice(device);
    const there = sessions.onDevice(person, device);
    if (there) this.#lifecycle?.end(there, 'signed_out');
    else this.#tellChanged(session);
  }

  /** Those that are on, or come back by themselves. A TV that was signed out is none of theirs any more. */
  async #list(person: string): Promise<OwnDevice[]> {
    const { db, clock, sessions, airDevice } = this.#options;
    const now = clock.now();
    const rows = await db
      .selectFrom('devices')
      .select(['device', 'name', 'kind', 'created_at', 'seen_at'])
      .where('person', '=', person)
      .execute();
    const stays = await this.#options.db
      .selectFrom('stays')
      .select('device')
      .where('person', '=', person)
      .where('expires_at', '>', now)
      .execute();
    const staying = new Set(stays.map(({ device }) => device));
    const on = new Set(sessions.of(person).map(({ device }) => device));
    const devices = rows
      .filter(({ device }) => on.has(device) || staying.has(device))
      .map(
        (row): OwnDevice => ({
          device: row.device,
          name: row.name,
          kind: row.kind as OwnDevice['kind'],
          since: row.created_at,
          lastHere: on.has(row.device) ? now : row.seen_at,
          on: on.has(row.device),
          onAir: airDevice(person) === row.device,
          stays: staying.has(row.device),
        }),
      );
    return devices.sort(
      (a, b) => Number(b.on) - Number(a.on) || b.lastHere - a.lastHere || (a.device < b.device ? -1 : 1),
    );
  }

  #tellChanged(session: Session): void {
    const { sessions } = this.#options;
    const { person } = session;
    sessions.tell(person, { t: 'device.changed', on: sessions.of(person).length }, session);
  }

  #noteLastHere({ device }: Session): void {
    const { db, clock, log } = this.#options;
    db.updateTable('devices')
      .set({ seen_at: clock.now() })
      .where('device', '=', device)
      .execute()
      .catch(() => log.warn({}, 'when a TV was last here could not be stored'));
  }
}
