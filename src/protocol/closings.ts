import type { ErrorCode } from './errors.ts';

/** The WebSocket status that a connection closes with, of each code that ends one. A status belongs to one code. */
const closings: Readonly<Partial<Record<ErrorCode, number>>> = {
  'protocol.version': 4000,
  'protocol.malformed': 4001,
  'protocol.first_word': 4002,
  'protocol.too_big': 1009,
  'limit.words': 4008,
  'limit.bytes': 4016,
  'limit.outbox': 4009,
  'auth.disabled': 4010,
  'session.taken_over': 4011,
  'session.signed_out': 4012,
  'session.ended': 4013,
  'server.stopping': 1012,
  'server.full': 4017,
  'link.refused': 4015,
};

/** The status a connection closes with for this code, or undefined if the code does not close. */
export function closeStatus(code: ErrorCode): number | undefined {
  return closings[code];
}

/** Whether a word refused with this code ends its connection. Who is in stays in when a view finds the server full. */
export function endsConnection(code: ErrorCode): boolean {
  return closeStatus(code) !== undefined && code !== 'server.full';
}

/** The code behind a WebSocket close status, or undefined for one that is not ours. */
export function codeOfStatus(status: number): ErrorCode | undefined {
  return (Object.keys(closings) as ErrorCode[]).find((code) => closeStatus(code) === status);
}
