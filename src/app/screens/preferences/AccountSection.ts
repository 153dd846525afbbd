import { Line } from '../../../components/core/Line.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Label } from '../../../components/text/Label.ts';
import { letterColour } from '../../../protocol/avatar.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { askToSignOut } from '../../director/leaving.ts';
import { openStatusMenu } from '../../sheets/status/open.ts';
import { askToDelete } from '../change-account/deleting.ts';
import { HEAD_Y, MIDDLE, ROW, TOP } from './places.ts';
import { askToSignOutOthers, askToSignOutThere } from './questions.ts';
import { Section } from './Section.ts';
import { TvList } from './TvList.ts';

/** Who one is to others, and the TVs one is signed in on. */
export class AccountSection extends Section<'rows' | 'tvs'> {
  private rows!: Line;
  private status!: LinkRow;
  private name: LinkRow | undefined;
  private picture: LinkRow | undefined;
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
      if (this.name) this.name.value = me?.name ?? '';
      const own = me?.avatar != null && letterColour(me.avatar) === undefined;
      if (this.picture) this.picture.value = t(own ? 'account.picture.own' : 'account.picture.letter');
      this.tvs.devices = tv.profile.devices.value;
    });
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, tv, navigation } = app;
    const change = (what: 'name' | 'password' | 'export' | 'delete') => (): void =>
      void navigation.push('changeAccount', { what });
    const ink = color.text.secondary;
    this.put(Label, { words: t('preferences.you'), style: type.captionStrong, ink, x: MIDDLE.x, y: HEAD_Y });
    this.rows = this.put(Line, { direction: 'column', w: stage.width, h: stage.height });
    this.status = this.row(t('preferences.status'), () => openStatusMenu(app));
    if (tv.profile.offered) {
      this.name = this.row(t('preferences.name'), change('name'));
      this.picture = this.row(t('account.picture'), () => void navigation.push('ownPicture', {}));
      this.row(t('preferences.password'), change('password')).value = t('preferences.password.change');
      this.row(t('account.export'), change('export')).value = t('account.export.row');
      this.row(t('account.delete'), () => askToDelete(app, change('delete')));
    }
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

  private row(label: string, pressed: () => void): LinkRow {
    return this.rows.put(LinkRow, {
      label,
      ...MIDDLE,
      y: TOP + ROW.pitch * this.rows.children.length,
      h: ROW.h,
      signals: { pressed, focused: () => this.hint(this.app.t('preferences.open')) },
    });
  }
}
