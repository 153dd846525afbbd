import { describe, expect, test } from 'vitest';
import { Button } from '../../../src/components/Button.ts';
import { Line } from '../../../src/components/core/Line.ts';
import { mount } from '../../support/stage.ts';

function row(options: { rtl?: boolean; wraps?: boolean } = {}) {
  const bench = mount(
    Line,
    { direction: 'row', gap: 24, h: 100, wraps: options.wraps ?? false },
    { rtl: options.rtl ?? false },
  );
  const buttons = ['Stop', 'Mute', 'Picture'].map((label) => bench.subject.put(Button, { label, w: 352, h: 100 }));
  bench.frame();
  return Object.assign(bench, { buttons, label: () => (bench.focused as Button).label });
}

describe('a row', () => {
  test('lies side by side with its gap between', () => {
    const { buttons, subject } = row();
    expect(buttons.map(({ x }) => x)).toEqual([0, 376, 752]);
    expect(subject.w).toBe(1104);
  });

  test('is walked by RIGHT and LEFT and left at its ends', () => {
    const { press, label, escaped } = row();
    press('Right', 'Right');
    expect(label()).toBe('Picture');
    press('Right', 'Left');
    expect(label()).toBe('Mute');
    expect(escaped).toEqual(['Right']);
  });

  test('lets UP and DOWN through', () => {
    const { press, escaped } = row();
    press('Up', 'Down');
    expect(escaped).toEqual(['Up', 'Down']);
  });

  test('passes by what cannot be used or is not there', () => {
    const { press, label, buttons, subject } = row();
    (buttons[1] as Button).disabled = true;
    press('Right');
    expect(label()).toBe('Picture');
    (buttons[2] as Button).visible = false;
    subject.arrange();
    expect(label()).toBe('Stop');
    expect(subject.w).toBe(728);
  });

  test('goes round where it is told to', () => {
    const { press, label } = row({ wraps: true });
    press('Left');
    expect(label()).toBe('Picture');
  });

  test('means the other side where text runs from right to left', () => {
    const { press, label, escaped } = row({ rtl: true });
    press('Left');
    expect(label()).toBe('Mute');
    press('Right', 'Right');
    expect(label()).toBe('Stop');
    // What comes out is "towards the start", whichever side that is on.
    expect(escaped).toEqual(['Left']);
  });

  test('tells the place of what has the focus', () => {
    const { press, subject } = row();
    press('Right');
    expect(subject.position).toEqual({ index: 1, count: 3 });
  });

  test('counts only those one can come to', () => {
    const { press, subject, buttons } = row();
    if (buttons[0]) buttons[0].visible = false;
    subject.arrange();
    press('Right');
    expect(subject.position).toEqual({ index: 1, count: 2 });
  });
});
