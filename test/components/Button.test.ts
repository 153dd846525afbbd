import { describe, expect, test, vi } from 'vitest';
import { Button } from '../../src/components/Button.ts';
import { color } from '../../src/theme/color.ts';
import { mount } from '../support/stage.ts';

function open(props: { guarded?: boolean; disabled?: boolean } = {}, looks = {}) {
  const pressed = vi.fn();
  const bench = mount(
    Button,
    { label: 'Stop', icon: 'stop-fill', colourKey: 'red', w: 352, h: 100, signals: { pressed }, ...props },
    { looks },
  );
  return Object.assign(bench, { pressed });
}

describe('a button', () => {
  test('acts on OK', () => {
    const { press, pressed } = open();
    press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test('acts on a click of the pointer', () => {
    const { subject, pressed } = open();
    subject.click({ x: 10, y: 10 });
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test('does nothing while a prompt guards it, but can have the focus', () => {
    const { press, pressed, subject, focused } = open({ guarded: true });
    press('Enter');
    subject.click({ x: 1, y: 1 });
    expect(pressed).not.toHaveBeenCalled();
    expect(focused).toBe(subject);
    expect(subject.alpha).toBeCloseTo(0.4);
  });

  test('cannot have the focus when disabled', () => {
    const { press, pressed, focused } = open({ disabled: true });
    press('Enter');
    expect(pressed).not.toHaveBeenCalled();
    expect(focused).toBeUndefined();
  });

  test('grows and turns its ink dark with the focus', () => {
    const { subject } = open();
    expect(subject.scale).toBeCloseTo(1.05);
    expect(subject.isLit).toBe(true);
    subject._unfocus();
    expect(subject.scale).toBe(1);
  });

  test('wide things grow less', () => {
    expect(mount(Button, { label: 'Wide', w: 900, h: 100 }).subject.scale).toBeCloseTo(1.03);
  });

  test('under Calm nothing grows', () => {
    expect(open({}, { motion: 'calm' }).subject.scale).toBe(1);
  });

  test('says what it is', () => {
    expect(open().subject.announce).toEqual({ label: 'Stop', role: 'button' });
    expect(open({ guarded: true }).subject.announce.state).toBe('unavailable');
  });

  test('an icon with a colour of its own keeps it', () => {
    const { subject } = mount(Button, {
      label: 'Go on air',
      icon: 'record-fill',
      iconInk: color.live.ember,
      w: 560,
      h: 104,
    });
    const inks = subject.children.map((child) => child.color);
    expect(inks).toContain(color.live.ember);
  });
});
