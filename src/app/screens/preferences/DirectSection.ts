import { Line } from '../../../components/core/Line.ts';
import { Radio } from '../../../components/Radio.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const WAYS: readonly Settings['direct'][] = ['ask', 'always', 'never'];
const MORE_Y = TOP + ROW.pitch * WAYS.length + 8;
const TOGGLES_Y = MORE_Y + 46;

/** Whether pictures may go straight from home to home (W21), and what of that may be seen or must wait. */
export class DirectSection extends Section<'rows'> {
  private rows!: Line;
  private ways: readonly Radio[] = [];
  private wait!: Toggle;
  /** Where the operator has a server for it. */
  private hiding: Toggle | undefined;

  protected override get hasSides(): boolean {
    return false;
  }

  /** The focus begins at what is in force. */
  first(): void {
    const now = this.ways.filter(({ chosen }) => chosen)[0];
    if (now) this.rows.choose(now);
    this.goTo('rows');
  }

  protected override opened(): void {
    const { settings } = this.app.tv;
    this.follow(() => {
      const { direct, directRelayOnly, secondWhileDirect } = settings.now.value;
      this.ways.forEach((radio, index) => {
        radio.chosen = WAYS[index] === direct;
      });
      this.wait.checked = secondWhileDirect === 'never';
      if (this.hiding) this.hiding.checked = directRelayOnly;
      this.refocus();
    });
  }

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    const heads = { style: type.captionStrong, ink: color.text.secondary };
    this.put(Label, { words: t('preferences.direct.ways'), ...heads, x: MIDDLE.x, y: HEAD_Y });
    this.put(Label, { words: t('preferences.direct.more'), ...heads, x: MIDDLE.x, y: MORE_Y });
    this.put(Label, { words: t('preferences.direct.about'), ...heads, x: RIGHT.x, y: HEAD_Y });
    this.put(Label, {
      words: t('preferences.direct.text'),
      style: type.body,
      ink: color.text.secondary,
      x: RIGHT.x,
      y: TOP,
      width: RIGHT.w,
      maxLines: 8,
    });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.zone('rows', this.rows);
    this.ways = WAYS.map((way, index) =>
      this.rows.put(Radio, {
        label: t(`preferences.direct.${way}` as const),
        caption: t(`preferences.direct.${way}.more` as const),
        ...MIDDLE,
        h: ROW.h,
        y: TOP + ROW.pitch * index,
        signals: { pressed: () => this.saving.set({ direct: way }), focused: () => this.hint(t('hint.choose')) },
      }),
    );
    this.wait = this.toggle('wait', 0, (on) => ({ secondWhileDirect: on ? 'never' : 'ask' }));
    if (tv.direct.hides) this.hiding = this.toggle('hide', 1, (directRelayOnly) => ({ directRelayOnly }));
  }

  private toggle(name: 'wait' | 'hide', index: number, change: (on: boolean) => Partial<Settings>): Toggle {
    const { t } = this.app;
    return this.rows.put(Toggle, {
      label: t(`preferences.direct.${name}` as const),
      caption: t(`preferences.direct.${name}.more` as const),
      ...MIDDLE,
      h: ROW.h,
      y: TOGGLES_Y + ROW.pitch * index,
      signals: { flipped: (on) => this.saving.set(change(on)), focused: () => this.hint(t('hint.choose')) },
    });
  }
}
