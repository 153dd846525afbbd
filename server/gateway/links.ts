import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer } from '../../src/protocol/words.ts';
import { newId, newSecret, type Random } from '../random.ts';
import type { Connection } from './connection.ts';
import type { MediaLink, Session } from './session.ts';

const TICKET_MS = 30_000;

/** Media links: further connections that carry packets for a session, each opened once with a ticket. */
export class Links {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #tickets = new Map<string, { session: Session; cancel: Cancel }>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  ticket(session: Session): Answer<'link.ticket'> {
    const ticket = newSecret(this.#random);
    const cancel = this.#clock.after(TICKET_MS, () => this.#tickets.delete(ticket));
    this.#tickets.set(ticket, { session, cancel });
    return { ticket, expiresInMs: TICKET_MS };
  }

  /** Turns a new connection into a link. @throws Refusal link.refused */
  open(ticket: string, connection: Connection): Answer<'link.open'> {
    const held = this.#tickets.get(ticket);
    if (!held || connection.stage.is !== 'new' || held.session.state.is === 'ended') throw new Refusal('link.refused');
    this.#tickets.delete(ticket);
    held.cancel();
    const link: MediaLink = {
      id: newId(this.#random),
      get open() {
        return connection.stage.is === 'link';
      },
      get buffered() {
        return connection.buffered;
      },
      get roundTrip() {
        return connection.roundTrip;
      },
      send: (bytes) => connection.sendBytes(bytes),
      sendFramed: (frame) => connection.sendFramed(frame),
      close: (code) => connection.close(code),
    };
    connection.stage = { is: 'link', session: held.session, link };
    held.session.addLink(link);
    connection.ping();
    return { link: link.id };
  }

  stop(): void {
    for (const { cancel } of this.#tickets.values()) cancel();
    this.#tickets.clear();
  }
}
