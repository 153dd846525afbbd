import { describe, expect, test } from 'vitest';
import { Button } from '../../../src/components/Button.ts';
import { bringFocus } from '../../../src/components/core/FocusGroup.ts';
import { Grid } from '../../../src/components/core/Grid.ts';
import { rectOf } from '../../../src/components/core/geometry.ts';
import { type Mounted, mount } from '../../support/stage.ts';

const names = (count: number) => Array.from({ length: count }, (_, i) => `friend ${i}`);

/** A grid of buttons that counts how many it makes. */
class Friends extends Grid<string, Button> {
  made = 0;
}

function open(items: readonly string[]) {
  const bench: Mounted<Friends> = mount(Friends, {
    w: 1728,
    h: 288,
    plan: { scrolls: 'down', lanes: 3, cell: { w: 560, h: 132 }, gap: { x: 24, y: 24 }, lines: 2, keep: 2 },
    cells: {
      key: (item) => item,
      make: (parent) => {
        bench.subject.made++;
        return bench.subject.put(Button, { w: 560, h: 132 }, parent);
      },
      bind: (cell, item) => {
        cell.label = item;
      },
    },
  });
  bench.subject.items = items;
  bench.frame();
  return Object.assign(bench, { label: () => (bench.focused as Button).label });
}

describe('a grid', () => {
  test('is walked in all directions and left at its edges', () => {
    const { press, label, escaped } = open(names(7));
    press('Right', 'Down');
    expect(label()).toBe('friend 4');
    press('Left', 'Left', 'Up', 'Up');
    expect(label()).toBe('friend 0');
    expect(escaped).toEqual(['Left', 'Up']);
  });

  test('makes parts only for what is in sight, however many friends there are', () => {
    const { subject, press } = open(names(500));
    for (let i = 0; i < 60; i++) press('Down');
    // Two lines in sight and one more on each side.
    expect(subject.made).toBeLessThanOrEqual(12);
  });

  test('shows only the lines of the view', () => {
    const { words, press } = open(names(30));
    expect(words).toEqual(names(6));
    press('Down', 'Down');
    expect(words.length).toBe(6);
  });

  test('the focus stays with its friend when the list changes around it', () => {
    const { press, label, subject, frame } = open(names(7));
    press('Right');
    subject.items = ['new', ...names(7)];
    frame();
    expect(label()).toBe('friend 1');
    expect(subject.item).toBe('friend 1');
  });

  test('when its friend is gone, whoever is in that place has it', () => {
    const { press, label, subject, frame } = open(names(3));
    press('Right', 'Right');
    subject.items = names(2);
    frame();
    expect(label()).toBe('friend 1');
  });

  test('cannot have the focus when it is empty', () => {
    const { subject } = open([]);
    expect(subject.canFocus).toBe(false);
  });

  test('nothing moves under a pointer: what it reaches is in sight already', () => {
    const { subject, press, label } = open(names(30));
    press('Down', 'Down');
    const before = label();
    const [first] = subject.seen;
    if (!first) throw new Error('nothing in sight');
    const place = rectOf(first);
    bringFocus(first);
    expect(label()).not.toBe(before);
    expect(rectOf(first)).toEqual(place);
  });

  test('does not scroll what is all in sight', () => {
    const { subject, press, label } = open(names(6));
    subject.plan = { ...subject.plan, keep: 1 };
    press('Down');
    expect(label()).toBe('friend 3');
    const [first] = subject.seen;
    expect((first as Button).label).toBe('friend 0');
  });

  test('shows more lines when its plan has more', () => {
    const { subject, frame } = open(names(30));
    expect(subject.seen.length).toBe(6);
    subject.plan = { ...subject.plan, lines: 4, keep: 3 };
    frame();
    expect(subject.seen.length).toBe(12);
  });

  test('counts all things, not only those in sight', () => {
    const { press, subject } = open(names(30));
    press('Down');
    expect(subject.position).toEqual({ index: 3, count: 30 });
  });
});
