import { Refusal } from '../../src/protocol/errors.ts';
import type { Request, RequestName, Start } from '../../src/protocol/words.ts';
import type { OwnPassword } from '../accounts/own-password.ts';
import type { Lifecycle, SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import { layTogether, type VisitorTable, type WordTable } from '../gateway/words.ts';
import { childMay } from './child-rules.ts';
import { Children, type ChildrenOptions } from './children.ts';
import { guestMay } from './guest-rules.ts';
import { Lodgers, type LodgersOptions } from './lodgers.ts';
import { Visits, type VisitsOptions } from './visits.ts';

export interface HouseholdOptions extends ChildrenOptions, LodgersOptions, VisitsOptions {
  ownPassword: OwnPassword;
  /** This word only goes on with what is on air from this TV. */
  goesOn(session: Session, word: Request<'webcam.start'>): Promise<boolean>;
  isOnAirFrom(session: Session): boolean;
}

/** Several people on one TV (X9): PINs, the picker, guests, children. */
export class Household {
  readonly children: Children;
  readonly visits: Visits;
  readonly words: WordTable;
  readonly visitorWords: VisitorTable;
  readonly hooks: SessionHooks;
  readonly #options: HouseholdOptions;
  readonly #lodgers: Lodgers;

  constructor(options: HouseholdOptions) {
    this.#options = options;
    this.children = new Children(options);
    this.visits = new Visits(options);
    this.#lodgers = new Lodgers(options);
    this.words = layTogether([this.children.words, this.#lodgers.words, this.#words]);
    this.visitorWords = this.#lodgers.visitorWords;
    this.hooks = this.visits.hooks;
  }

  readonly #words: WordTable = {
    'account.pin': async (word, session) => {
      await this.#setPin(word, session);
      return {};
    },
    // Who has no guardian needs nobody's PIN.
    'child.pin': async ({ pin }, { person, device }) => {
      const { families, pins } = this.#options;
      const guardian = families.guardianOf(person);
      if (guardian !== undefined) await pins.demand(guardian, device, pin);
      return {};
    },
  };

  attach(lifecycle: Pick<Lifecycle, 'end'>): void {
    this.visits.attach(lifecycle);
    this.#lodgers.attach(lifecycle);
  }

  /** This part of a TV's start. */
  async start(session: Session): Promise<Pick<Start, 'household' | 'guest'>> {
    const household = await this.children.own(session.person);
    const own = session.guest ? { ...household, children: [], asks: [] } : household;
    return { household: own, ...(await this.visits.start(session)) };
  }

  /** What a guest and a child may say. @throws Refusal */
  async guard<N extends RequestName>(t: N, word: Request<N>, session: Session): Promise<void> {
    if (session.guest && !guestMay(t, word)) throw new Refusal('guest.cannot');
    const guardian = this.#options.families.guardianOf(session.person);
    if (guardian !== undefined && !childMay(t)) throw new Refusal('child.cannot');
    if (t === 'view.talk') await this.#mayTalk(word as Request<'view.talk'>, session, guardian);
    if (t === 'webcam.start') await this.#mayGoOnAir(word as Request<'webcam.start'>, session, guardian);
  }

  stop(): void {
    this.visits.stop();
  }

  /** Being heard is asked about as being seen is; a child's guardian was, if it is on air. */
  async #mayTalk({ on }: Request<'view.talk'>, session: Session, guardian: string | undefined): Promise<void> {
    if (!on) return;
    if (!(await this.visits.mayGoOnAir(session))) throw new Refusal('guest.cannot_air');
    if (guardian !== undefined && !this.#options.isOnAirFrom(session)) throw new Refusal('child.cannot');
  }

  async #mayGoOnAir(word: Request<'webcam.start'>, session: Session, guardian: string | undefined): Promise<void> {
    const { pins, goesOn } = this.#options;
    if (!(await this.visits.mayGoOnAir(session))) throw new Refusal('guest.cannot_air');
    if (guardian === undefined || (await goesOn(session, word))) return;
    await pins.demand(guardian, session.device, word.pin);
  }

  /** With the PIN in force or the password: whoever forgot the one has the other. */
  async #setPin({ pin, password, old }: Request<'account.pin'>, session: Session): Promise<void> {
    const { ownPassword, pins, families } = this.#options;
    const { person, device } = session;
    if (password !== undefined) await ownPassword.check(session, password);
    else await pins.demand(person, device, old);
    if (pin === null && families.childrenOf(person).length > 0) throw new Refusal('pin.kept');
    await pins.set(person, pin);
    await this.children.tell(person);
  }
}
