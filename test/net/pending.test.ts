import { describe, expect, it } from 'vitest';
import { Pending } from '../../src/net/pending.ts';

const codeOf = (answer: Promise<object>): Promise<string> =>
  answer.then(
    () => 'answered',
    (failure: { code: string }) => failure.code,
  );

describe('requests that wait for their answers', () => {
  it('have ids that rise by one from 1, and travel with their fields', () => {
    const pending = new Pending();
    const filed = [pending.file('seen', { seq: 4 }), pending.file('bye', {})];
    expect(filed.map(({ id }) => id)).toEqual([1, 2]);
    expect(JSON.parse(filed[0]?.text ?? '')).toEqual({ t: 'seen', id: 1, seq: 4 });
  });

  it('get their own answer, in whatever order answers come', async () => {
    const pending = new Pending();
    const [a, b] = [pending.file('a', {}), pending.file('b', {})];
    expect(pending.settle(2, undefined, { is: 'b' })).toBe(true);
    expect(pending.settle(1, undefined, { is: 'a' })).toBe(true);
    expect(await Promise.all([a.answer, b.answer])).toEqual([{ is: 'a' }, { is: 'b' }]);
    expect(pending.size).toBe(0);
  });

  it('fail with the code of the server, its text and when to try again', async () => {
    const pending = new Pending();
    const { answer } = pending.file('a', {});
    pending.settle(1, { code: 'auth.slow_down', text: 'wait', retryAfterMs: 3_000 }, {});
    await expect(answer).rejects.toMatchObject({ code: 'auth.slow_down', message: 'wait', retryAfterMs: 3_000 });
  });

  it('are answered once; a second answer, or one nobody waits for, changes nothing', async () => {
    const pending = new Pending();
    const { answer } = pending.file('a', {});
    pending.settle(1, undefined, { n: 1 });
    expect(pending.settle(1, undefined, { n: 2 })).toBe(false);
    expect(pending.settle(99, undefined, {})).toBe(false);
    expect(await answer).toEqual({ n: 1 });
  });

  it('are sent again in their order after a cut, with the same ids', () => {
    const pending = new Pending();
    const texts = ['a', 'b', 'c'].map((t) => pending.file(t, {}).text);
    pending.settle(2, undefined, {});
    expect(pending.all()).toEqual([
      { id: 1, text: texts[0] },
      { id: 3, text: texts[2] },
    ]);
  });

  it('are given up with their session if they went out in it, because they may have been done; others stay', async () => {
    const pending = new Pending();
    const [sent, waiting] = [pending.file('sent', {}), pending.file('waiting', {})];
    pending.markSent(sent.id);
    pending.loseSent();
    expect(await codeOf(sent.answer)).toBe('connection.lost');
    expect(pending.all().map(({ id }) => id)).toEqual([waiting.id]);
    pending.loseAll();
    expect(await codeOf(waiting.answer)).toBe('connection.lost');
    expect(pending.size).toBe(0);
  });

  it('never use an id twice, even after everything was given up', () => {
    const pending = new Pending();
    pending.file('a', {}).answer.catch(() => {});
    pending.loseAll();
    expect(pending.file('b', {}).id).toBe(2);
  });
});
