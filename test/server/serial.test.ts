import { describe, expect, it } from 'vitest';
import { Serial } from '../../server/serial.ts';
import { settle } from '../support/fake-clock.ts';

describe('work for the same thing', () => {
  it('is done one after the other, in the order it came', async () => {
    const serial = new Serial();
    const log: string[] = [];
    const work = (name: string, rounds: number) => async () => {
      log.push(`${name} begins`);
      await settle(rounds);
      log.push(`${name} ends`);
    };
    await Promise.all([serial.run('a', work('slow', 5)), serial.run('a', work('quick', 1))]);
    expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('does not wait for other things', async () => {
    const serial = new Serial();
    const never = serial.run('a', () => new Promise<void>(() => {}));
    expect(await serial.run('b', async () => 'done')).toBe('done');
    expect(never).toBeInstanceOf(Promise);
  });

  it('that fails tells whoever asked for it, and the next is done all the same', async () => {
    const serial = new Serial();
    const failing = serial.run('a', async () => {
      throw new Error('broken');
    });
    const next = serial.run('a', async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
