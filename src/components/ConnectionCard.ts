import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { ProgressBar } from './ProgressBar.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** How one's own line is used; words are in the reader's language already. */
export interface ConnectionView {
  readonly title: string;
  /** "240 of 280 kbps". */
  readonly figure: string;
  /** How much of the allowance is used, 0 to 1. */
  readonly share: number;
  readonly notes: readonly { readonly icon: IconName; readonly text: string }[];
}

const PAD = 32;
/** Between the title and the figure beside it. */
const GAP = 24;
const BAR = { y: 82, h: 16 } as const;
const NOTES = { y: 120, step: 44, icon: 32, gap: 14, down: 36 } as const;

/** What leaves this TV while on air: 560×256. */
export class ConnectionCard extends Part {
  private view: ConnectionView | undefined;
  private title_!: Label;
  private figure_!: Label;
  private bar!: ProgressBar;
  private notes: { icon: Icon; label: Label }[] = [];

  get connection(): ConnectionView | undefined {
    return this.view;
  }
  set connection(connection: ConnectionView | undefined) {
    this.view = connection;
    this.changed();
  }

  protected override build(): void {
    this.put(Shape, { recipe: plate(this.w, this.h, radius.card), ink: color.surface[1] });
    this.title_ = this.put(Label, { style: type.label, x: PAD, y: 28 });
    this.figure_ = this.put(Label, {
      style: type.caption,
      ink: color.text.secondary,
      x: this.w - PAD,
      mountX: 1,
      y: 30,
    });
    this.bar = this.put(ProgressBar, { x: PAD, y: BAR.y, w: this.w - PAD * 2, h: BAR.h });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.title_.words = view.title;
    this.figure_.words = view.figure;
    this.bar.share = view.share;
    // Where both are long, the figure goes below the bar, and the notes make room.
    const below = this.title_.w + this.figure_.w + GAP > this.w - PAD * 2;
    this.figure_.y = below ? BAR.y + BAR.h + 8 : 30;
    const down = below ? NOTES.down : 0;
    view.notes.forEach(({ icon, text }, index) => {
      const note = this.notes[index] ?? this.makeNote(index);
      note.icon.name = icon;
      note.label.words = text;
      note.icon.y = note.label.y = NOTES.y + index * NOTES.step + down;
    });
    this.notes.forEach(({ icon, label }, index) => {
      icon.visible = index < view.notes.length;
      label.visible = icon.visible;
    });
  }

  private makeNote(index: number): { icon: Icon; label: Label } {
    const y = NOTES.y + index * NOTES.step;
    const ink = color.text.secondary;
    const x = PAD + NOTES.icon + NOTES.gap;
    const made = {
      icon: this.put(Icon, { size: NOTES.icon, x: PAD, y, ink }),
      label: this.put(Label, { style: type.caption, x, y, ink, width: this.w - x - PAD }),
    };
    this.notes[index] = made;
    return made;
  }
}
