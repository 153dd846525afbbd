import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Tab } from '../../../src/components/TopBar/Tab.ts';
import { TAB_REST_MS, TopBar } from '../../../src/components/TopBar/TopBar.ts';
import { mount } from '../../support/stage.ts';

const tabs = [
  { key: 'friends', label: 'Friends', count: 0 },
  { key: 'messages', label: 'Messages', count: 3 },
  { key: 'webcam', label: 'My webcam', count: 0 },
];
const self = { person: 'noa', name: 'Noa', picture: null, presence: 'available', spoken: 'Noa, available' } as const;

function open(rtl = false) {
  const signals = { tab: vi.fn(), self: vi.fn(), pill: vi.fn() };
  const bench = mount(TopBar, { tabs, shown: 'friends', self, clock: '19:42', signals }, { rtl });
  bench.subject.arrive();
  bench.frame();
  return Object.assign(bench, { ...signals, said: () => (bench.focused as Tab).announce });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the screen behind a tab comes when the focus has rested on it', () => {
  const { press, tab } = open();
  press('Right');
  vi.advanceTimersByTime(TAB_REST_MS - 1);
  expect(tab).not.toHaveBeenCalled();
  press('Right');
  vi.advanceTimersByTime(TAB_REST_MS);
  expect(tab.mock.calls).toEqual([['webcam', true]]);
});

test('OK does not wait', () => {
  const { press, tab } = open();
  press('Right', 'Enter');
  expect(tab.mock.calls).toEqual([['messages', false]]);
});

test('past the last tab comes the pill, then oneself', () => {
  const { press, pill, self: opened, subject } = open();
  press('Right', 'Right', 'Right');
  expect(pill).toHaveBeenCalledTimes(1);
  subject.goTo('self');
  press('Enter');
  expect(opened).toHaveBeenCalledTimes(1);
  press('Left');
  expect(pill).toHaveBeenCalledTimes(2);
});

test('the focus comes to the tab whose screen shows', () => {
  const { subject, said, press } = open();
  press('Right', 'Right');
  subject.arrive();
  expect(said()).toEqual({ label: 'Friends', role: 'tab', state: 'chosen' });
});

test('counts what is unread', () => {
  const bench = open();
  expect(bench.words).toEqual(['Friends', 'Messages', '3', 'My webcam', '19:42', 'N'].slice(0, 5));
  bench.press('Right');
  expect(bench.said()).toEqual({ label: 'Messages', role: 'tab', value: '3' });
});

test('leaves room for the pill beside oneself', () => {
  const { subject } = open();
  const { start, end } = subject.pillPlace;
  expect(end).toBeLessThan(1824 - 50 - 56);
  const before = start;
  subject.tabs = [...subject.tabs, { key: 'more', label: 'One more tab', count: 0 }];
  expect(subject.pillPlace).toEqual({ start: expect.any(Number), end });
  expect(subject.pillPlace.start).toBeGreaterThan(before + 100);
});
