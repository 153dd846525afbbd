import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Banner } from '../../src/components/Banner.ts';
import { Button } from '../../src/components/Button.ts';
import { Sheet } from '../../src/components/Sheet.ts';
import { Toast, type ToastView } from '../../src/components/Toast.ts';
import { timing } from '../../src/theme/motion.ts';
import { mount } from '../support/stage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a sheet', () => {
  function open(guarded: boolean) {
    const signals = { back: vi.fn() };
    const allowed = vi.fn();
    class Question extends Sheet {
      protected override build(): void {
        super.build();
        const place = { y: 690, w: 304, h: 108 };
        this.answers.put(Button, { label: 'Allow once', x: 304, ...place, signals: { pressed: allowed } });
        this.answers.choose(this.answers.put(Button, { label: 'Not now', x: 976, ...place }));
      }
    }
    const asked = mount(Question, { guarded, signals });
    return Object.assign(asked, { allowed, ...signals, label: () => (asked.focused as Button).label });
  }

  test('that opens by itself takes no key for a second, and its answers are dimmed', () => {
    const { press, allowed, back, label, subject } = open(true);
    press('Left', 'Enter', 'Back', 'Red');
    expect(label()).toBe('Not now');
    expect(back).not.toHaveBeenCalled();
    expect(subject.answers.children.map((child) => child.alpha)).toEqual([0.4, 0.4]);
    vi.advanceTimersByTime(timing.promptGuardMs - 1);
    press('Left');
    expect(label()).toBe('Not now');
    vi.advanceTimersByTime(1);
    expect(subject.answers.children.map((child) => child.alpha)).toEqual([1, 1]);
    press('Left', 'Enter');
    expect(allowed).toHaveBeenCalledTimes(1);
  });

  test('that one asked for answers at once', () => {
    const { press, allowed } = open(false);
    press('Left', 'Enter');
    expect(allowed).toHaveBeenCalledTimes(1);
  });

  test('is left by BACK only', () => {
    const { press, back, escaped } = open(false);
    press('Up', 'Down', 'Left', 'Left', 'Right', 'Right', 'Back');
    expect(escaped).toEqual([]);
    expect(back).toHaveBeenCalledTimes(1);
  });

  test('stops counting when it is taken away', () => {
    const { destroy } = open(true);
    destroy();
    expect(() => vi.advanceTimersByTime(5000)).not.toThrow();
  });
});

describe('a toast', () => {
  const question: ToastView = {
    title: 'Oskar wants to watch',
    sign: { kind: 'person', person: 'oskar', name: 'Oskar', picture: null },
    action: { key: 'yellow', label: 'Answer' },
    seconds: 45,
  };
  function open(toast: ToastView) {
    const signals = { pressed: vi.fn(), expired: vi.fn() };
    return Object.assign(mount(Toast, { x: 1248, y: 134, toast, signals }), signals);
  }

  test('counts down once a second and says when its time is over', () => {
    const bench = open(question);
    expect(bench.words).toEqual(['Oskar wants to watch', 'Answer', '0:45']);
    vi.advanceTimersByTime(2000);
    expect(bench.words).toContain('0:43');
    vi.advanceTimersByTime(43_000);
    expect(bench.expired).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(bench.expired).toHaveBeenCalledTimes(1);
  });

  test('is answered with OK when it has the focus', () => {
    const { press, pressed } = open(question);
    press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test('that only tells something cannot have the focus', () => {
    const { subject } = open({ title: 'Saved', sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
    expect(subject.canFocus).toBe(false);
  });
});

describe('the banner', () => {
  const lost = {
    kind: 'trying',
    title: 'Connection lost',
    text: 'Trying again in 4 seconds.',
    action: { icon: 'arrows-clockwise-bold', label: 'Try now' },
  } as const;

  test('tries again with OK', () => {
    const again = vi.fn();
    const bench = mount(Banner, { banner: lost, signals: { again } });
    bench.press('Enter');
    expect(again).toHaveBeenCalledTimes(1);
    expect(bench.words).toEqual(['Connection lost', 'Trying again in 4 seconds.', 'Try now']);
  });

  test('goes away, and cannot have the focus then', () => {
    const bench = mount(Banner, { banner: lost });
    bench.subject.banner = undefined;
    bench.frame();
    expect(bench.words).toEqual([]);
    expect(bench.subject.canFocus).toBe(false);
  });

  test('says when the connection is back, without a button', () => {
    const bench = mount(Banner, { banner: lost });
    bench.subject.banner = { kind: 'back', title: 'Back again', text: '' };
    expect(bench.words).toEqual(['Back again']);
    expect(bench.subject.canFocus).toBe(false);
  });
});
