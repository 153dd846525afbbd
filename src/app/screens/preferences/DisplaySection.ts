import { Line } from '../../../components/core/Line.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { MessageKey } from '../../languages/catalogue.ts';
import type { SoundName } from '../../sounds.ts';
import { HEAD_Y, MIDDLE, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const SOUNDS_Y = TOP + ROW.pitch + 28;
const KINDS = ['chime', 'air', 'tick'] as const;
/** What is heard when one of them is turned on. */
const SAMPLES: { readonly [K in (typeof KINDS)[number]]: SoundName } = { chime: 'chime', air: 'onAir', tick: 'tick' };

/** What moves and what is heard, on every TV of the person. */
export class DisplaySection extends Section<'rows'> {
  private rows!: Line;
  private calm!: Toggle;
  private sounds: readonly Toggle[] = [];

  protected override get hasSides(): boolean {
    return false;
  }

  first(): void {
    this.rows.choose(this.calm);
    this.goTo('rows');
  }

  protected override opened(): void {
    const { settings } = this.app.tv;
    this.follow(() => {
      const { calm, sounds } = settings.now.value;
      this.calm.checked = calm;
      KINDS.forEach((kind, index) => {
        const toggle = this.sounds[index];
        if (toggle) toggle.checked = sounds[kind];
      });
    });
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.zone('rows', this.rows);
    const heads = { style: type.captionStrong, ink: color.text.secondary, x: MIDDLE.x };
    this.put(Label, { words: t('preferences.moves'), ...heads, y: HEAD_Y });
    this.put(Label, { words: t('preferences.sounds'), ...heads, y: SOUNDS_Y });
    this.calm = this.toggle('preferences.calm', TOP, (calm) => this.saving.set({ calm }));
    this.sounds = KINDS.map((kind, index) =>
      this.toggle(`preferences.sounds.${kind}`, SOUNDS_Y + 48 + ROW.pitch * index, (on) => this.set(kind, on)),
    );
  }

  private set(kind: (typeof KINDS)[number], on: boolean): void {
    const { tv, sounds } = this.app;
    const changes: Partial<Settings> = { sounds: { ...tv.settings.now.peek().sounds, [kind]: on } };
    this.saving.set(changes);
    if (on) sounds.play(SAMPLES[kind]);
  }

  private toggle(
    name: 'preferences.calm' | `preferences.sounds.${(typeof KINDS)[number]}`,
    y: number,
    flipped: (on: boolean) => void,
  ): Toggle {
    const { t } = this.app;
    const say = t as (key: MessageKey) => string;
    return this.rows.put(Toggle, {
      label: say(name),
      caption: say(`${name}.more`),
      ...MIDDLE,
      h: ROW.h,
      y,
      signals: { flipped, focused: () => this.hint(t('hint.choose')) },
    });
  }
}
