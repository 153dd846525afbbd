import type { Refusal, Start, Token } from './words.ts';

/** A token is not used in its last seconds. */
const TOKEN_MARGIN_MS = 5_000;
/** How long a session can be resumed, before a server has said it. */
const RESUME_MS = 60_000;

export type Proof = { by: 'resume'; session: string } | { by: 'token'; token: string };

/** What a TV keeps to say who is there: its own secret, the token, the session that may go on. */
export class Proofs {
  #device: { device: string; secret?: string } | undefined;
  #token: { token: string; until: number } | undefined;
  #session: { session: string; resumeWithinMs: number } | undefined;

  get device(): object {
    return this.#device ?? {};
  }

  get hasSession(): boolean {
    return this.#session !== undefined;
  }

  get resumeWithinMs(): number {
    return this.#session?.resumeWithinMs ?? RESUME_MS;
  }

  keep(start: Start): void {
    this.#session = { session: start.session, resumeWithinMs: start.resumeWithinMs };
    this.#device = { ...this.#device, ...start.device };
    // A start told afresh after a gap brings none: the last one goes on.
    if (start.token) this.keepToken(start.token);
  }

  keepToken({ token, expiresInMs }: Token): void {
    this.#token = { token, until: Date.now() + expiresInMs - TOKEN_MARGIN_MS };
  }

  endSession(): void {
    this.#session = undefined;
  }

  /** The best proof there is, by docs/protocol.md, "Staying connected". None: ID and password. */
  best(canResume: boolean): Proof | undefined {
    if (this.#session && canResume) return { by: 'resume', session: this.#session.session };
    if (this.#token && this.#token.until > Date.now()) return { by: 'token', token: this.#token.token };
    return undefined;
  }

  /** Lets go of what was refused. Returns whether there is another way left to try. */
  drop(proof: Proof | undefined, refusal: Refusal): boolean {
    if (refusal.retryAfterMs !== undefined || !refusal.code.startsWith('auth.')) return false;
    if (proof?.by === 'resume') this.#session = undefined;
    else if (proof?.by === 'token') this.#token = undefined;
    else if (this.#device) this.#device = undefined;
    else return false;
    return true;
  }
}
