import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

const PAD = 32;
const GAP = 16;

/** A card of short facts, name and value, one below the other. As large as it is put. */
export class Facts extends Part {
  /** Height of each, px. */
  row = 62;
  private list: readonly Fact[] = [];
  private rows: { readonly name: Label; readonly value: Label }[] = [];

  set facts(facts: readonly Fact[]) {
    this.list = facts;
    this.changed();
  }

  protected override build(): void {
    this.put(Shape, { recipe: plate(this.w, this.h, radius.card), ink: color.surface[1] });
  }

  protected override draw(): void {
    while (this.rows.length < this.list.length) {
      const name = this.put(Label, { style: type.body, ink: color.text.secondary, x: PAD });
      this.rows.push({ name, value: this.put(Label, { style: type.bodyStrong }) });
    }
    const top = (this.h - this.list.length * this.row) / 2;
    this.rows.forEach(({ name, value }, index) => {
      const fact = this.list[index];
      name.visible = value.visible = fact !== undefined;
      if (!fact) return;
      const y = top + index * this.row + (this.row - type.body.line) / 2;
      value.words = fact.value;
      value.x = this.w - PAD - value.w;
      value.y = name.y = y;
      name.width = value.x - GAP - PAD;
      name.words = fact.label;
    });
  }
}
