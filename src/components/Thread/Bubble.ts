import { color } from '../../theme/color.ts';
import { radius } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { Avatar } from '../Avatar.ts';
import type { Announcement } from '../core/announcement.ts';
import { Focusable } from '../core/Focusable.ts';
import { Icon } from '../paint/Icon.ts';
import { measureOf } from '../text/ink.ts';
import { Label } from '../text/Label.ts';
import { wrap } from '../text/wrap.ts';
import { CLIP_W, ClipBody, type ClipView, clipHeight } from './ClipBody.ts';

/** Who says something in a room, and when: once above each run of theirs. */
export interface Speaker {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly time: string;
}

/** A message as its bubble shows it; words are in the reader's language already. */
export interface BubbleView {
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  /** Under the bubble: "Sent", "Read 19:36", "Send again"; empty shows nothing. */
  readonly mark: string;
  /** It did not get away: the mark comes with a warning. */
  readonly failed: boolean;
  /** Who says it and how it stands, for those who hear it. */
  readonly spoken: string;
  /** In a room, of others: who says it; null for whoever said the one before. */
  readonly speaker?: Speaker | null;
  /** A video message: a link instead of words. */
  readonly clip?: ClipView;
}

const WIDEST = 760;
const PAD = { x: 28, y: 14 } as const;
const MARK = { h: 36, gap: 4, icon: 28, iconGap: 10 } as const;
const SPEAKER = { d: 52, gap: 18, nameX: 6, gapTime: 14, below: 6 } as const;
/** px between messages of one and of different people in a room. */
const RUN = { within: 8, between: 18 } as const;

/** Width and height of a message's bubble, without the mark under it. */
export function bubbleSize({ text, clip }: Pick<BubbleView, 'text' | 'clip'>): {
  readonly w: number;
  readonly h: number;
} {
  if (clip) return { w: CLIP_W, h: clipHeight(clip) };
  const { lines, w } = wrap(text, measureOf(type.body), { width: WIDEST - PAD.x * 2, lines: 0 });
  return { w: Math.ceil(w) + PAD.x * 2, h: lines.length * type.body.line + PAD.y * 2 };
}

type Room = Pick<BubbleView, 'text' | 'mark' | 'speaker' | 'clip'>;

/** Where a message's bubble begins in its room: under the name of who says it, beside their face; px. */
export function bubblePlace({ speaker }: Pick<Room, 'speaker'>): { readonly x: number; readonly y: number } {
  return {
    x: speaker === undefined ? 0 : SPEAKER.d + SPEAKER.gap,
    y: speaker ? type.caption.line + SPEAKER.below : 0,
  };
}

/**
 * How much room a message takes in a thread, px; `foot` of it is the mark under the bubble, `gap` is to the message
 * before it.
 */
export function bubbleRoom(view: Room): { readonly h: number; readonly foot: number; readonly gap?: number } {
  const { mark, speaker } = view;
  const foot = mark ? MARK.h : 0;
  const h = bubblePlace(view).y + bubbleSize(view).h + foot;
  return speaker === undefined ? { h, foot } : { h, foot, gap: speaker ? RUN.between : RUN.within };
}

/** One message, as large as its words need; the mark hangs under it. */
export class Bubble extends Focusable {
  private view: BubbleView | undefined;
  private label_!: Label;
  private mark_!: Label;
  private warning!: Icon;
  private clip: ClipBody | undefined;
  private head: { readonly face: Avatar; readonly name: Label; readonly time: Label } | undefined;

  get bubble(): BubbleView | undefined {
    return this.view;
  }
  set bubble(bubble: BubbleView | undefined) {
    this.view = bubble;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.view?.text ?? '', role: 'message', value: this.view?.spoken ?? '' };
  }

  protected override build(): void {
    this.underlay('control', null, radius.picture);
    this.label_ = this.put(Label, { style: type.body, x: PAD.x, y: PAD.y, maxLines: 0 });
    this.mark_ = this.put(Label, { style: type.caption });
    this.warning = this.put(Icon, { name: 'warning-fill', size: MARK.icon, ink: color.state.warn });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const { w, h } = bubbleSize(view);
    this.w = w;
    this.h = h;
    const [soft, tail] = [radius.picture, radius.bubbleTail];
    // The small corner points to whoever said it.
    this.plate.corners = view.mine === this.mirrored ? [soft, soft, soft, tail] : [soft, soft, tail, soft];
    this.plate.resize(w, h);
    this.plate.idle = view.mine ? color.surface.bubbleMine : color.surface.bubbleTheirs;
    this.label_.visible = !view.clip;
    this.label_.width = w - PAD.x * 2;
    this.label_.words = view.clip ? '' : view.text;
    if (view.clip && !this.clip) this.clip = this.put(ClipBody, {});
    if (this.clip) {
      this.clip.visible = view.clip !== undefined;
      this.clip.clip = view.clip;
    }

    this.mark_.visible = view.mark !== '';
    this.mark_.words = view.mark;
    this.mark_.ink = view.failed ? color.text.primary : color.text.tertiary;
    this.mark_.x = view.mine ? w - this.mark_.w : 0;
    this.mark_.y = h + MARK.gap;
    this.warning.visible = view.failed;
    this.warning.x = this.mark_.x - MARK.iconGap - MARK.icon;
    this.warning.y = h + MARK.gap + 2;
    this.drawSpeaker(view.speaker);
    this.tint(this.isLit);
  }

  private drawSpeaker(speaker: Speaker | null | undefined): void {
    if (speaker && !this.head) {
      const { below, d, gap } = SPEAKER;
      const y = -type.caption.line - below;
      this.head = {
        face: this.put(Avatar, { size: d, x: -d - gap }),
        name: this.put(Label, { style: type.captionStrong, ink: color.text.secondary, x: SPEAKER.nameX, y }),
        time: this.put(Label, { style: type.caption, ink: color.text.tertiary, y }),
      };
    }
    if (!this.head) return;
    const { face, name, time } = this.head;
    for (const part of [face, name, time]) part.visible = Boolean(speaker);
    if (!speaker) return;
    face.person = speaker.person;
    face.name = speaker.name;
    face.picture = speaker.picture;
    face.y = this.h - SPEAKER.d;
    name.words = speaker.name;
    time.words = speaker.time;
    time.x = name.x + name.w + SPEAKER.gapTime;
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = this.ink;
    if (this.clip) this.clip.lit = lit;
  }
}
