import { Button } from '../../../components/Button.ts';
import type { ChipView } from '../../../components/Chip.ts';
import { ChipCloud } from '../../../components/ChipCloud.ts';
import { Line } from '../../../components/core/Line.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import type { Collects } from './purposes.ts';

const PANEL = { x: 1264, y: 146, w: 560, h: 540, pad: 36 } as const;
const CHIPS_Y = 250;
const ACT = { y: 704, h: 104 } as const;
const CLEAR = { y: 828, h: 88 } as const;

/** The right column of 20: who is chosen, what follows from it, and doing it. */
export class Chosen extends Zones<
  'actions' | 'chips',
  { act(): void; clear(): void; takeOut(person: string): void; moved(does: string): void }
> {
  app!: AppContext;
  /** Fixed when it is made. */
  does!: Collects;
  private count!: Label;
  private chips!: ChipCloud;
  private actions!: Line;
  private act_!: Button;
  private clear!: Button;

  set people(people: readonly Extract<ChipView, { kind: 'person' }>[]) {
    this.chips.people = people;
    this.count.words = String(people.length);
    this.actions.visible = people.length > 0 || this.does.withNobody;
    this.clear.visible = people.length > 0;
    this.actions.arrange();
    this.refocus();
  }

  /** The server is being asked. */
  set busy(busy: boolean) {
    const { does } = this;
    this.act_.label = busy ? does.busy : does.labelFor(this.chips.people.length);
  }

  protected override build(): void {
    super.build();
    const { does } = this;
    const { t } = this.app;
    this.w = stage.width;
    this.h = stage.height;
    const { x, y, w, h, pad } = PANEL;
    const right = x + w - pad;
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1], left: x, top: y });
    this.put(Label, { words: t('picker.chosen'), style: type.head, x: x + pad, y: y + 30 });
    this.count = this.put(Label, { style: type.head, x: right, mountX: 1, y: y + 30 });
    this.chips = this.put(ChipCloud, {
      x: x + pad,
      y: CHIPS_Y,
      w: w - pad * 2,
      h: 328,
      lines: 3,
      signals: {
        pressed: (person) => this.signal('takeOut', person),
        focused: (name) => this.signal('moved', t('picker.takeOut', { name })),
      },
    });
    const ink = color.text.secondary;
    const promiseY = y + h - 32 - type.caption.line * 2;
    this.put(Icon, { name: 'eye-fill', size: 34, ink, x: x + pad, y: promiseY });
    this.put(Label, {
      words: does.promise,
      style: type.caption,
      ink,
      width: w - pad * 2 - 50,
      maxLines: 2,
      x: x + pad + 50,
      y: promiseY,
    });
    this.actions = this.put(Line, { direction: 'column', w: stage.width, h: stage.height, visible: false });
    this.act_ = this.actions.put(Button, {
      icon: does.icon,
      x,
      w,
      ...ACT,
      signals: { pressed: () => this.signal('act'), focused: () => this.signal('moved', does.label) },
    });
    this.clear = this.actions.put(Button, {
      label: t('picker.clear'),
      icon: 'x-bold',
      kind: 'secondary',
      x,
      w,
      ...CLEAR,
      signals: { pressed: () => this.signal('clear'), focused: () => this.signal('moved', t('picker.clear')) },
    });
    this.zone('actions', this.actions, { up: 'chips' });
    this.zone('chips', this.chips, { down: 'actions' });
  }

  /** From beside it one comes to what is done with those who are chosen. */
  first(): void {
    this.actions.choose(this.act_);
    this.goTo('actions');
  }
}
