import type Lightning from '@lightningjs/core';
import type { IconName } from '../../theme/icons.ts';
import { type Arrival, FocusGroup, nearest } from '../core/FocusGroup.ts';
import type { TextField } from '../TextField/TextField.ts';
import { boardSize, boxOf } from './board.ts';
import { type FaceSetting, faceOf, type KeyboardWords, SILENT } from './faces.ts';
import { Key } from './Key.ts';
import {
  columnOf,
  EMOJI_PAGES,
  type KeyAct,
  type KeyPlace,
  keyUnder,
  type Letters,
  type Page,
  type PageName,
  pageOf,
  placeOf,
  QWERTY,
} from './layouts.ts';
import { afterTyping, pressShift, type Shift, shifted } from './shift.ts';

/** A held delete key takes whole words from its so-many-th repeat on. */
const WORDS_FROM = 8;

interface KeyboardSignals {
  /** Something was typed, or taken away; what, is in the field. */
  typed(): void;
  /** The send key, or PLAY. */
  sent(): void;
}

/**
 * The keyboard: four rows of ten columns, 1120×320, on pages (letters, symbols, accents, emoji). It writes into a
 * field. LEFT from the first key goes to the last of the row; RIGHT from the last key (mirrored: the other way
 * round), UP from the first row and DOWN from the last leave. A keyboard or phone that is plugged in types too.
 */
export class Keyboard extends FocusGroup<KeyboardSignals> implements FaceSetting {
  /** Where what is typed goes. */
  field: TextField | undefined;
  /** The letters of the language one writes. */
  letters: Letters = QWERTY;
  /** On the send key; a tick where it says Done. */
  sendIcon: IconName = 'paper-plane-right-fill';
  private names: KeyboardWords = SILENT;
  private name: PageName = 'letters';
  private emojiPage = 0;
  private shift: Shift = 'off';
  private rows: Page = [];
  private keys: Key[][] = [];
  private at: KeyPlace = { row: 0, index: 4 };
  /** The column the arrows UP and DOWN keep to, whatever the widths of the keys on the way. */
  private column = 4.5;
  private repeats = 0;

  get words(): KeyboardWords {
    return this.names;
  }
  set words(words: KeyboardWords) {
    this.names = words;
    this.changed();
  }

  get page(): PageName {
    return this.name;
  }
  set page(page: PageName) {
    this.name = page;
    this.shift = 'off';
    this.changed();
  }

  /** Whether letters come out as capitals. */
  get capitals(): Shift {
    return this.shift;
  }
  set capitals(shift: Shift) {
    this.shift = shift;
    this.changed();
  }

  protected override get members(): readonly Key[] {
    return ([] as Key[]).concat(...this.keys);
  }

  override get current(): Key | undefined {
    return this.keys[this.at.row]?.[this.at.index];
  }

  override get position(): undefined {
    return undefined;
  }

  override choose(member: Lightning.Component): void {
    this.keys.forEach((row, rowIndex) => {
      const index = row.indexOf(member as Key);
      if (row[index]?.canFocus) this.goTo({ row: rowIndex, index });
    });
  }

  /** From above the first row, from below the last, from the side the row beside; always the nearest key. */
  override arrive(from: Arrival): void {
    const sideways = from.direction === 'left' || from.direction === 'right';
    const row = sideways ? this.rowNear(from) : from.direction === 'down' ? 0 : this.keys.length - 1;
    const keys = this.keys[row] ?? [];
    if (sideways) {
      const last = (from.direction === 'left') !== this.inMirror;
      this.goTo({ row, index: last ? keys.length - 1 : 0 });
      return;
    }
    const key = nearest(keys, from, 'x');
    if (key) this.choose(key);
  }

  /** Puts the focus on the key of a sign ("t" when a conversation opens). */
  focusOn(sign: string): void {
    this.goToKey((act) => act.kind === 'type' && act.text === sign);
  }

  /** A key of a real keyboard; false if it means nothing here. */
  takes(e: KeyboardEvent): boolean {
    if (e.ctrlKey || e.altKey || e.metaKey || !e.key || Array.from(e.key).length !== 1) return false;
    this.write(e.key);
    return true;
  }

  protected override build(): void {
    // Keys stand where they stand on every keyboard of their script, whichever way the screen runs.
    this.rtl = false;
    const page = pageOf(this.name, this.letters, this.emojiPage);
    this.patch(boardSize(page.length));
    this.keys = page.map((row, rowIndex) =>
      row.map((_, index) => {
        const place = { row: rowIndex, index };
        return this.put(Key, { ...boxOf(page, place), signals: { pressed: () => this.do(place) } });
      }),
    );
  }

  protected override draw(): void {
    this.rows = pageOf(this.name, this.letters, this.emojiPage);
    this.rows.forEach((row, rowIndex) => {
      row.forEach(({ act }, index) => {
        const key = this.keys[rowIndex]?.[index];
        if (key) key.face = faceOf(act, this);
      });
    });
  }

  override _handleLeft(): boolean {
    return this.walk(-1, this.inMirror);
  }
  override _handleRight(): boolean {
    return this.walk(1, !this.inMirror);
  }

  override _handleUp(): boolean {
    return this.climb(-1);
  }
  override _handleDown(): boolean {
    return this.climb(1);
  }

  /** Counts how long OK is held before the key itself hears of it. */
  override _captureEnter(e: KeyboardEvent): boolean {
    this.repeats = e.repeat ? this.repeats + 1 : 0;
    const act = this.actAt(this.at);
    // Of what is held, only deleting goes on: a heavy thumb must not write "aaaa".
    return e.repeat && act.kind !== 'delete';
  }

  override _handleRewind(e: KeyboardEvent): void {
    if (e.repeat) this.field?.eraseWord();
    else this.field?.erase();
    this.signal('typed');
  }
  override _handleForward(): void {
    this.write(' ');
  }
  override _handlePlay(): void {
    this.signal('sent');
  }

  /** Shift; held, the signs; from signs and emoji back to the letters ("Remote keys"). */
  override _handleBlue(e: KeyboardEvent): void {
    if (e.repeat) this.page = 'symbols';
    else if (this.name === 'symbols' || this.name === 'emoji') this.page = 'letters';
    else {
      this.shift = pressShift(this.shift);
      this.changed();
    }
  }

  override _handleDigit(e: KeyboardEvent): boolean {
    return this.takes(e);
  }

  /** Backspace deletes while there is something to delete; pressed once more it is BACK, held it is not. */
  override _handleBackspace(e?: KeyboardEvent): boolean {
    if (!this.field?.value) return e?.repeat === true;
    this.field.erase();
    this.signal('typed');
    return true;
  }

  /** Whoever types on a real keyboard ends with its Enter: that is OK here, so the focus waits on the send key. */
  override _handleKey(e: KeyboardEvent): boolean {
    if (!this.takes(e)) return false;
    this.goToKey(({ kind }) => kind === 'send');
    return true;
  }

  /** Whether the screen around runs from right to left: its end is then at the left of the keys. */
  private get inMirror(): boolean {
    return this.parent?.rtl === true;
  }

  /** Along a row; at its end either out or on at the other end. */
  private walk(by: 1 | -1, out: boolean): boolean {
    const { row, index } = this.at;
    const count = this.keys[row]?.length ?? 1;
    const to = index + by;
    if (out && (to < 0 || to >= count)) return false;
    this.goTo({ row, index: (to + count) % count });
    return true;
  }

  private climb(by: 1 | -1): boolean {
    const row = this.at.row + by;
    if (row < 0 || row >= this.rows.length) return false;
    this.move(keyUnder(this.rows, row, this.column));
    return true;
  }

  private goToKey(does: (act: KeyAct) => boolean): void {
    const place = placeOf(this.rows, does);
    if (place) this.goTo(place);
  }

  /** Goes to a key and remembers its column. */
  private goTo(place: KeyPlace): void {
    this.column = columnOf(this.rows, place).middle;
    this.move(place);
  }

  private move(place: KeyPlace): void {
    this.at = place;
    this.refocus();
  }

  private rowNear(from: Arrival): number {
    const firsts = this.keys.map((row) => row[0] as Key);
    const key = nearest(firsts, from, 'y');
    return key ? firsts.indexOf(key) : 0;
  }

  private actAt({ row, index }: KeyPlace): KeyAct {
    return this.rows[row]?.[index]?.act ?? { kind: 'none' };
  }

  private do(place: KeyPlace): void {
    const act = this.actAt(place);
    switch (act.kind) {
      case 'type':
        this.write(shifted(act.text, this.shift));
        this.shift = afterTyping(this.shift);
        break;
      case 'space':
        this.write(' ');
        break;
      case 'delete':
        if (this.repeats >= WORDS_FROM) this.field?.eraseWord();
        else this.field?.erase();
        this.signal('typed');
        break;
      case 'shift':
        this.shift = pressShift(this.shift);
        break;
      case 'send':
        this.signal('sent');
        break;
      case 'page':
        this.page = act.page;
        break;
      case 'flip':
        this.emojiPage = (this.emojiPage + act.by + EMOJI_PAGES) % EMOJI_PAGES;
        break;
      case 'none':
        break;
    }
    this.changed();
  }

  private write(text: string): void {
    this.field?.insert(text);
    this.signal('typed');
  }
}
