import type { Viewer } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { People } from '../people/people.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Standstill, Viewing } from '../relay/viewing.ts';

export type Ending = 'off_camera' | 'closed' | 'own';

/** Who watches whom is also written down. `small`: a thumbnail; undefined: not watching. */
export interface AudienceLog {
  moved(owner: string, viewer: string, before: boolean | undefined, after: boolean | undefined): void;
}

/**
 * Who watches a broadcast now: lets people in and out of the relay and tells both sides (W10). It asks no rule;
 * whoever calls has.
 */
export class Audience {
  readonly #relay: Relay;
  readonly #sessions: Sessions;
  readonly #people: People;
  readonly #log: AudienceLog;
  readonly #moved: (broadcast: Broadcast) => void;

  /** @param moved called after who watches a broadcast, or how, has changed */
  constructor(
    relay: Relay,
    sessions: Sessions,
    people: People,
    log: AudienceLog,
    moved: (broadcast: Broadcast) => void,
  ) {
    this.#relay = relay;
    this.#sessions = sessions;
    this.#people = people;
    this.#log = log;
    this.#moved = moved;
  }

  viewers(broadcast: Broadcast): Viewer[] {
    return [...broadcast.people].flatMap((person) => this.#row(broadcast, person) ?? []);
  }

  join(broadcast: Broadcast, session: Session, small: boolean, link: string | undefined): Viewing {
    const before = this.#row(broadcast, session.person);
    const viewing = this.#relay.join(broadcast, session, small, link);
    this.#tellRow(broadcast, session.person, before);
    this.#moved(broadcast);
    return viewing;
  }

  /** A thumbnail becomes the full picture, or the other way round. */
  resize(viewing: Viewing, small: boolean): void {
    if (viewing.small === small) return;
    const { broadcast } = viewing;
    const before = this.#row(broadcast, viewing.viewer);
    this.#relay.resize(viewing, small);
    this.#tellRow(broadcast, viewing.viewer, before);
    this.#moved(broadcast);
  }

  /** Pauses or goes on; the broadcaster's list says so. */
  still(viewing: Viewing, why: Standstill, still: boolean): void {
    const { broadcast, viewer } = viewing;
    const before = this.#row(broadcast, viewer);
    if (!this.#relay.still(viewing, why, still)) return;
    this.#tellRow(broadcast, viewer, before);
    this.#moved(broadcast);
  }

  /** Pictures go straight to the viewer, or from here again. */
  goesDirect(viewing: Viewing, direct: boolean): void {
    const { broadcast, viewer, id, session } = viewing;
    const before = this.#row(broadcast, viewer);
    if (!this.#relay.goesDirect(viewing, direct)) return;
    this.#tellRow(broadcast, viewer, before);
    // What did not matter so far does now.
    if (!direct && broadcast.state.is === 'cut') {
      session.tell({ t: 'view.changed', viewing: id, paused: true, reason: 'connection' });
    }
  }

  /** The viewer's TV is back on a new line. */
  renewed(viewing: Viewing): void {
    const { broadcast, viewer } = viewing;
    const before = this.#row(broadcast, viewer);
    this.#relay.renewed(viewing);
    this.#tellRow(broadcast, viewer, before);
    this.#moved(broadcast);
  }

  /**
   * Ends one viewing.
   * @param why `undefined` when the viewer knows already
   * @param counted what the operator reads of it
   */
  leave(
    viewing: Viewing,
    why: Ending | undefined,
    counted: 'left' | 'removed' = why === 'closed' ? 'removed' : 'left',
  ): void {
    const { broadcast } = viewing;
    if (broadcast.viewings.get(viewing.session) !== viewing) return;
    const before = this.#row(broadcast, viewing.viewer);
    this.#relay.leave(viewing);
    broadcast.gone[counted] += 1;
    if (why) viewing.session.tell({ t: 'view.ended', viewing: viewing.id, person: broadcast.person, why });
    this.#tellRow(broadcast, viewing.viewer, before);
    this.#moved(broadcast);
  }

  /** Ends every viewing that `ends` picks. */
  sweep(broadcast: Broadcast, why: Ending, ends: (viewing: Viewing) => boolean): void {
    for (const viewing of [...broadcast.viewings.values()]) if (ends(viewing)) this.leave(viewing, why);
  }

  /** How many people watch. */
  count(broadcast: Broadcast): number {
    return broadcast.people.size;
  }

  /** Tells the broadcaster's other TVs, whose pill shows it too. */
  tellState(broadcast: Broadcast): void {
    const over = broadcast.state.is === 'over';
    const watching = over ? 0 : this.count(broadcast);
    this.#sessions.tell(
      broadcast.person,
      { t: 'webcam.state', onAir: !over, device: broadcast.deviceName, watching },
      broadcast.source,
    );
  }

  #row(broadcast: Broadcast, person: string): Viewer | undefined {
    return broadcast.row(person, (id) => this.#people.card(id));
  }

  #tellRow(broadcast: Broadcast, person: string, before: Viewer | undefined): void {
    const after = this.#row(broadcast, person);
    const viewer = after ?? before;
    if (!viewer || JSON.stringify(before) === JSON.stringify(after)) return;
    this.#log.moved(broadcast.person, person, before?.small, after?.small);
    const change = !before ? 'joined' : !after ? 'left' : 'changed';
    const watching = this.count(broadcast);
    broadcast.source?.tell({ t: 'webcam.viewer', broadcast: broadcast.id, change, viewer, watching });
    if (change !== 'changed') this.tellState(broadcast);
  }
}
