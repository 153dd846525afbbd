import { expect, test } from 'vitest';
import { Remark } from '../../src/components/Remark.ts';
import { Spinner } from '../../src/components/Spinner.ts';
import { color } from '../../src/theme/color.ts';
import { mount } from '../support/stage.ts';

const turning = (remark: Remark): boolean => remark.children.some((child) => child instanceof Spinner && child.visible);

test('says something, warns, waits, and is silent again', () => {
  const bench = mount(Remark, {
    w: 1120,
    h: 48,
    remark: { is: 'says', words: 'You are friends.', icon: 'users-fill' },
  });
  const { subject } = bench;
  expect(bench.words).toEqual(['You are friends.']);
  expect(turning(subject)).toBe(false);

  subject.remark = { is: 'busy', words: 'Signing in' };
  expect(bench.words).toEqual(['Signing in']);
  expect(turning(subject)).toBe(true);

  subject.remark = { is: 'warns', words: 'Try again.' };
  expect(turning(subject)).toBe(false);
  const label = subject.children.find((child) => 'words' in child);
  expect(label && 'ink' in label && label.ink).toBe(color.state.warn);

  subject.remark = undefined;
  expect(bench.words).toEqual([]);
});
