import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { glow } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { safeArea, size, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const GLOW = { w: 1350, h: 1050 };
const CENTRED = { align: 'center', width: stage.width - safeArea.x * 2, x: safeArea.x } as const;

/** All that 15c shows but for what can be pressed: the mark, a large icon in its glow, and what happened. */
export class Plain extends Part {
  private sign: IconName = 'couch-fill';
  private head = '';
  private words = '';
  private icon_!: Icon;
  private title_!: Label;
  private text_!: Label;

  get icon(): IconName {
    return this.sign;
  }
  set icon(icon: IconName) {
    this.sign = icon;
    this.changed();
  }

  get title(): string {
    return this.head;
  }
  set title(title: string) {
    this.head = title;
    this.changed();
  }

  get body(): string {
    return this.words;
  }
  set body(body: string) {
    this.words = body;
    this.changed();
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const left = (stage.width - GLOW.w) / 2;
    this.put(Shape, { recipe: glow(GLOW.w, GLOW.h, color.heroGlow), left, top: stage.height * 0.4 - GLOW.h / 2 });
    this.put(Icon, { name: 'mark', size: 56, x: safeArea.x, y: 56 });
    const hero = size.icon.hero;
    const x = (stage.width - hero) / 2;
    this.icon_ = this.put(Icon, { name: this.sign, size: hero, ink: color.text.tertiary, x, y: 196 });
    this.title_ = this.put(Label, { style: type.display, ...CENTRED, y: 500 });
    const ink = color.text.secondary;
    this.text_ = this.put(Label, { style: type.largeLight, ink, maxLines: 2, ...CENTRED, y: 600 });
  }

  protected override draw(): void {
    this.icon_.name = this.sign;
    this.title_.words = this.head;
    this.text_.words = this.words;
  }
}
