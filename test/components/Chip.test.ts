import { expect, test, vi } from 'vitest';
import { Chip } from '../../src/components/Chip.ts';
import { mount } from '../support/stage.ts';

test('a chip is as wide as what it says and acts on OK', () => {
  const pressed = vi.fn();
  const { press, subject } = mount(Chip, { chip: { kind: 'words', label: 'minutes' }, signals: { pressed } });
  expect([subject.w, subject.h]).toEqual([70 + 60, 56]);
  press('Enter');
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(subject.announce).toEqual({ label: 'minutes', role: 'chip' });
});

test('one of several to choose from says whether it is the one', () => {
  const { subject } = mount(Chip, { chip: { kind: 'words', label: 'People', chosen: true } });
  expect(subject.announce).toEqual({ label: 'People', role: 'choice', state: 'chosen' });
  subject.chip = { kind: 'words', label: 'People', chosen: false };
  expect(subject.announce).toEqual({ label: 'People', role: 'choice' });
});

test('somebody who can be taken out is higher and has a face', () => {
  const { subject, words } = mount(Chip, { chip: { kind: 'person', label: 'Maya', person: 'maya', picture: null } });
  expect(subject.h).toBe(68);
  expect(words).toEqual(['Maya']);
});

test('changes its kind without leaving anything behind', () => {
  const bench = mount(Chip, { chip: { kind: 'icon', label: 'Dora', icon: 'clock-fill' } });
  const wide = bench.subject.w;
  bench.subject.chip = { kind: 'words', label: 'Dora' };
  expect(bench.words).toEqual(['Dora']);
  expect(bench.subject.w).toBeLessThan(wide);
});
