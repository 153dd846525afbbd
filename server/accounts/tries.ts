/**
 * Wrong tries slow down; they never lock a victim out (W1). Three counts are kept, each forgotten after a quiet
 * while: what one address tries on one account, what an address tries at all, and what is tried on an account from
 * anywhere. The last one can cost the rightful owner a few seconds at most, whatever others do.
 */
interface Count {
  wrong: number;
  /** no try before this time */
  notBefore: number;
  /** forgotten when nothing happened until then */
  until: number;
}

const FORGET_MS = 15 * 60_000;
const KEPT = 50_000;

interface Rule {
  free: number;
  firstWaitMs: number;
  longestWaitMs: number;
}

const PAIR: Rule = { free: 3, firstWaitMs: 1_000, longestWaitMs: 60_000 };
const ADDRESS: Rule = { free: 20, firstWaitMs: 1_000, longestWaitMs: 60_000 };
const ACCOUNT: Rule = { free: 10, firstWaitMs: 500, longestWaitMs: 3_000 };

export class Tries {
  readonly #counts = new Map<string, Count>();

  /** ms to wait before this try may be made; 0: now. */
  wait(person: string, address: string, now: number): number {
    let longest = 0;
    for (const [key] of keys(person, address)) {
      const count = this.#counts.get(key);
      if (count && count.until > now) longest = Math.max(longest, count.notBefore - now);
    }
    return Math.max(0, longest);
  }

  /** A password was wrong. */
  wrong(person: string, address: string, now: number): void {
    if (this.#counts.size > KEPT) this.#forget(now);
    for (const [key, rule] of keys(person, address)) {
      const old = this.#counts.get(key);
      const wrong = (old && old.until > now ? old.wrong : 0) + 1;
      const over = wrong - rule.free;
      const wait = over <= 0 ? 0 : Math.min(rule.longestWaitMs, rule.firstWaitMs * 2 ** (over - 1));
      this.#counts.set(key, { wrong, notBefore: now + wait, until: now + wait + FORGET_MS });
    }
  }

  /** The password was right: this address may try this account again freely. */
  right(person: string, address: string): void {
    this.#counts.delete(pairKey(person, address));
  }

  #forget(now: number): void {
    for (const [key, count] of this.#counts) if (count.until <= now) this.#counts.delete(key);
    if (this.#counts.size > KEPT) this.#counts.clear();
  }
}

const pairKey = (person: string, address: string): string => `pair ${address} ${person}`;

const keys = (person: string, address: string): [string, Rule][] => [
  [pairKey(person, address), PAIR],
  [`address ${address}`, ADDRESS],
  [`account ${person}`, ACCOUNT],
];
