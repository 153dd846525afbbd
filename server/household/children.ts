import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { CHILDREN } from '../../src/protocol/limits.ts';
import type { Answer, Child, ChildAsk, OwnHousehold, Request } from '../../src/protocol/words.ts';
import { newAccount } from '../accounts/accounts.ts';
import { isGone } from '../accounts/deletion.ts';
import type { Passwords } from '../accounts/passwords.ts';
import { isWeak } from '../accounts/weak.ts';
import type { Friends } from '../friends/friends.ts';
import { type FriendRow, friendsOf } from '../friends/queries.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import { Approvals } from './approvals.ts';
import type { Families } from './families.ts';
import type { Pins } from './pins.ts';
import { asksOf, cardsOf, childCards } from './queries.ts';

export interface ChildrenOptions {
  db: Database;
  clock: Clock;
  log: Log;
  sessions: Sessions;
  passwords: Passwords;
  pins: Pins;
  families: Families;
  friends(): Pick<Friends, 'approved' | 'join' | 'part' | 'show'>;
  /** What two people may see of each other is another now. */
  changed(a: string, b: string): void;
  /** Who may watch whom is to be asked again, of everybody. */
  reviewAll(): void;
  deleteAccount(person: string): Promise<void>;
}

/** Children and their guardians (X9): who sees a child, and whom they meet, somebody else decides. */
export class Children {
  readonly approvals: Approvals;
  readonly #options: ChildrenOptions;
  /** what is decided about one child is done in turn */
  readonly #serial = new Serial();

  constructor(options: ChildrenOptions) {
    this.#options = options;
    this.approvals = new Approvals({
      ...options,
      tell: (guardian) => this.tell(guardian),
      approved: (from, to) => options.friends().approved(from, to),
    });
  }

  readonly words: WordTable = {
    'child.list': async (_word, { person }) => ({
      children: await this.#views(this.#options.families.childrenOf(person)),
    }),
    'child.create': (word, session) => this.#create(word, session),
    'child.set': (word, session) =>
      this.#ofMine(word.child, session, async () => {
        const child = await this.#set(word);
        await this.tell(session.person);
        return { child };
      }),
    'child.answer': (word, session) =>
      this.#ofMine(word.child, session, async () => {
        await this.approvals.answer(word.child, word.person, word.accept);
        await this.tell(session.person);
        return {};
      }),
    'child.unfriend': ({ child, person }, session) =>
      this.#ofMine(child, session, () => this.#unfriend(child, person, session.person)),
    'child.release': ({ child, pin }, session) =>
      this.#ofMine(child, session, () => this.#release(child, session, pin)),
    'child.delete': ({ child, pin }, session) =>
      this.#ofMine(child, session, async () => {
        await this.#options.pins.demand(session.person, session.device, pin);
        await this.#options.deleteAccount(child);
        return {};
      }),
  };

  /** This part of a TV's start. */
  async own(person: string): Promise<OwnHousehold> {
    const { db, pins, families } = this.#options;
    const child = families.get(person);
    const children = families.childrenOf(person);
    const asks = await asksOf(db, children);
    const cards = await cardsOf(db, [
      ...children,
      ...(child ? [child.guardian] : []),
      ...asks.flatMap(({ from, to }) => [from, to]),
    ]);
    const guardian = child && cards.get(child.guardian);
    return {
      pin: await pins.has(person),
      ...(guardian && { guardian }),
      familyOnly: typeof child?.familySince === 'number',
      children: children.flatMap((one) => cards.get(one) ?? []),
      asks: asks.flatMap(({ child: one, from, to, at }): ChildAsk[] => {
        const other = cards.get(one === from ? to : from);
        return other ? [{ child: one, with: other, mine: one === from, at }] : [];
      }),
    };
  }

  /** Tells every TV of a person how it stands with their household. */
  async tell(person: string): Promise<void> {
    const { sessions } = this.#options;
    if (!sessions.isHere(person)) return;
    const household = await this.own(person);
    // A guest decides nothing of this on somebody's TV.
    for (const session of sessions.of(person)) {
      if (!session.guest) session.tell({ t: 'household.changed', household });
    }
  }

  /** Two people are friends from now on, or no longer. */
  friendsChanged(a: string, b: string): void {
    const { families, log } = this.#options;
    for (const [child, other] of [[a, b] as const, [b, a] as const]) {
      const guardian = families.guardianOf(child);
      if (guardian === undefined) continue;
      this.#tidyFamily(child, other)
        .then(() => this.tell(guardian))
        .catch(() => log.warn({}, 'a guardian could not be told'));
    }
  }

  /** What somebody asked of a child, or was asked by one, went with their account. */
  somebodyIsGone(): void {
    const { families, log } = this.#options;
    for (const guardian of families.guardians())
      this.tell(guardian).catch(() => log.warn({}, 'a guardian could not be told'));
  }

  /** Children of somebody whose account is being deleted go with it. */
  async deleteChildrenOf(guardian: string): Promise<void> {
    for (const child of this.#options.families.childrenOf(guardian)) await this.#options.deleteAccount(child);
  }

  async #create(word: Request<'child.create'>, { person: guardian, device }: Session): Promise<Answer<'child.create'>> {
    const { db, clock, passwords, pins, families } = this.#options;
    const { person, name } = word;
    if (families.childrenOf(guardian).length >= CHILDREN) throw new Refusal('child.limit');
    await pins.demand(guardian, device, word.pin);
    if (isWeak(word.password, person, name)) throw new Refusal('account.password_weak');
    if (await isGone(db, person)) throw new Refusal('account.taken');
    const password = await passwords.hash(word.password);
    await db.transaction().execute(async (tx) => {
      const made = await tx
        .insertInto('accounts')
        .values(newAccount({ person, name, password, now: clock.now() }))
        .onConflict((conflict) => conflict.column('person').doNothing())
        .executeTakeFirst();
      if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0) throw new Refusal('account.taken');
      await tx.insertInto('children').values({ person, guardian, family_since: null }).execute();
    });
    await families.refresh(person);
    await this.#options.friends().join(guardian, person);
    await this.tell(guardian);
    return { child: await this.#view(person) };
  }

  async #set({ child, familyOnly, family }: Request<'child.set'>): Promise<Child> {
    const { db, clock, families } = this.#options;
    const before = families.get(child);
    const friends = await friendsOf(db, child);
    const hidden = hiddenOf(families, child, friends);
    await db.transaction().execute(async (tx) => {
      if (familyOnly !== undefined && familyOnly !== (typeof before?.familySince === 'number')) {
        await tx
          .updateTable('children')
          .set({ family_since: familyOnly ? clock.now() : null })
          .where('person', '=', child)
          .execute();
      }
      if (family === undefined) return;
      await tx.deleteFrom('family').where('child', '=', child).execute();
      const chosen = friends.filter(({ person }) => family.includes(person) && person !== before?.guardian);
      if (chosen.length > 0) {
        await tx
          .insertInto('family')
          .values(chosen.map(({ person }) => ({ child, person })))
          .execute();
      }
    });
    await families.refresh(child);
    await this.#drawCurtain(child, friends, hidden);
    return this.#view(child);
  }

  async #unfriend(child: string, person: string, guardian: string): Promise<Answer<'child.unfriend'>> {
    const { db } = this.#options;
    const isFriend = (await friendsOf(db, child)).some((friend) => friend.person === person);
    if (!isFriend || person === guardian) throw new Refusal('child.unknown');
    await this.#options.friends().part(child, person);
    return { child: await this.#view(child) };
  }

  async #release(child: string, { person: guardian, device }: Session, pin: string): Promise<Answer<'child.release'>> {
    const { db, families, pins } = this.#options;
    await pins.demand(guardian, device, pin);
    const friends = await friendsOf(db, child);
    const hidden = hiddenOf(families, child, friends);
    const waiting = await asksOf(db, [child]);
    await db.deleteFrom('children').where('person', '=', child).execute();
    await families.refresh(child);
    await this.approvals.goOn(waiting);
    await this.#drawCurtain(child, friends, hidden);
    await this.tell(guardian);
    return {};
  }

  /** Whom a child sees, and who them, is another now: in force first, then told. */
  async #drawCurtain(child: string, friends: FriendRow[], before: ReadonlySet<string>): Promise<void> {
    const { families, sessions, changed, reviewAll } = this.#options;
    const after = hiddenOf(families, child, friends);
    reviewAll();
    for (const friend of friends) {
      const { person } = friend;
      if (before.has(person) === after.has(person)) continue;
      if (after.has(person)) sessions.tell(child, { t: 'friend.removed', person });
      else if (sessions.isHere(child)) await this.#options.friends().show(child, friend);
      changed(child, person);
    }
    // Strangers in a room see or miss each other as well.
    changed(child, child);
    await this.tell(child);
  }

  /** Who is no friend any more is not of the family either: from then on the two do not see each other in rooms. */
  async #tidyFamily(child: string, other: string): Promise<void> {
    const { db, families, changed } = this.#options;
    if (!families.get(child)?.family.includes(other)) return;
    if ((await friendsOf(db, child)).some(({ person }) => person === other)) return;
    await db.deleteFrom('family').where('child', '=', child).where('person', '=', other).execute();
    await families.refresh(child);
    changed(child, other);
  }

  async #view(person: string): Promise<Child> {
    const [child] = await this.#views([person]);
    if (!child) throw new Refusal('child.unknown');
    return child;
  }

  async #views(people: string[]): Promise<Child[]> {
    const { db, families } = this.#options;
    const cards = await childCards(db, people);
    const views: Child[] = [];
    for (const card of cards) {
      const child = families.get(card.person);
      const friends = (await friendsOf(db, card.person)).map(({ since: _, ...friend }) => friend);
      views.push({ ...card, familyOnly: typeof child?.familySince === 'number', family: child?.family ?? [], friends });
    }
    return views;
  }

  /** @throws Refusal child.unknown where the one who asks is not their guardian */
  #ofMine<T>(child: string, session: Session, work: () => Promise<T>): Promise<T> {
    return this.#serial.run(child, async () => {
      if (this.#options.families.guardianOf(child) !== session.person) throw new Refusal('child.unknown');
      return work();
    });
  }
}

const hiddenOf = (families: Families, child: string, friends: FriendRow[]): ReadonlySet<string> =>
  new Set(friends.map(({ person }) => person).filter((person) => families.hides(child, person)));
