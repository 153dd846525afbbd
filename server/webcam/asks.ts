import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { ASK_MS } from '../../src/protocol/limits.ts';
import type { Ask as AskWord } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { People } from '../people/people.ts';
import { type Askings, mayAsk, NO_ASKINGS } from '../permissions/pestering.ts';
import { newId, type Random } from '../random.ts';

/** Somebody waiting for an answer. A quiet one never reaches the owner and runs out like any other (W7, W8). */
export interface Ask {
  id: string;
  owner: string;
  asker: string;
  /** the asker's TVs that wait for it */
  sessions: Set<Session>;
  until: number;
  quiet: boolean;
  cancel: Cancel;
}

export interface AsksOptions {
  clock: Clock;
  random: Random;
  sessions: Sessions;
  circles: Circles;
  people: People;
  isOnAir(person: string): boolean;
  /** one more viewer would end a direct connection (W22) */
  endsDirect(owner: string): boolean;
  /** quiet hours hold for them */
  isQuiet(owner: string): boolean;
  /** Nobody answered; `swallowed` by quiet hours. */
  missed(owner: string, asker: string, swallowed: boolean): void;
}

type Closing = 'answered' | 'withdrawn' | 'over';

/** Who asks whom to watch, until it is answered, withdrawn or 45 s old. */
export class Asks {
  readonly #options: AsksOptions;
  readonly #open = new Map<string, Ask>();
  /** owner → asker → what they did in this broadcast */
  readonly #askings = new Map<string, Map<string, Askings>>();

  constructor(options: AsksOptions) {
    this.#options = options;
  }

  /**
   * Asks, or joins what another TV of the same person asks already.
   * @param refused the rules say no: wait like everybody, bother nobody
   * @throws Refusal ask.too_soon
   */
  ask(owner: string, session: Session, refused: boolean): Ask {
    const { clock, random } = this.#options;
    const asker = session.person;
    const running = this.#find(owner, asker);
    if (running) {
      running.sessions.add(session);
      return running;
    }
    const now = clock.now();
    const askings = this.#askingsOf(owner, asker);
    const may = mayAsk(askings, now);
    if (may.is === 'too_soon') throw new Refusal('ask.too_soon', { retryAfterMs: may.retryAfterMs });
    this.#note(owner, asker, { ...askings, lastAskedAt: now });
    // What the rules refuse, and who has heard enough no, comes first: that is not even missed.
    const silent = refused || may.is === 'quiet';
    const swallowed = !silent && this.#options.isQuiet(owner);
    if (swallowed) this.#options.missed(owner, asker, true);
    const id = newId(random);
    const ask: Ask = {
      id,
      owner,
      asker,
      sessions: new Set([session]),
      until: now + ASK_MS,
      quiet: silent || swallowed,
      cancel: clock.after(ASK_MS, () => this.#timeIsUp(ask)),
    };
    this.#open.set(id, ask);
    if (!ask.quiet) this.#options.sessions.tell(owner, { t: 'ask.new', ask: this.#word(ask) });
    return ask;
  }

  /** What the owner's TVs are to show at their start. */
  waitingFor(owner: string): AskWord[] {
    return [...this.#open.values()].filter((ask) => ask.owner === owner && !ask.quiet).map((ask) => this.#word(ask));
  }

  /** The question an owner answers. The first answer of any TV counts. @throws Refusal ask.over */
  take(owner: string, id: string): Ask {
    const ask = this.#open.get(id);
    if (!ask || ask.owner !== owner || ask.quiet) throw new Refusal('ask.over');
    this.#close(ask, 'answered');
    return ask;
  }

  /** Says no to the asker's TVs; every no has the same words. */
  refuse(ask: Ask, why: 'not_now' | 'off_camera'): void {
    for (const session of ask.sessions) session.tell({ t: 'view.refused', ask: ask.id, person: ask.owner, why });
  }

  /** Counts a "not now" ("Settled" 4). */
  countNotNow(ask: Ask): void {
    const askings = this.#askingsOf(ask.owner, ask.asker);
    this.#note(ask.owner, ask.asker, { ...askings, notNow: askings.notNow + 1 });
  }

  withdraw(session: Session, id: string): void {
    const ask = this.#open.get(id);
    if (!ask?.sessions.has(session)) return;
    ask.sessions.delete(session);
    if (ask.sessions.size === 0) this.#close(ask, 'withdrawn');
  }

  /** The owner went off camera or away: nobody waits in vain. */
  endAllOf(owner: string): void {
    for (const ask of [...this.#open.values()]) {
      if (ask.owner !== owner) continue;
      this.#close(ask, 'over');
      this.refuse(ask, 'off_camera');
    }
  }

  /** A new broadcast begins, or one is over: "not now" is counted afresh. */
  forgetNotNow(owner: string): void {
    for (const [asker, askings] of this.#askings.get(owner) ?? []) {
      this.#note(owner, asker, { ...askings, notNow: 0 });
    }
  }

  /** The rules changed: whoever may no longer ask disappears from the owner's TVs and notices nothing. */
  silence(owner: string, isRefused: (asker: string) => boolean): void {
    for (const ask of this.#open.values()) {
      if (ask.owner !== owner || ask.quiet || !isRefused(ask.asker)) continue;
      ask.quiet = true;
      this.#tellClosed(ask, 'over');
    }
  }

  /** Quiet hours begin: whoever waits notices nothing, and is among the missed. */
  hush(owner: string): void {
    for (const ask of this.#open.values()) {
      if (ask.owner !== owner || ask.quiet) continue;
      ask.quiet = true;
      this.#tellClosed(ask, 'over');
      this.#options.missed(owner, ask.asker, true);
    }
  }

  /** The questions that a change of the rules answers by itself. */
  takeAllowed(owner: string, isAllowed: (asker: string) => boolean): Ask[] {
    const allowed = [...this.#open.values()].filter((ask) => ask.owner === owner && isAllowed(ask.asker));
    for (const ask of allowed) this.#close(ask, 'answered');
    return allowed;
  }

  sessionEnded(session: Session): void {
    for (const ask of [...this.#open.values()]) this.withdraw(session, ask.id);
  }

  /** Nobody of that person is here any more. */
  personLeft(person: string): void {
    this.endAllOf(person);
  }

  stop(): void {
    for (const ask of this.#open.values()) ask.cancel();
    this.#open.clear();
  }

  #timeIsUp(ask: Ask): void {
    this.#close(ask, 'over');
    if (!ask.quiet) this.countNotNow(ask);
    this.refuse(ask, 'not_now');
  }

  #close(ask: Ask, why: Closing): void {
    ask.cancel();
    this.#open.delete(ask.id);
    if (ask.quiet) return;
    this.#tellClosed(ask, why);
    if (why !== 'answered') this.#options.missed(ask.owner, ask.asker, false);
  }

  #tellClosed(ask: Ask, why: Closing): void {
    this.#options.sessions.tell(ask.owner, { t: 'ask.closed', ask: ask.id, why });
  }

  #find(owner: string, asker: string): Ask | undefined {
    return [...this.#open.values()].find((ask) => ask.owner === owner && ask.asker === asker);
  }

  #word(ask: Ask): AskWord {
    const { circles, people, isOnAir, endsDirect } = this.#options;
    return {
      ask: ask.id,
      from: people.card(ask.asker),
      friendSince: circles.of(ask.owner).friends.get(ask.asker)?.since ?? null,
      until: ask.until,
      onAir: isOnAir(ask.owner),
      ...(endsDirect(ask.owner) && { endsDirect: true }),
    };
  }

  #askingsOf(owner: string, asker: string): Askings {
    return this.#askings.get(owner)?.get(asker) ?? NO_ASKINGS;
  }

  #note(owner: string, asker: string, askings: Askings): void {
    const ofOwner = this.#askings.get(owner) ?? new Map<string, Askings>();
    ofOwner.set(asker, askings);
    this.#askings.set(owner, ofOwner);
  }
}
