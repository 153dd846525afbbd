import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color, fade } from '../../../theme/color.ts';
import { radius, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { SIDE } from './places.ts';

/** What may be said about a direct connection: nothing, the offer (05b), or one button on the card of the connection. */
export type DirectView =
  | { readonly is: 'none' }
  | { readonly is: 'offer'; readonly text: string }
  | { readonly is: 'button'; readonly label: string };

const CARD = { y: 370, h: 536, pad: 36 } as const;
const SIGN = { d: 76, icon: 44, corners: 20 } as const;
/** *Always* is not in the picture of 05b, so the three are a little lower than its two. */
const ANSWERS = { y: 634, w: 488, h: 78, gap: 12 } as const;
const FOLDED = { y: 814, h: 76, pad: 16 } as const;

/** A direct connection on 05: offered beside the picture, then a button. */
export class DirectSide extends LineOf<{
  use(always: boolean): void;
  stay(): void;
  pressed(): void;
  moved(label: string): void;
}> {
  app!: AppContext;
  private view: DirectView = { is: 'none' };
  private card: readonly (Shape | Icon | Label)[] = [];
  private text_!: Label;
  private offers: readonly Button[] = [];
  private folded!: Button;

  get direct(): DirectView {
    return this.view;
  }
  set direct(direct: DirectView) {
    this.view = direct;
    this.changed();
  }

  /** The offer covers the card of the connection. */
  get isOffer(): boolean {
    return this.view.is === 'offer';
  }

  /** The focus begins at *Use direct*. */
  first(): void {
    const [use] = this.offers;
    if (use) this.choose(use);
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    this.w = stage.width;
    this.h = stage.height;
    const { t } = this.app;
    const x = SIDE.x + CARD.pad;
    const y = CARD.y + CARD.pad;
    const inset = (SIGN.d - SIGN.icon) / 2;
    const width = SIDE.w - CARD.pad * 2;
    const { direct } = color.state;
    const ground = plate(SIDE.w, CARD.h, radius.picture);
    const beside = SIGN.d + 20;
    this.card = [
      this.put(Shape, { recipe: ground, left: SIDE.x, top: CARD.y, ink: color.surface[2] }),
      this.put(Shape, { recipe: plate(SIGN.d, SIGN.d, SIGN.corners), left: x, top: y, ink: fade(direct, 0.16) }),
      this.put(Icon, { name: 'lightning-fill', size: SIGN.icon, ink: direct, x: x + inset, y: y + inset }),
      this.put(Label, {
        words: t('direct.offer'),
        style: type.largeStrong,
        x: x + beside,
        y: y - 2,
        width: width - beside,
        maxLines: 2,
      }),
    ];
    this.text_ = this.put(Label, {
      style: type.body,
      ink: color.text.secondary,
      x,
      y: y + SIGN.d + 14,
      width,
      maxLines: 3,
    });
    const answer = (label: string, index: number, act: () => void): Button =>
      this.put(Button, {
        label,
        icon: index === 0 ? 'lightning-fill' : undefined,
        x,
        y: ANSWERS.y + index * (ANSWERS.h + ANSWERS.gap),
        w: ANSWERS.w,
        h: ANSWERS.h,
        signals: { pressed: act, focused: () => this.signal('moved', label) },
      });
    this.offers = [
      answer(t('direct.use'), 0, () => this.signal('use', false)),
      answer(t('direct.always'), 1, () => this.signal('use', true)),
      answer(t('direct.stay'), 2, () => this.signal('stay')),
    ];
    this.folded = this.put(Button, {
      icon: 'lightning-fill',
      kind: 'secondary',
      x: SIDE.x + FOLDED.pad,
      y: FOLDED.y,
      w: SIDE.w - FOLDED.pad * 2,
      h: FOLDED.h,
      signals: { pressed: () => this.signal('pressed'), focused: () => this.signal('moved', this.folded.label) },
    });
  }

  protected override draw(): void {
    const { view } = this;
    const offers = view.is === 'offer';
    for (const part of [...this.card, this.text_, ...this.offers]) part.visible = offers;
    if (view.is === 'offer') this.text_.words = view.text;
    this.folded.visible = view.is === 'button';
    if (view.is === 'button') this.folded.label = view.label;
    this.arrange();
  }
}
