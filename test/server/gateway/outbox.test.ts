import { beforeEach, describe, expect, it } from 'vitest';
import { Outbox } from '../../../server/gateway/outbox.ts';
import { OUTBOX_BYTES, OUTBOX_WORDS } from '../../../src/protocol/limits.ts';

/** X4. */
describe('what a session has been told', () => {
  let outbox: Outbox;
  beforeEach(() => {
    outbox = new Outbox();
  });

  const say = (person: string): string => outbox.push({ t: 'friend.removed', person });
  const missed = (seq: number) => {
    const { texts, gap } = outbox.after(seq);
    return { seqs: texts.map((text) => JSON.parse(text).seq as number), gap };
  };

  it('is numbered from 1, in the order it was said', () => {
    expect(JSON.parse(say('maya'))).toEqual({ t: 'friend.removed', seq: 1, person: 'maya' });
    expect(JSON.parse(say('theo')).seq).toBe(2);
    expect(outbox.last).toBe(2);
  });

  it('is told again from where the TV was, word for word', () => {
    const said = ['a', 'b', 'c'].map(say);
    expect(outbox.after(1)).toEqual({ texts: said.slice(1), gap: false });
    expect(missed(3)).toEqual({ seqs: [], gap: false });
    expect(missed(0)).toEqual({ seqs: [1, 2, 3], gap: false });
  });

  it('is forgotten once it was seen, and not asked for again without a gap', () => {
    for (const person of ['a', 'b', 'c']) say(person);
    outbox.seen(2);
    expect(missed(2)).toEqual({ seqs: [3], gap: false });
    outbox.seen(1);
    expect(missed(2)).toEqual({ seqs: [3], gap: false });
  });

  it(`has a gap for whoever has missed more than ${OUTBOX_WORDS}, and none for whoever has not`, () => {
    for (let n = 0; n < OUTBOX_WORDS + 5; n += 1) say('maya');
    expect(missed(4).gap).toBe(true);
    expect(missed(5)).toMatchObject({ gap: false });
    expect(missed(5).seqs).toHaveLength(OUTBOX_WORDS);
  });

  it('is bounded in bytes too, and counts what was seen out again', () => {
    const long = 'x'.repeat(20_000);
    for (let n = 0; n < 100; n += 1) {
      say(long);
      expect(outbox.after(0).texts.join('').length).toBeLessThanOrEqual(OUTBOX_BYTES);
      outbox.seen(outbox.last);
    }
    expect(missed(outbox.last)).toEqual({ seqs: [], gap: false });
    for (let n = 0; n < 20; n += 1) say(long);
    expect(missed(100).gap).toBe(true);
  });

  it('has answers among it, each where it was given', () => {
    const said = ['a', 'b', 'c'].map(say);
    const answers = [
      { after: 1, text: 'one' },
      { after: 2, text: 'two' },
      { after: 2, text: 'another' },
      { after: 3, text: 'three' },
    ];
    expect(outbox.after(1, answers).texts).toEqual(['one', said[1], 'two', 'another', said[2], 'three']);
    expect(outbox.after(3, answers.slice(3)).texts).toEqual(['three']);
  });

  it('has a gap for a TV that claims to have seen what was never said', () => {
    say('maya');
    expect(missed(2).gap).toBe(true);
  });
});
