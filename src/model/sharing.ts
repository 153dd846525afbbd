import type { Connection } from '../net/connection.ts';
import type { Viewing } from './viewing.ts';

/** What each of two viewings gets of this TV's line, kbps. */
export interface Shared {
  /** the whole line */
  readonly kbps: number;
  /** in the order they were named */
  readonly of: readonly number[];
}

/** Divides this TV's line between what it watches (09). The server keeps each to its share. */
export class Sharing {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** Whether the server can do that; otherwise each gets what it gets. */
  get offered(): boolean {
    return this.connection.offers('shares');
  }

  /**
   * @param shares viewings with percents of the line
   * @returns what that comes to; undefined while one of them does not run yet, or no longer
   */
  async share(shares: readonly (readonly [Viewing, number])[]): Promise<Shared | undefined> {
    const named = shares.map(([{ state }, percent]) => {
      const now = state.peek();
      return now.is === 'watching' ? [{ viewing: now.viewing, percent }] : [];
    });
    const all = named.reduce((list, one) => list.concat(one), []);
    if (all.length < shares.length || !this.offered) return undefined;
    const answer = await this.connection.request('view.share', { shares: all });
    return { kbps: answer.kbps, of: answer.shares.map(({ kbps }) => kbps) };
  }
}
