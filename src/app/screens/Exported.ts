import { Button } from '../../components/Button.ts';
import { Line } from '../../components/core/Line.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Shape } from '../../components/paint/Shape.ts';
import { plate } from '../../components/paint/shapes.ts';
import { Qr } from '../../components/Qr.ts';
import { Label } from '../../components/text/Label.ts';
import { color } from '../../theme/color.ts';
import { radius, safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { duration } from '../texts.ts';

const CARD = { x: safeArea.x, y: 150, w: safeArea.width, h: 756 } as const;
const CODE = { x: 176, y: 246, side: 564 } as const;
const TEXT = { x: 820, w: 924 } as const;
const BUTTON = { y: 718, h: 92 } as const;
const SECOND_MS = 1_000;

/** From 14: the address where a phone fetches what the server has stored, as a code and in letters. It works once. */
export class Exported extends Screen<'buttons', Routes['exported']> {
  private code!: Qr;
  private address!: Label;
  private left!: Label;
  private buttons!: Line;
  private again!: Button;

  override get heading(): string {
    return this.app.t('account.export.title');
  }

  protected override build(): void {
    super.build();
    const { t, navigation } = this.app;
    const { url } = this.parameters;
    const ink = color.text.secondary;
    this.put(Label, { words: this.heading, style: type.title, x: safeArea.x, y: 58 });
    this.put(Shape, {
      recipe: plate(CARD.w, CARD.h, radius.sheet),
      left: CARD.x,
      top: CARD.y,
      ink: color.surface[1],
    });
    this.code = this.put(Qr, { code: url, ...CODE });
    const text = { x: TEXT.x, width: TEXT.w } as const;
    this.put(Label, { words: t('account.export.point'), style: type.display, ...text, y: 246 });
    this.put(Label, { words: t('account.export.text'), style: type.largeLight, ink, maxLines: 3, ...text, y: 340 });
    this.address = this.put(Label, { words: url, style: type.body, maxLines: 3, ...text, y: 500 });
    this.put(Icon, { name: 'timer-fill', size: 32, ink, x: TEXT.x, y: 648 });
    this.left = this.put(Label, { style: type.body, ink, x: TEXT.x + 48, width: TEXT.w - 48, y: 642 });
    this.buttons = this.put(Line, { direction: 'row', gap: 24, x: TEXT.x, y: BUTTON.y, w: TEXT.w, h: BUTTON.h });
    this.buttons.put(Button, {
      icon: 'check-bold',
      label: t('account.export.done'),
      w: 352,
      h: BUTTON.h,
      signals: { pressed: () => void navigation.back() },
    });
    this.again = this.buttons.put(Button, {
      icon: 'arrows-clockwise-bold',
      label: t('account.export.again'),
      w: 420,
      h: BUTTON.h,
      visible: false,
      signals: { pressed: () => void navigation.replace('changeAccount', { what: 'export' }) },
    });
    this.zone('buttons', this.buttons);
  }

  protected override opened(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('account.export.leave'))]);
    const ticking = setInterval(() => this.tick(), SECOND_MS);
    this.untilClosed(() => clearInterval(ticking));
    this.tick();
  }

  /** What is over is taken away, so that nobody tries in vain. */
  private tick(): void {
    const { t } = this.app;
    const left = this.parameters.until - Date.now();
    if (left > 0) {
      this.left.words = t('account.export.once', { left: duration(left) });
      return;
    }
    this.left.words = t('account.export.over');
    if (this.again.visible) return;
    this.code.code = '';
    this.address.visible = false;
    this.again.visible = true;
    this.buttons.arrange();
    this.buttons.choose(this.again);
  }
}
