import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { PAGE_MESSAGES } from '../../src/protocol/limits.ts';
import type { Answer, Conversation, Marks, Message, Request } from '../../src/protocol/words.ts';
import { releaseUpTo, withClips } from '../clips/records.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import { Serial } from '../serial.ts';
import type { Database, Transaction } from '../store/store.ts';
import { faultOf } from './body.ts';
import { choiceOf, chosenOf, saveChoice } from './choices.ts';
import * as queries from './queries.ts';
import { Typing } from './typing.ts';

export interface MessagesOptions {
  db: Database;
  clock: Clock;
  sessions: Sessions;
  circles: Circles;
  isInvisible(person: string): boolean;
  /** Somebody said something to somebody: what they kept to themselves until then may be known. */
  answered(person: string, other: string): Promise<void>;
}

/**
 * Messages between friends (W3, X5): stored before they are acknowledged, told in order, once. A repeat of the same
 * key changes nothing. Invisible people give nothing away until they answer ("Settled" 14).
 */
export class Messages {
  readonly #options: MessagesOptions;
  /** One conversation's words are handled in turn, so that what is told has the order of the numbers. */
  readonly #serial = new Serial();
  readonly #typing: Typing;
  /** up to which number somebody who is here has been told of a conversation: reader → other → number */
  readonly #toldTo = new Map<string, Map<string, number>>();
  /** whose start has named all their conversations: one that is in none of them begins at its first message */
  readonly #begun = new Set<string>();

  constructor(options: MessagesOptions) {
    this.#options = options;
    this.#typing = new Typing(options.clock, options.sessions, (...pair) => this.#isSilent(...pair));
  }

  readonly words: WordTable = {
    'message.send': (word, session) => this.#inTurn(session.person, word.to, () => this.#send(word, session)),
    'message.page': (word, session) => this.#page(word, session),
    'message.mark': (word, session) => this.#inTurn(session.person, word.with, () => this.#mark(word, session)),
    'conversation.mute': (word, session) => this.#inTurn(session.person, word.with, () => this.#mute(word, session)),
    'conversation.clear': (word, session) => this.#inTurn(session.person, word.with, () => this.#clear(word, session)),
    'message.typing': ({ to, typing }, session) => {
      this.#typing.say(session.person, to, typing);
      return {};
    },
  };

  /** This part of a TV's start: every conversation, without its history. */
  async start(session: Session): Promise<Conversation[]> {
    const { db } = this.#options;
    const { person } = session;
    const partners = new Set([...(await queries.partnersOf(db, person)), ...(await chosenOf(db, person))]);
    const conversations = await Promise.all(
      [...partners].map((other) => this.#inTurn(person, other, () => this.#begin(session, other))),
    );
    this.#begun.add(person);
    return conversations.filter(({ last, muted, cleared }) => last > 0 || muted || cleared);
  }

  /** Nobody of that person is here any more. */
  unload(person: string): void {
    this.#toldTo.delete(person);
    this.#begun.delete(person);
  }

  /** Somebody is visible again: what they read in the meantime may be known now. */
  async tellMarks(person: string): Promise<void> {
    const partners = await queries.partnersOf(this.#options.db, person);
    for (const other of partners) await this.#inTurn(person, other, () => this.#reveal(person, other));
  }

  stop(): void {
    this.#typing.stop();
  }

  /**
   * Says what another part has made, as `message.send` does.
   * @param also what is stored with it or not at all; `hidden`: only its sender is ever to see it
   */
  post(
    word: Request<'message.send'>,
    session: Session,
    also: (tx: Transaction, stored: { sequence: number; hidden: boolean }) => Promise<void>,
  ): Promise<Answer<'message.send'>> {
    return this.#inTurn(session.person, word.to, () => this.#send(word, session, also));
  }

  async #send(
    word: Request<'message.send'>,
    session: Session,
    also?: Parameters<Messages['post']>[2],
  ): Promise<Answer<'message.send'>> {
    const { db, clock, circles, sessions } = this.#options;
    const { to, key, body } = word;
    const from = session.person;
    if (!circles.of(from).friends.has(to)) throw new Refusal('friend.only');
    const fault = faultOf(body);
    if (fault) throw new Refusal(fault);
    const hidden = circles.isBlocked(from, to);
    const draft = { from, to, key, body, hidden, at: clock.now() };
    const { sequence, at, repeated, sameBody } = await queries.store(db, draft, also);
    if (!sameBody) throw new Refusal('message.key_reused');
    if (!repeated) {
      this.#typing.say(from, to, false);
      await this.#tellMissed(to, from, sequence - 1);
      await this.#tellMissed(from, to, sequence - 1);
      const plain: Message = { sequence, from, at, body };
      const [theirs = plain] = await withClips(db, to, from, [plain]);
      const [mine = plain] = await withClips(db, from, to, [{ ...plain, key }]);
      if (!hidden) sessions.tell(to, { t: 'message.new', with: from, message: theirs });
      sessions.tell(from, { t: 'message.new', with: to, message: mine }, session);
      this.#noteTold(to, from, sequence);
      this.#noteTold(from, to, sequence);
      // Answering shows that one is there, and how far one has read.
      await this.#reveal(from, to);
      await this.#options.answered(from, to);
    }
    return { sequence, at };
  }

  async #page(word: Request<'message.page'>, { person, guest }: Session): Promise<Answer<'message.page'>> {
    const { db } = this.#options;
    const { before, after, limit = PAGE_MESSAGES } = word;
    const { messages, more } = await queries.page(db, person, word.with, { before, after, limit, since: guest?.since });
    const { told } = await queries.cursor(db, word.with, person);
    return { messages, more, theirs: told };
  }

  async #mark(word: Request<'message.mark'>, session: Session): Promise<Answer<'message.mark'>> {
    const { db } = this.#options;
    const { person } = session;
    const newest = await queries.newestNumber(db, person, word.with);
    if (newest === 0) return { mine: { delivered: 0, read: 0 }, unread: 0 };
    const read = Math.min(word.read ?? 0, newest);
    const wish = { delivered: Math.min(Math.max(word.delivered ?? 0, read), newest), read };
    const mine = await this.#advance(person, word.with, wish, session);
    return { mine, unread: await queries.unread(db, person, word.with, mine.read) };
  }

  async #mute(word: Request<'conversation.mute'>, session: Session): Promise<Answer<'conversation.mute'>> {
    const { db } = this.#options;
    const { person } = session;
    await this.#mustKnow(person, word.with);
    const before = await choiceOf(db, person, word.with);
    if (before.muted !== word.muted) {
      await saveChoice(db, person, word.with, { ...before, muted: word.muted });
      await this.#tellChoice(session, word.with);
    }
    return {};
  }

  /** Deletes for one of the two: neither the messages nor the marks of the other side change. */
  async #clear(word: Request<'conversation.clear'>, session: Session): Promise<Answer<'conversation.clear'>> {
    const { db } = this.#options;
    const { person } = session;
    await this.#mustKnow(person, word.with);
    const before = await choiceOf(db, person, word.with);
    const upTo = Math.min(word.upTo, await queries.newestNumber(db, person, word.with));
    const cleared = Math.max(before.cleared, upTo);
    if (cleared !== before.cleared) {
      await saveChoice(db, person, word.with, { ...before, cleared });
      await releaseUpTo(db, person, word.with, cleared);
      await this.#tellChoice(session, word.with);
    }
    const { actual } = await queries.cursor(db, person, word.with);
    return { cleared, unread: await queries.unread(db, person, word.with, actual.read) };
  }

  /** One may choose something for friends, and for whom one has written with. Who else there is, nobody learns. */
  async #mustKnow(person: string, other: string): Promise<void> {
    const { db, circles } = this.#options;
    if (circles.of(person).friends.has(other)) return;
    if ((await queries.newestNumber(db, person, other)) === 0) throw new Refusal('friend.only');
  }

  async #tellChoice(session: Session, other: string): Promise<void> {
    const { db, sessions } = this.#options;
    const { person } = session;
    const { muted, cleared } = await choiceOf(db, person, other);
    const { actual } = await queries.cursor(db, person, other);
    const unread = await queries.unread(db, person, other, actual.read);
    sessions.tell(person, { t: 'conversation.changed', with: other, muted, cleared, unread }, session);
  }

  /** Moves a person's marks forward, tells their other TVs, and the friend as far as they may know. */
  async #advance(person: string, other: string, wish: Marks, session: Session): Promise<Marks> {
    const { db, sessions, circles, isInvisible } = this.#options;
    const before = await queries.cursor(db, person, other);
    const actual = highest(before.actual, wish);
    const quiet = isInvisible(person) || circles.isBlocked(person, other);
    const told = quiet ? before.told : actual;
    if (same(actual, before.actual) && same(told, before.told)) return actual;
    await queries.saveCursor(db, person, other, { actual, told });
    if (!same(actual, before.actual)) {
      const unread = await queries.unread(db, person, other, actual.read);
      sessions.tell(person, { t: 'message.marks', with: other, mine: actual, unread }, session);
    }
    if (!same(told, before.told)) sessions.tell(other, { t: 'message.marks', with: person, theirs: told });
    return actual;
  }

  async #reveal(person: string, other: string): Promise<void> {
    const { db, sessions, circles } = this.#options;
    const { actual, told } = await queries.cursor(db, person, other);
    if (same(actual, told) || circles.isBlocked(person, other)) return;
    await queries.saveCursor(db, person, other, { actual, told: actual });
    sessions.tell(other, { t: 'message.marks', with: person, theirs: actual });
  }

  /** A conversation as a TV that starts gets it; those who are here already are told what they missed. */
  async #begin(session: Session, other: string): Promise<Conversation> {
    const { person } = session;
    const conversation = await this.#conversation(person, other);
    const newest = await queries.lastNumber(this.#options.db, person, other);
    await this.#tellMissed(other, person, newest);
    await this.#tellMissed(person, other, newest, session);
    this.#noteTold(person, other, newest);
    return conversation;
  }

  /**
   * While people move from one server of a store to the next, a friend who is still on the other one writes there
   * (X4): whoever is here already is told as soon as this server hears of it.
   */
  async #tellMissed(reader: string, other: string, upTo: number, except?: Session): Promise<void> {
    const { db, sessions } = this.#options;
    let after = this.#toldTo.get(reader)?.get(other) ?? (this.#begun.has(reader) ? 0 : undefined);
    // Not here, or not begun yet: their start has it all.
    if (after === undefined || after >= upTo) return;
    this.#noteTold(reader, other, upTo);
    for (let more = true; more; ) {
      const missed = await queries.page(db, reader, other, { after, before: upTo + 1, limit: PAGE_MESSAGES });
      for (const message of missed.messages) {
        sessions.tell(reader, { t: 'message.new', with: other, message }, except);
        after = message.sequence;
      }
      more = missed.more;
    }
  }

  #noteTold(reader: string, other: string, sequence: number): void {
    if (!this.#options.sessions.isHere(reader)) return;
    const told = this.#toldTo.get(reader) ?? new Map<string, number>();
    this.#toldTo.set(reader, told.set(other, Math.max(sequence, told.get(other) ?? 0)));
  }

  async #conversation(person: string, other: string): Promise<Conversation> {
    const { db } = this.#options;
    const { messages } = await queries.page(db, person, other, { before: undefined, after: undefined, limit: 1 });
    const [newest] = messages;
    const { muted, cleared } = await choiceOf(db, person, other);
    const { actual } = await queries.cursor(db, person, other);
    const { told } = await queries.cursor(db, other, person);
    const unread = await queries.unread(db, person, other, actual.read);
    const conversation: Conversation = {
      with: other,
      last: newest?.sequence ?? 0,
      unread,
      mine: actual,
      theirs: told,
      ...(muted ? { muted } : {}),
      ...(cleared > 0 ? { cleared } : {}),
    };
    return newest ? { ...conversation, newest } : conversation;
  }

  /** Somebody may not be there any more for others, who are not to see them type. */
  reviewTyping(person: string): void {
    this.#typing.review(person);
  }

  #isSilent(person: string, other: string): boolean {
    const { circles, isInvisible } = this.#options;
    return isInvisible(person) || circles.isBlocked(person, other) || !circles.of(person).friends.has(other);
  }

  #inTurn<T>(a: string, b: string, work: () => Promise<T>): Promise<T> {
    return this.#serial.run(queries.conversationId(a, b), work);
  }
}

const highest = (a: Marks, b: Marks): Marks => ({
  delivered: Math.max(a.delivered, b.delivered),
  read: Math.max(a.read, b.read),
});

const same = (a: Marks, b: Marks): boolean => a.delivered === b.delivered && a.read === b.read;
