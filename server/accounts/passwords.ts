import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../src/protocol/errors.ts';

/** argon2id as OWASP recommends it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checks and makes password hashes; a test hands in a quick one. */
export interface Hasher {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

const argon2: Hasher = {
  hash: (password) => hash(password, COST),
  verify: (kept, password) => verify(kept, password),
};

/**
 * Passwords, at most as many at once as there are cores, so that a flood of sign-ins cannot starve everything else.
 * Those that cannot wait are told `auth.busy`.
 */
export class Passwords {
  readonly #hasher: Hasher;
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #decoy: Promise<string> | undefined;

  constructor(hasher: Hasher = argon2, atOnce: number = availableParallelism()) {
    this.#hasher = hasher;
    this.#atOnce = atOnce;
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => this.#hasher.hash(password));
  }

  /** False for a wrong password, and for no account (`kept` undefined) after just as long. */
  async verify(kept: string | undefined, password: string): Promise<boolean> {
    const decoy = await this.#decoyHash();
    const right = await this.#inTurn(() => this.#hasher.verify(kept ?? decoy, password));
    return right && kept !== undefined;
  }

  #decoyHash(): Promise<string> {
    this.#decoy ??= this.hash('nobody has this password').catch((error: unknown) => {
      // Nobody could sign in again otherwise.
      this.#decoy = undefined;
      throw error;
    });
    return this.#decoy;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= this.#atOnce * 16) throw new Refusal('auth.busy', { retryAfterMs: 2_000 });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over, so the count stays as it is.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
