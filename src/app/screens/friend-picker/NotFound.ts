import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Remark } from '../../../components/Remark.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';

const GAP = 24;
const ADD = { w: 352, h: 92 } as const;
const REMARK_H = 60;

export interface NotFoundView {
  /** said where nobody was found; '' otherwise */
  readonly nobody: string;
  /** below that: somebody can be added */
  readonly adds: boolean;
  /** why some of those who were meant cannot be chosen; '' where there is nothing to say */
  readonly remark: string;
}

/** What 20 says about those who are not among its results. */
export class NotFound extends LineOf<{ add(): void; moved(does: string): void }> {
  app!: AppContext;
  private nobody!: Label;
  private adding!: Button;
  private remark!: Remark;

  set says({ nobody, adds, remark }: NotFoundView) {
    this.nobody.words = remark ? '' : nobody;
    this.adding.visible = this.nobody.words !== '' && adds;
    this.adding.y = this.nobody.h + GAP;
    this.remark.remark = remark ? { is: 'says', words: remark, icon: 'prohibit-fill' } : undefined;
    this.arrange();
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    this.nobody = this.put(Label, { style: type.body, ink: color.text.secondary, width: this.w, maxLines: 2 });
    this.adding = this.put(Button, {
      label: t('picker.add'),
      icon: 'user-plus-bold',
      ...ADD,
      signals: { pressed: () => this.signal('add'), focused: () => this.signal('moved', t('picker.add')) },
    });
    this.remark = this.put(Remark, { w: this.w, h: REMARK_H });
  }
}
