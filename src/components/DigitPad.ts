import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type Arrival, FocusGroup, type Member, nearest } from './core/FocusGroup.ts';
import { Key } from './Keyboard/Key.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate } from './paint/shapes.ts';

const ERASE = 'erase';
/** As on every telephone; nothing stands in the lower left corner. */
const ROWS: readonly (readonly (string | null)[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  [null, '0', ERASE],
];
/** Its panel, px. */
export const DIGIT_PAD = { w: 576, h: 556 } as const;
const KEY = { x: 40, y: 44, w: 148, h: 100, stepX: 172, stepY: 124 } as const;
const RIM = 2;
const ALPHA = 0.92;

interface DigitPadSignals {
  digit(digit: string): void;
  erased(): void;
  /** The focus is on this digit now, or on the key that erases. */
  moved(digit: string | undefined): void;
}

/** Keys for a PIN on a panel of 576×556 (22b). The focus begins at 5, from where every digit is near. */
export class DigitPad extends FocusGroup<DigitPadSignals> {
  /** What the key that erases is called. Fixed when it is made. */
  eraseLabel = '';
  private keys: readonly (Key | null)[][] = [];

  protected override get members(): readonly Member[] {
    return this.keys.reduce<Member[]>((all, row) => all.concat(row.filter((key): key is Key => key !== null)), []);
  }

  /** A key is said by its name alone. */
  override get position(): undefined {
    return undefined;
  }

  /** The focus goes where it begins. */
  first(): void {
    const key = this.keys[1]?.[1];
    if (key) this.choose(key);
  }

  override arrive(from: Arrival): void {
    const key = from.direction === 'up' ? nearest(this.rowOf(ROWS.length - 1), from, 'x') : undefined;
    if (key) this.choose(key);
  }

  protected override build(): void {
    const { w, h } = DIGIT_PAD;
    this.patch({ w, h });
    // Digits stand where they stand on every telephone, whichever way the screen runs.
    this.rtl = false;
    const place = { left: 0, top: 0 };
    this.put(Shape, { recipe: plate(w, h, radius.sheet), ...place, ink: color.surface[1], alpha: ALPHA });
    this.put(Shape, { recipe: frame(w, h, radius.sheet, RIM), ...place, ink: color.surface[3] });
    this.keys = ROWS.map((row, y) =>
      row.map((name, x) => (name === null ? null : this.makeKey(name, KEY.x + KEY.stepX * x, KEY.y + KEY.stepY * y))),
    );
    this.first();
  }

  private makeKey(name: string, x: number, y: number): Key {
    const erases = name === ERASE;
    const face = erases
      ? ({ label: '', icon: 'backspace-fill', look: 'erase', spoken: this.eraseLabel } as const)
      : ({ label: name, look: 'digit', spoken: name } as const);
    return this.put(Key, {
      face,
      x,
      y,
      w: KEY.w,
      h: KEY.h,
      signals: {
        pressed: () => (erases ? this.signal('erased') : this.signal('digit', name)),
        focused: () => this.signal('moved', erases ? undefined : name),
      },
    });
  }

  override _handleLeft(): boolean {
    return this.step(-1, 0);
  }
  override _handleRight(): boolean {
    return this.step(1, 0);
  }
  override _handleUp(): boolean {
    return this.step(0, -1);
  }
  override _handleDown(): boolean {
    return this.step(0, 1);
  }

  private step(dx: number, dy: number): boolean {
    const y = this.keys.findIndex((row) => row.some((key) => key === this.current));
    const x = this.keys[y]?.indexOf(this.current as Key) ?? -1;
    const row = this.keys[y + dy];
    if (!row) return false;
    // Below 7 stands nothing: the key beside it is as near.
    const next = row[x + dx] ?? (dy !== 0 ? row[x + 1] : undefined);
    if (!next) return false;
    this.choose(next);
    return true;
  }

  private rowOf(y: number): readonly Key[] {
    return (this.keys[y] ?? []).filter((key): key is Key => key !== null);
  }
}
