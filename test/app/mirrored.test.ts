import type Lightning from '@lightningjs/core';
import { expect, test, vi } from 'vitest';
import { Banner } from '../../src/components/Banner.ts';
import { Sheet } from '../../src/components/Sheet.ts';
import { Household } from '../support/household.ts';
import { openApp } from '../support/screens.ts';
import { mount } from '../support/stage.ts';
import { wholeEnglish } from '../support/words.ts';

/** What Lightning draws of an element of its own depth, in that order; not in its typings. */
const drawn = (element: Lightning.Element): readonly unknown[] =>
  (element as unknown as { core: { _zIndexedChildren: readonly unknown[] } }).core._zIndexedChildren;

function sheetIn(element: Lightning.Element): Sheet | undefined {
  if (element instanceof Sheet) return element;
  for (const child of element.children) {
    const found = sheetIn(child as Lightning.Element);
    if (found) return found;
  }
  return undefined;
}

test.each(['ltr', 'rtl'] as const)(
  'a sheet is drawn once where text runs %s, so its scrim is no darker',
  async (direction) => {
    const household = await Household.open();
    const bench = await openApp(household, await household.signedIn('noa'), {
      language: { ...wholeEnglish, direction },
    });
    bench.press('Back');
    await bench.rest();
    const layer = sheetIn(bench.subject)?.parent as Lightning.Element;
    const all = drawn(layer);
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all).size).toBe(all.length);
    vi.useRealTimers();
    await household.close();
  },
);

test('a notice stands below the banner while that shows, and where it was otherwise', () => {
  const { subject } = mount(Banner, { x: 96, y: 54 });
  expect(subject.below({ x: 1248, y: 134 })).toEqual({ x: 1248, y: 134 });
  subject.banner = { kind: 'trying', title: 'Connection lost', text: 'Trying again.' };
  const { x, y } = subject.below({ x: 1248, y: 134 });
  expect(x).toBe(1248);
  expect(y).toBeGreaterThanOrEqual(54 + 136);
  expect(subject.below({ x: 640, y: 600 })).toEqual({ x: 640, y: 600 });
});
