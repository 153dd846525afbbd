import { pino } from 'pino';

/**
 * Structured log. What people write, their names, tokens, secrets and addresses never enter it: callers pass
 * counts, codes and the server's own opaque names only, and the redaction below catches a slip.
 */
export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

const PRIVATE = ['person', 'name', 'password', 'token', 'secret', 'stay', 'address', 'body', 'bytes', 'text'];

/** @param level 'debug' | 'info' | 'warn' | 'error' | 'silent' */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PRIVATE.flatMap((field) => [field, `*.${field}`]), censor: '—' },
  });
}

/** Says nothing; for tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
