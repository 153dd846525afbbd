import type Lightning from '@lightningjs/core';
import { type Argb, color } from '../../theme/color.ts';
import type { IconName } from '../../theme/icons.ts';
import { radius, size, space } from '../../theme/metrics.ts';
import { type TextStyle, type } from '../../theme/type.ts';
import type { Announcement } from '../core/announcement.ts';
import { Focusable } from '../core/Focusable.ts';
import { Icon } from '../paint/Icon.ts';
import { Shape } from '../paint/Shape.ts';
import { frame } from '../paint/shapes.ts';
import { measureOf } from '../text/ink.ts';
import { Label } from '../text/Label.ts';
import { directionOf, tokenize } from '../text/wrap.ts';
import { countOf, type Draft, draftOf, empty, erase, eraseWord, insert, moveCaret, sight, textOf } from './draft.ts';

const PAD = 28;
const CARET = { w: 4, h: 40, gap: 3 } as const;
const RIM = 2;
/** The last letter of a password shows this long. */
export const LAST_LETTER_MS = 1000;
/** From this share of the limit on the counter warns (460 of 500). */
const NEARLY_FULL = 0.92;
const HIDDEN = '•';

/**
 * One line of text being written. It is filled by a keyboard (`insert`, `erase`, …); with the focus on itself,
 * LEFT and RIGHT move the caret. `secret` hides what is written but for the last letter, for a second.
 */
export class TextField extends Focusable<{ changed(text: string): void }> {
  private draft: Draft = empty;
  private hiding = false;
  private most = Number.POSITIVE_INFINITY;
  private note: string | null = null;
  private sign: IconName | undefined;
  private prompt = '';
  private wrong = false;
  private writing = true;
  /** Number of the one sign of a secret that shows. */
  private bare: number | null = null;
  private covering: ReturnType<typeof setTimeout> | undefined;
  private start = 0;
  private rim!: Shape;
  private icon_!: Icon;
  private text_!: Label;
  private hint_!: Label;
  private counter!: Label;
  private line!: Lightning.Element;
  private caret!: Lightning.Element;
  /** What the field is for, for those who hear it. */
  label = '';

  get value(): string {
    return textOf(this.draft);
  }
  set value(text: string) {
    if (text === this.value) return;
    this.draft = draftOf(text);
    this.bare = null;
    this.changed();
  }

  get secret(): boolean {
    return this.hiding;
  }
  set secret(secret: boolean) {
    this.hiding = secret;
    this.bare = null;
    this.changed();
  }

  /** Most characters; shown as a counter unless `counter` says something else. */
  get limit(): number {
    return this.most;
  }
  set limit(limit: number) {
    this.most = limit;
    this.changed();
  }

  /** What stands at the end; null (default): the count, where there is a limit; '' for nothing. */
  get counterText(): string | null {
    return this.note;
  }
  set counterText(counter: string | null) {
    this.note = counter;
    this.changed();
  }

  get icon(): IconName | undefined {
    return this.sign;
  }
  set icon(icon: IconName | undefined) {
    this.sign = icon;
    this.changed();
  }

  /** What to write here; shown while nothing is. */
  get placeholder(): string {
    return this.prompt;
  }
  set placeholder(placeholder: string) {
    this.prompt = placeholder;
    this.changed();
  }

  /** A yellow line: what was written did not do. */
  get warns(): boolean {
    return this.wrong;
  }
  set warns(warns: boolean) {
    this.wrong = warns;
    this.changed();
  }

  /** Whether writing goes here now: shows the caret. */
  get showsCaret(): boolean {
    return this.writing;
  }
  set showsCaret(active: boolean) {
    this.writing = active;
    this.changed();
  }

  override get announce(): Announcement {
    // A secret is never said aloud.
    return { label: this.spoken || this.label || this.prompt, role: 'field', value: this.hiding ? '' : this.value };
  }

  insert(text: string): void {
    const at = this.draft.caret;
    this.edit(insert(this.draft, text, this.most));
    if (this.hiding && this.draft.caret > at) this.bareLast();
  }

  erase(): void {
    this.edit(erase(this.draft));
  }

  eraseWord(): void {
    this.edit(this.hiding ? empty : eraseWord(this.draft));
  }

  clear(): void {
    this.edit(empty);
  }

  protected override build(): void {
    this.underlay('control', color.bg.field, radius.button);
    this.rim = this.put(Shape, { recipe: frame(this.w, this.h, radius.button, RIM) });
    this.icon_ = this.put(Icon, { size: size.icon.m, x: PAD, y: (this.h - size.icon.m) / 2 });
    this.hint_ = this.put(Label, { style: type.body });
    this.line = this.box({ h: this.h });
    this.text_ = this.put(Label, { style: type.body }, this.line);
    this.caret = this.box({ rect: true, w: CARET.w, h: CARET.h, y: (this.h - CARET.h) / 2 }, this.line);
    this.counter = this.put(Label, { style: type.caption });
  }

  protected override draw(): void {
    const left = PAD + (this.sign ? size.icon.m + space[4] + 4 : 0);
    this.icon_.visible = this.sign !== undefined;
    this.icon_.name = this.sign;

    const count = countOf(this.draft);
    const limited = Number.isFinite(this.most);
    this.counter.words = this.note ?? (limited ? `${count} / ${this.most}` : '');
    this.counter.x = this.w - PAD - this.counter.w;
    this.counter.y = (this.h - this.counter.h) / 2;

    const room = this.counter.x - left - space[4];
    const { signs, caret } = this.draft;
    const shown = this.hiding ? signs.map((sign, index) => (index === this.bare ? sign : HIDDEN)) : signs;
    const view = sight(shown, caret, room, this.measure, this.start);
    this.start = view.start;
    this.text_.style = this.style;
    this.text_.words = shown.slice(view.start, view.end).join('');
    this.text_.y = (this.h - this.text_.h) / 2;
    this.hint_.words = count === 0 ? this.prompt : '';
    this.hint_.width = room;
    this.hint_.x = left + CARET.w + CARET.gap * 2;
    this.hint_.y = (this.h - this.hint_.h) / 2;
    this.caret.visible = this.writing;
    this.caret.x = Math.round(view.caretX) + CARET.gap;
    // What is written runs its own way, whatever the screen does.
    this.line.x = left;
    this.line.w = room + CARET.gap + CARET.w;
    this.line.rtl = count > 0 ? directionOf(this.value) === 'rtl' : this.mirrored;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const quiet: Argb = lit ? color.focus.textSecondary : color.text.tertiary;
    const nearlyFull = countOf(this.draft) >= this.most * NEARLY_FULL;
    this.text_.ink = this.ink;
    this.hint_.ink = quiet;
    this.icon_.ink = quiet;
    this.caret.color = lit ? color.focus.text : color.focus.fill;
    this.counter.ink = nearlyFull && !lit ? color.state.warn : quiet;
    this.rim.ink = this.wrong ? color.state.warn : color.surface.line;
    this.rim.visible = this.wrong || !lit;
  }

  override _handleLeft(): boolean {
    return this.step(this.runsAgainst ? 1 : -1);
  }
  override _handleRight(): boolean {
    return this.step(this.runsAgainst ? -1 : 1);
  }

  override _detach(): void {
    clearTimeout(this.covering);
  }

  /** Whether the text runs the other way than the screen: the arrows then mean the opposite in it. */
  private get runsAgainst(): boolean {
    return this.line.rtl !== this.mirrored;
  }

  /** The dots of a secret are small; they are set larger. */
  private get style(): TextStyle {
    return this.hiding ? type.head : type.body;
  }

  private step(by: number): boolean {
    const next = moveCaret(this.draft, by);
    if (next.caret === this.draft.caret) return false;
    this.draft = next;
    this.changed();
    return true;
  }

  private edit(next: Draft): void {
    if (next === this.draft || textOf(next) === this.value) return;
    this.draft = next;
    this.bare = null;
    this.wrong = false;
    this.changed();
    this.signal('changed', this.value);
  }

  private bareLast(): void {
    this.bare = this.draft.caret - 1;
    this.changed();
    clearTimeout(this.covering);
    this.covering = setTimeout(() => {
      this.bare = null;
      this.changed();
    }, LAST_LETTER_MS);
  }

  /** How wide a text is, emoji and all. */
  private readonly measure = (text: string): number => {
    const { letters, emoji } = measureOf(this.style);
    let w = 0;
    let run = '';
    for (const token of tokenize(text)) {
      if (token.kind !== 'emoji') run += token.text;
      else {
        w += letters(run) + emoji;
        run = '';
      }
    }
    return w + letters(run);
  };
}
