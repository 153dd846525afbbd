import { describe, expect, test, vi } from 'vitest';
import { listenToPointer, partAt } from '../../src/app/pointer.ts';
import { Button } from '../../src/components/Button.ts';
import { Choice } from '../../src/components/Choice.ts';
import { Line } from '../../src/components/core/Line.ts';
import { surroundingsOf } from '../../src/components/core/surroundings.ts';
import { mount } from '../support/stage.ts';

function open(rtl = false) {
  const pressed = vi.fn();
  const bench = mount(Line, { direction: 'row', gap: 20, x: 100, y: 100, h: 100 }, { rtl });
  const buttons = [0, 1, 2].map((i) =>
    bench.subject.put(Button, { label: `${i}`, w: 200, h: 100, signals: { pressed: () => pressed(i) } }),
  );
  bench.frame();
  const { pointable } = surroundingsOf(bench.stage);
  const surface = document.createElement('div');
  // Shown at half its size.
  surface.getBoundingClientRect = () => ({ left: 10, top: 20, width: 960, height: 540 }) as DOMRect;
  const scroll = vi.fn();
  const stop = listenToPointer(surface, { pointable, reachable: () => [bench.subject], scroll });
  const send = (type: 'mousemove' | 'click', x: number, y: number) => {
    surface.dispatchEvent(new MouseEvent(type, { clientX: 10 + x / 2, clientY: 20 + y / 2 }));
    bench.frame();
  };
  const label = () => (bench.focused as Button).label;
  return Object.assign(bench, { buttons, pressed, send, label, scroll, surface, stop, pointable });
}

describe('the pointer', () => {
  test('gives the focus to what it hovers', () => {
    const { send, label } = open();
    send('mousemove', 100 + 220 + 50, 150);
    expect(label()).toBe('1');
  });

  test('acts where it clicks, and nowhere else', () => {
    const { send, pressed, label } = open();
    send('click', 100 + 440 + 50, 150);
    expect(pressed.mock.calls).toEqual([[2]]);
    expect(label()).toBe('2');
    send('click', 50, 900);
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test('finds parts where they are on a mirrored screen', () => {
    const { send, label } = open(true);
    send('mousemove', 1920 - 100 - 220 - 50, 150);
    expect(label()).toBe('1');
  });

  test('reaches only into the layers that may be used', () => {
    const { subject, pointable, buttons } = open();
    const point = { x: 150, y: 150 };
    expect(partAt({ pointable, reachable: () => [subject] }, point)).toBe(buttons[0]);
    expect(partAt({ pointable, reachable: () => [buttons[2] as Button] }, point)).toBeUndefined();
  });

  test('passes by what cannot be used or is cut off', () => {
    const { subject, pointable, buttons, frame } = open();
    (buttons[0] as Button).disabled = true;
    const reachable = () => [subject];
    expect(partAt({ pointable, reachable }, { x: 150, y: 150 })).toBeUndefined();
    subject.patch({ clipping: true, w: 300 });
    frame();
    expect(partAt({ pointable, reachable }, { x: 350, y: 150 })).toBe(buttons[1]);
    expect(partAt({ pointable, reachable }, { x: 430, y: 150 })).toBeUndefined();
  });

  test('the wheel moves the focus, not faster than a held key', () => {
    const { surface, scroll } = open();
    surface.dispatchEvent(new WheelEvent('wheel', { deltaY: 100 }));
    surface.dispatchEvent(new WheelEvent('wheel', { deltaY: 100 }));
    expect(scroll.mock.calls).toEqual([['Down']]);
  });

  test('is gone when told to stop', () => {
    const { send, stop, label } = open();
    stop();
    send('mousemove', 100 + 220 + 50, 150);
    expect(label()).toBe('0');
  });

  test('clicks within a part count from its start', () => {
    const bench = mount(Choice, { label: 'Size', options: ['a', 'b', 'c'], index: 1, w: 560, h: 88 }, { rtl: true });
    const surface = document.createElement('div');
    surface.getBoundingClientRect = () => ({ left: 0, top: 0, width: 1920, height: 1080 }) as DOMRect;
    const { pointable } = surroundingsOf(bench.stage);
    listenToPointer(surface, { pointable, reachable: () => [bench.subject], scroll: () => undefined });
    // 430 from the start: on the arrow back, 430 px left of the right edge here.
    surface.dispatchEvent(new MouseEvent('click', { clientX: 1920 - 440, clientY: 40 }));
    expect(bench.subject.index).toBe(0);
  });
});
