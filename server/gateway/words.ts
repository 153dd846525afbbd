import type { Answer, Request, RequestName } from '../../src/protocol/words.ts';
import type { Hello, Identity } from './identity.ts';
import type { Session } from './session.ts';

type Answering<N extends RequestName> = Answer<N> | Promise<Answer<N>>;

/** What a part answers for somebody signed in. The gateway knows no part, a part knows no socket. */
export type WordTable = {
  [N in RequestName]?: (word: Request<N>, session: Session) => Answering<N>;
};

/** Somebody who has said hello and is not signed in yet. */
export interface Visitor {
  hello: Hello;
  /** network address, for slowing down wrong tries only; never logged, never stored */
  address: string;
  /** Signs in on this connection; resolves to the first answer a TV gets. */
  become(identity: Identity): Promise<Answer<'account.sign_in'>>;
}

/** What a part answers before anybody is signed in. */
export type VisitorTable = {
  [N in RequestName]?: (word: Request<N>, visitor: Visitor) => Answering<N>;
};

/** Lays tables together; two parts answering the same word is a mistake found at the start. */
export function layTogether<T extends object>(tables: T[]): T {
  const all = {} as T;
  for (const table of tables) {
    for (const key of Object.keys(table)) {
      if (key in all) throw new Error(`two parts answer "${key}"`);
    }
    Object.assign(all, table);
  }
  return all;
}
