import { expect, test, vi } from 'vitest';
import { QuickReplies } from '../../src/components/QuickReplies.ts';
import { mount } from '../support/stage.ts';

const replies = ['On my way', 'Call you after dinner?', 'Love this ❤️', 'Good night 👋'];

test('OK sends the reply that has the focus', () => {
  const replied = vi.fn();
  const { press, escaped } = mount(QuickReplies, { w: 560, replies, signals: { replied } });
  press('Down', 'Down', 'Enter', 'Left');
  expect(replied).toHaveBeenCalledWith('Love this ❤️', 2);
  expect(escaped).toEqual(['Left']);
});

test('from the keyboard comes the reply beside the key', () => {
  const { subject, focused } = mount(QuickReplies, { w: 560, y: 704, replies });
  subject.arrive({ direction: 'right', x: 1200, y: 868 + 37 });
  expect((focused ?? subject).constructor.name).toBe('Reply');
  expect(subject.position).toEqual({ index: 2, count: 4 });
});

test('shows as many as there are', () => {
  const bench = mount(QuickReplies, { w: 560, replies });
  expect(bench.words).toEqual(replies);
  bench.subject.replies = ['Yes', 'No'];
  expect(bench.words).toEqual(['Yes', 'No']);
  bench.press('Down', 'Down');
  expect(bench.escaped).toEqual(['Down']);
});
