import { Grid } from '../../../components/core/Grid.ts';
import { Line } from '../../../components/core/Line.ts';
import { FactRow } from '../../../components/FactRow.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { LICENCES, type Licence } from '../../licences.ts';
import { HEAD_Y, MIDDLE, RIGHT, ROW, TOP } from './places.ts';
import { Section } from './Section.ts';

const LINES = 7;
/** The app's own licence stands first. */
const OWN: Licence = { what: 'Hearth', by: '', licence: 'Apache License 2.0' };

/** What this TV is called, what runs on it and where it is connected to, and whose work is in it. */
export class AboutSection extends Section<'facts' | 'licences'> {
  private facts!: Line;
  private tv_!: LinkRow;
  private licences!: Grid<Licence, FactRow>;

  first(): void {
    this.facts.choose(this.tv_);
    this.goTo('facts');
  }

  protected override opened(): void {
    const { profile } = this.app.tv;
    this.follow(() => {
      this.tv_.value = profile.deviceName.value;
    });
  }

  protected override build(): void {
    super.build();
    const { t, tv, platform, navigation } = this.app;
    const { name, version, protocol } = tv.profile.server;
    const heads = { style: type.captionStrong, ink: color.text.secondary, y: HEAD_Y } as const;
    this.put(Label, { words: t('about.heading'), ...heads, x: MIDDLE.x });
    this.put(Label, { words: t('about.licences'), ...heads, x: RIGHT.x });
    this.facts = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.tv_ = this.facts.put(LinkRow, {
      label: t('about.tv'),
      ...this.place(0),
      signals: {
        pressed: () => void navigation.push('changeAccount', { what: 'device' }),
        focused: () => this.hint(t('about.rename')),
      },
    });
    this.fact(1, t('about.app'), tv.app.version);
    this.fact(2, t('about.server'), version, name);
    this.fact(3, t('about.protocol'), String(protocol));
    this.fact(4, t('about.address'), platform.assetUrl.replace(/^https?:\/\//, ''));

    const cell = { w: RIGHT.w, h: ROW.h };
    this.licences = this.put(Grid<Licence, FactRow>, {
      ...RIGHT,
      y: TOP,
      h: ROW.pitch * LINES,
      plan: { scrolls: 'down', lanes: 1, cell, gap: { x: 0, y: ROW.pitch - ROW.h }, lines: LINES, keep: 2 },
      cells: {
        key: ({ what }) => what,
        make: (parent) => this.put(FactRow, cell, parent),
        bind: (row, { what, by, licence }) => {
          row.label = `${what} · ${licence}`;
          row.caption = by && `© ${by}`;
          row.signals = { focused: () => this.hint('') };
        },
      },
    });
    this.licences.items = [OWN, ...LICENCES];
    this.zone('facts', this.facts, { right: 'licences' });
    this.zone('licences', this.licences, { left: 'facts' });
  }

  private fact(index: number, label: string, value: string, caption = ''): void {
    const signals = { focused: () => this.hint('') };
    this.facts.put(FactRow, { label, value, caption, ...this.place(index), signals });
  }

  private place(index: number) {
    return { ...MIDDLE, y: TOP + ROW.pitch * index, h: ROW.h };
  }
}
