import type { ChipView } from '../../../components/Chip.ts';
import { ChipCloud } from '../../../components/ChipCloud.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';

const PAD = 32;
const HEAD_Y = 26;
const ICON = 36;
const CHIPS_Y = 84;

export type Listed = Extract<ChipView, { kind: 'person' }>;
export type Flipped = Extract<ChipView, { kind: 'flips' }>;

/** A list on 14, of people or of what OK turns on and off: what it is for, how many they are, and each as a chip. */
export class ListCard extends Zones<
  'chips',
  { pressed(person: string): void; added(): void; moved(does: string): void }
> {
  app!: AppContext;
  /** Fixed when it is made. */
  icon: IconName = 'users-fill';
  heading = '';
  lines = 1;
  /** People are added by a last chip; of others there are as many as there are. */
  adds = true;
  private chips!: ChipCloud;
  private count!: Label;

  set people(people: readonly Listed[]) {
    this.chips.people = people;
    this.count.words = people.length === 0 ? this.app.t('preferences.nobody') : String(people.length);
    this.refocus();
  }

  /** @param count at the end of the heading */
  flips(chips: readonly Flipped[], count: string): void {
    this.chips.people = chips;
    this.count.words = count;
    this.refocus();
  }

  /** The first chip gets the focus. */
  first(): void {
    this.chips.first();
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const { w, h } = this;
    this.put(Shape, { recipe: plate(w, h, radius.card), ink: color.surface[1], left: 0, top: 0 });
    this.put(Icon, { name: this.icon, size: ICON, ink: color.text.secondary, x: PAD, y: HEAD_Y + 3 });
    const x = PAD + ICON + 16;
    this.put(Label, { words: this.heading, style: type.bodyStrong, x, y: HEAD_Y });
    const ink = color.text.secondary;
    this.count = this.put(Label, { style: type.caption, ink, x: w - PAD, mountX: 1, y: HEAD_Y + 4 });
    this.chips = this.put(ChipCloud, {
      x: PAD,
      y: CHIPS_Y,
      w: w - PAD * 2,
      h: h - CHIPS_Y,
      lines: this.lines,
      adding: this.adds ? t('preferences.add') : '',
      scrolls: !this.adds,
      signals: {
        pressed: (person) => this.signal('pressed', person),
        added: () => this.signal('added'),
        focused: (name) => this.signal('moved', this.whatOkDoes(name)),
      },
    });
    this.zone('chips', this.chips);
  }

  private whatOkDoes(name: string): string {
    const { t } = this.app;
    if (!this.adds) return t('hint.choose');
    return name ? t('preferences.change', { name }) : t('preferences.add');
  }
}
