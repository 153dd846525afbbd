import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { AIR_RESUME_MS } from '../../src/protocol/limits.ts';
import type { BroadcastState, Event, Request } from '../../src/protocol/words.ts';
import type { Session, SessionEnd } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Log } from '../log.ts';
import { Guests } from '../permissions/guests.ts';
import { newId, type Random } from '../random.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import type { Audience } from './audience.ts';
import type { Permissions } from './permissions.ts';

export interface OnAirOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  relay: Relay;
  audience: Audience;
  permissions: Permissions;
  /** after somebody went on or off air */
  changed(person: string, onAir: boolean): void;
  /** its TV is hidden, cut off, there again, or another session; or it is over */
  moved(broadcast: Broadcast): void;
}

type WhyEnded = Event<'webcam.ended'>['why'];

/** Going on air and off again: one broadcast a person (W5), which survives a cut of 30 s ("Settled" 6). */
export class OnAir {
  readonly #options: OnAirOptions;
  readonly #serial = new Serial();

  constructor(options: OnAirOptions) {
    this.#options = options;
  }

  start(session: Session, word: Request<'webcam.start'>): Promise<Broadcast> {
    // Two TVs of one person pressing at the same moment: one after the other.
    return this.#serial.run(session.person, () => this.#start(session, word));
  }

  async #start(session: Session, word: Request<'webcam.start'>): Promise<Broadcast> {
    const { relay, clock, random, db, permissions } = this.#options;
    const { person, device, deviceName } = session;
    const running = relay.of(person);
    if (running) {
      if (running.device === device) return this.#goOn(running, session, word.link);
      if (!word.takeOver) throw new Refusal('webcam.elsewhere', { text: running.deviceName });
      this.end(running, 'taken_over');
    }
    const kept = word.broadcast ? await this.#kept(word.broadcast, person, device) : undefined;
    const now = clock.now();
    const id = kept?.broadcast ?? newId(random);
    const since = kept?.since ?? now;
    if (!kept) {
      await db
        .updateTable('broadcasts')
        .set({ ended_at: now })
        .where('person', '=', person)
        .where('ended_at', 'is', null)
        .execute();
      await db.insertInto('broadcasts').values({ broadcast: id, person, device, since, ended_at: null }).execute();
    }
    const guests = await Guests.of(db, id);
    if (session.state.is === 'ended') throw new Refusal('auth.session_gone');
    permissions.setGuests(person, guests);
    const broadcast = relay.open({ id, person, device, deviceName, since }, session, word.link);
    if (!session.connected) this.#cut(broadcast);
    this.#options.audience.tellState(broadcast);
    this.#options.changed(person, true);
    return broadcast;
  }

  /** Whether `start` would only go on with what is on air from this TV, or was until a moment ago. */
  async goesOn({ person, device }: Session, { broadcast }: Request<'webcam.start'>): Promise<boolean> {
    const running = this.#options.relay.of(person);
    if (running) return running.device === device;
    return broadcast !== undefined && (await this.#kept(broadcast, person, device)) !== undefined;
  }

  state(broadcast: Broadcast): BroadcastState {
    const { id, since, streams, demand } = broadcast;
    return { broadcast: id, since, streams, demand, viewers: this.#options.audience.viewers(broadcast) };
  }

  stop(person: string): void {
    const broadcast = this.#options.relay.of(person);
    if (broadcast) this.end(broadcast, 'stopped');
  }

  /** Hidden: nobody sees anything until the app is shown again, and nothing is kept. */
  pause(session: Session, paused: boolean): void {
    const broadcast = this.#options.relay.of(session.person);
    if (!broadcast || broadcast.source !== session) throw new Refusal('webcam.off_air');
    if (broadcast.state.is === 'cut' || (broadcast.state.is === 'hidden') === paused) return;
    this.#setState(broadcast, paused ? { is: 'hidden' } : { is: 'live' }, 'broadcaster');
  }

  cut(session: Session): void {
    const broadcast = this.#sourceOf(session);
    if (broadcast) this.#cut(broadcast);
  }

  resumed(session: Session): void {
    const broadcast = this.#sourceOf(session);
    if (broadcast) this.#goOn(broadcast, session, undefined);
  }

  ended(session: Session, why: SessionEnd): void {
    const broadcast = this.#sourceOf(session);
    if (!broadcast) return;
    if (why === 'replaced') return this.#cut(broadcast);
    // Its TV goes on at another server, under the same name; its viewers go there too.
    if (why === 'moved' || why === 'stopping') return this.#remove(broadcast);
    this.end(broadcast, why === 'disabled' ? 'account' : why === 'expired' ? 'lost' : 'stopped');
  }

  /** Takes somebody off air: everybody watching is told, nothing is kept. */
  end(broadcast: Broadcast, why: WhyEnded): void {
    if (broadcast.state.is === 'over') return;
    const { db, clock, audience, log } = this.#options;
    const { source } = broadcast;
    audience.sweep(broadcast, 'off_camera', () => true);
    this.#remove(broadcast);
    source?.tell({ t: 'webcam.ended', broadcast: broadcast.id, why });
    audience.tellState(broadcast);
    db.updateTable('broadcasts')
      .set({ ended_at: clock.now() })
      .where('broadcast', '=', broadcast.id)
      .execute()
      .catch(() => log.warn({}, 'the end of a broadcast could not be stored'));
    this.#options.changed(broadcast.person, false);
  }

  #remove(broadcast: Broadcast): void {
    if (broadcast.state.is === 'cut') broadcast.state.cancelEnd();
    this.#options.relay.close(broadcast);
    this.#options.permissions.dropGuests(broadcast.person);
    this.#options.moved(broadcast);
  }

  #goOn(broadcast: Broadcast, session: Session, link: string | undefined): Broadcast {
    if (broadcast.state.is === 'cut') broadcast.state.cancelEnd();
    broadcast.source = session;
    broadcast.link = link;
    if (broadcast.state.is !== 'live') this.#setState(broadcast, { is: 'live' }, 'connection');
    this.#options.moved(broadcast);
    return broadcast;
  }

  #cut(broadcast: Broadcast): void {
    if (broadcast.state.is === 'cut') return;
    const cancelEnd = this.#options.clock.after(AIR_RESUME_MS, () => this.end(broadcast, 'lost'));
    this.#setState(broadcast, { is: 'cut', cancelEnd }, 'connection');
  }

  #setState(broadcast: Broadcast, state: Broadcast['state'], reason: Event<'view.changed'>['reason']): void {
    broadcast.state = state;
    const paused = state.is !== 'live';
    if (paused) broadcast.forget();
    for (const { id: viewing, session, direct } of broadcast.viewings.values()) {
      // A line to the server that is cut does not touch what does not run over it.
      if (!direct || reason !== 'connection') session.tell({ t: 'view.changed', viewing, paused, reason });
    }
    this.#options.relay.refresh(broadcast);
    this.#options.moved(broadcast);
  }

  #sourceOf(session: Session): Broadcast | undefined {
    const broadcast = this.#options.relay.of(session.person);
    return broadcast?.source === session ? broadcast : undefined;
  }

  /** A broadcast of this TV that was never ended: the server was restarted, or it comes from another one. */
  async #kept(id: string, person: string, device: string) {
    return this.#options.db
      .selectFrom('broadcasts')
      .select(['broadcast', 'since'])
      .where('broadcast', '=', id)
      .where('person', '=', person)
      .where('device', '=', device)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
  }
}
