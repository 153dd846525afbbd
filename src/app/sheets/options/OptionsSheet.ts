import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import type { ColourKeyName } from '../../../components/ColourKey.ts';
import { Grid } from '../../../components/core/Grid.ts';
import type { Rect } from '../../../components/core/geometry.ts';
import { MenuRow, type MenuRowView } from '../../../components/MenuRow.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Sheet } from '../../../components/Sheet.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { safeArea, size, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

/** A row of the sheet and what it does. */
export interface OptionRow extends MenuRowView {
  readonly key: string;
  /** Cannot be used now; stays at 40 %. */
  readonly unavailable?: boolean;
  readonly act: () => void;
}

export interface OptionsHead {
  readonly heading: string;
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape | undefined;
  readonly line: string;
}

/** Where the sheet lies for an item left of the middle; for others on the other side. */
const PANEL = { x: 1264, y: 134, w: 560, h: 872 } as const;
const HEAD = { x: 40, y: 160, d: size.avatar.l } as const;
const ROW = { x: 36, y: 268, w: 488, h: 66, gap: 4, seen: 7 } as const;
const RULE = { x: 60, y: 764, w: 440, h: 2 } as const;
const FIXED_Y = 774;
const PAD_END = 32;
const HINTS_END = 1216;

/** 21: everything that can be done with an item, and below a line what can be done from anywhere. */
export class OptionsSheet extends Sheet {
  /** Fixed when it is made. */
  head!: OptionsHead;
  /** Where the item lies, counted from the start of the line: it stays bright. Fixed when it is made. */
  item!: Rect;
  private rows_: readonly OptionRow[] = [];
  private fixed_: readonly OptionRow[] = [];
  private list!: Grid<OptionRow, MenuRow>;
  private readonly bottom: MenuRow[] = [];

  /** What can be done with the item. */
  get rows(): readonly OptionRow[] {
    return this.rows_;
  }
  set rows(rows: readonly OptionRow[]) {
    this.rows_ = rows;
    if (this.isBuilt) this.list.items = rows;
  }

  /** What can be done from anywhere: three rows; none, and no line above them, while nobody is signed in. */
  get fixed(): readonly OptionRow[] {
    return this.fixed_;
  }
  set fixed(rows: readonly OptionRow[]) {
    this.fixed_ = rows;
    this.changed();
  }

  /** Where hints end, px: before a sheet that lies at the end of the stage. */
  get hintsEnd(): number {
    return this.panel.x === PANEL.x ? HINTS_END : safeArea.right;
  }

  /** Gives a row of the upper part the focus. */
  focusOn(index: number): void {
    this.list.focusOn(index);
    this.answers.choose(this.list);
  }

  /** The side with more room: the item is not covered. */
  private get side(): number {
    const { x, w } = this.item;
    return x + w / 2 < stage.width / 2 ? PANEL.x : safeArea.x;
  }

  protected override build(): void {
    const rows = this.rows_.length * (ROW.h + ROW.gap);
    const h = this.fixed_.length > 0 ? PANEL.h : ROW.y + rows + PAD_END - PANEL.y;
    this.panel = { ...PANEL, x: this.side, h };
    super.build();
    const { x } = this.panel;
    const { head } = this;
    this.heading = head.heading;
    const face = this.putOn(Avatar, { size: HEAD.d, x: x + HEAD.x, y: HEAD.y });
    face.person = head.person;
    face.name = head.name;
    face.picture = head.picture;
    face.presence = head.presence;
    const words = { x: x + HEAD.x + HEAD.d + 26, width: PANEL.w - HEAD.x * 2 - HEAD.d - 26 };
    this.putOn(Label, { words: head.name, style: type.largeStrong, ...words, y: HEAD.y + 2 });
    this.putOn(Label, { words: head.line, style: type.caption, ink: color.text.secondary, ...words, y: HEAD.y + 46 });
    if (this.fixed_.length > 0) {
      const rule = { recipe: plate(RULE.w, RULE.h, 1), ink: color.surface.line };
      this.putOn(Shape, { ...rule, left: x + RULE.x, top: RULE.y });
    }

    this.answers.direction = 'column';
    this.list = this.answers.put(Grid<OptionRow, MenuRow>, {
      x: x + ROW.x,
      y: ROW.y,
      w: ROW.w,
      h: (ROW.h + ROW.gap) * ROW.seen,
      plan: {
        scrolls: 'down',
        lanes: 1,
        cell: { w: ROW.w, h: ROW.h },
        gap: { x: 0, y: ROW.gap },
        lines: ROW.seen,
        keep: ROW.seen - 1,
      },
      cells: {
        key: ({ key }) => key,
        make: (parent) => this.put(MenuRow, { w: ROW.w, h: ROW.h }, parent),
        bind: (part, row) => {
          part.row = row;
          part.signals = { pressed: row.act };
        },
      },
    });
    this.list.items = this.rows_;
  }

  protected override draw(): void {
    this.fixed_.forEach((row, index) => {
      this.bottom[index] ??= this.answers.put(MenuRow, {
        x: this.panel.x + ROW.x,
        y: FIXED_Y + (ROW.h + ROW.gap) * index,
        w: ROW.w,
        h: ROW.h,
      });
      const part = this.bottom[index] as MenuRow;
      part.row = row;
      part.disabled = row.unavailable === true;
      part.signals = { pressed: row.act };
    });
    this.answers.arrange();
  }

  /** All but the item is dark. */
  protected override darken(): void {
    const { x, y, w, h } = this.item;
    const dark = (left: number, top: number, wide: number, high: number): void => {
      if (wide > 0 && high > 0) {
        this.box({ rect: true, x: left, y: top, w: wide, h: high, color: color.scrim.modal });
      }
    };
    const [right, below] = [x + w, y + h];
    dark(0, 0, stage.width, y);
    dark(0, y, x, h);
    dark(right, y, stage.width - right, h);
    dark(0, below, stage.width, stage.height - below);
  }

  override _handleBlue(): void {
    this.signal('back');
  }
  override _handleGreen(): void {
    this.act('green');
  }
  override _handleYellow(): void {
    this.act('yellow');
  }

  /** A colour key does what the row that bears it does. */
  private act(colourKey: ColourKeyName): void {
    this.fixed_.filter((row) => row.colourKey === colourKey)[0]?.act();
  }
  override _handleLeft(): void {
    this.signal('back');
  }
}
