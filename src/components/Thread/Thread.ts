import type Lightning from '@lightningjs/core';
import { color, fade } from '../../theme/color.ts';
import { ms } from '../../theme/motion.ts';
import { type } from '../../theme/type.ts';
import { type Arrival, FocusGroup, type Member } from '../core/FocusGroup.ts';
import { TypingDots } from '../TypingDots.ts';
import { Label } from '../text/Label.ts';
import { Bubble, type BubbleView, bubblePlace, bubbleRoom } from './Bubble.ts';
import { contentHeight, type Row, rowsInView, scrollFor } from './layout.ts';

/** What stands in a thread, oldest first. */
export type ThreadEntry =
  | { readonly kind: 'day'; readonly id: string; readonly label: string }
  | ({ readonly kind: 'message' } & BubbleView)
  | { readonly kind: 'typing'; readonly id: string; readonly label: string };

const DAY_H = type.caption.line;
const TYPING_H = 40;
/** A focused bubble grows over the thread's edge; so much is not cut off. */
const SPILL = 40;
const RISE = 24;
/** What is cut off at the top fades out in so much; a focused message always lies below. */
const FADE = 24;

function roomOf(entry: ThreadEntry): Pick<Row, 'h' | 'foot' | 'gap'> {
  if (entry.kind === 'message') return bubbleRoom(entry);
  const h = entry.kind === 'day' ? DAY_H : TYPING_H;
  return { h, foot: h };
}

interface ThreadSignals {
  /** OK on a message. */
  picked(id: string): void;
  /** The first message has the focus: older ones are wanted. */
  older(): void;
  /** The focus has gone to another message. */
  stood(id: string): void;
}

/**
 * Messages, the newest at the bottom. Only rows in sight have parts, and those are used again. UP walks back through
 * the messages, DOWN forward and out; while the focus is elsewhere the newest is always in sight.
 */
export class Thread extends FocusGroup<ThreadSignals> {
  /** There may be older messages than the first: UP stops there and asks for them, else it leaves. */
  hasOlder = true;
  private list: readonly ThreadEntry[] = [];
  private at: string | null = null;
  private scroll = 0;
  private clip!: Lightning.Element;
  private inner!: Lightning.Element;
  private top!: Lightning.Element;
  private readonly rows = new Map<string, { readonly entry: ThreadEntry; readonly row: Row }>();
  private readonly bubbles = new Map<string, Bubble>();
  private readonly days = new Map<string, Label>();
  private readonly spareBubbles: Bubble[] = [];
  private readonly spareDays: Label[] = [];
  private typing!: TypingDots;
  private newest: string | undefined;

  get entries(): readonly ThreadEntry[] {
    return this.list;
  }
  set entries(entries: readonly ThreadEntry[]) {
    this.list = entries;
    const ids = new Set(entries.map(({ id }) => id));
    this.rows.forEach((_, id) => {
      if (!ids.has(id)) this.rows.delete(id);
    });
    if (this.at !== null && !ids.has(this.at)) this.at = null;
    this.changed();
    this.refocus();
  }

  /** The message that has the focus, or gets it next; null: the newest. */
  get standing(): string | null {
    return this.at;
  }
  set standing(id: string | null) {
    if (id !== null) this.focusOn(id);
  }

  override get canFocus(): boolean {
    return this.visible && this.messages.length > 0;
  }

  override get current(): Member | undefined {
    return this.at === null ? undefined : this.bubbles.get(this.at);
  }

  protected override get members(): readonly Member[] {
    return Array.from(this.bubbles.values());
  }

  override get position(): { readonly index: number; readonly count: number } | undefined {
    const { messages } = this;
    const index = messages.map(({ id }) => id).indexOf(this.at ?? '');
    return index < 0 ? undefined : { index, count: messages.length };
  }

  override choose(member: Lightning.Component): void {
    this.bubbles.forEach((bubble, id) => {
      if (bubble === member) this.focusOn(id);
    });
  }

  /** The focus always comes in at the newest message. */
  override arrive(_from: Arrival): void {
    const { messages } = this;
    const last = messages[messages.length - 1];
    if (last) this.focusOn(last.id);
  }

  override _getFocused(): Lightning.Component | undefined {
    if (this.at === null) this.at = this.messages[this.messages.length - 1]?.id ?? null;
    return this.current;
  }

  override _unfocus(): void {
    this.at = null;
    this.changed();
  }

  override _handleUp(): boolean {
    const { messages } = this;
    const index = messages.map(({ id }) => id).indexOf(this.at ?? '');
    const above = messages[index - 1];
    if (index - 1 <= 0) this.signal('older');
    if (above) this.focusOn(above.id);
    return above !== undefined || this.hasOlder;
  }

  override _handleDown(): boolean {
    const { messages } = this;
    const below = messages[messages.map(({ id }) => id).indexOf(this.at ?? '') + 1];
    if (!below) return false;
    this.focusOn(below.id);
    return true;
  }

  protected override build(): void {
    this.clip = this.box({ x: -SPILL, w: this.w + SPILL * 2, h: this.h + SPILL / 2, clipping: true });
    this.inner = this.box({ x: SPILL, w: this.w, h: this.h }, this.clip);
    this.typing = this.put(TypingDots, { visible: false }, this.inner);
    const colours = { colorTop: color.bg.base, colorBottom: fade(color.bg.base, 0) };
    this.top = this.box({ rect: true, ...colours, w: this.w + SPILL * 2, h: FADE, zIndex: 1 }, this.clip);
  }

  protected override draw(): void {
    const rows = this.list.map((entry) => this.rowOf(entry));
    this.scroll = scrollFor(rows, this.at, this.h, this.scroll);
    const placed = rowsInView(rows, this.h, this.scroll);
    this.top.visible = (placed[0]?.y ?? 0) < 0;
    const wanted = new Set(placed.map(({ key }) => key));
    this.release(wanted);
    this.typing.visible = false;
    for (const { index, y } of placed) this.show(this.list[index] as ThreadEntry, y);
    const { messages } = this;
    this.newest = messages[messages.length - 1]?.id;
  }

  /** Whether everything fits without scrolling. */
  get fits(): boolean {
    return contentHeight(this.list.map((entry) => this.rowOf(entry))) <= this.h;
  }

  override resize(w: number, h: number): void {
    this.clip.patch({ w: w + SPILL * 2, h: h + SPILL / 2 });
    this.inner.patch({ w, h });
    this.top.w = w + SPILL * 2;
    super.resize(w, h);
  }

  private get messages(): readonly ({ readonly kind: 'message' } & BubbleView)[] {
    return this.list.filter((entry): entry is { readonly kind: 'message' } & BubbleView => entry.kind === 'message');
  }

  private focusOn(id: string): void {
    if (this.at === id) return;
    this.at = id;
    this.changed();
    this.refocus();
    this.signal('stood', id);
  }

  /** Measuring text is dear, so a row is kept while its entry stays the same. */
  private rowOf(entry: ThreadEntry): Row {
    const known = this.rows.get(entry.id);
    if (known?.entry === entry) return known.row;
    const row = { key: entry.id, ...roomOf(entry) };
    this.rows.set(entry.id, { entry, row });
    return row;
  }

  private release(wanted: ReadonlySet<string>): void {
    this.bubbles.forEach((bubble, id) => {
      if (wanted.has(id)) return;
      this.bubbles.delete(id);
      bubble.visible = false;
      this.spareBubbles.push(bubble);
    });
    this.days.forEach((day, id) => {
      if (wanted.has(id)) return;
      this.days.delete(id);
      day.visible = false;
      this.spareDays.push(day);
    });
  }

  private show(entry: ThreadEntry, y: number): void {
    if (entry.kind === 'typing') {
      this.typing.visible = true;
      this.typing.label = entry.label;
      this.typing.y = y;
      return;
    }
    if (entry.kind === 'day') {
      const day = this.days.get(entry.id) ?? this.spareDays.pop() ?? this.makeDay();
      this.days.set(entry.id, day);
      day.visible = true;
      day.words = entry.label;
      day.y = y;
      return;
    }
    const known = this.bubbles.get(entry.id);
    const bubble = known ?? this.spareBubbles.pop() ?? this.makeBubble();
    this.bubbles.set(entry.id, bubble);
    bubble.visible = true;
    bubble.bubble = entry;
    const place = bubblePlace(entry);
    bubble.x = entry.mine ? this.w - bubble.w : place.x;
    const top = y + place.y;
    // A message that has just come rises into its place; the others follow at once.
    const fresh = !known && this.newest !== undefined && this.isNew(entry.id);
    if (!known) bubble.y = fresh ? top + RISE : top;
    this.ease(bubble, { y: top }, known || fresh ? ms.crossfade : 0);
  }

  /** Whether it came after what was the newest at the last drawing. */
  private isNew(id: string): boolean {
    const ids = this.messages.map((entry) => entry.id);
    const before = ids.indexOf(this.newest ?? '');
    return before >= 0 && ids.indexOf(id) > before;
  }

  private makeDay(): Label {
    return this.put(
      Label,
      { style: type.caption, ink: color.text.tertiary, width: this.w, align: 'center' },
      this.inner,
    );
  }

  private makeBubble(): Bubble {
    const bubble = this.put(Bubble, {}, this.inner);
    bubble.signals = { pressed: () => this.signal('picked', bubble.bubble?.id ?? '') };
    return bubble;
  }
}
