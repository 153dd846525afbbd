import { type Argb, color, fade } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { focus, radius } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type, weighted } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import type { Point } from './core/geometry.ts';
import { Plate } from './core/Plate.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const PAD = 4;
const INNER = 22;
const HEIGHT = 56;
const ICON = 36;

/**
 * A few values side by side, one of them in force (the zoom of the viewer): 64 high, as wide as it needs.
 * LEFT and RIGHT choose at once. The segment in force carries the focus, not the group.
 */
export class Segments extends Focusable<{ chose(index: number): void }> {
  private list: readonly string[] = [];
  private at = 0;
  private ground!: Shape;
  private marker!: Plate;
  private labels: Label[] = [];
  private starts: number[] = [];
  /** What the group sets, for those who hear it. */
  label = '';
  /** Under the value in force while the focus is elsewhere; fixed when it is made. */
  chosen: Argb = color.surface[3];
  /** Says what it sets, before the values; fixed when it is made. */
  icon: IconName | undefined;

  get options(): readonly string[] {
    return this.list;
  }
  set options(options: readonly string[]) {
    this.list = options;
    this.changed();
  }

  get index(): number {
    return this.at;
  }
  set index(index: number) {
    this.at = index;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'choice', value: this.list[this.at] ?? '' };
  }

  protected override build(): void {
    this.h = HEIGHT + PAD * 2;
    this.ground = this.put(Shape, { ink: fade(color.text.primary, 0.1) });
    if (this.icon) {
      const { icon: name, h } = this;
      this.put(Icon, { name, size: ICON, ink: color.text.secondary, x: INNER, y: (h - ICON) / 2 });
    }
    this.marker = this.put(Plate, { h: HEIGHT, y: PAD, idle: this.chosen, corners: radius.key });
  }

  protected override draw(): void {
    let x = PAD + (this.icon ? INNER + ICON : 0);
    this.starts = [];
    this.list.forEach((words, index) => {
      const label = this.labels[index] ?? this.put(Label, {});
      this.labels[index] = label;
      label.visible = true;
      // The widest weight decides, so that choosing moves nothing.
      label.width = 0;
      label.style = weighted(type.label, 600);
      label.words = words;
      const w = Math.round(label.w) + INNER * 2;
      label.style = index === this.at ? type.label : type.labelLight;
      label.width = w;
      label.align = 'center';
      label.x = x;
      label.y = PAD + (HEIGHT - label.h) / 2;
      this.starts.push(x);
      if (index === this.at) {
        this.marker.x = x;
        this.marker.resize(w, HEIGHT);
      }
      x += w + PAD;
    });
    for (const label of this.labels.slice(this.list.length)) label.visible = false;
    this.w = x;
    this.ground.recipe = plate(x, this.h, radius.button);
    // Among buttons it is a surface like them; on a bar it is a part of that.
    if (this.icon) this.ground.ink = color.surface[2];
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.marker.light(lit);
    this.ease(this.marker, { scale: lit ? focus.control.scale : 1 }, ms.focus);
    this.labels.forEach((label, index) => {
      const here = index === this.at;
      label.ink = here ? (lit ? color.focus.text : color.text.primary) : color.text.secondary;
    });
  }

  /** The group itself never grows. */
  protected override get litScale(): number {
    return 1;
  }

  override _handleLeft(): boolean {
    return this.choose(this.at - 1);
  }
  override _handleRight(): boolean {
    return this.choose(this.at + 1);
  }

  override click(at: Point): void {
    let found = -1;
    this.starts.forEach((start, index) => {
      if (at.x >= start) found = index;
    });
    if (found === this.at) this.press();
    else this.choose(found);
  }

  /** At an end the key travels on. */
  private choose(to: number): boolean {
    if (to < 0 || to >= this.list.length) return false;
    if (to !== this.at) {
      this.index = to;
      this.signal('chose', to);
    }
    return true;
  }
}
