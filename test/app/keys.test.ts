import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handlerNames, KeyGate, Remote } from '../../src/app/keys.ts';
import { WEB_KEYS } from '../../src/platform/web.ts';

const RIGHT = 39;
const OK = 13;

function gate() {
  let now = 1000;
  const keys = new KeyGate(() => now);
  return {
    keys,
    down: (code: number, marked = false, after = 0) => {
      now += after;
      return keys.down(code, marked);
    },
  };
}

describe('codes of keys', () => {
  test('become names of handlers', () => {
    const names = handlerNames(WEB_KEYS);
    expect([names[37], names[13], names[461], names[10009], names[403], names[112]]).toEqual([
      'Left',
      'Enter',
      'Back',
      'Back',
      'Red',
      'Red',
    ]);
  });

  test('digits share a handler, and Backspace is not BACK', () => {
    const names = handlerNames(WEB_KEYS);
    expect([names[48], names[57], names[101]]).toEqual(['Digit', 'Digit', 'Digit']);
    expect(names[8]).toBe('Backspace');
  });
});

describe('a held key', () => {
  test('repeats after 400 ms, then every 110 ms, however fast the TV sends it', () => {
    const { down } = gate();
    expect(down(RIGHT)).toBe('press');
    let repeats = 0;
    for (let ms = 0; ms < 1000; ms += 10) if (down(RIGHT, true, 10) === 'repeat') repeats++;
    // At 400, 510, 620, 730, 840 and 950 ms.
    expect(repeats).toBe(6);
  });

  test('pressed again at once is a new press', () => {
    const { keys, down } = gate();
    down(RIGHT);
    keys.up(RIGHT);
    expect(down(RIGHT, false, 20)).toBe('press');
  });

  test('is known by being down where the TV marks no repeats', () => {
    const { keys, down } = gate();
    keys.up(OK);
    down(RIGHT);
    expect(down(RIGHT, false, 50)).toBe('ignore');
    expect(down(RIGHT, false, 400)).toBe('repeat');
  });

  test('where a TV never tells that keys go up, every press counts', () => {
    const { down } = gate();
    expect(down(RIGHT)).toBe('press');
    expect(down(RIGHT, false, 150)).toBe('press');
    expect(down(RIGHT, true, 10)).toBe('ignore');
  });

  test('that was down when a prompt opened does not count until it is let go (Settled 2)', () => {
    const { keys, down } = gate();
    down(OK);
    keys.forget();
    expect(down(OK, true, 2000)).toBe('ignore');
    expect(down(RIGHT, false, 10)).toBe('press');
    keys.up(OK);
    expect(down(OK, false, 10)).toBe('press');
  });

  test('is forgotten when the page loses the keyboard', () => {
    const { keys, down } = gate();
    keys.up(RIGHT);
    down(RIGHT);
    keys.clear();
    expect(down(RIGHT, false, 10)).toBe('press');
  });
});

describe('OK held', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function remote(holds: boolean) {
    const target = { holds, short: vi.fn(), long: vi.fn() };
    const keys = new Remote(() => Date.now());
    return {
      ...target,
      keys,
      down: (repeat = false) => keys.down({ keyCode: OK, repeat }, true, target),
      up: () => keys.up({ keyCode: OK }, true),
    };
  }

  test('is a long press after 600 ms, and no short one any more', () => {
    const { down, up, short, long } = remote(true);
    expect(down()).toBe(true);
    vi.advanceTimersByTime(600);
    expect(long).toHaveBeenCalledTimes(1);
    up();
    expect(short).not.toHaveBeenCalled();
  });

  test('counts when it comes up before that', () => {
    const { down, up, short, long } = remote(true);
    down();
    vi.advanceTimersByTime(599);
    up();
    expect(short).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(long).not.toHaveBeenCalled();
  });

  test('counts at once where holding means nothing', () => {
    expect(remote(false).down()).toBe(false);
  });

  test('is off when a prompt opens meanwhile', () => {
    const { down, up, short, long, keys } = remote(true);
    down();
    keys.forget();
    vi.advanceTimersByTime(1000);
    up();
    expect([short.mock.calls.length, long.mock.calls.length]).toEqual([0, 0]);
  });
});

describe('OK that is gripped', () => {
  function remote() {
    const grip = { down: vi.fn(), up: vi.fn(), release: vi.fn() };
    const target = { holds: false, short: vi.fn(), long: vi.fn() };
    let now = 0;
    const keys = new Remote(() => now);
    return {
      grip,
      keys,
      /** @returns whether the key ends there */
      down: (repeat = false, after = 0, own = true) => {
        now += after;
        return keys.down({ keyCode: OK, repeat }, true, own ? { ...target, grip } : target);
      },
      up: () => keys.up({ keyCode: OK }, true),
    };
  }

  test('is told of every sign of it, however fast the TV sends them', () => {
    const { down, up, grip } = remote();
    expect([down(), down(true, 30), down(true, 30)]).toEqual([true, true, true]);
    expect(up()).toBe(true);
    expect(grip.down).toHaveBeenCalledTimes(3);
    expect(grip.down).toHaveBeenLastCalledWith(false);
    expect(grip.up).toHaveBeenCalledTimes(1);
    down(false, 1_000);
    expect(grip.down).toHaveBeenLastCalledWith(true);
  });

  test('that was held from before does not count', () => {
    const { down, grip } = remote();
    down(false, 0, false);
    down(true, 1_000);
    expect(grip.down).not.toHaveBeenCalled();
  });

  test('presses nothing else when the focus has gone on meanwhile', () => {
    const { down, up } = remote();
    down();
    expect(down(true, 1_000, false)).toBe(true);
    up();
    expect(down(false, 100, false)).toBe(false);
  });

  test('is let go when a prompt opens', () => {
    const { down, keys, grip } = remote();
    down();
    keys.forget();
    expect(grip.release).toHaveBeenCalledTimes(1);
  });
});
