import type { ErrorCode } from '../protocol/errors.ts';

/**
 * off: not wanted. connecting: a line is being opened. door: connected, nobody signed in. open: signed in.
 * lost: waiting to try again. over: the server ended it for a reason that trying again does not cure.
 */
export type ConnectionState =
  | { is: 'off' }
  | { is: 'connecting'; lostAt?: number }
  | { is: 'door'; registration: boolean }
  | { is: 'open' }
  | { is: 'lost'; lostAt: number; tryAt: number; code?: ErrorCode }
  | { is: 'over'; code: ErrorCode };
