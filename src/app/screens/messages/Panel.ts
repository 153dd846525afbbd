import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { frame, plate } from '../../../components/paint/shapes.ts';
import { QuickReplies } from '../../../components/QuickReplies.ts';
import { type Face, RoomMark } from '../../../components/RoomMark.ts';
import { Label } from '../../../components/text/Label.ts';
import { color, fade } from '../../../theme/color.ts';
import { radius, size } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

/** What is said in a conversation last, as the panel shows it. */
export interface PanelLine {
  readonly text: string;
  readonly mine: boolean;
}

export interface PanelView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape | undefined;
  /** It is a room: its people. */
  readonly faces?: readonly Face[];
  readonly line: string;
  /** "2 new"; empty for none. */
  readonly news: string;
  /** Oldest first; as many of the newest as there is room for are seen. */
  readonly lines: readonly PanelLine[];
  /** Over the replies. */
  readonly about: string;
  /** None: they cannot be written to. */
  readonly replies: readonly string[];
}

const PAD = 34;
const FACE = { d: size.avatar.l, y: 34 } as const;
const TEXT_X = PAD + FACE.d + 24;
const NEWS = { y: 150, gap: 18, h: 2 } as const;
const BUBBLE = { pad: 28, padY: 14, gap: 14, most: 3 } as const;
/** Between these the newest bubbles stand, px from the panel's top. */
const ROOM = { top: 146, afterNews: 198, end: 398 } as const;
const ABOUT_Y = 410;
const REPLIES_Y = 456;

/** One thing that was said, at most three lines of it. */
class Said extends Part {
  private ground!: Shape;
  private label_!: Label;

  protected override build(): void {
    this.ground = this.put(Shape, {});
    this.label_ = this.put(Label, { style: type.body, x: BUBBLE.pad, y: BUBBLE.padY, maxLines: BUBBLE.most });
  }

  /** @param widest px */
  say({ text, mine }: PanelLine, widest: number): void {
    const { label_: label, ground } = this;
    label.width = 0;
    label.words = text;
    const room = widest - BUBBLE.pad * 2;
    if (label.w > room) label.width = room;
    this.w = Math.ceil(Math.min(label.w, room)) + BUBBLE.pad * 2;
    this.h = label.h + BUBBLE.padY * 2;
    const [soft, tail] = [radius.picture, radius.bubbleTail];
    ground.recipe = plate(this.w, this.h, mine === this.mirrored ? [soft, soft, soft, tail] : [soft, soft, tail, soft]);
    ground.ink = mine ? color.surface.bubbleMine : color.surface.bubbleTheirs;
  }
}

/** Beside the list (17): who it is, what came last, and ready answers. Nothing here counts as read. 560×724. */
export class Panel extends FocusGroup<{ replied(text: string): void }> {
  private shown: PanelView | undefined;
  private face!: Avatar;
  private mark!: RoomMark;
  private name_!: Label;
  private line_!: Label;
  private news!: Label;
  private rules: readonly Shape[] = [];
  private readonly said: Said[] = [];
  private about!: Label;
  private replies_!: QuickReplies;

  get view(): PanelView | undefined {
    return this.shown;
  }
  set view(view: PanelView | undefined) {
    this.shown = view;
    this.changed();
    this.refocus();
  }

  protected override get members(): readonly Member[] {
    return [this.replies_];
  }

  override get canFocus(): boolean {
    return this.visible && (this.shown?.replies.length ?? 0) > 0;
  }

  /** The first reply is the next that has the focus. */
  first(): void {
    const [first] = this.replies_.children;
    if (first) this.replies_.choose(first as never);
  }

  protected override build(): void {
    const { w, h } = this;
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.bg.panel });
    this.put(Shape, { recipe: frame(w, h, radius.picture, 2), ink: color.surface[2] });
    this.face = this.put(Avatar, { size: FACE.d, x: PAD, y: FACE.y });
    this.mark = this.put(RoomMark, { size: FACE.d, x: PAD, y: FACE.y });
    const width = w - TEXT_X - PAD;
    this.name_ = this.put(Label, { style: type.largeStrong, x: TEXT_X, y: FACE.y + 6, width });
    const ink = color.text.secondary;
    this.line_ = this.put(Label, { style: type.caption, ink, x: TEXT_X, y: FACE.y + 50, width });
    this.news = this.put(Label, { style: type.captionStrong, ink: color.state.notice, y: NEWS.y });
    const rule = { ink: fade(color.state.notice, 0.4), top: NEWS.y + type.caption.line / 2 - 1 };
    this.rules = [this.put(Shape, rule), this.put(Shape, rule)];
    this.about = this.put(Label, {
      style: type.captionStrong,
      ink: color.text.tertiary,
      x: PAD + 2,
      y: ABOUT_Y,
      width: w - PAD * 2,
    });
    this.replies_ = this.put(QuickReplies, {
      x: PAD,
      y: REPLIES_Y,
      w: w - PAD * 2,
      ground: color.surface[2],
      signals: { replied: (text) => this.signal('replied', text) },
    });
  }

  protected override draw(): void {
    const { shown } = this;
    if (!shown) return;
    this.mark.visible = shown.faces !== undefined;
    this.mark.faces = shown.faces ?? [];
    this.face.visible = shown.faces === undefined;
    this.face.person = shown.person;
    this.face.name = shown.name;
    this.face.picture = shown.picture;
    this.face.presence = shown.presence;
    this.name_.words = shown.name;
    this.line_.words = shown.line;
    this.about.words = shown.replies.length > 0 ? shown.about : '';
    this.replies_.replies = shown.replies;
    this.drawNews(shown.news);
    this.drawLines(shown.lines, shown.news === '' ? ROOM.top : ROOM.afterNews);
  }

  private drawNews(news: string): void {
    this.news.visible = news !== '';
    this.news.words = news;
    const inner = this.w - PAD * 2;
    const side = Math.max(0, Math.round((inner - this.news.w) / 2 - NEWS.gap));
    this.news.x = PAD + side + NEWS.gap;
    this.rules.forEach((rule, index) => {
      rule.visible = news !== '' && side > 0;
      if (side > 0) rule.recipe = plate(side, NEWS.h, 1);
      rule.left = index === 0 ? PAD : this.w - PAD - side;
    });
  }

  /** From the newest back, as many as there is room for; they stand below each other from the top. */
  private drawLines(lines: readonly PanelLine[], top: number): void {
    const widest = this.w - PAD * 2;
    let room = ROOM.end - top;
    let count = 0;
    for (let at = lines.length - 1; at >= 0; at--) {
      this.said[count] ??= this.put(Said, {});
      const bubble = this.said[count] as Said;
      const line = lines[at] as PanelLine;
      bubble.say(line, widest);
      if (bubble.h > room) break;
      bubble.x = line.mine ? this.w - PAD - bubble.w : PAD;
      room -= bubble.h + BUBBLE.gap;
      count++;
    }
    this.said.forEach((bubble, index) => {
      bubble.visible = index < count;
    });
    let y = top;
    for (let index = count - 1; index >= 0; index--) {
      const bubble = this.said[index] as Said;
      bubble.y = y;
      y += bubble.h + BUBBLE.gap;
    }
  }
}
