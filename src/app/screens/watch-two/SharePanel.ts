import type Lightning from '@lightningjs/core';
import type { Announcement } from '../../../components/core/announcement.ts';
import { Focusable } from '../../../components/core/Focusable.ts';
import { SignalBars } from '../../../components/SignalBars.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

export interface ShareView {
  readonly label: string;
  /** "Fast · 280 kbps" */
  readonly line: string;
  readonly bars: number;
  readonly parts: readonly [SharePart, SharePart];
}

export interface SharePart {
  readonly name: string;
  /** "190 kbps" */
  readonly gets: string;
  /** of the line */
  readonly percent: number;
}

const PAD = 40;
const HEAD_Y = 28;
const BAR = { y: 90, h: 36, gap: 6 } as const;
const NAMES_Y = 144;
const BETWEEN = 16;
/** The share moves this slowly, so that one sees where it goes (09). */
const MOVE_MS = 600;

/** Who gets how much of the line: 1728×226. With the focus, LEFT and RIGHT divide it. */
export class SharePanel extends Focusable<{ stepped(by: 1 | -1): void }> {
  private view: ShareView | undefined;
  private label_!: Label;
  private line_!: Label;
  private bars_!: SignalBars;
  private pieces: Lightning.Element[] = [];
  private names: Label[] = [];
  private gets: Label[] = [];

  get share(): ShareView | undefined {
    return this.view;
  }
  set share(share: ShareView | undefined) {
    if (JSON.stringify(share) === JSON.stringify(this.view)) return;
    this.view = share;
    this.changed();
  }

  override get announce(): Announcement {
    const { view } = this;
    const value = (view?.parts ?? []).map(({ name, gets }) => `${name} ${gets}`).join(', ');
    return { label: view?.label ?? '', role: 'slider', value };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.card);
    this.label_ = this.put(Label, { style: type.label, x: PAD, y: HEAD_Y });
    this.line_ = this.put(Label, { style: type.caption });
    this.bars_ = this.put(SignalBars, {});
    this.pieces = [0, 1, 2].map(() => this.box({ rect: true, y: BAR.y, h: BAR.h, w: 1 }));
    this.names = [0, 1].map(() => this.put(Label, { style: type.bodyStrong, y: NAMES_Y }));
    this.gets = [0, 1].map(() => this.put(Label, { style: type.body, y: NAMES_Y }));
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.label_.words = view.label;
    this.line_.words = view.line;
    this.line_.x = this.w - PAD - this.line_.w;
    this.line_.y = HEAD_Y + 4;
    this.bars_.level = view.bars;
    this.bars_.x = this.line_.x - BETWEEN - 36;
    this.bars_.y = HEAD_Y + 4;
    const room = this.w - PAD * 2 - BAR.gap * 2;
    const [one, two] = view.parts;
    const widths = [one.percent, two.percent, 100 - one.percent - two.percent].map((part) => (room * part) / 100);
    let x = PAD;
    widths.forEach((w, index) => {
      const piece = this.pieces[index];
      if (piece) this.ease(piece, { x, w }, MOVE_MS);
      this.nameAt(index, view, x);
      x += w + BAR.gap;
    });
    this.tint(this.isLit);
  }

  /** Under its part of the bar; where that is short, it ends with the bar. */
  private nameAt(index: number, view: ShareView, x: number): void {
    const [name, gets, part] = [this.names[index], this.gets[index], view.parts[index]];
    if (!name || !gets || !part) return;
    name.words = part.name;
    gets.words = part.gets;
    name.width = 0;
    const most = this.w / 2 - PAD - gets.w - BETWEEN * 2;
    if (name.w > most) name.width = most;
    const w = name.w + BETWEEN + gets.w;
    const first = this.names[0];
    const free = first && index > 0 ? first.x + first.w + BETWEEN * 3 + (this.gets[0]?.w ?? 0) : PAD;
    name.x = Math.max(free, Math.min(x, this.w - PAD - w));
    gets.x = name.x + name.w + BETWEEN;
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = this.ink;
    this.line_.ink = this.inkSecond;
    this.bars_.ink = this.inkSecond;
    const colours = lit
      ? [color.focus.text, color.focus.textSecondary, color.text.secondary]
      : [color.focus.fill, color.text.tertiary, color.surface.track];
    this.pieces.forEach((piece, index) => {
      piece.color = colours[index] ?? 0;
    });
    for (const label of this.names) label.ink = this.ink;
    for (const label of this.gets) label.ink = this.inkSecond;
  }

  override _handleLeft(): boolean {
    this.signal('stepped', -1);
    return true;
  }
  override _handleRight(): boolean {
    this.signal('stepped', 1);
    return true;
  }
}
