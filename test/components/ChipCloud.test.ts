import { expect, test, vi } from 'vitest';
import type { Chip } from '../../src/components/Chip.ts';
import { ChipCloud } from '../../src/components/ChipCloud.ts';
import { mount } from '../support/stage.ts';

const people = (...names: string[]) =>
  names.map((label) => ({ kind: 'person' as const, label, person: label.toLowerCase(), picture: null }));

function open(...names: string[]) {
  const pressed = vi.fn();
  const bench = mount(ChipCloud, { w: 420, h: 240, lines: 2, signals: { pressed } });
  bench.subject.people = people(...names);
  bench.frame();
  const name = (): string => (bench.focused as Chip).announce.label;
  return { bench, pressed, name };
}

test('chips stand in lines; the arrows walk along them and across', () => {
  // A chip of a short name is about 170 wide, so two stand in a line.
  const { bench, name } = open('Maya', 'Rut', 'Jon', 'Emma');
  expect(name()).toBe('Maya');
  bench.press('Right');
  expect(name()).toBe('Rut');
  bench.press('Right');
  expect(bench.escaped).toEqual(['Right']);
  bench.press('Down');
  expect(name()).toBe('Emma');
  bench.press('Left', 'Up');
  expect(name()).toBe('Maya');
  bench.press('Up');
  expect(bench.escaped).toEqual(['Right', 'Up']);
});

test('what does not fit is counted', () => {
  const { bench } = open('Maya', 'Rut', 'Jon', 'Emma', 'Amir', 'Ines');
  expect(bench.words).toContain('+2');
  expect(bench.words).not.toContain('Amir');
});

test('OK says who; nobody left, nothing to focus', () => {
  const { bench, pressed } = open('Maya', 'Rut');
  bench.press('Right', 'Enter');
  expect(pressed).toHaveBeenCalledWith('rut');
  bench.subject.people = [];
  expect(bench.subject.canFocus).toBe(false);
});

test('a last chip adds somebody, and stays in sight however many there are', () => {
  const added = vi.fn();
  const bench = mount(ChipCloud, { w: 520, h: 240, lines: 2, adding: 'Add', signals: { added } });
  bench.frame();
  expect((bench.focused as Chip).announce).toEqual({ label: 'Add', role: 'button' });
  bench.press('Enter');
  expect(added).toHaveBeenCalledTimes(1);
  bench.subject.people = people('Maya', 'Rut', 'Jon', 'Emma', 'Amir', 'Ines', 'Oskar', 'Theo');
  bench.frame();
  const shown = bench.words;
  expect(shown).toContain('Maya');
  expect(shown).toContain('Add');
  const hidden = shown.filter((words) => /^\+\d$/.test(words));
  const seen = shown.filter((words) => /^(Maya|Rut|Jon|Emma|Amir|Ines|Oskar|Theo)$/.test(words));
  expect(hidden).toEqual([`+${8 - seen.length}`]);
  expect(seen.length).toBeLessThan(8);
  bench.subject.first();
  expect((bench.focused as Chip).announce.label).toBe('Maya');
});
