import { Button } from '../../../components/Button.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { PickCard, type PickView } from '../../../components/PickCard.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { HEAD_Y, ROW, TOP } from './places.ts';

/** What is known of a list the server keeps. */
export type LogState = { is: 'loading' } | { is: 'failed' } | { is: 'known'; rows: readonly LogRow[] };

export interface LogRow {
  readonly key: string;
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PickView['presence'];
  readonly says: string;
}

const CELL = { h: 120, gap: 12, lines: 4 } as const;

/** A list of what happened, newest first, with *Wipe* below it, which asks in its place. */
export class LogList extends Zones<
  'list' | 'wipe',
  { pressed(person: string): void; wiped(): void; moved(does: string): void }
> {
  app!: AppContext;
  /** Fixed when it is made. */
  heading = '';
  place!: { readonly x: number; readonly w: number };
  wipeY = 0;
  private list!: Grid<LogRow, PickCard>;
  private wipe!: Button;
  private says!: Label;
  private sure = false;
  private empty_ = '';

  /** What it says where there is nothing. */
  set empty(empty: string) {
    this.empty_ = empty;
  }

  set log(state: LogState) {
    const rows = state.is === 'known' ? state.rows : [];
    this.list.items = rows;
    this.wipe.visible = rows.length > 0;
    this.says.visible = rows.length === 0 && state.is !== 'loading';
    this.says.words = state.is === 'failed' ? this.app.t('log.unknown') : this.empty_;
    this.calm();
    this.refocus();
  }

  get isEmpty(): boolean {
    return this.list.items.length === 0;
  }

  protected override build(): void {
    super.build();
    this.w = stage.width;
    this.h = stage.height;
    const { t } = this.app;
    const ink = color.text.secondary;
    const { place } = this;
    this.put(Label, { words: this.heading, style: type.captionStrong, ink, x: place.x, y: HEAD_Y });
    this.says = this.put(Label, {
      style: type.body,
      ink,
      x: place.x,
      y: TOP,
      width: place.w,
      maxLines: 2,
      visible: false,
    });
    const cell = { w: place.w, h: CELL.h };
    this.list = this.put(Grid<LogRow, PickCard>, {
      ...place,
      y: TOP,
      h: (CELL.h + CELL.gap) * CELL.lines,
      plan: { scrolls: 'down', lanes: 1, cell, gap: { x: 0, y: CELL.gap }, lines: CELL.lines, keep: 2 },
      cells: {
        key: ({ key }) => key,
        make: (parent) => this.put(PickCard, cell, parent),
        bind: (card, { person, name, picture, presence, says }) => {
          card.pick = { person, name, picture, presence, status: says, chosen: null, match: null };
          card.signals = {
            pressed: () => this.signal('pressed', person),
            focused: () => {
              this.calm();
              this.signal('moved', t('missed.conversation'));
            },
          };
        },
      },
    });
    this.wipe = this.put(Button, {
      label: t('log.wipe'),
      icon: 'trash-fill',
      kind: 'secondary',
      ...place,
      y: this.wipeY,
      h: ROW.h,
      visible: false,
      signals: { pressed: () => this.askToWipe(), focused: () => this.signal('moved', t('log.wipe')) },
    });
    this.zone('list', this.list, { down: 'wipe' });
    this.zone('wipe', this.wipe, { up: 'list' });
  }

  override _unfocus(): void {
    this.calm();
  }

  private askToWipe(): void {
    if (!this.sure) {
      this.sure = true;
      this.wipe.label = this.app.t('log.wipe.sure');
      this.app.announcer.tell(this.wipe.label, { polite: false });
      return;
    }
    this.calm();
    this.signal('wiped');
  }

  /** What was asked is asked no more. */
  private calm(): void {
    if (!this.sure) return;
    this.sure = false;
    this.wipe.label = this.app.t('log.wipe');
  }
}
