import { describe, expect, it } from 'vitest';
import { type Choice, chosen, cleared, NEW, type Own, remembered, told } from '../../../server/presence/own.ts';
import { RECENT_TEXTS } from '../../../src/protocol/limits.ts';

const HOUR = 3600_000;
const own = (more: Partial<Own> = {}): Own => ({ ...NEW, since: 10, lastHere: 10, ...more });

/** W2, 24. */
describe('what somebody says about themselves', () => {
  const tea = own({ text: 'Tea', textUntil: 500, texts: ['Tea'] });
  it.each<[string, Own, Choice, Partial<Own>]>([
    ['a text stays unless something else is said', own(), { text: 'Tea' }, { text: 'Tea', textUntil: null }],
    ['a text for an hour', own(), { text: 'Tea', textForMs: HOUR }, { text: 'Tea', textUntil: 100 + HOUR }],
    ['a new text does not take over the time of the old', tea, { text: 'Soup' }, { text: 'Soup', textUntil: null }],
    ['the same text keeps its time', tea, { text: 'Tea' }, { textUntil: 500 }],
    ['another status keeps the text and its time', tea, { status: 'busy' }, { text: 'Tea', textUntil: 500 }],
    ['only its time is another', tea, { textForMs: HOUR }, { text: 'Tea', textUntil: 100 + HOUR }],
    ['it stays after all', tea, { textForMs: null }, { text: 'Tea', textUntil: null }],
    ['no text has no time', tea, { text: '' }, { text: '', textUntil: null }],
    ['no text has no time, even when one is given', own(), { textForMs: HOUR }, { text: '', textUntil: null }],
    ['blanks are no text', tea, { text: '  ' }, { text: '', textUntil: null }],
    ['the status begins when it changes', own(), { status: 'busy' }, { status: 'busy', since: 100 }],
    ['and not when it is chosen again', own(), { status: 'available' }, { since: 10 }],
    ['who hides was last here then', own(), { status: 'invisible' }, { lastHere: 100 }],
    ['and not again later', own({ status: 'invisible' }), { status: 'invisible' }, { lastHere: 10 }],
  ])('%s', (_, before, choice, after) => {
    expect(chosen(before, choice, 100)).toMatchObject(after);
  });

  it('is cleared when its time has come, not before', () => {
    const text = own({ text: 'Tea', textUntil: 500 });
    expect(cleared(text, 499)).toBe(text);
    expect(cleared(text, 500)).toMatchObject({ text: '', textUntil: null });
    const stays = own({ text: 'Tea' });
    expect(cleared(stays, Number.MAX_SAFE_INTEGER)).toBe(stays);
  });

  it('is remembered: newest first, each once, and not for ever', () => {
    expect(remembered(['a', 'b'], 'c')).toEqual(['c', 'a', 'b']);
    expect(remembered(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(remembered(['a', 'b'], '')).toEqual(['a', 'b']);
    const many = Array.from({ length: 20 }, (_, n) => `${n}`).reduce<readonly string[]>(remembered, []);
    expect(many).toHaveLength(RECENT_TEXTS + 1);
    expect(told(own({ text: '19', texts: many }), false).recentTexts).toHaveLength(RECENT_TEXTS);
  });

  it('is offered again without the text that is in force', () => {
    const texts = ['Tea', 'Soup'];
    expect(told(own({ text: 'Tea', texts }), false)).toMatchObject({ recentTexts: ['Soup'], idle: false });
    expect(told(own({ texts }), true)).toMatchObject({ recentTexts: ['Tea', 'Soup'], idle: true });
    expect(told(own({ text: 'Tea' }), false)).not.toHaveProperty('textUntil');
  });
});
