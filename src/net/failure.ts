import type { ErrorBody, ErrorCode } from '../protocol/errors.ts';

/** Codes the server never sends: the line was lost before an answer came, or there is no line at all. */
export type LocalCode = 'connection.lost' | 'connection.none';

/** Why a request did not succeed. What a person reads comes from the message catalogue, by code. */
export class Failure extends Error {
  readonly code: ErrorCode | LocalCode;
  readonly retryAfterMs: number | undefined;
  /** of pin.wrong: tries before a pause */
  readonly left: number | undefined;

  constructor(code: ErrorCode | LocalCode, text: string = code, retryAfterMs?: number, left?: number) {
    super(text);
    this.name = 'Failure';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.left = left;
    // Down-levelled classes lose their prototype when they extend a built-in.
    Object.setPrototypeOf(this, Failure.prototype);
  }

  static from({ code, text, retryAfterMs, left }: ErrorBody): Failure {
    return new Failure(code, text, retryAfterMs, left);
  }
}

/** The code of whatever was thrown. */
export const codeOf = (error: unknown): ErrorCode | LocalCode =>
  error instanceof Failure ? error.code : 'server.failed';
