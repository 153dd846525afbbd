import { Direct, type DirectOptions } from '../direct/direct.ts';
import { Talking } from '../direct/talking.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Audience } from './audience.ts';
import type { Permissions } from './permissions.ts';

export interface DirectingOptions extends Omit<DirectOptions, 'settingsOf' | 'stand' | 'makeWay'> {
  settings: SettingsKeeper;
  sessions: Sessions;
  permissions: Permissions;
  audience(): Audience;
}

/** Direct connections, and what they mean for whoever else wants to watch (W21–W24). */
export class Directing {
  readonly direct: Direct;
  readonly words: Talking['words'];
  readonly #options: DirectingOptions;

  constructor(options: DirectingOptions) {
    this.#options = options;
    const { settings, sessions, audience } = options;
    this.direct = new Direct({
      ...options,
      settingsOf: (person) => settings.of(person),
      stand: (viewing, still) => audience().goesDirect(viewing, still),
      // As it is refused from now on.
      makeWay: (viewing) => audience().leave(viewing, 'closed', 'left'),
    });
    this.words = new Talking({
      direct: this.direct,
      always: async (person) => {
        const changed = await settings.set(person, { direct: 'always' });
        sessions.tell(person, { t: 'settings.changed', settings: changed });
      },
    }).words;
  }

  /** W22: whether this TV, or any other, would be one viewer more than a direct connection bears. */
  ends(owner: string, session?: Session): boolean {
    const broadcast = this.#options.relay.of(owner);
    return broadcast !== undefined && this.direct.endsFor(broadcast, session);
  }

  /**
   * ... and whether the owner has said that nobody else is to be heard of then. Whom they invite themselves is, and the
   * one who watches already is nobody else, on whichever TV.
   */
  keepsOut(owner: string, viewer: string): boolean {
    const { settings, permissions, relay } = this.#options;
    const broadcast = relay.of(owner);
    if (broadcast && this.direct.of(broadcast)?.viewing.viewer === viewer) return false;
    return settings.of(owner).secondWhileDirect === 'never' && permissions.ground(owner, viewer) !== 'invited';
  }

  /** The rules let somebody in by themselves, without their asking: not where that would end what is direct. */
  letsIn(owner: string, viewer: string): boolean {
    return !this.ends(owner) || !this.keepsOut(owner, viewer);
  }

  moved(broadcast: Broadcast): void {
    this.direct.review(broadcast);
  }

  personChanged(person: string): void {
    this.direct.personChanged(person, this.#options.sessions.of(person));
  }
}
