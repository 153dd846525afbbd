import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../src/app/App.ts';
import type { AppContext } from '../../src/app/context.ts';
import { mirrored } from '../../src/app/languages/pseudo.ts';
import type { AppOptions } from '../../src/app/options.ts';
import { type ScreenClass, type ScreenClasses, screens } from '../../src/app/routes.ts';
import { Screen } from '../../src/app/Screen.ts';
import { Button } from '../../src/components/Button.ts';
import { Line } from '../../src/components/core/Line.ts';
import { Sheet } from '../../src/components/Sheet.ts';
import { SettingsStore } from '../../src/model/settings.ts';
import type { Tv } from '../../src/model/tv.ts';
import type { Connection } from '../../src/net/connection.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { WEB_KEYS } from '../../src/platform/web.ts';
import { timing } from '../../src/theme/motion.ts';
import { mount, sendKey } from '../support/stage.ts';
import { wholeEnglish } from '../support/words.ts';

const spoken: string[] = [];
const platform = {
  name: 'test',
  keys: WEB_KEYS,
  speech: { available: true, speak: (text: string) => spoken.push(text), stop: () => undefined },
} as unknown as Platform;

const opened = vi.fn();
const held = vi.fn();

/** Two buttons, the second of which has options. */
class TwoButtons extends Screen<'row'> {
  row!: Line;

  override get heading(): string {
    return 'Test';
  }

  protected override build(): void {
    super.build();
    this.row = this.put(Line, { gap: 24, y: 500, h: 100 });
    this.row.put(Button, {
      label: 'one',
      w: 300,
      h: 100,
      signals: { pressed: () => this.app.navigation.push('signIn') },
    });
    this.row.put(Button, { label: 'two', w: 300, h: 100, holds: true, signals: { pressed: () => opened() } });
    this.zone('row', this.row);
  }

  override _handleHold(): void {
    held();
  }
}

class Question extends Sheet {
  protected override build(): void {
    super.build();
    const place = { y: 690, w: 304, h: 108 };
    this.answers.put(Button, { label: 'Allow once', x: 304, ...place, signals: { pressed: () => opened() } });
    this.answers.choose(this.answers.put(Button, { label: 'Not now', x: 976, ...place }));
  }
}

/** Every route leads to the same screen. */
function everywhere(screen: ScreenClass<object>): ScreenClasses {
  const load = async <P extends object>() => screen as unknown as ScreenClass<P>;
  return Object.fromEntries(Object.keys(screens).map((name) => [name, load])) as unknown as ScreenClasses;
}

async function start(options: Partial<AppOptions> = {}) {
  const ready = vi.fn();
  const all: AppOptions = {
    platform,
    // These screens ask nothing of the model.
    tv: { settings: new SettingsStore({} as Connection) } as Tv,
    language: wholeEnglish,
    looks: { motion: 'none', shadows: true },
    screens: everywhere(TwoButtons),
    start: (app) => void app.navigation.reset('signIn'),
    ready,
    ...options,
  };
  class TestApp extends App {
    override readonly options = all;
  }
  const bench = mount(TestApp, {});
  await vi.advanceTimersByTimeAsync(0);
  bench.frame();
  const app: AppContext = bench.subject.context;
  const label = () => {
    const { focused } = bench;
    return focused instanceof Button ? focused.label : (focused?.constructor.name ?? '');
  };
  return Object.assign(bench, { app, ready, label });
}

beforeEach(() => {
  vi.useFakeTimers();
  spoken.length = 0;
  opened.mockClear();
  held.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('starting', () => {
  test('the first screen has the focus, and that is told once', async () => {
    const { label, ready, frame } = await start();
    expect(label()).toBe('one');
    frame();
    expect(ready).toHaveBeenCalledTimes(1);
  });

  test('runs from right to left where the language does', async () => {
    const { press, label } = await start({ language: mirrored });
    press('Left');
    expect(label()).toBe('two');
  });

  test('says the screen and what has the focus', async () => {
    await start();
    vi.advanceTimersByTime(1000);
    expect(spoken).toEqual(['Test. one, button, 1 of 2']);
  });
});

describe('going back', () => {
  test('a screen is found as it was left', async () => {
    const { press, label, app, frame } = await start();
    press('Right');
    await app.navigation.push('signIn');
    frame();
    expect(label()).toBe('one');
    press('Back');
    expect(label()).toBe('two');
  });

  test('on the first screen the app is asked whether to leave', async () => {
    const { press, app } = await start();
    const leave = vi.fn();
    Object.assign(app.shortcuts, { leave });
    press('Back');
    expect(leave).toHaveBeenCalledTimes(1);
  });

  test('Backspace is BACK where nothing is deleted', async () => {
    const { press, app } = await start();
    const leave = vi.fn();
    Object.assign(app.shortcuts, { leave });
    press('Backspace');
    expect(leave).toHaveBeenCalledTimes(1);
  });
});

describe('a question over the screen', () => {
  test('has the focus, and gives it back to where it was', async () => {
    const { press, label, app } = await start();
    press('Right');
    const { close } = app.open(Question, {});
    expect(label()).toBe('Not now');
    close();
    close();
    expect(label()).toBe('two');
  });

  test('does not hear keys held from before (Settled 2)', async () => {
    const { app, frame, label } = await start();
    sendKey('keydown', 'Left');
    sendKey('keyup', 'Left');
    sendKey('keydown', 'Enter');
    opened.mockClear();
    app.open(Question, {}, (sheet) => sheet.answers.choose(sheet.answers.children[0] as Button));
    frame();
    expect(label()).toBe('Allow once');
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(110);
      sendKey('keydown', 'Enter', true);
    }
    expect(opened).not.toHaveBeenCalled();
    sendKey('keyup', 'Enter');
    sendKey('keydown', 'Enter');
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test('that opens by itself is deaf for a second', async () => {
    const { app, press, label } = await start();
    app.open(Question, { guarded: true });
    press('Left');
    expect(label()).toBe('Not now');
    vi.advanceTimersByTime(timing.promptGuardMs);
    press('Left');
    expect(label()).toBe('Allow once');
  });

  test('several are answered one by one, the newest first', async () => {
    const { app, press, label } = await start();
    const first = app.open(Question, {});
    press('Left');
    const second = app.open(Question, {});
    expect(label()).toBe('Not now');
    second.close();
    expect(label()).toBe('Allow once');
    first.close();
    expect(label()).toBe('one');
  });
});

describe('notices', () => {
  const question = {
    title: 'Oskar wants to watch',
    sign: { kind: 'icon', icon: 'eye-fill' },
    action: { key: 'yellow', label: 'Answer' },
    seconds: 45,
  } as const;
  const saved = { title: 'Saved', sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 } as const;

  test('YELLOW answers the one that shows; without one it does its usual work', async () => {
    const { app, press, words } = await start();
    const answered = vi.fn();
    const yellow = vi.fn();
    Object.assign(app.shortcuts, { yellow });
    app.toast(question, { answered });
    press('Yellow');
    expect([answered.mock.calls.length, yellow.mock.calls.length]).toEqual([1, 0]);
    press('Yellow');
    expect(yellow).toHaveBeenCalledTimes(1);
    expect(words).not.toContain('Oskar wants to watch');
  });

  test('UP reaches the notice, then the pill; DOWN goes back to where one was', async () => {
    const { app, press, label } = await start();
    app.air('off', 'Off air');
    app.toast(question);
    press('Right', 'Up');
    expect(label()).toBe('Toast');
    press('Up');
    expect(label()).toBe('OwnPill');
    press('Down');
    expect(label()).toBe('two');
  });

  test('one that can be answered is not pushed away by others; they come after it', async () => {
    const bench = await start();
    const gone = vi.fn();
    bench.app.toast(question, { gone });
    bench.app.toast(saved);
    expect(bench.words).toContain('Oskar wants to watch');
    expect(bench.words).not.toContain('Saved');
    vi.advanceTimersByTime(45_000);
    bench.frame();
    expect(gone).toHaveBeenCalledTimes(1);
    expect(bench.words).toContain('Saved');
    vi.advanceTimersByTime(timing.toastS * 1000);
    bench.frame();
    expect(bench.words).not.toContain('Saved');
  });

  test('are told politely', async () => {
    const { app } = await start();
    app.toast(saved);
    expect(spoken).toContain('Saved');
  });
});

describe('the on-air pill', () => {
  test('lies under a question off air and over it on air', async () => {
    const { app, subject } = await start();
    const pill = () => subject.children.filter((child) => child.constructor.name === 'OwnPill')[0];
    const sheets = subject.children.filter((child) => child.constructor.name === 'Sheets')[0];
    app.air('off', 'Off air');
    expect(pill()?.zIndex).toBeLessThan(sheets?.zIndex ?? 0);
    app.air('on', 'On air · 3 watching');
    expect(pill()?.zIndex).toBeGreaterThan(sheets?.zIndex ?? 0);
  });

  test('says less where there is no room for all of it', async () => {
    class Crowded extends TwoButtons {
      override get pill() {
        return { start: 1300, end: 1600, onPicture: false };
      }
    }
    const bench = await start({ screens: everywhere(Crowded) });
    const { app } = bench;
    app.air('on', 'On air · 3 watching', 'On air · 3');
    expect(bench.words).toContain('On air · 3 watching');
    app.air('on', 'On air · The old television in the attic · 3', 'On air · 3');
    expect(bench.words).toContain('On air · 3');
    // Those who hear it hear it all.
    expect(app.focusPill()).toBe(true);
    vi.advanceTimersByTime(500);
    expect(spoken.join(' ')).toContain('in the attic');
  });

  test('does its work with OK', async () => {
    const { app, press } = await start();
    const pill = vi.fn();
    Object.assign(app.shortcuts, { pill });
    app.air('off', 'Off air');
    expect(app.focusPill()).toBe(true);
    press('Enter');
    expect(pill).toHaveBeenCalledTimes(1);
  });

  test('cannot have the focus before there is something to say', async () => {
    const { app } = await start();
    expect(app.focusPill()).toBe(false);
  });
});

describe('the banner', () => {
  const lost = {
    kind: 'trying',
    title: 'Connection lost',
    text: 'Trying again.',
    action: { icon: 'arrows-clockwise-bold', label: 'Try now' },
  } as const;

  test('is reached by UP and leaves the focus where it was when it goes', async () => {
    const { app, press, label, frame } = await start();
    const again = vi.fn();
    app.banner(lost, again);
    expect(label()).toBe('one');
    press('Up', 'Enter');
    expect(again).toHaveBeenCalledTimes(1);
    app.banner(null);
    frame();
    expect(label()).toBe('one');
  });
});

describe('keys', () => {
  test('the colour keys do their work from anywhere, also over a question', async () => {
    const { app, press } = await start();
    const [red, green] = [vi.fn(), vi.fn()];
    Object.assign(app.shortcuts, { red, green });
    press('Red', 'Green');
    app.open(Question, {});
    press('Red');
    expect([red.mock.calls.length, green.mock.calls.length]).toEqual([2, 1]);
  });

  test('OK held opens options where there are some; a short OK acts when it comes up', async () => {
    const { press } = await start();
    press('Right');
    sendKey('keydown', 'Enter');
    expect(opened).not.toHaveBeenCalled();
    sendKey('keyup', 'Enter');
    expect(opened).toHaveBeenCalledTimes(1);
    sendKey('keydown', 'Enter');
    vi.advanceTimersByTime(timing.longPressMs);
    sendKey('keyup', 'Enter');
    expect(held).toHaveBeenCalledTimes(1);
    expect(opened).toHaveBeenCalledTimes(1);
  });
});

test('a screen that cannot be fetched says so and leaves the other one there', async () => {
  let calls = 0;
  const load = async () => {
    if (calls++ > 0) throw new Error('offline');
    return TwoButtons;
  };
  const bench = await start({ screens: { ...everywhere(TwoButtons), signIn: load } });
  await bench.app.navigation.push('signIn');
  bench.frame();
  expect(bench.label()).toBe('one');
  expect(bench.words.join(' ')).toContain('That did not load');
});
