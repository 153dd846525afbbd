import { expect, it } from 'vitest';
import { bringMissing } from '../src/engine.ts';

it('gives an engine from before Chromium 54 what Lightning calls', () => {
  const objects: { values?: unknown } = {};
  bringMissing(objects);
  expect((objects.values as (of: object) => unknown[])({ a: 1, b: 'two' })).toEqual([1, 'two']);
});

it('leaves what an engine has as it is', () => {
  const values = (): void => {};
  const objects = { values };
  bringMissing(objects);
  expect(objects.values).toBe(values);
});
