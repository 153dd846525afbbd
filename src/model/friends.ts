import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { AnyEvent, Friend, FriendRequest, PersonCard, Presence, Relation, Start } from '../protocol/words.ts';

/** Who this person's friends are and how they look now (W2). */
export class Friends {
  private readonly connection: Connection;
  private readonly friends = signal<readonly Friend[]>([]);
  private readonly toMe = signal<readonly FriendRequest[]>([]);
  private readonly mine = signal<readonly FriendRequest[]>([]);
  private readonly blocked_ = signal<readonly PersonCard[]>([]);

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get all(): ReadonlySignal<readonly Friend[]> {
    return this.friends;
  }

  /** People who ask to be friends. */
  get requestsToMe(): ReadonlySignal<readonly FriendRequest[]> {
    return this.toMe;
  }

  /** People this person has asked. */
  get requestsOfMine(): ReadonlySignal<readonly FriendRequest[]> {
    return this.mine;
  }

  get blocked(): ReadonlySignal<readonly PersonCard[]> {
    return this.blocked_;
  }

  /** A friend by ID, as of now. Reading it in an effect follows every change. */
  get(person: string): Friend | undefined {
    return this.friends.value.find((friend) => friend.person === person);
  }

  /** Looks somebody up by the exact ID. Rejects with person.unknown. */
  find(person: string): Promise<PersonCard & { relation: Relation }> {
    return this.connection.request('person.find', { person });
  }

  async ask(card: PersonCard): Promise<Relation> {
    const { relation } = await this.connection.request('friend.ask', { person: card.person });
    if (relation === 'asked') this.mine.value = [...without(this.mine.peek(), card.person), { ...card, at: 0 }];
    return relation;
  }

  /** Takes back what was asked. */
  async withdraw(person: string): Promise<void> {
    await this.connection.request('friend.withdraw', { person });
    this.mine.value = without(this.mine.peek(), person);
  }

  async answer(person: string, accept: boolean): Promise<void> {
    const { friend } = await this.connection.request('friend.answer', { person, accept });
    this.toMe.value = without(this.toMe.peek(), person);
    if (friend) this.put(friend);
  }

  async remove(person: string): Promise<void> {
    await this.connection.request('friend.remove', { person });
    this.friends.value = without(this.friends.peek(), person);
  }

  async block(person: string): Promise<void> {
    await this.connection.request('person.block', { person });
    this.friends.value = without(this.friends.peek(), person);
  }

  async unblock(person: string): Promise<void> {
    await this.connection.request('person.unblock', { person });
  }

  started(start: Start): void {
    batch(() => {
      this.friends.value = start.friends;
      this.toMe.value = start.requests.toMe;
      this.mine.value = start.requests.mine;
      this.blocked_.value = start.blocked;
    });
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'presence':
        return this.look(event.person, event.presence);
      case 'friend.added':
        return this.put(event.friend);
      case 'friend.removed':
        this.friends.value = without(this.friends.peek(), event.person);
        return;
      case 'person.changed':
        return this.rename(event.person);
      case 'friend.asked':
        this.toMe.value = [...without(this.toMe.peek(), event.request.person), event.request];
        return;
      case 'friend.request_closed': {
        const list = event.mine ? this.mine : this.toMe;
        list.value = without(list.peek(), event.person);
        return;
      }
      case 'block.changed':
        this.blocked_.value = event.blocked;
        return;
    }
  }

  private look(person: string, presence: Presence): void {
    this.friends.value = this.friends
      .peek()
      .map((friend) => (friend.person === person ? { ...friend, presence } : friend));
  }

  /** Somebody has another name or picture, wherever they stand. */
  private rename(card: PersonCard): void {
    const { person, name, avatar } = card;
    const renamed = <T extends PersonCard>(list: readonly T[]): readonly T[] =>
      list.map((entry) => (entry.person === person ? { ...entry, name, avatar } : entry));
    batch(() => {
      this.friends.value = renamed(this.friends.peek());
      this.toMe.value = renamed(this.toMe.peek());
      this.mine.value = renamed(this.mine.peek());
      this.blocked_.value = renamed(this.blocked_.peek());
    });
  }

  private put(friend: Friend): void {
    this.friends.value = [...without(this.friends.peek(), friend.person), friend];
  }
}

function without<T extends { person: string }>(list: readonly T[], person: string): T[] {
  return list.filter((entry) => entry.person !== person);
}
