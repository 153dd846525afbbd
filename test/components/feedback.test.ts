import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CheckCard } from '../../src/components/CheckCard.ts';
import { ConnectionCard } from '../../src/components/ConnectionCard.ts';
import { Countdown } from '../../src/components/Countdown.ts';
import { FramingOval } from '../../src/components/FramingOval.ts';
import { HINT_REST_MS, HintStrip } from '../../src/components/HintStrip.ts';
import { LevelMeter } from '../../src/components/LevelMeter.ts';
import { Pill } from '../../src/components/Pill.ts';
import { ProgressBar } from '../../src/components/ProgressBar.ts';
import { SignalBars } from '../../src/components/SignalBars.ts';
import { Skeleton } from '../../src/components/Skeleton.ts';
import { Spinner } from '../../src/components/Spinner.ts';
import { TypingDots } from '../../src/components/TypingDots.ts';
import { WaitingRings } from '../../src/components/WaitingRings.ts';
import { color } from '../../src/theme/color.ts';
import { mount } from '../support/stage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the countdown', () => {
  function open() {
    const signals = { second: vi.fn(), done: vi.fn() };
    return Object.assign(mount(Countdown, { signals }), signals);
  }

  test('counts 3, 2, 1 and is done after three seconds', () => {
    const { subject, second, done } = open();
    subject.start();
    vi.advanceTimersByTime(2999);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(251);
    expect(second.mock.calls).toEqual([[3], [2], [1]]);
    expect(done).toHaveBeenCalledTimes(1);
    expect(subject.running).toBe(false);
  });

  test('shows the number of seconds left', () => {
    const bench = open();
    bench.subject.start();
    expect(bench.words).toEqual(['3']);
    vi.advanceTimersByTime(1500);
    expect(bench.words).toEqual(['2']);
  });

  test('that was stopped is never done', () => {
    const { subject, done } = open();
    subject.start();
    vi.advanceTimersByTime(2000);
    subject.stop();
    vi.advanceTimersByTime(10_000);
    expect(done).not.toHaveBeenCalled();
  });

  test('ends with the screen it is on', () => {
    const { subject, done, destroy } = open();
    subject.start();
    destroy();
    vi.advanceTimersByTime(10_000);
    expect(done).not.toHaveBeenCalled();
  });
});

describe('what moves by itself', () => {
  /** How many timers run while it is on the stage, and after it has gone. */
  function timers(type: typeof Spinner | typeof TypingDots | typeof Skeleton | typeof Pill, motion: 'full' | 'calm') {
    const props = type === Pill ? { kind: 'live', label: 'LIVE' } : { w: 560, h: 132 };
    const bench = mount(type as typeof Spinner, props as object, { looks: { motion } });
    const moving = vi.getTimerCount();
    bench.subject.visible = false;
    bench.frame();
    return { moving, gone: vi.getTimerCount() };
  }

  test.each([
    ['a spinner', Spinner],
    ['typing dots', TypingDots],
    ['a skeleton', Skeleton],
    ['the dot of LIVE', Pill],
  ])('%s moves only while it is seen', (_, type) => {
    expect(timers(type, 'full')).toEqual({ moving: 1, gone: 0 });
  });

  test.each([
    ['a spinner', Spinner],
    ['typing dots', TypingDots],
    ['a skeleton', Skeleton],
    ['the dot of LIVE', Pill],
  ])('%s stands still under Calm', (_, type) => {
    expect(timers(type, 'calm').moving).toBe(0);
  });

  test('waiting rings go out while they are seen, and stand under Calm', () => {
    const full = mount(WaitingRings, {}, { looks: { motion: 'full' } });
    full.frame();
    expect(full.subject.children.every((ring) => ring.scale < 1)).toBe(true);
    const calm = mount(WaitingRings, {}, { looks: { motion: 'calm' } });
    calm.frame();
    expect(calm.subject.children.map((ring) => [ring.scale, ring.alpha])).toEqual([
      [1, 0.34],
      [1, 0.18],
      [1, 0.08],
    ]);
  });
});

describe('the hint strip', () => {
  const hint = (name: string, label: string) => ({ key: { kind: 'named', name }, label }) as const;

  test('shows at most four hints, OK first, ending at the safe area’s end', () => {
    const hints = [hint('OK', 'Watch'), ...['a', 'b', 'c', 'd'].map((label) => hint('BACK', label))];
    const bench = mount(HintStrip, { hints });
    expect(bench.words).toEqual(expect.arrayContaining(['OK', 'Watch', 'a', 'b', 'c']));
    expect(bench.words).not.toContain('d');
  });

  test('goes when nobody presses anything, and comes back with the next key', () => {
    const { subject } = mount(HintStrip, { hints: [hint('OK', 'Watch')] });
    vi.advanceTimersByTime(HINT_REST_MS);
    expect(subject.alpha).toBe(0);
    subject.wake();
    expect(subject.alpha).toBe(1);
  });
});

describe('cards and bars', () => {
  test('a check says what is good or how to mend it', () => {
    const bench = mount(CheckCard, {
      check: { kind: 'good', title: 'Light is good', advice: 'Face is clear' },
      w: 352,
      h: 112,
    });
    expect(bench.words).toEqual(['Light is good', 'Face is clear']);
    bench.subject.check = { kind: 'bad', icon: 'sun-fill', title: 'Too dark', advice: 'Light your face' };
    expect(bench.words).toEqual(['Too dark', 'Light your face']);
    bench.subject.check = { kind: 'level', icon: 'microphone-fill', title: 'Hearing you', level: 0.5 };
    expect(bench.words).toEqual(['Hearing you']);
  });

  test('the connection card says how the line is used', () => {
    const bench = mount(ConnectionCard, {
      w: 560,
      h: 256,
      connection: {
        title: 'Your connection',
        figure: '240 of 280 kbps',
        share: 0.86,
        notes: [{ icon: 'users-fill', text: 'One upload serves everyone' }],
      },
    });
    expect(bench.words).toEqual(['Your connection', '240 of 280 kbps', 'One upload serves everyone']);
  });

  test('a progress bar is as long as its share, and no longer than itself', () => {
    const { subject } = mount(ProgressBar, { w: 400, h: 16, share: 0.25 });
    expect(subject.children[1]?.w).toBe(100);
    subject.share = 7;
    expect(subject.children[1]?.w).toBe(400);
  });

  test('signal bars light by class', () => {
    const { subject } = mount(SignalBars, { level: 2, ink: 1, inkOff: 2 });
    expect(subject.children.map((bar) => bar.color)).toEqual([1, 1, 2]);
  });

  test('the level meter lights as many steps as it hears', () => {
    const { subject } = mount(LevelMeter, { w: 220, h: 20, level: 0.5 });
    expect(subject.children.filter((cell) => cell.color === color.state.ok)).toHaveLength(7);
  });

  test('the oval is green when the face is in it', () => {
    const { subject } = mount(FramingOval, { good: true });
    expect(subject.children[0]?.color).toBe(color.state.ok);
    subject.good = false;
    expect(subject.children[0]?.color).toBe(color.state.warn);
  });

  test('ember is only on pills that mean seen', () => {
    const fill = (kind: 'live' | 'onAir' | 'paused' | 'badge' | 'note' | 'unread') =>
      mount(Pill, { kind, label: 'x' }).subject.children[0]?.color;
    expect([fill('live'), fill('onAir')]).toEqual([color.live.ember, color.live.ember]);
    for (const kind of ['paused', 'badge', 'note', 'unread'] as const) expect(fill(kind)).not.toBe(color.live.ember);
  });
});
