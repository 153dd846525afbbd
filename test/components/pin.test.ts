import { describe, expect, test, vi } from 'vitest';
import { DigitPad } from '../../src/components/DigitPad.ts';
import { PinCells } from '../../src/components/PinCells.ts';
import { Shape } from '../../src/components/paint/Shape.ts';
import { color } from '../../src/theme/color.ts';
import { mount } from '../support/stage.ts';

describe('the pad for a PIN', () => {
  const pad = (rtl = false) => {
    const typed: string[] = [];
    const bench = mount(
      DigitPad,
      {
        eraseLabel: 'Delete',
        signals: { digit: (digit) => typed.push(digit), erased: () => typed.push('erase') },
      },
      { rtl },
    );
    return { bench, typed };
  };

  test('begins at 5; every digit is reached with the arrows', () => {
    const { bench, typed } = pad();
    bench.press('Enter', 'Up', 'Enter', 'Left', 'Enter', 'Down', 'Enter', 'Down', 'Enter');
    bench.press('Right', 'Right', 'Enter', 'Up', 'Enter', 'Up', 'Enter');
    expect(typed).toEqual(['5', '2', '1', '4', '7', '9', '6', '3']);
  });

  test('from 7 down to 0, and beside it what erases', () => {
    const { bench, typed } = pad();
    bench.press('Left', 'Down', 'Down', 'Enter', 'Right', 'Enter', 'Left', 'Up', 'Enter');
    expect(typed).toEqual(['0', 'erase', '8']);
  });

  test('lets the arrows out at its edges', () => {
    const { bench } = pad();
    bench.press('Down', 'Down', 'Left', 'Down');
    bench.press('Up', 'Up', 'Up', 'Up');
    expect(bench.escaped).toEqual(['Left', 'Down', 'Up']);
  });

  test('stands as it is where the screen runs from right to left', () => {
    const { bench, typed } = pad(true);
    bench.press('Right', 'Enter', 'Left', 'Left', 'Enter');
    expect(typed).toEqual(['6', '4']);
  });
});

describe('what is typed of a PIN', () => {
  const yellow = (cells: PinCells): number => {
    let count = 0;
    const walk = (part: { children: readonly unknown[] }): void => {
      for (const child of part.children) {
        if (child instanceof Shape && child.visible && child.ink === color.state.warn) count += 1;
        walk(child as { children: readonly unknown[] });
      }
    };
    walk(cells as unknown as { children: readonly unknown[] });
    return count;
  };

  test('refused, where nothing moves: yellow until the next digit', () => {
    const { subject } = mount(PinCells, {});
    subject.refuse();
    expect(yellow(subject)).toBe(4);
    subject.typed = 1;
    expect(yellow(subject)).toBe(0);
  });

  test('refused, where things move: shakes once and comes to rest', () => {
    vi.useFakeTimers();
    try {
      const { subject } = mount(PinCells, {}, { looks: { motion: 'full' } });
      const [row] = subject.children;
      const places = new Set<number>();
      subject.refuse();
      expect(yellow(subject)).toBe(0);
      for (let n = 0; n < 10; n += 1) {
        places.add(row?.getSmooth('x', 0) ?? 0);
        vi.advanceTimersByTime(30);
      }
      expect(Array.from(places)).toEqual([-8, 8, 0]);
    } finally {
      vi.useRealTimers();
    }
  });
});
