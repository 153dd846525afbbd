import { codeOf, Failure } from '../../../net/failure.ts';
import type { MessageKey } from '../../languages/catalogue.ts';

/** What one types on the way in. */
export type Step = 'name' | 'password';

/** Messages without parameters. */
type Said = Extract<MessageKey, `signIn.${string}`> & Exclude<MessageKey, 'signIn.slow' | 'signIn.id'>;

/** Why somebody did not get in: where they can do something about it, and what they are told. */
export type Setback =
  | { readonly is: 'said'; readonly step: Step; readonly says: Said }
  /** `until`: when it is worth trying again, ms as `now` */
  | { readonly is: 'wait'; readonly step: Step; readonly until: number };

/** Where nobody said how long to wait. */
const USUAL_WAIT_MS = 30_000;

/** @param error what signing in or registering was rejected with */
export function setbackOf(error: unknown, now: number): Setback {
  const said = (step: Step, says: Said): Setback => ({ is: 'said', step, says });
  switch (codeOf(error)) {
    case 'auth.wrong':
      return said('password', 'signIn.wrong');
    case 'auth.slow_down': {
      const wait = error instanceof Failure ? error.retryAfterMs : undefined;
      return { is: 'wait', step: 'password', until: now + (wait ?? USUAL_WAIT_MS) };
    }
    case 'auth.busy':
    case 'server.full':
      return said('password', 'signIn.crowd');
    case 'auth.disabled':
      return said('name', 'signIn.disabled');
    case 'account.taken':
      return said('name', 'signIn.taken');
    case 'account.password_weak':
      return said('password', 'signIn.weak');
    case 'account.closed':
      return said('name', 'signIn.noNewcomers');
    case 'connection.lost':
    case 'connection.none':
      return said('password', 'signIn.lost');
    default:
      return said('password', 'signIn.failed');
  }
}
