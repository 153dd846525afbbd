import type Lightning from '@lightningjs/core';
import { Chip } from '../../../components/Chip.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Line } from '../../../components/core/Line.ts';
import { Label } from '../../../components/text/Label.ts';
import type { PersonCard } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { ms } from '../../../theme/motion.ts';
import { type } from '../../../theme/type.ts';

const CHIP_H = 56;
const GAP = { label: 20, chips: 12 } as const;
/** Room for the focused chip to grow in the clipped row. */
const BLEED = 24;

/** Those who were asked and have not answered, in one row that scrolls under the focus. */
export class AskedChips extends FocusGroup<{ chosen(card: PersonCard): void }> {
  /** What stands before them. */
  title = '';
  private list: readonly PersonCard[] = [];
  private label!: Label;
  private window!: Lightning.Element;
  private line!: Line;

  get people(): readonly PersonCard[] {
    return this.list;
  }
  set people(people: readonly PersonCard[]) {
    const same = people.map(({ person }) => person).join() === this.list.map(({ person }) => person).join();
    this.list = people;
    if (!same) this.changed();
  }

  override get position(): undefined {
    return undefined;
  }

  protected override get members(): readonly Member[] {
    return [this.line];
  }

  protected override build(): void {
    this.h = CHIP_H;
    this.label = this.put(Label, { words: this.title, style: type.captionStrong, ink: color.text.tertiary, y: 12 });
    const x = this.label.w + GAP.label - BLEED;
    this.window = this.box({ x, y: -BLEED, w: this.w - x, h: CHIP_H + BLEED * 2, clipping: true });
    this.line = this.put(Line, { direction: 'row', gap: GAP.chips, x: BLEED, y: BLEED, h: CHIP_H }, this.window);
  }

  protected override draw(): void {
    const { line, list } = this;
    line.clear();
    line.x = BLEED;
    this.visible = list.length > 0;
    for (const card of list) {
      const chip = line.put(Chip, {
        chip: { kind: 'icon', icon: 'clock-fill', label: card.name },
        spoken: `${card.name}, ${this.title}`,
      });
      chip.signals = {
        pressed: () => this.signal('chosen', card),
        focused: () => this.bring(chip),
      };
    }
  }

  /** Scrolls so that a chip is in sight as a whole. */
  private bring(chip: Chip): void {
    const room = this.window.w - BLEED * 2;
    const x = BLEED - Math.max(0, chip.x + chip.w - room);
    this.ease(this.line, { x }, ms.focus);
  }
}
