import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Friends } from '../../../model/friends.ts';
import { codeOf } from '../../../net/failure.ts';
import { type Finding, soughtIn } from './finding.ts';

/** Whoever stops typing for this long has typed the whole ID (20b). */
export const PAUSE_MS = 600;

/** Looks IDs up as they are typed: after a pause, or at once. What comes back too late is dropped. */
export class Search {
  private readonly friends: Friends;
  private readonly finding_ = signal<Finding>({ is: 'nothing' });
  private turn = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(friends: Friends) {
    this.friends = friends;
  }

  get finding(): ReadonlySignal<Finding> {
    return this.finding_;
  }

  /** @param id what is typed now leads to this ID; '' to none */
  typed(id: string): void {
    this.stop();
    if (id === soughtIn(this.finding_.peek())) return;
    this.turn++;
    this.finding_.value = { is: 'nothing' };
    if (id) this.pause = setTimeout(() => void this.look(id), PAUSE_MS);
  }

  /** Looks somebody up now. Resolves when it is known who that is, or when something else is being looked for. */
  async look(person: string): Promise<void> {
    this.stop();
    const before = this.finding_.peek();
    if (before.is === 'found' && before.card.person === person) return;
    const turn = ++this.turn;
    const { requestsToMe, requestsOfMine } = this.friends;
    const known = requestsToMe
      .peek()
      .concat(requestsOfMine.peek())
      .filter((one) => one.person === person)[0];
    if (known) {
      this.finding_.value = { is: 'found', card: known };
      return;
    }
    this.finding_.value = { is: 'looking', person };
    let found: Finding;
    try {
      found = { is: 'found', card: await this.friends.find(person) };
    } catch (error) {
      found = { is: codeOf(error) === 'person.unknown' ? 'missing' : 'failed', person };
    }
    if (turn === this.turn) this.finding_.value = found;
  }

  /** Nothing is looked up by itself any more. */
  stop(): void {
    clearTimeout(this.pause);
  }
}
