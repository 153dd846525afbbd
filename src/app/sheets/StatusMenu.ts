import { Avatar } from '../../components/Avatar.ts';
import { Chip } from '../../components/Chip.ts';
import { Choice } from '../../components/Choice.ts';
import type { Member } from '../../components/core/FocusGroup.ts';
import type { Rect } from '../../components/core/geometry.ts';
import { Line } from '../../components/core/Line.ts';
import type { KeyboardWords } from '../../components/Keyboard/faces.ts';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { LinkRow } from '../../components/LinkRow.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Shape } from '../../components/paint/Shape.ts';
import { frame, plate } from '../../components/paint/shapes.ts';
import { Sheet } from '../../components/Sheet.ts';
import { StatusRow } from '../../components/StatusRow.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import type { SelfView } from '../../components/TopBar/SelfButton.ts';
import { Label } from '../../components/text/Label.ts';
import { STATUS_TEXT_CHARACTERS } from '../../protocol/limits.ts';
import type { ChosenStatus } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { radius, size } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import type { RecentChip } from './status/fitting.ts';

export const STATUSES: readonly ChosenStatus[] = ['available', 'away', 'busy', 'invisible'];
const PANEL = { x: 1264, y: 134, w: 560, end: 20 };
const ROW = { x: 1296, y: 206, w: 496, h: 84, pitch: 88 } as const;
const HEAD = { x: 1320, y: 162 } as const;
const LINE = { x: 1324, y: 566, w: 440, h: 2 } as const;
const TEXT_HEAD = { x: 1320, y: 586 } as const;
const FIELD = { x: ROW.x, y: 628, w: ROW.w, h: 76 } as const;
const CHIPS = { x: ROW.x, y: 718, w: ROW.w, h: 56, gap: 12 } as const;
const CLEAR = { x: ROW.x, w: ROW.w, h: 72, pad: 24 } as const;
const ELSE_GAP = 4;
/** The keyboard of 03 comes beside the menu, so that one sees what one writes in its place. */
const BOARD = { x: 72, y: 592, w: 1168, h: 368, pad: 24 } as const;
/** The room for recent texts. */
export const CHIP_ROOM = { w: CHIPS.w, gap: CHIPS.gap, most: 300, pad: 30 } as const;

export interface StatusTextView {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  /** texts of before, for choosing one again */
  readonly recent: readonly RecentChip[];
  /** *Clear it*; undefined: the server does not do that */
  readonly clearing:
    | { readonly label: string; readonly options: readonly string[]; readonly index: number }
    | undefined;
  readonly keys: KeyboardWords;
}

export interface StatusView {
  readonly heading: string;
  /** The one in force; it has the focus. */
  readonly status: ChosenStatus;
  readonly rows: { readonly [S in ChosenStatus]: { readonly label: string; readonly caption: string } };
  readonly text: StatusTextView;
  /** *Somebody else*; undefined: one lives here alone, for this server. */
  readonly somebodyElse: string | undefined;
  /** Oneself, bright above the scrim, where the menu was opened from. */
  readonly face: { readonly at: Rect; readonly self: SelfView } | undefined;
}

/** What is done in the menu. */
export interface StatusActs {
  chose(status: ChosenStatus): void;
  wrote(text: string): void;
  clearing(index: number): void;
  somebodyElse(): void;
  /** The keyboard is there now, or gone. */
  writing(is: boolean): void;
}

/** 24: how friends see one. It hangs below one's own face in the top bar. */
export class StatusMenu extends Sheet {
  /** Fixed when it is made, both. */
  view!: StatusView;
  acts!: StatusActs;
  private rows: StatusRow[] = [];
  private field!: TextField;
  private pencil!: Icon;
  private keyboard!: Keyboard;
  private board: (Shape | Keyboard)[] = [];
  /** What the field said before one began to write. */
  private before = '';
  private isWriting = false;

  protected override get members(): readonly Member[] {
    return this.isWriting ? [this.keyboard] : [this.answers];
  }

  /** Shows which one is in force. */
  tick(status: ChosenStatus): void {
    this.rows.forEach((row, index) => {
      row.chosen = STATUSES[index] === status;
    });
  }

  /** Shows which text is in force. */
  set saying(text: string) {
    if (!this.isWriting) this.field.value = text;
  }

  protected override build(): void {
    const { recent, clearing } = this.view.text;
    const clearY = recent.length > 0 ? CHIPS.y + CHIPS.h + CHIPS.gap : CHIPS.y;
    const { somebodyElse } = this.view;
    const textEnd = clearing ? clearY + CLEAR.h : FIELD.y + FIELD.h;
    const elseY = textEnd + ELSE_GAP;
    const last = somebodyElse === undefined ? textEnd : elseY + CLEAR.h;
    this.panel = { ...PANEL, h: last + PANEL.end - PANEL.y };
    super.build();
    this.heading = this.view.heading;
    this.answers.direction = 'column';
    this.putFace();
    this.putStatuses();
    this.putText(clearY);
    if (somebodyElse !== undefined) this.putElse(somebodyElse, elseY);
    this.putKeyboard();
  }

  private putFace(): void {
    const { face } = this.view;
    if (!face) return;
    const { at, self } = face;
    const { person, name, picture, presence } = self;
    this.putOn(Avatar, { person, name, picture, presence, size: at.w, x: at.x, y: at.y });
  }

  private putStatuses(): void {
    const { heading, status, rows } = this.view;
    this.putOn(Label, { words: heading, style: type.captionStrong, ink: color.text.secondary, ...HEAD });
    const { pitch, ...place } = ROW;
    this.rows = STATUSES.map((one, index) =>
      this.answers.put(StatusRow, {
        shape_: one,
        ...rows[one],
        ...place,
        y: ROW.y + pitch * index,
        signals: { pressed: () => this.acts.chose(one) },
      }),
    );
    this.tick(status);
    const now = this.rows[STATUSES.indexOf(status)];
    if (now) this.answers.choose(now);
  }

  private putText(clearY: number): void {
    const { label, placeholder, text, recent, clearing } = this.view.text;
    this.box({ rect: true, ...LINE, color: color.surface[3] }, this.body);
    this.putOn(Label, { words: label, style: type.captionStrong, ink: color.text.secondary, ...TEXT_HEAD });
    this.field = this.answers.put(TextField, {
      ...FIELD,
      label,
      placeholder,
      value: text,
      counterText: '',
      showsCaret: false,
      signals: { pressed: () => this.write() },
    });
    const side = size.icon.s;
    const y = FIELD.y + (FIELD.h - side) / 2;
    const ink = color.text.tertiary;
    this.pencil = this.putOn(Icon, {
      name: 'pencil-simple-fill',
      size: side,
      x: FIELD.x + FIELD.w - 24 - side,
      y,
      ink,
    });
    if (recent.length > 0) {
      const { gap, ...place } = CHIPS;
      const chips = this.answers.put(Line, { ...place, direction: 'row', gap });
      for (const chip of recent) {
        const signals = { pressed: () => this.say(chip.text) };
        chips.put(Chip, { chip: { kind: 'words', label: chip.label, strong: true }, spoken: chip.text, signals });
      }
    }
    if (!clearing) return;
    this.answers.put(Choice, {
      ...CLEAR,
      y: clearY,
      ...clearing,
      corners: radius.button,
      signals: { chose: (index) => this.acts.clearing(index) },
    });
  }

  /** Who is here may change: it leads away from the menu. */
  private putElse(label: string, y: number): void {
    this.answers.put(LinkRow, {
      label,
      icon: 'couch-fill',
      ...CLEAR,
      y,
      corners: radius.button,
      signals: { pressed: () => this.acts.somebodyElse() },
    });
  }

  private putKeyboard(): void {
    const { x, y, w, h, pad } = BOARD;
    const lie = { left: x, top: y };
    const parts = [
      this.putOn(Shape, { recipe: plate(w, h, radius.sheet), ...lie, ink: color.surface[1] }),
      this.putOn(Shape, { recipe: frame(w, h, radius.sheet, 2), ...lie, ink: color.surface[3] }),
    ];
    this.keyboard = this.putOn(Keyboard, {
      x: x + pad,
      y: y + pad,
      field: this.field,
      sendIcon: 'check-bold',
      words: this.view.text.keys,
      signals: { sent: () => this.done() },
    });
    this.keyboard.focusOn('t');
    this.board = [...parts, this.keyboard];
    this.show(false);
  }

  // Writing.

  private write(): void {
    this.before = this.field.value;
    this.show(true);
    this.acts.writing(true);
  }

  private done(): void {
    this.stopWriting();
    this.say(this.field.value);
  }

  private stopWriting(): void {
    this.show(false);
    this.acts.writing(false);
  }

  private say(text: string): void {
    this.field.value = text;
    this.acts.wrote(text);
  }

  private show(writing: boolean): void {
    this.isWriting = writing;
    for (const part of this.board) part.visible = writing;
    this.pencil.visible = !writing;
    this.field.showsCaret = writing;
    this.field.limit = writing ? STATUS_TEXT_CHARACTERS : Number.POSITIVE_INFINITY;
    this.field.counterText = writing ? null : '';
    this.refocus();
  }

  /** A plugged-in keyboard writes at once where the field has the focus. */
  override _handleKey(e: KeyboardEvent): boolean {
    if (!this.isWriting && this.answers.current === this.field) this.write();
    return this.isWriting && this.keyboard._handleKey(e);
  }

  /** Out of the keyboard, and the text is as it was. */
  override _handleBack(): void {
    if (!this.isWriting) return super._handleBack();
    this.field.value = this.before;
    this.stopWriting();
  }
}
