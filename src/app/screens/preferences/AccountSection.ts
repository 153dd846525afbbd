import { Line } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { askToSignOut } from '../../director/leaving.ts';
import { openStatusMenu } from '../../sheets/status/open.ts';
import { HEAD_Y, MIDDLE, ROW, TOP } from './places.ts';
import { askToSignOutOthers, askToSignOutThere } from './questions.ts';
import { Section } from './Section.ts';
import { TvList } from './TvList.ts';

/** Who one is to others, and the TVs one is signed in on. */
export class AccountSection extends Section<'rows' | 'tvs'> {
  private rows!: Line;
  private status!: LinkRow;
  private name!: LinkRow;
  private tvs!: TvList;

  first(): void {
    this.rows.choose(this.status);
    this.goTo('rows');
  }

  protected override opened(): void {
    const { t, tv } = this.app;
    this.untilClosed(tv.profile.follow());
    this.follow(() => {
      const { me } = tv.account;
      this.status.value = me ? t(`status.${me.status}` as const) : '';
      this.status.caption = me?.text ?? '';
      this.name.value = me?.name ?? '';
      this.tvs.devices = tv.profile.devices.value;
    });
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, navigation } = app;
    const ink = color.text.secondary;
    this.put(Label, { words: t('preferences.you'), style: type.captionStrong, ink, x: MIDDLE.x, y: HEAD_Y });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.status = this.row(t('preferences.status'), 0, () => openStatusMenu(app));
    this.name = this.row(t('preferences.name'), 1, () => void navigation.push('changeAccount', { what: 'name' }));
    const password = this.row(
      t('preferences.password'),
      2,
      () => void navigation.push('changeAccount', { what: 'password' }),
    );
    password.value = t('preferences.password.change');
    this.tvs = this.put(TvList, {
      app,
      signals: {
        pressed: (device) => (device.here ? askToSignOut(app) : askToSignOutThere(app, device)),
        others: () => askToSignOutOthers(app),
        moved: (does) => this.hint(does),
      },
    });
    this.zone('rows', this.rows, { right: 'tvs' });
    this.zone('tvs', this.tvs, { left: 'rows' });
  }

  private row(label: string, index: number, pressed: () => void): LinkRow {
    return this.rows.put(LinkRow, {
      label,
      ...MIDDLE,
      y: TOP + ROW.pitch * index,
      h: ROW.h,
      signals: { pressed, focused: () => this.hint(this.app.t('preferences.open')) },
    });
  }
}
