import { expect, test, vi } from 'vitest';
import { Segments } from '../../src/components/Segments.ts';
import { mount } from '../support/stage.ts';

function open(rtl = false) {
  const chose = vi.fn();
  const options = ['100%', '200%', '300%', 'Full'];
  return Object.assign(mount(Segments, { label: 'Zoom', options, index: 3, signals: { chose } }, { rtl }), { chose });
}

test('LEFT and RIGHT choose at once and leave at the ends', () => {
  const { press, subject, chose, escaped } = open();
  press('Right', 'Left', 'Left', 'Left', 'Left');
  expect(subject.index).toBe(0);
  expect(chose.mock.calls).toEqual([[2], [1], [0]]);
  expect(escaped).toEqual(['Right', 'Left']);
});

test('choosing moves nothing', () => {
  const { press, subject } = open();
  const wide = subject.w;
  press('Left');
  expect(subject.w).toBe(wide);
});

test('a click chooses the segment under it', () => {
  const { subject } = open();
  subject.click({ x: 6, y: 30 });
  expect(subject.index).toBe(0);
});

test('mirrors', () => {
  const { press, subject } = open(true);
  press('Right');
  expect(subject.index).toBe(2);
});

test('says what it sets and what it stands at', () => {
  expect(open().subject.announce).toEqual({ label: 'Zoom', role: 'choice', value: 'Full' });
});
