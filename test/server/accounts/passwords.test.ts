import { describe, expect, it } from 'vitest';
import { type Hasher, Passwords } from '../../../server/accounts/passwords.ts';
import { isWeak } from '../../../server/accounts/weak.ts';
import { settle } from '../../support/fake-clock.ts';

/** A hasher whose work ends when the test says so. */
class SlowHasher implements Hasher {
  running = 0;
  most = 0;
  readonly #ends: (() => void)[] = [];

  hash = (password: string): Promise<string> => this.#work(`kept:${password}`);
  verify = (kept: string, password: string): Promise<boolean> => this.#work(kept === `kept:${password}`);

  async #work<T>(result: T): Promise<T> {
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await new Promise<void>((resolve) => this.#ends.push(resolve));
    this.running -= 1;
    return result;
  }

  async endAll(): Promise<void> {
    for (await settle(); this.#ends.length > 0; await settle()) this.#ends.shift()?.();
  }
}

describe('passwords', () => {
  it('are right only where they are, with the real argon2id', async () => {
    const passwords = new Passwords();
    const kept = await passwords.hash('a long enough one');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.hash('a long enough one')).not.toBe(kept);
    expect(await passwords.verify(kept, 'a long enough one')).toBe(true);
    expect(await passwords.verify(kept, 'a long enough onE')).toBe(false);
  });

  it('of nobody are as wrong as others, and as much work', async () => {
    const worked: string[] = [];
    const hasher: Hasher = {
      hash: async (password) => `kept:${password}`,
      verify: async (kept) => {
        worked.push(kept);
        return true;
      },
    };
    const passwords = new Passwords(hasher);
    expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false);
    expect(worked).toHaveLength(1);
  });

  it('are checked at most as many at once as there are cores, in the order they came', async () => {
    const hasher = new SlowHasher();
    const passwords = new Passwords(hasher, 2);
    const done: number[] = [];
    const all = Array.from({ length: 10 }, (_, n) => passwords.hash(`${n}`).then(() => done.push(n)));
    await settle();
    expect(hasher.running).toBe(2);
    await hasher.endAll();
    await Promise.all(all);
    expect(hasher.most).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('that cannot wait are refused with a time to come back, and the rest goes on', async () => {
    const hasher = new SlowHasher();
    const passwords = new Passwords(hasher, 1);
    const results = Array.from({ length: 40 }, () =>
      passwords.hash('x').then(
        () => 'done',
        (error: { code: string; retryAfterMs: number }) => error,
      ),
    );
    await hasher.endAll();
    const outcomes = await Promise.all(results);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(17);
    expect(outcomes.at(-1)).toMatchObject({ code: 'auth.busy', retryAfterMs: 2_000 });
    const after = passwords.hash('y');
    await hasher.endAll();
    expect(await after).toBe('kept:y');
  });

  it('that fail to be hashed do not take their place for ever', async () => {
    let fails = true;
    const hasher: Hasher = {
      hash: async () => {
        if (fails) throw new Error('no memory');
        return 'kept';
      },
      verify: async () => true,
    };
    const passwords = new Passwords(hasher, 1);
    for (let n = 0; n < 3; n += 1) await expect(passwords.hash('x')).rejects.toThrow('no memory');
    fails = false;
    expect(await passwords.hash('x')).toBe('kept');
  });

  it('whose decoy could not be made once are checked the next time', async () => {
    let fails = true;
    const hasher: Hasher = {
      hash: async () => {
        if (fails) throw new Error('no memory');
        return 'decoy';
      },
      verify: async () => true,
    };
    const passwords = new Passwords(hasher, 1);
    await expect(passwords.verify('kept', 'x')).rejects.toThrow('no memory');
    fails = false;
    expect(await passwords.verify('kept', 'x')).toBe(true);
  });
});

describe('a password that would be guessed first', () => {
  const weak = (password: string): boolean => isWeak(password, 'grandma.rut', 'Grandma Rut');

  it('is a common one, in any case', () => {
    for (const password of ['password', 'PASSWORD', '12345678', 'qwertyui', 'iloveyou'])
      expect(weak(password), password).toBe(true);
  });
  it('is one sign repeated', () => {
    for (const password of ['aaaaaaaa', '--------', '💬💬💬💬']) expect(weak(password), password).toBe(true);
  });
  it('is the own name or ID, with the usual additions', () => {
    for (const password of ['grandma.rut', 'Grandma Rut', 'grandmarut1', 'GrandmaRut123', 'grandmarutgrandmarut']) {
      expect(weak(password), password).toBe(true);
    }
  });
  it('is not just any that is easy to type with a remote', () => {
    for (const password of ['soup is on', 'hearth-demo', 'tvtvtvtv', 'blue lamp'])
      expect(weak(password), password).toBe(false);
  });
});
