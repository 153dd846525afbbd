import { Sheet } from '../../components/Sheet.ts';
import { StatusRow } from '../../components/StatusRow.ts';
import { Label } from '../../components/text/Label.ts';
import { codeOf } from '../../net/failure.ts';
import type { ChosenStatus } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { type } from '../../theme/type.ts';
import type { AppContext, OpenSheet } from '../context.ts';
import { named } from '../hints.ts';

const STATUSES: readonly ChosenStatus[] = ['available', 'away', 'busy', 'invisible'];
const PANEL = { x: 1264, y: 134, w: 560, h: 452 };
const ROW = { x: 1296, y: 206, w: 496, h: 84, pitch: 88 } as const;
const HEAD = { x: 1320, y: 162 } as const;
/** The tick is seen this long before the menu goes. */
const TICK_MS = 300;

export interface StatusView {
  readonly heading: string;
  /** The one in force; it has the focus. */
  readonly status: ChosenStatus;
  readonly rows: { readonly [S in ChosenStatus]: { readonly label: string; readonly caption: string } };
}

/** 24: how friends see one. It hangs below one's own face in the top bar. */
export class StatusMenu extends Sheet {
  /** Fixed when it is made. */
  view!: StatusView;
  /** Somebody pressed OK on a row. */
  chose: (status: ChosenStatus) => void = () => undefined;
  override panel = PANEL;
  private rows: StatusRow[] = [];

  /** Opens the menu, and chooses what was chosen in it. */
  static open(app: AppContext, status: ChosenStatus): void {
    const { t, tv } = app;
    const air = tv.air.state.peek().is;
    const isOnAir = air === 'on' || air === 'elsewhere';
    const row = (of: ChosenStatus, caption = '') => ({ label: t(`status.${of}`), caption });
    let isDone = false;
    const close = (): void => {
      isDone = true;
      open.close();
    };
    const choose = (chosen: ChosenStatus): void => {
      if (isDone) return;
      isDone = true;
      open.sheet.tick(chosen);
      tv.account.choose({ status: chosen }).then(
        () => setTimeout(close, TICK_MS),
        (failure: unknown) => {
          close();
          tv.notices.say({ is: 'failed', code: codeOf(failure) });
        },
      );
    };
    const view: StatusView = {
      heading: t('status.heading'),
      status,
      rows: {
        available: row('available'),
        away: row('away'),
        busy: row('busy'),
        invisible: row('invisible', t(isOnAir ? 'status.invisible.onAir' : 'status.invisible.text')),
      },
    };
    const open: OpenSheet<StatusMenu> = app.open(StatusMenu, { view, signals: { back: close } }, (sheet) => {
      sheet.chose = choose;
    });
    open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('status.close'))]);
  }

  /** Shows which one is in force. */
  tick(status: ChosenStatus): void {
    this.rows.forEach((row, index) => {
      row.chosen = STATUSES[index] === status;
    });
  }

  protected override build(): void {
    super.build();
    const { heading, status, rows } = this.view;
    this.heading = heading;
    this.putOn(Label, { words: heading, style: type.captionStrong, ink: color.text.secondary, ...HEAD });
    this.answers.direction = 'column';
    const { pitch, ...place } = ROW;
    this.rows = STATUSES.map((one, index) =>
      this.answers.put(StatusRow, {
        shape_: one,
        ...rows[one],
        ...place,
        y: ROW.y + pitch * index,
        signals: { pressed: () => this.chose(one) },
      }),
    );
    this.tick(status);
    const now = this.rows[STATUSES.indexOf(status)];
    if (now) this.answers.choose(now);
  }
}
