import { Avatar } from '../../components/Avatar.ts';
import { Button } from '../../components/Button.ts';
import { DIGIT_PAD, DigitPad } from '../../components/DigitPad.ts';
import { PinCells } from '../../components/PinCells.ts';
import { SignedLine } from '../../components/SignedLine.ts';
import { Label } from '../../components/text/Label.ts';
import { PIN_DIGITS } from '../../protocol/limits.ts';
import { color } from '../../theme/color.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import { everyMinute } from '../minutes.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { Ground } from './household/Ground.ts';
import { type PinPurpose, purposeOf } from './pin/purposes.ts';
import { setbackOf } from './pin/setback.ts';

/** As wide as there is room left of the pad; its middle is that of the face. */
const LEFT = { x: 196, w: 808 } as const;
const FACE = { x: 484, y: 236, d: 232 } as const;
const CELLS = { x: 424, y: 682 } as const;
const PAD = { x: 1000, y: 256 } as const;
const FORGOT = { x: PAD.x, y: 840, w: DIGIT_PAD.w, h: 80 } as const;
const NOTE_Y = 786;
const SECOND_MS = 1_000;

/** 22b: four digits, for going in, for what a grown-up has to allow, and for choosing them. */
export class EnterPin extends Screen<'pad' | 'forgot', Routes['pin']> {
  private purpose!: PinPurpose;
  private ground!: Ground;
  private line!: Label;
  private cells!: PinCells;
  private note!: Label;
  private remark!: SignedLine;
  private pad!: DigitPad;
  private digits = '';
  /** They are being looked at, or nobody may try yet: no digit counts. */
  private busy = false;
  /** when one may try again, ms since 1970 */
  private until = 0;
  private told = false;
  private focused: string | undefined = '5';
  private counting: ReturnType<typeof setInterval> | undefined;

  override get heading(): string {
    return `${this.purpose.title}. ${this.line.words}`;
  }

  override get pill(): null {
    return null;
  }

  /** A question from elsewhere waits until this one is answered. */
  override get quiet(): boolean {
    return true;
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, sofa } = app;
    const purpose = purposeOf(app, this.parameters);
    this.purpose = purpose;
    this.ground = this.put(Ground, { isDarker: true, ...(sofa ? { picture: sofa } : {}) });
    const { person, name, avatar } = purpose.who;
    this.put(Avatar, { size: FACE.d, x: FACE.x, y: FACE.y, person, name, picture: avatar });
    const centred = { width: LEFT.w, align: 'center', x: LEFT.x } as const;
    const second = color.text.secondary;
    const title = this.put(Label, { words: purpose.title, style: type.display, ...centred, y: 500 });
    if (title.isCut) title.patch({ style: type.title, y: 510 });
    this.line = this.put(Label, { words: purpose.line, style: type.largeLight, ink: second, ...centred, y: 592 });
    this.cells = this.put(PinCells, { digits: PIN_DIGITS, ...CELLS });
    this.note = this.put(Label, {
      words: purpose.note,
      style: type.caption,
      ink: color.text.tertiary,
      maxLines: 2,
      ...centred,
      y: NOTE_Y,
    });
    this.remark = this.put(SignedLine, {
      icon: 'warning-fill',
      ink: color.state.warn,
      x: LEFT.x,
      y: NOTE_Y,
      w: LEFT.w,
    });
    this.pad = this.put(DigitPad, {
      eraseLabel: t('keyboard.delete'),
      ...PAD,
      signals: {
        digit: (digit) => this.type(digit),
        erased: () => this.erase(),
        moved: (digit) => {
          this.focused = digit;
          this.hint();
        },
      },
    });
    const { forgot } = purpose;
    this.zone('pad', this.pad, { down: 'forgot' });
    if (!forgot) return;
    const button = this.put(Button, {
      label: forgot.label,
      icon: 'keyboard-fill',
      kind: 'secondary',
      ...FORGOT,
      signals: {
        pressed: () => forgot.go(),
        focused: () => app.hints([named(t('key.ok'), t('hint.keyboard')), named(t('key.back'), purpose.back)]),
      },
    });
    this.zone('forgot', button, { up: 'pad' });
  }

  protected override opened(): void {
    this.ground.tick();
    this.untilClosed(everyMinute(() => this.ground.tick()));
    this.untilClosed(() => clearInterval(this.counting));
    this.hint();
    if (this.until > Date.now()) this.wait(this.until);
    const { refused } = this.purpose;
    if (refused === undefined || this.told) return;
    this.told = true;
    this.refused(refused);
  }

  private hint(): void {
    const { t, hints } = this.app;
    const ok = this.focused === undefined ? t('keyboard.delete') : t('pin.type', { digit: this.focused });
    hints([named(t('key.ok'), ok), named('0–9', t('hint.type')), named(t('key.back'), this.purpose.back)]);
  }

  private type(digit: string): void {
    if (this.busy) return;
    this.say(undefined);
    this.digits += digit;
    this.cells.typed = this.digits.length;
    if (this.digits.length === PIN_DIGITS) void this.submit();
  }

  private erase(): void {
    if (this.busy) return;
    this.digits = this.digits.slice(0, -1);
    this.cells.typed = this.digits.length;
  }

  private async submit(): Promise<void> {
    const { announcer } = this.app;
    this.busy = true;
    try {
      const next = await this.purpose.submit(this.digits);
      this.busy = false;
      if (next === undefined) return;
      this.clear();
      this.line.words = this.purpose.line;
      if (next.refused === undefined) return announcer.tell(this.heading, { polite: true });
      this.cells.refuse();
      this.warn(next.refused);
    } catch (failure) {
      this.busy = false;
      this.refused(failure);
    }
  }

  private refused(failure: unknown): void {
    const { t } = this.app;
    const setback = setbackOf(failure, Date.now());
    this.clear();
    this.line.words = this.purpose.line;
    this.cells.refuse();
    if (setback.is === 'said') return this.warn(t(setback.says));
    if (setback.is === 'wrong') return this.warn(t('pin.wrong', { left: setback.left }));
    this.wait(setback.until);
  }

  /** Five wrong: a pause, counted; no digit counts meanwhile. */
  private wait(until: number): void {
    const { t } = this.app;
    this.busy = true;
    this.until = until;
    const left = (): number => Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));
    this.warn(t('pin.wait', { seconds: left() }));
    clearInterval(this.counting);
    this.counting = setInterval(() => {
      if (left() > 0) return this.say(t('pin.wait', { seconds: left() }));
      clearInterval(this.counting);
      this.busy = false;
      this.say(undefined);
    }, SECOND_MS);
  }

  private clear(): void {
    this.digits = '';
    this.cells.typed = 0;
  }

  private warn(words: string): void {
    this.say(words);
    this.app.announcer.tell(words, { polite: false });
  }

  /** What is wrong, in the place of how many tries there are. */
  private say(words: string | undefined): void {
    this.note.visible = words === undefined;
    this.remark.words = words ?? '';
  }

  override _handleDigit(e: KeyboardEvent): boolean {
    const name = this.app.platform.keys[e.keyCode] ?? '';
    if (name.indexOf('Digit') !== 0) return false;
    this.type(name.slice('Digit'.length));
    return true;
  }

  /** Deletes while there is something to delete; after that it is BACK, but not while it is held. */
  override _handleBackspace(e: KeyboardEvent): boolean {
    if (this.digits === '') return e.repeat;
    this.erase();
    return true;
  }

  override _handleRewind(): void {
    this.erase();
  }
}
