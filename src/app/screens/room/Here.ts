import { type Arrival, FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { FoldedRow, type FoldedView } from '../../../components/FoldedRow.ts';
import { HereRow, type HereView } from '../../../components/HereRow.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';

const ROW = { y: 66, h: 84, gap: 12 } as const;
/** So many rows stand there; with more people the last of them folds the rest. */
const ROWS = 4;
const FOLDED_H = 76;

/** Who is in the room now (19): rows, and one that folds the rest until somebody wants to see them all. 560×430. */
export class Here extends FocusGroup<{
  pressed(person: string, row: Member): void;
  /** What OK does now. */
  moved(at: 'person' | 'folded'): void;
}> {
  /** Fixed when it is made. */
  heading = '';
  empty = '';
  /** The row with all that it does not show. */
  fold: (rest: readonly HereView[]) => FoldedView = () => ({ faces: [], names: [] });
  private list: readonly HereView[] = [];
  private all = 0;
  private unfolded = false;
  private rows!: Grid<HereView, HereRow>;
  private folded!: FoldedRow;
  private count!: Label;
  private alone!: Label;

  /** The others who are here, in their order. */
  get people(): readonly HereView[] {
    return this.list;
  }
  set people(people: readonly HereView[]) {
    this.list = people;
    this.changed();
    this.refocus();
  }

  /** How many are here, oneself among them. */
  get total(): number {
    return this.all;
  }
  set total(total: number) {
    this.all = total;
    this.changed();
  }

  /** The row of somebody has the focus. */
  get person(): string | undefined {
    return this.current === this.rows ? this.rows.item?.person : undefined;
  }

  /** The row with the focus. */
  get row(): Member | undefined {
    return this.rows.current;
  }

  protected override get members(): readonly Member[] {
    return [this.rows, this.folded];
  }

  override get position(): undefined {
    return undefined;
  }

  protected override build(): void {
    const { w } = this;
    this.put(Label, { words: this.heading, style: type.head });
    this.count = this.put(Label, { style: type.head, x: w, mountX: 1 });
    const ink = color.text.tertiary;
    this.alone = this.put(Label, { words: this.empty, style: type.body, ink, width: w, maxLines: 2, y: ROW.y + 20 });
    this.rows = this.put(Grid<HereView, HereRow>, {
      y: ROW.y,
      w,
      h: ROWS * (ROW.h + ROW.gap),
      arrival: 'nearest',
      plan: {
        scrolls: 'down',
        lanes: 1,
        cell: { w, h: ROW.h },
        gap: { x: 0, y: ROW.gap },
        lines: ROWS,
        keep: ROWS - 1,
        moves: 180,
      },
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(HereRow, { w, h: ROW.h }, parent),
        bind: (row, view) => {
          row.row = view;
          row.signals = {
            pressed: () => this.signal('pressed', view.person, row),
            focused: () => this.signal('moved', 'person'),
          };
        },
      },
    });
    this.folded = this.put(FoldedRow, {
      y: ROW.y + (ROWS - 1) * (ROW.h + ROW.gap),
      w,
      h: FOLDED_H,
      visible: false,
      signals: { pressed: () => this.unfold(), focused: () => this.signal('moved', 'folded') },
    });
  }

  protected override draw(): void {
    const { list } = this;
    const folds = list.length >= ROWS && !this.unfolded;
    const shown = folds ? list.slice(0, ROWS - 1) : list;
    this.count.words = String(this.all);
    this.alone.visible = list.length === 0;
    this.rows.items = shown;
    this.folded.visible = folds;
    if (folds) this.folded.folded = this.fold(list.slice(shown.length));
  }

  override arrive(from: Arrival): void {
    const { rows, folded } = this;
    if (from.direction === 'up') this.choose(folded.canFocus ? folded : rows);
    super.arrive(from);
  }

  override _handleDown(): boolean {
    if (this.current !== this.rows || !this.folded.canFocus) return false;
    this.choose(this.folded);
    return true;
  }
  override _handleUp(): boolean {
    if (this.current !== this.folded || !this.rows.canFocus) return false;
    this.choose(this.rows);
    return true;
  }

  /** All of them are seen only as long as somebody looks through them. */
  foldAgain(): void {
    if (!this.unfolded) return;
    this.unfolded = false;
    this.rows.focusOn(0);
    this.changed();
  }

  private unfold(): void {
    this.unfolded = true;
    this.changed();
    this.rows.focusOn(ROWS - 1);
    this.choose(this.rows);
  }
}
