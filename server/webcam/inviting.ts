import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { INVITATION_MS } from '../../src/protocol/limits.ts';
import type { Answer } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { People } from '../people/people.ts';
import { newId, type Random } from '../random.ts';

export interface InvitingOptions {
  clock: Clock;
  random: Random;
  sessions: Sessions;
  circles: Circles;
  people: People;
  mayWatch(owner: string, viewer: string): boolean;
  isQuiet(person: string): boolean;
  /** They did not answer; `swallowed` by quiet hours. */
  missed(person: string, owner: string, swallowed: boolean): void;
}

interface Waiting {
  owner: string;
  person: string;
  cancel: Cancel;
}

/** Invitations to watch that wait on somebody's TVs (23): what was granted with them is the permissions' affair. */
export class Inviting {
  readonly #options: InvitingOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(options: InvitingOptions) {
    this.#options = options;
  }

  /** Tells them, unless they must not or do not want to hear of it; the one who invites cannot tell. */
  invite(owner: string, person: string): Answer<'webcam.invite'> {
    const { clock, random, sessions, circles, people, mayWatch, isQuiet, missed } = this.#options;
    const invitation = newId(random);
    const until = clock.now() + INVITATION_MS;
    if (circles.isBlocked(owner, person)) return { invitation, until };
    if (isQuiet(person)) {
      missed(person, owner, true);
      return { invitation, until };
    }
    // One at a time: the older would stay on their TVs when this one is over.
    this.#close(
      this.#drop((one) => one.owner === owner && one.person === person),
      person,
    );
    const cancel = clock.after(INVITATION_MS, () => {
      this.#waiting.delete(invitation);
      missed(person, owner, false);
    });
    this.#waiting.set(invitation, { owner, person, cancel });
    const open = mayWatch(owner, person);
    sessions.tell(person, { t: 'webcam.invited', invitation, from: people.card(owner), until, open });
    return { invitation, until };
  }

  /** They watch, or ask to, on one of their TVs: nothing is missed. */
  accepted(session: Session, owner: string): void {
    const found = this.#drop((one) => one.owner === owner && one.person === session.person);
    // This TV may have come to it another way, and have the invitation still waiting behind something else.
    this.#close(found, session.person);
  }

  /** They said no on one of their TVs. */
  declined(session: Session, invitation: string): void {
    const found = this.#drop((one, id) => id === invitation && one.person === session.person);
    this.#close(found, session.person, session);
  }

  /** The owner is off air: what they invited to is over. */
  endAllOf(owner: string): void {
    for (const [id, { person }] of this.#drop((one) => one.owner === owner)) {
      this.#close([[id]], person);
      this.#options.missed(person, owner, false);
    }
  }

  /** Quiet hours begin for somebody: nothing shows on their TVs any more. */
  hush(person: string): void {
    for (const [id, { owner }] of this.#drop((one) => one.person === person)) {
      this.#close([[id]], person);
      this.#options.missed(person, owner, true);
    }
  }

  /** Somebody was blocked: as if nothing had been. */
  review(owner: string): void {
    const { circles } = this.#options;
    for (const [id, { person }] of this.#drop((one) => one.owner === owner && circles.isBlocked(owner, one.person)))
      this.#close([[id]], person);
  }

  stop(): void {
    this.#drop(() => true);
  }

  #drop(which: (one: Waiting, id: string) => boolean): [string, Waiting][] {
    const found = [...this.#waiting].filter(([id, one]) => which(one, id));
    for (const [id, { cancel }] of found) {
      cancel();
      this.#waiting.delete(id);
    }
    return found;
  }

  #close(found: readonly (readonly [string, ...unknown[]])[], person: string, except?: Session): void {
    for (const [invitation] of found)
      this.#options.sessions.tell(person, { t: 'webcam.invitation_closed', invitation }, except);
  }
}
