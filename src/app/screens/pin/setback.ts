import { codeOf, Failure } from '../../../net/failure.ts';

/** Why a PIN did not do: what is said, and when one may try again. */
export type PinSetback =
  /** `left`: tries before a pause */
  | { readonly is: 'wrong'; readonly left: number }
  /** `until`: when it is worth trying again, ms as `now` */
  | { readonly is: 'wait'; readonly until: number }
  | { readonly is: 'said'; readonly says: 'pin.lost' | 'pin.gone' | 'pin.none' | 'pin.failed' };

/** Where nobody said how long to wait. */
const USUAL_WAIT_MS = 60_000;

/** @param error what typing a PIN was rejected with */
export function setbackOf(error: unknown, now: number): PinSetback {
  const failure = error instanceof Failure ? error : undefined;
  switch (codeOf(error)) {
    case 'pin.wrong':
      return { is: 'wrong', left: failure?.left ?? 1 };
    case 'pin.wait':
    case 'auth.slow_down':
      return { is: 'wait', until: now + (failure?.retryAfterMs ?? USUAL_WAIT_MS) };
    case 'pin.needed':
      return { is: 'said', says: 'pin.none' };
    case 'auth.stay_refused':
      return { is: 'said', says: 'pin.gone' };
    case 'connection.lost':
    case 'connection.none':
      return { is: 'said', says: 'pin.lost' };
    default:
      return { is: 'said', says: 'pin.failed' };
  }
}
