import { randomUUID } from 'node:crypto';
import { kindOf } from './answers.ts';
import type { Chance } from './chance.ts';
import type { Speaker } from './line.ts';
import { isOfHousehold, type Person, type Range } from './people.ts';
import { Timers } from './timers.ts';
import { type Conversation, type Message, Refusal } from './words.ts';

/** Typing is over by itself after 6 s: say it again before. */
const TYPING_AGAIN_MS = 4_000;
/** What got no answer is sent again with its key, for as long as a server may need to start again. */
const SEND_AGAIN_MS = 3_000;
const SEND_TRIES = 40;
const WORTH_TRYING = new Set(['line.lost', 'server.failed', 'limit.words', 'auth.busy']);

type Thread = { newest: Message; answered: number; said: string | undefined; busy: boolean };

/** How somebody reads and answers messages: a look, a while of typing, a few fitting words. */
export class Talk {
  readonly #line: Speaker;
  readonly #person: Person;
  readonly #chance: Chance;
  readonly #timers = new Timers();
  readonly #threads = new Map<string, Thread>();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(line: Speaker, person: Person, chance: Chance) {
    this.#line = line;
    this.#person = person;
    this.#chance = chance;
    line.on('message.new', ({ with: from, message }) => {
      if (message.from === from && !isOfHousehold(from)) this.#hear(from, message);
    });
  }

  get isBusy(): boolean {
    return [...this.#threads.values()].some((thread) => thread.busy);
  }

  /** When something was last said or heard, ms of this machine's clock. */
  get lastAt(): number {
    return this.#lastAt;
  }

  /**
   * What came while this person was not here. Only what is newer than `since` (server's clock) is answered; the rest was
   * said before this household woke up, and is only read.
   */
  catchUp(conversations: Conversation[], since: number): void {
    for (const { with: from, unread, newest, last } of conversations) {
      if (unread === 0 || !newest || newest.from !== from || isOfHousehold(from)) continue;
      if (newest.at >= since) this.#hear(from, newest);
      else this.#timers.after(this.#within(this.#person.readMs), () => this.#mark(from, { read: last }));
    }
  }

  async send(to: string, text: string): Promise<void> {
    const message = { to, key: randomUUID(), body: { kind: 'text', bytes: text } } as const;
    for (let tries = 0; tries < SEND_TRIES; tries++) {
      this.#lastAt = Date.now();
      const answer = await this.#line.request('message.send', message);
      if (!(answer instanceof Refusal) || !WORTH_TRYING.has(answer.code)) return;
      await this.#timers.pause(answer.retryAfterMs ?? SEND_AGAIN_MS);
    }
  }

  /** Whatever was about to be said is dropped. */
  drop(): void {
    this.#timers.drop();
    this.#threads.clear();
  }

  #hear(from: string, message: Message): void {
    this.#lastAt = Date.now();
    const known = this.#threads.get(from);
    const thread = known ?? { newest: message, answered: 0, said: undefined, busy: false };
    if (message.sequence <= thread.answered) return;
    thread.newest = message;
    this.#threads.set(from, thread);
    this.#mark(from, { delivered: message.sequence });
    if (!thread.busy) void this.#answer(from, thread);
  }

  /** Answers what is newest when the typing ends; what comes after that is answered next. */
  async #answer(from: string, thread: Thread): Promise<void> {
    thread.busy = true;
    while (thread.answered < thread.newest.sequence) {
      await this.#timers.pause(this.#within(this.#person.readMs));
      this.#mark(from, { read: thread.newest.sequence });
      await this.#type(from);
      const { body, sequence } = thread.newest;
      this.#mark(from, { read: sequence });
      thread.answered = sequence;
      thread.said = this.#chance.oneOf(
        this.#person.answers[body.kind === 'text' ? kindOf(body.bytes) : 'warm'],
        thread.said,
      );
      if (thread.said) await this.send(from, thread.said);
      this.#line.say('message.typing', { to: from, typing: false });
    }
    thread.busy = false;
  }

  async #type(to: string): Promise<void> {
    for (let left = this.#within(this.#person.typeMs); left > 0; left -= TYPING_AGAIN_MS) {
      this.#line.say('message.typing', { to, typing: true });
      await this.#timers.pause(Math.min(left, TYPING_AGAIN_MS));
    }
  }

  #mark(from: string, mark: { delivered: number } | { read: number }): void {
    void this.#line.request('message.mark', { with: from, ...mark });
  }

  #within([least, most]: Range): number {
    return this.#chance.between(least, most);
  }
}
