import { describe, expect, test, vi } from 'vitest';
import type { KeyboardWords } from '../../../src/components/Keyboard/faces.ts';
import { Key } from '../../../src/components/Keyboard/Key.ts';
import { Keyboard } from '../../../src/components/Keyboard/Keyboard.ts';
import {
  COLUMNS,
  EMOJI_PAGES,
  EMOJI_PER_PAGE,
  keyUnder,
  type PageName,
  pageOf,
  QWERTY,
} from '../../../src/components/Keyboard/layouts.ts';
import { pressShift, shifted } from '../../../src/components/Keyboard/shift.ts';
import { TextField } from '../../../src/components/TextField/TextField.ts';
import { EMOJI } from '../../../src/theme/emoji.ts';
import { mount, sendKey } from '../../support/stage.ts';

const words: KeyboardWords = {
  space: 'space',
  send: 'Send',
  shift: 'Capitals',
  delete: 'Delete',
  emoji: 'Emoji',
  symbols: 'Signs',
  more: 'Accents',
  letters: 'Letters',
  next: 'Next',
  previous: 'Previous',
};

function open(rtl = false) {
  const signals = { sent: vi.fn(), typed: vi.fn() };
  const bench = mount(Keyboard, { words, signals }, { rtl });
  const field = bench.subject.put(TextField, { y: -200, w: 1120, h: 76, limit: 500 });
  bench.subject.field = field;
  const go = (sign: string) => bench.subject.focusOn(sign);
  return Object.assign(bench, { ...signals, field, go, key: () => (bench.focused as Key).announce.label });
}

describe('the layouts', () => {
  const pages: readonly PageName[] = ['letters', 'symbols', 'more', 'emoji'];

  test('every row of every page fills its ten columns', () => {
    for (const name of pages) {
      for (const row of pageOf(name, QWERTY, 0)) {
        expect(row.reduce((sum, { span }) => sum + span, 0)).toBe(COLUMNS);
      }
    }
  });

  test('keys have the same sizes at the same places on all pages, so that they can stay', () => {
    const shape = (name: PageName) => pageOf(name, QWERTY, 0).map((row) => row.map(({ span }) => span));
    for (const name of pages) expect(shape(name)).toEqual(shape('letters'));
  });

  test('all emoji are on the pages, and no page has holes', () => {
    expect(EMOJI.length).toBe(EMOJI_PAGES * EMOJI_PER_PAGE);
  });

  test('the key under a column is found whatever its width', () => {
    const rows = pageOf('letters', QWERTY, 0);
    expect(keyUnder(rows, 3, 4.5)).toEqual({ row: 3, index: 2 });
    expect(keyUnder(rows, 3, 9.5)).toEqual({ row: 3, index: 5 });
  });
});

describe('shift', () => {
  test('is for the next letter, then for all, then off', () => {
    expect(pressShift('off')).toBe('once');
    expect(pressShift('once')).toBe('lock');
    expect(pressShift('lock')).toBe('off');
    expect(shifted('é', 'once')).toBe('É');
  });
});

describe('the keyboard', () => {
  test('begins on t and types with OK', () => {
    const { press, field, typed } = open();
    press('Enter', 'Right', 'Enter');
    expect(field.value).toBe('ty');
    expect(typed).toHaveBeenCalledTimes(2);
  });

  test('LEFT from the first key goes to the last, RIGHT from the last leaves', () => {
    const { press, go, key, escaped } = open();
    go('q');
    press('Left');
    expect(key()).toBe('p');
    press('Right');
    expect(key()).toBe('p');
    expect(escaped).toEqual(['Right']);
  });

  test('UP from the first row and DOWN from the last leave', () => {
    const { press, escaped } = open();
    press('Up', 'Down', 'Down', 'Down', 'Down');
    expect(escaped).toEqual(['Up', 'Down']);
  });

  test('UP and DOWN keep to their column, through the wide keys too', () => {
    const { press, go, key } = open();
    go('m');
    press('Down', 'Up');
    expect(key()).toBe('m');
    go('c');
    press('Down');
    expect(key()).toBe('space');
    press('Up');
    expect(key()).toBe('c');
  });

  test('coming round from below gives the key of the same column in the first row', () => {
    const { subject, go, key } = open();
    go('?');
    subject.arrive({ direction: 'down', x: 6.5 * 112, y: 1000 });
    expect(key()).toBe('u');
  });

  test('coming back from the side gives the last key of the row beside', () => {
    const { subject, key } = open();
    subject.arrive({ direction: 'left', x: 1500, y: 120 });
    expect(key()).toBe("'");
  });

  test('shift makes one capital, twice makes all, thrice none', () => {
    const { press, go, field, subject } = open();
    const shift = () => {
      go('z');
      press('Left', 'Enter');
    };
    shift();
    go('t');
    press('Enter', 'Enter');
    expect(field.value).toBe('Tt');
    shift();
    shift();
    expect(subject.capitals).toBe('lock');
    go('t');
    press('Enter', 'Enter');
    expect(field.value).toBe('TtTT');
    shift();
    expect(subject.capitals).toBe('off');
  });

  test('pages change what is on the keys, never the keys', () => {
    const { press, go, key, subject } = open();
    const before = subject.children.filter((child) => child instanceof Key);
    go('z');
    press('Left', 'Down', 'Enter');
    expect(subject.page).toBe('symbols');
    go('7');
    expect(key()).toBe('7');
    press('Enter');
    expect(subject.field?.value).toBe('7');
    expect(subject.children.filter((child) => child instanceof Key)).toEqual(before);
  });

  test('emoji have pages of their own', () => {
    const { subject, press, go, field } = open();
    subject.page = 'emoji';
    go('❤️');
    press('Enter');
    expect(field.value).toBe('❤️');
    // Along the last row to the key that turns the page.
    press('Down', 'Down', 'Down', 'Right', 'Right', 'Right', 'Enter');
    go(EMOJI[EMOJI_PER_PAGE] ?? '');
    press('Enter');
    expect(field.value).toBe(`❤️${EMOJI[EMOJI_PER_PAGE]}`);
  });

  test('a letter held does not repeat; delete does, and takes words after a while', () => {
    const { hold, go, field, press } = open();
    hold('Enter', 5);
    expect(field.value).toBe('t');
    field.value = 'one two three four five six seven eight nine';
    go('p');
    press('Down', 'Down');
    hold('Enter', 2);
    expect(field.value).toBe('one two three four five six seven eight n');
    hold('Enter', 12);
    expect(field.value).toBe('one two ');
  });

  test('REW deletes, FF is a space, PLAY sends', () => {
    const { press, field, sent } = open();
    press('Enter', 'Forward', 'Enter', 'Rewind');
    expect(field.value).toBe('t ');
    press('Play');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test('a real keyboard types too, and its Backspace deletes', () => {
    const { press, field, escaped, sent } = open();
    press('h', 'é', '!');
    expect(field.value).toBe('hé!');
    press('Enter');
    expect([field.value, sent.mock.calls.length]).toEqual(['hé!', 1]);
    press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    expect(field.value).toBe('');
    expect(escaped).toEqual(['Backspace']);
    sendKey('keydown', 'F5');
    expect(field.value).toBe('');
  });

  test('Backspace held on an empty field is not BACK', () => {
    const { hold, field, escaped } = open();
    field.value = 'ab';
    hold('Backspace', 6);
    expect(field.value).toBe('');
    expect(escaped).toEqual([]);
  });

  test('BLUE is shift, held it brings the signs, and from signs and emoji it leads back', () => {
    const { press, hold, field, subject } = open();
    press('Blue', 'Enter', 'Enter');
    expect(field.value).toBe('Tt');
    press('Blue', 'Blue');
    expect(subject.capitals).toBe('lock');
    hold('Blue', 2);
    expect([subject.page, subject.capitals]).toEqual(['symbols', 'off']);
    press('Blue');
    expect(subject.page).toBe('letters');
    subject.page = 'emoji';
    press('Blue');
    expect(subject.page).toBe('letters');
  });

  test('the send key sends', () => {
    const { press, go, sent } = open();
    go('?');
    press('Right', 'Enter');
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test('on a mirrored screen the keys stand as always, and the way out is at the left', () => {
    const { press, go, key, escaped } = open(true);
    go('q');
    press('Right');
    expect(key()).toBe('w');
    press('Left', 'Left');
    expect(key()).toBe('q');
    // "Right" is towards the end of the line, which lies at the left here.
    expect(escaped).toEqual(['Right']);
    go('p');
    press('Right');
    expect(key()).toBe('q');
  });

  test('keys are called what they do', () => {
    const { press, go, key } = open();
    go('z');
    press('Left');
    expect(key()).toBe('Capitals');
    press('Down');
    expect(key()).toBe('Signs');
  });
});
