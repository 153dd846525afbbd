import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Skeleton } from '../../../components/Skeleton.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { safeArea } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { ACTIONS, CARD, SEEN } from './layout.ts';

/** Why there are no rooms to show. */
export type InsteadOf = 'loading' | 'empty' | 'failed';

const TITLE_Y = 110;
const TEXT_Y = 186;
const AGAIN = { y: 260, w: 356, h: 88 } as const;

/** What stands in the place of one's rooms while there are none: empty cards, a word, or a way to try again. */
export class Instead extends LineOf<{ again(): void }> {
  app!: AppContext;
  private why: InsteadOf | undefined;
  private bones: Skeleton[] = [];
  private title!: Label;
  private words!: Label;
  private again!: Button;

  /** undefined: there are rooms. */
  get of(): InsteadOf | undefined {
    return this.why;
  }
  set of(why: InsteadOf | undefined) {
    if (why === this.why) return;
    this.why = why;
    this.changed();
  }

  override get position(): undefined {
    return undefined;
  }

  protected override build(): void {
    for (let at = 0; at < SEEN; at++) {
      this.bones.push(this.put(Skeleton, { ...CARD, x: at * (CARD.w + ACTIONS.gap), visible: false }));
    }
    const middle = { width: safeArea.width, align: 'center' as const };
    this.title = this.put(Label, { ...middle, style: type.title, y: TITLE_Y });
    this.words = this.put(Label, { ...middle, style: type.body, ink: color.text.secondary, y: TEXT_Y });
    this.again = this.put(Button, {
      label: this.app.t('rooms.again'),
      icon: 'arrows-clockwise-bold',
      ...AGAIN,
      x: (safeArea.width - AGAIN.w) / 2,
      signals: { pressed: () => this.signal('again') },
    });
  }

  protected override draw(): void {
    super.draw();
    const { t } = this.app;
    const { why } = this;
    const says = why === 'empty' || why === 'failed';
    this.visible = why !== undefined;
    for (const bone of this.bones) bone.visible = why === 'loading';
    this.title.visible = says;
    this.words.visible = says;
    this.again.visible = why === 'failed';
    if (says) {
      this.title.words = t(why === 'empty' ? 'rooms.empty' : 'rooms.failed');
      this.words.words = t(why === 'empty' ? 'rooms.empty.text' : 'rooms.failed.text');
    }
    this.arrange();
  }
}
