import { describe, expect, test, vi } from 'vitest';
import { ViewerRow, type ViewerView } from '../../src/components/ViewerRow.ts';
import { mount } from '../support/stage.ts';

const viewer: ViewerView = {
  person: 'maya',
  name: 'Maya',
  picture: null,
  presence: 'available',
  since: 'Since 19:31',
  pace: '6 a second',
  bars: 3,
  remove: 'Remove',
  keep: 'Keep',
  question: 'Remove Maya?',
  block: 'Block',
  blockQuestion: 'Block Maya?',
};

function open(rtl = false) {
  const removed = vi.fn();
  const blocked = vi.fn();
  const signals = { removed, blocked };
  return Object.assign(mount(ViewerRow, { viewer, w: 560, h: 116, signals }, { rtl }), signals);
}

describe('somebody who is watching', () => {
  test('is removed only after a second OK', () => {
    const bench = open();
    bench.press('Enter');
    expect(bench.removed).not.toHaveBeenCalled();
    expect(bench.words).toContain('Remove Maya?');
    bench.press('Enter');
    expect(bench.removed).toHaveBeenCalledTimes(1);
  });

  test('is blocked only after BLUE and an OK', () => {
    const bench = open();
    bench.press('Blue');
    expect(bench.blocked).not.toHaveBeenCalled();
    expect(bench.words).toContain('Block Maya?');
    bench.press('Right', 'Enter');
    expect(bench.blocked).not.toHaveBeenCalled();
    bench.press('Blue', 'Enter');
    expect(bench.blocked).toHaveBeenCalledTimes(1);
    expect(bench.removed).not.toHaveBeenCalled();
  });

  test('is kept with Keep', () => {
    const bench = open();
    bench.press('Enter', 'Right', 'Enter');
    expect(bench.removed).not.toHaveBeenCalled();
    expect(bench.subject.asking).toBe(false);
  });

  test('is kept with BACK, which then goes no further', () => {
    const { press, subject, escaped, removed } = open();
    press('Enter', 'Back');
    expect(subject.asking).toBe(false);
    expect(escaped).toEqual([]);
    press('Back');
    expect(escaped).toEqual(['Back']);
    expect(removed).not.toHaveBeenCalled();
  });

  test('is kept when the focus moves on', () => {
    const { press, subject } = open();
    press('Enter');
    subject._unfocus();
    expect(subject.asking).toBe(false);
  });

  test('LEFT leaves the row unless it asks', () => {
    const { press, escaped } = open();
    press('Left', 'Enter', 'Left', 'Right');
    expect(escaped).toEqual(['Left']);
  });

  test('says who, since when and how fast, and what it asks', () => {
    const { press, subject } = open();
    expect(subject.announce).toEqual({ label: 'Maya', role: 'viewer', value: 'Since 19:31, 6 a second' });
    press('Enter');
    expect(subject.announce).toEqual({ label: 'Remove Maya?', role: 'button', value: 'Remove' });
  });

  test('shows the pace while it rests and the answer while it has the focus', () => {
    const bench = open();
    expect(bench.words).toEqual(['Maya', 'Since 19:31', 'Remove']);
    bench.subject._unfocus();
    expect(bench.words).toEqual(['Maya', 'Since 19:31', '6 a second']);
  });

  test('says Direct in place of the pace and the line, and both again', () => {
    const bench = open();
    bench.subject._unfocus();
    bench.subject.viewer = { ...viewer, direct: 'Direct' };
    expect(bench.words).toContain('Direct');
    expect(bench.words).not.toContain('6 a second');
    bench.subject.viewer = viewer;
    expect(bench.words).toContain('6 a second');
    expect(bench.words).not.toContain('Direct');
  });
});
