import { color, fade } from '../theme/color.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { ProgressBar } from './ProgressBar.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const BAR_H = 12;
const KNOB = 36;
const KNOB_LIT = 48;
const GROUND = 0.28;

interface ScrubSignals {
  /** LEFT, or RIGHT; held: again and again. */
  moved(by: -1 | 1): void;
}

/** Where a video message stands, as a line; with the focus LEFT and RIGHT move along it. As long as it is put, 48 high. */
export class ScrubLine extends Focusable<ScrubSignals> {
  label = '';
  /** px for what stands at its ends; fixed when it is made */
  room: { readonly before: number; readonly after: number } = { before: 96, after: 96 };
  /** Its place shows as a knob with the focus only, and the time as bright as it (11); fixed when it is made */
  bare = false;
  private part = 0;
  private words: { readonly before: string; readonly after: string } = { before: '', after: '' };
  private bar!: ProgressBar;
  private knob!: Shape;
  private before!: Label;
  private after!: Label;

  /** 0 to 1 */
  get share(): number {
    return this.part;
  }
  set share(share: number) {
    this.part = Math.max(0, Math.min(1, share));
    this.changed();
  }

  /** At its ends: how far it is and how long. */
  get times(): { readonly before: string; readonly after: string } {
    return this.words;
  }
  set times(times: { readonly before: string; readonly after: string }) {
    this.words = times;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'slider', value: this.words.before };
  }

  protected override get litScale(): number {
    return 1;
  }

  override _handleLeft(): boolean {
    this.signal('moved', -1);
    return true;
  }
  override _handleRight(): boolean {
    this.signal('moved', 1);
    return true;
  }

  protected override build(): void {
    const { h, w } = this;
    const { before, after } = this.room;
    const bar = { x: before, y: (h - BAR_H) / 2, w: w - before - after, h: BAR_H };
    this.bar = this.put(ProgressBar, { ...bar, ink: color.text.primary, ground: fade(color.text.primary, GROUND) });
    this.knob = this.put(Shape, { ink: color.text.primary });
    const y = (h - type.label.line) / 2;
    this.before = this.put(Label, { style: type.label, y });
    this.after = this.put(Label, { style: type.label, ink: this.bare ? color.text.primary : color.text.secondary, y });
  }

  protected override draw(): void {
    const d = this.isLit ? KNOB_LIT : KNOB;
    this.bar.share = this.part;
    this.knob.visible = this.isLit || !this.bare;
    this.knob.recipe = plate(d, d, d / 2);
    this.knob.left = this.bar.x + this.bar.w * this.part - d / 2;
    this.knob.top = (this.h - d) / 2;
    this.before.words = this.words.before;
    this.after.words = this.words.after;
    this.after.x = this.w - this.after.w;
  }

  protected override tint(): void {
    this.changed();
  }
}
