import { describe, expect, it } from 'vitest';
import {
  advance,
  type Facts,
  failed,
  isEngaged,
  type Link,
  newLink,
  shown,
  toldTo,
  wakesAt,
} from '../../../server/direct/link.ts';
import { ASK_MS, DIRECT_AGAIN_MS, DIRECT_CONNECT_MS, DIRECT_RETURN_MS } from '../../../src/protocol/limits.ts';
import { seeded } from '../../support/random.ts';

const BOTH = { broadcaster: true, viewer: true };
const FACTS: Facts = {
  verdict: 'may',
  still: false,
  always: { broadcaster: false, viewer: false },
  ready: true,
  calmAt: 0,
};

/** A link as far as these states bring it. */
function at(...states: ('connecting' | 'direct' | 'resting' | 'returning' | 'waiting')[]): Link {
  const link = newLink(BOTH);
  for (const state of states) {
    if (state === 'connecting') advance(link, FACTS, 0);
    if (state === 'direct') shown(link, link.step, 0);
    if (state === 'resting') advance(link, { ...FACTS, verdict: 'rest' }, 0);
    if (state === 'returning') advance(link, FACTS, 0);
    if (state === 'waiting') failed(link, 0);
    expect(link.state.is).toBe(state);
  }
  return link;
}

const TABLE: [from: () => Link, what: string, facts: Partial<Facts>, now: number, to: Link['state']['is']][] = [
  [() => newLink({}), 'nobody has answered', {}, 0, 'offered'],
  [() => newLink({ broadcaster: true }), 'one has', {}, 0, 'offered'],
  [() => newLink(BOTH), 'both have', {}, 0, 'connecting'],
  [() => newLink(BOTH), 'both have, a moment ago somebody else watched', { calmAt: 1 }, 0, 'offered'],
  [() => newLink(BOTH), 'both have, the viewer has paused', { still: true }, 0, 'offered'],
  [() => newLink(BOTH), 'both have, one is cut off', { ready: false }, 0, 'offered'],
  [() => newLink({}), 'both always say yes', { always: BOTH }, 0, 'connecting'],
  [() => newLink({ viewer: false }), 'both always, but here no', { always: BOTH }, 0, 'offered'],
  [() => newLink({}), 'somebody else watches', { verdict: 'rest' }, 0, 'over'],
  [() => at('connecting'), 'time is not up', {}, DIRECT_CONNECT_MS, 'connecting'],
  [() => at('connecting'), 'nobody says anything', {}, DIRECT_CONNECT_MS + 5_000, 'waiting'],
  [() => at('connecting'), 'somebody else watches', { verdict: 'rest' }, 0, 'waiting'],
  [() => at('connecting'), 'the viewer pauses', { still: true }, 0, 'waiting'],
  [() => at('connecting', 'direct'), 'hours pass', {}, 1e8, 'direct'],
  [() => at('connecting', 'direct'), 'the viewer pauses', { still: true }, 0, 'direct'],
  [() => at('connecting', 'direct'), 'one is cut off', { ready: false }, 0, 'direct'],
  [() => at('connecting', 'direct'), 'somebody else watches', { verdict: 'rest' }, 0, 'resting'],
  [() => at('connecting', 'direct', 'resting'), 'two still watch', { verdict: 'rest' }, 1e8, 'resting'],
  [() => at('connecting', 'direct', 'resting'), 'too soon', { calmAt: 5_000 }, 4_999, 'resting'],
  [() => at('connecting', 'direct', 'resting'), 'long enough alone', { calmAt: 5_000 }, 5_000, 'returning'],
  [() => at('connecting', 'direct', 'resting'), 'the viewer has paused', { still: true }, 1e8, 'resting'],
  [() => at('connecting', 'direct', 'resting', 'returning'), 'no picture', {}, DIRECT_RETURN_MS + 5_000, 'waiting'],
  [() => at('connecting', 'direct', 'resting', 'returning'), 'one more again', { verdict: 'rest' }, 0, 'resting'],
  [() => at('connecting', 'waiting'), 'too soon', {}, DIRECT_AGAIN_MS.min - 1, 'waiting'],
  [() => at('connecting', 'waiting'), 'once more', {}, DIRECT_AGAIN_MS.min, 'connecting'],
  [() => at('connecting', 'waiting'), 'two watch', { verdict: 'rest' }, 1e8, 'waiting'],
];

describe('what is decided about a direct connection', () => {
  it.each(TABLE)('%o %s', (from, _, facts, now, to) => {
    const link = from();
    advance(link, { ...FACTS, ...facts }, now);
    expect(link.state.is).toBe(to);
    // Nothing is left to be decided.
    const { step } = link;
    advance(link, { ...FACTS, ...facts }, now);
    expect(link).toMatchObject({ step, state: { is: to } });
  });

  it.each([
    at('connecting'),
    at('connecting', 'direct'),
    at('connecting', 'direct', 'resting'),
    at('connecting', 'direct', 'resting', 'returning'),
    at('connecting', 'waiting'),
  ])('a no, a rule that ends it, or an always that is taken back: whatever it was, $state.is', (link) => {
    const no: Link = { ...link, answers: { ...BOTH, viewer: false } };
    advance(no, FACTS, 0);
    expect(no.state.is).toBe('offered');
    expect(toldTo('viewer', no, FACTS)).toEqual({ is: 'declined', by: 'you' });
    expect(toldTo('broadcaster', no, FACTS)).toEqual({ is: 'declined', by: 'them' });
    const never: Link = { ...link };
    advance(never, { ...FACTS, verdict: 'never' }, 0);
    expect(never.state.is).toBe('over');
    const asked: Link = { ...link, answers: {} };
    advance(asked, FACTS, 0);
    expect(toldTo('broadcaster', asked, FACTS)).toEqual({ is: 'offered', yours: false });
  });

  it('the viewer hears of it after the broadcaster’s yes, and no answer is a no', () => {
    const link = newLink({});
    advance(link, FACTS, 0);
    expect(toldTo('broadcaster', link, FACTS)).toEqual({ is: 'offered', yours: false });
    expect(toldTo('viewer', link, FACTS)).toBeUndefined();
    link.answers.broadcaster = true;
    advance(link, FACTS, 1_000);
    expect(toldTo('viewer', link, FACTS)).toEqual({ is: 'offered', yours: false, until: 1_000 + ASK_MS });
    expect(wakesAt(link, FACTS)).toBe(1_000 + ASK_MS);
    advance(link, FACTS, 1_000 + ASK_MS);
    expect(link.answers).toEqual({ broadcaster: true, viewer: false });
  });

  it('the wait after a failure is longer each time, and short again after it was direct for long', () => {
    const link = at('connecting');
    const waits: number[] = [];
    for (let now = 0; waits.length < 8; ) {
      failed(link, now);
      const again = wakesAt(link, FACTS) ?? 0;
      waits.push((again - now) / 1_000);
      now = again;
      advance(link, FACTS, now);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600, 600]);
    shown(link, link.step, 0);
    failed(link, 60_000);
    expect(wakesAt(link, FACTS)).toBe(60_000 + DIRECT_AGAIN_MS.min);
  });

  it('a picture is shown for the step that waits for one, and for no other', () => {
    const link = at('connecting', 'direct', 'resting', 'returning');
    for (const step of [1, 2, 3, 5]) expect(shown(link, step, 0)).toBe(false);
    expect(shown(link, 4, 0)).toBe(true);
    expect(shown(link, 5, 0)).toBe(false);
  });

  /** Whatever holds and whatever is said, in whatever order. */
  it('a thousand random histories', () => {
    const random = seeded(5);
    for (let history = 0; history < 1_000; history += 1) {
      const link = newLink({});
      let now = 0;
      let last = 0;
      for (let turn = 0; turn < 25; turn += 1) {
        now += random() < 0.3 ? Math.floor(random() * 40_000) : 10;
        const verdict = random() < 0.7 ? 'may' : random() < 0.9 ? 'rest' : 'never';
        const facts: Facts = { ...FACTS, verdict, still: random() < 0.1, ready: random() < 0.9, calmAt: now - 1 };
        const said = random();
        if (said < 0.2) link.answers.broadcaster = random() < 0.8;
        else if (said < 0.4) link.answers.viewer = random() < 0.8;
        else if (said < 0.6) shown(link, link.step - Math.floor(random() * 2), now);
        else if (said < 0.7 && isEngaged(link)) failed(link, now);
        advance(link, facts, now);
        // Never engaged without two yes, nor with two viewers; steps only rise.
        if (isEngaged(link)) expect({ ...link.answers, verdict }).toEqual({ ...BOTH, verdict: 'may' });
        if (link.state.is === 'resting') expect(link.answers).toEqual(BOTH);
        if (verdict === 'never') expect(link.state.is).toBe('over');
        expect(link.step).toBeGreaterThanOrEqual(last);
        last = link.step;
      }
    }
  });
});
