import { type Argb, color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { LineOf } from './core/Line.ts';
import { Label } from './text/Label.ts';

const ROW = { h: 74, gap: 8, pad: 28 } as const;

/** One ready answer. */
class Reply extends Focusable {
  /** Fixed when it is made. */
  ground: Argb = color.surface[1];
  private words = '';
  private label_!: Label;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.words, role: 'button' };
  }

  protected override build(): void {
    this.underlay('control', this.ground, radius.key);
    this.label_ = this.put(Label, { style: type.body, x: ROW.pad });
    this.label_.width = this.w - ROW.pad * 2;
    this.label_.y = (this.h - type.body.line) / 2;
  }

  protected override draw(): void {
    this.label_.words = this.words;
    this.tint(this.isLit);
  }

  protected override tint(_lit: boolean): void {
    this.label_.ink = this.ink;
  }
}

/** Ready answers, one beside each row of the keyboard: OK sends one at once. From the side, the nearest gets the focus. */
export class QuickReplies extends LineOf<{ replied(text: string, index: number): void }> {
  /** What the rows are made of while nothing has the focus; fixed when they are made. */
  ground: Argb = color.surface[1];
  private said: readonly string[] = [];
  private readonly rows: Reply[] = [];

  get replies(): readonly string[] {
    return this.said;
  }
  set replies(replies: readonly string[]) {
    this.said = replies;
    this.changed();
  }

  protected override build(): void {
    this.direction = 'column';
    this.gap = ROW.gap;
    this.arrival = 'nearest';
  }

  protected override draw(): void {
    this.said.forEach((label, index) => {
      const part = this.rows[index] ?? this.make(index);
      part.visible = true;
      part.label = label;
    });
    for (const part of this.rows.slice(this.said.length)) part.visible = false;
    super.draw();
  }

  private make(index: number): Reply {
    const part = this.put(Reply, { w: this.w, h: ROW.h, ground: this.ground });
    part.signals = { pressed: () => this.signal('replied', this.said[index] ?? '', index) };
    this.rows[index] = part;
    return part;
  }
}
