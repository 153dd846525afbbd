import { describe, expect, it } from 'vitest';
import { mayAsk, NO_ASKINGS } from '../../../server/permissions/pestering.ts';

const NOW = 1_000_000;

/** "Settled" 4. */
describe('asking to watch', () => {
  it('is free the first time', () => {
    expect(mayAsk(NO_ASKINGS, NOW)).toEqual({ is: 'prompt' });
  });

  it('again is possible once a minute, and says how long to wait', () => {
    expect(mayAsk({ lastAskedAt: NOW, notNow: 1 }, NOW + 1)).toEqual({ is: 'too_soon', retryAfterMs: 59_999 });
    expect(mayAsk({ lastAskedAt: NOW, notNow: 1 }, NOW + 59_999)).toEqual({ is: 'too_soon', retryAfterMs: 1 });
    expect(mayAsk({ lastAskedAt: NOW, notNow: 1 }, NOW + 60_000)).toEqual({ is: 'prompt' });
  });

  it('bothers nobody after three "not now", and the asker notices nothing: the same wait, the same words', () => {
    const later = NOW + 60_000;
    expect(mayAsk({ lastAskedAt: NOW, notNow: 2 }, later)).toEqual({ is: 'prompt' });
    for (const notNow of [3, 4, 50]) {
      expect(mayAsk({ lastAskedAt: NOW, notNow }, later)).toEqual({ is: 'quiet' });
      expect(mayAsk({ lastAskedAt: NOW, notNow }, NOW + 1)).toEqual(mayAsk({ lastAskedAt: NOW, notNow: 0 }, NOW + 1));
    }
  });
});
