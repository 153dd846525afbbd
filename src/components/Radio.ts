import { color } from '../theme/color.ts';
import { ms } from '../theme/motion.ts';
import type { Announcement } from './core/announcement.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate } from './paint/shapes.ts';
import { SettingRow } from './SettingRow.ts';

const RING = { start: 36, d: 40, stroke: 4 } as const;
const DOT = 20;
const WORDS_X = 100;

/** A row that is one of several, of which one is in force (14): OK picks it. */
export class Radio extends SettingRow {
  private inForce = false;
  private ring!: Shape;
  private dot!: Shape;

  get chosen(): boolean {
    return this.inForce;
  }
  set chosen(chosen: boolean) {
    this.inForce = chosen;
    this.changed();
  }

  override get announce(): Announcement {
    const state = this.inForce ? { state: 'chosen' as const } : {};
    return { label: this.spoken || this.label, role: 'choice', value: this.caption, ...state };
  }

  protected override build(): void {
    this.pad = WORDS_X;
    super.build();
    const { start, d, stroke } = RING;
    this.ring = this.put(Shape, { recipe: frame(d, d, d / 2, stroke), left: start, top: (this.h - d) / 2 });
    const inset = (d - DOT) / 2;
    this.dot = this.put(Shape, {
      recipe: plate(DOT, DOT, DOT / 2),
      left: start + inset,
      top: (this.h - DOT) / 2,
      alpha: 0,
    });
  }

  protected override draw(): void {
    super.draw();
    this.endBefore(this.w);
    this.ease(this.dot, { alpha: this.inForce ? 1 : 0 }, ms.press);
  }

  protected override tint(lit: boolean): void {
    super.tint(lit);
    this.ring.ink = lit ? color.focus.text : this.inForce ? color.text.primary : color.presence.offline;
    this.dot.ink = this.ink;
  }
}
