import { Button } from '../../../components/Button.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { LinkRow } from '../../../components/LinkRow.ts';
import { Label } from '../../../components/text/Label.ts';
import type { DevicesState, DeviceView } from '../../../model/profile.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { moment } from '../../texts.ts';
import { HEAD_Y, RIGHT, ROW, TOP } from './places.ts';

const LINES = 6;
const OTHERS_Y = TOP + ROW.pitch * LINES + 12;

/** The TVs one is signed in on; OK signs one out. */
export class TvList extends Zones<
  'list' | 'others',
  { pressed(device: DeviceView): void; others(): void; moved(does: string): void }
> {
  app!: AppContext;
  private list!: Grid<DeviceView, LinkRow>;
  private others!: Button;
  private unknown!: Label;

  set devices(state: DevicesState) {
    const devices = state.is === 'known' ? state.devices : [];
    this.list.items = devices;
    this.others.visible = devices.filter(({ here }) => !here).length > 1;
    this.unknown.visible = state.is === 'failed';
    this.refocus();
  }

  protected override build(): void {
    super.build();
    this.w = stage.width;
    this.h = stage.height;
    const { t } = this.app;
    const ink = color.text.secondary;
    this.put(Label, { words: t('preferences.tvs'), style: type.captionStrong, ink, x: RIGHT.x, y: HEAD_Y });
    this.unknown = this.put(Label, {
      words: t('preferences.tvs.unknown'),
      style: type.body,
      ink,
      x: RIGHT.x,
      y: TOP,
      visible: false,
    });
    const cell = { w: RIGHT.w, h: ROW.h };
    const gap = ROW.pitch - ROW.h;
    this.list = this.put(Grid<DeviceView, LinkRow>, {
      ...RIGHT,
      y: TOP,
      h: ROW.pitch * LINES,
      plan: { scrolls: 'down', lanes: 1, cell, gap: { x: 0, y: gap }, lines: LINES, keep: 2 },
      cells: {
        key: ({ device }) => device,
        make: (parent) => this.put(LinkRow, cell, parent),
        bind: (row, device) => {
          row.label = device.name;
          row.caption = this.saysOf(device);
          row.spoken = `${row.label}, ${row.caption}`;
          row.signals = {
            pressed: () => this.signal('pressed', device),
            focused: () => this.signal('moved', t('preferences.tv.signOut')),
          };
        },
      },
    });
    this.others = this.put(Button, {
      label: t('preferences.tv.signOut.others'),
      icon: 'sign-out-fill',
      kind: 'secondary',
      ...RIGHT,
      y: OTHERS_Y,
      h: ROW.h,
      visible: false,
      signals: {
        pressed: () => this.signal('others'),
        focused: () => this.signal('moved', t('preferences.tv.signOut')),
      },
    });
    this.zone('list', this.list, { down: 'others' });
    this.zone('others', this.others, { up: 'list' });
  }

  private saysOf({ here, on, onAir, lastHere }: DeviceView): string {
    const { t } = this.app;
    if (here) return t('preferences.tv.here');
    if (onAir) return t('preferences.tv.onAir');
    return on ? t('preferences.tv.on') : t('preferences.tv.last', { when: moment(t, lastHere, Date.now()) });
  }
}
