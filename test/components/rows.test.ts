import { describe, expect, test, vi } from 'vitest';
import { Choice } from '../../src/components/Choice.ts';
import { LinkRow } from '../../src/components/LinkRow.ts';
import { Slider } from '../../src/components/Slider.ts';
import { Toggle } from '../../src/components/Toggle.ts';
import { Label } from '../../src/components/text/Label.ts';
import { mount } from '../support/stage.ts';

const place = { w: 560, h: 88 };

describe('a toggle', () => {
  test('OK flips it in place, and back', () => {
    const flipped = vi.fn();
    const { press, subject } = mount(Toggle, { label: 'Microphone', ...place, signals: { flipped } });
    press('Enter');
    expect(subject.checked).toBe(true);
    expect(subject.announce).toEqual({ label: 'Microphone', role: 'switch', state: 'on' });
    press('Enter');
    expect(flipped.mock.calls).toEqual([[true], [false]]);
  });

  test('shows its second line', () => {
    const { words } = mount(Toggle, {
      label: 'Sign in invisible',
      caption: 'Friends see you as offline',
      w: 640,
      h: 112,
    });
    expect(words).toEqual(['Sign in invisible', 'Friends see you as offline']);
  });

  test('a longer second line goes on below it where the row is high enough, and is cut where it is not', () => {
    const caption = 'Sechs Personen, sobald du auf Sendung bist';
    const isCut = (h: number) => {
      const { subject } = mount(Toggle, { label: 'Raum', caption, w: 520, h });
      return subject.children.some((part: unknown) => part instanceof Label && part.isCut);
    };
    expect([isCut(116), isCut(88)]).toEqual([false, true]);
  });
});

describe('a choice', () => {
  const options = ['160 × 90', '320 × 180', '640 × 360'];
  function open(rtl = false) {
    const chose = vi.fn();
    return Object.assign(mount(Choice, { label: 'Size', options, index: 1, ...place, signals: { chose } }, { rtl }), {
      chose,
    });
  }

  test('where it leads somewhere, OK changes nothing and says so; LEFT and RIGHT still step', () => {
    const { press, subject, chose } = open();
    const pressed = vi.fn();
    subject.leads = true;
    subject.signals = { chose, pressed };
    press('Enter');
    expect(subject.index).toBe(1);
    expect(pressed).toHaveBeenCalledTimes(1);
    press('Right');
    expect(subject.index).toBe(2);
    subject.click({ x: 10, y: 40 });
    expect(pressed).toHaveBeenCalledTimes(2);
    expect(chose.mock.calls).toEqual([[2]]);
  });

  test('LEFT and RIGHT step through the values and stop at the ends', () => {
    const { press, subject, chose, escaped } = open();
    press('Right', 'Right');
    expect(subject.index).toBe(2);
    press('Left', 'Left', 'Left');
    expect(subject.index).toBe(0);
    expect(chose.mock.calls).toEqual([[2], [1], [0]]);
    expect(escaped).toEqual([]);
  });

  test('OK goes round', () => {
    const { press, subject } = open();
    press('Enter', 'Enter');
    expect(subject.index).toBe(0);
  });

  test('the arrows mean the other side where text runs from right to left', () => {
    const { press, subject } = open(true);
    press('Left');
    expect(subject.index).toBe(2);
  });

  test('UP and DOWN travel on', () => {
    const { press, escaped } = open();
    press('Up', 'Down');
    expect(escaped).toEqual(['Up', 'Down']);
  });

  test('says what it stands at', () => {
    expect(open().subject.announce).toEqual({ label: 'Size', role: 'choice', value: '320 × 180' });
  });

  test('a click on the first arrow steps back, anywhere else on', () => {
    const { subject } = open();
    subject.click({ x: 20, y: 40 });
    expect(subject.index).toBe(2);
    // The arrow back stands before the value: 560 − 40 − 28 − 16 − 90 − 16 − 28.
    subject.click({ x: 350, y: 40 });
    expect(subject.index).toBe(1);
  });
});

describe('a link', () => {
  test('leads on with OK and says what is chosen there', () => {
    const pressed = vi.fn();
    const { press, words, subject } = mount(LinkRow, {
      label: 'Who can watch',
      value: 'Ask me',
      ...place,
      signals: { pressed },
    });
    press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(words).toEqual(['Who can watch', 'Ask me']);
    expect(subject.announce).toEqual({ label: 'Who can watch', role: 'link', value: 'Ask me' });
  });

  test('a value too long for it leaves room for what it is, and ends in an ellipsis', () => {
    const { subject } = mount(LinkRow, {
      label: 'Camera',
      value: 'A camera with a very long name '.repeat(4),
      ...place,
    });
    const [label, value] = subject.children.filter((child): child is Label => child instanceof Label);
    expect(label?.words).toBe('Camera');
    expect(value?.x).toBeGreaterThan((label?.x ?? 0) + (label?.w ?? 0));
    expect(value?.w).toBeLessThan(place.w / 2 + 1);
  });
});

describe('a slider', () => {
  function open(value: number, rtl = false) {
    const moved = vi.fn();
    const props = { label: 'Picture', value, lowLabel: 'Sharper', highLabel: 'Faster', w: 560, h: 188 };
    return Object.assign(mount(Slider, { ...props, signals: { moved } }, { rtl }), { moved });
  }

  test('LEFT and RIGHT move it from 0 to 10 and no further', () => {
    const { press, subject, moved, escaped } = open(9);
    press('Right', 'Right');
    expect(subject.value).toBe(10);
    press('Left');
    expect(moved.mock.calls).toEqual([[10], [9]]);
    expect(escaped).toEqual([]);
  });

  test('leads on at its ends where there is something beside it, but not a key that is still held', () => {
    const { press, hold, subject, escaped } = open(1);
    subject.leaves = true;
    hold('Left', 20);
    expect([subject.value, escaped]).toEqual([0, []]);
    press('Left');
    expect(escaped).toEqual(['Left']);
  });

  test('shows its number and what its ends mean', () => {
    expect(open(6).words).toEqual(['Picture', '6', 'Sharper', 'Faster']);
  });

  test('mirrors', () => {
    const { press, subject } = open(5, true);
    press('Left');
    expect(subject.value).toBe(6);
  });

  test('goes where it is clicked', () => {
    const { subject } = open(0);
    subject.click({ x: 40 + 0.7 * 480, y: 90 });
    expect(subject.value).toBe(7);
    subject.click({ x: 2000, y: 90 });
    expect(subject.value).toBe(10);
  });

  test('says what it stands at', () => {
    expect(open(8).subject.announce).toEqual({ label: 'Picture', role: 'slider', value: '8' });
  });
});
