import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { type Face, RoomMark } from './RoomMark.ts';
import { TypingDots } from './TypingDots.ts';
import { Label } from './text/Label.ts';

/** The newest thing in a conversation. */
export type Preview =
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'typing'; readonly words: string }
  /** With a sign before it: a draft, something that did not get away. */
  | { readonly kind: 'sign'; readonly words: string; readonly icon: IconName; readonly warns: boolean };

/** What a row says about a conversation; words are in the reader's language already. */
export interface MessageRowView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  /** null: they are no friend any more. */
  readonly presence: PresenceShape | null;
  readonly preview: Preview;
  /** When the newest came; empty where there is nothing yet. */
  readonly time: string;
  /** 0 shows nothing. */
  readonly unread: number;
  readonly muted: boolean;
  /** It is a room: its people, and "3 on camera", empty for nobody. */
  readonly room?: { readonly faces: readonly Face[]; readonly onCamera: string };
  /** Said after the name. */
  readonly spoken: string;
}

const PAD = { start: 24, end: 28, gap: 28 } as const;
const END_W = 150;
const NAME_Y = 18;
const LINE_Y = 60;
const SIGN = { side: 28, gap: 12 } as const;
const BELL = { side: 30, gap: 14 } as const;
const AIR = { side: 28, gap: 14, wordsGap: 10 } as const;

/** A conversation in the list of messages (17): 1104×116. */
export class MessageRow extends Focusable {
  private view: MessageRowView | undefined;
  private face!: Avatar;
  private mark: RoomMark | undefined;
  private air: { readonly ring: Icon; readonly words: Label } | undefined;
  private name_!: Label;
  private preview_!: Label;
  private time_!: Label;
  private unread_!: Pill;
  private sign!: Icon;
  private bell!: Icon;
  private dots!: TypingDots;

  get row(): MessageRowView | undefined {
    return this.view;
  }
  set row(row: MessageRowView | undefined) {
    this.view = row;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.name ?? ''), role: 'message', value: this.view?.spoken ?? '' };
  }

  protected override build(): void {
    const d = size.avatar.m;
    const x = PAD.start + d + PAD.gap;
    this.underlay('control', color.surface[1], radius.card);
    this.face = this.put(Avatar, { size: d, x: PAD.start, y: (this.h - d) / 2 });
    this.name_ = this.put(Label, { style: type.bodyStrong, x, y: NAME_Y });
    this.bell = this.put(Icon, { name: 'bell-slash-fill', size: BELL.side, y: NAME_Y + 6 });
    this.sign = this.put(Icon, { size: SIGN.side, x, y: LINE_Y + 4 });
    this.preview_ = this.put(Label, { y: LINE_Y });
    this.dots = this.put(TypingDots, { x, y: LINE_Y - 4, visible: false });
    this.time_ = this.put(Label, { style: type.caption });
    this.unread_ = this.put(Pill, { kind: 'unread' });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const { preview, muted, unread } = view;
    this.drawMark(view.room?.faces);
    this.face.person = view.person;
    this.face.name = view.name;
    this.face.picture = view.picture;
    this.face.presence = view.presence ?? undefined;

    const end = this.w - PAD.end;
    this.unread_.visible = unread > 0;
    this.unread_.kind = muted ? 'unreadMuted' : 'unread';
    this.unread_.label = String(unread);
    this.unread_.x = end - this.unread_.w;
    this.unread_.y = LINE_Y - 3;
    this.time_.words = view.time;
    this.time_.x = end - this.time_.w;
    this.time_.y = unread > 0 ? NAME_Y : NAME_Y + 2;

    const left = this.name_.x;
    const room = end - END_W - left;
    this.name_.words = view.name;
    const onCamera = this.drawAir(view.room?.onCamera ?? '');
    this.keepWithin(this.name_, room - onCamera - (muted ? BELL.side + BELL.gap : 0));
    this.bell.visible = muted;
    this.bell.x = left + this.name_.w + BELL.gap;
    this.placeAir(left + this.name_.w + (muted ? BELL.gap + BELL.side : 0));

    const typing = preview.kind === 'typing';
    this.dots.visible = typing;
    this.preview_.visible = !typing;
    if (typing) this.dots.label = preview.words;
    const signed = preview.kind === 'sign';
    this.sign.visible = signed;
    if (signed) this.sign.name = preview.icon;
    const before = signed ? SIGN.side + SIGN.gap : 0;
    // What is news is written strong: not by colour alone.
    this.preview_.style = unread > 0 && !muted ? type.captionStrong : type.caption;
    this.preview_.words = preview.words;
    this.preview_.x = left + before;
    this.keepWithin(this.preview_, room - before);
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const { view } = this;
    const quiet = lit ? color.focus.textSecondary : color.text.tertiary;
    const strong = view !== undefined && view.unread > 0 && !view.muted;
    const warns = view?.preview.kind === 'sign' && view.preview.warns;
    this.name_.ink = this.ink;
    this.preview_.ink = strong || warns ? this.ink : this.inkSecond;
    this.time_.ink = quiet;
    this.bell.ink = quiet;
    this.sign.ink = warns && !lit ? color.state.warn : this.inkSecond;
    this.dots.ink = this.inkSecond;
    if (this.air) this.air.words.ink = this.inkSecond;
  }

  private drawMark(faces: readonly Face[] | undefined): void {
    this.face.visible = faces === undefined;
    if (faces && !this.mark) this.mark = this.put(RoomMark, { size: size.avatar.m, x: this.face.x, y: this.face.y });
    if (!this.mark) return;
    this.mark.visible = faces !== undefined;
    this.mark.faces = faces ?? [];
  }

  /** How many are on camera in the room. @returns how much room that takes after the name */
  private drawAir(words: string): number {
    if (words !== '' && !this.air) {
      const ring = this.put(Icon, { name: 'presence-air', size: AIR.side, y: NAME_Y + 7 });
      this.air = { ring, words: this.put(Label, { style: type.caption, y: NAME_Y + 4 }) };
    }
    if (!this.air) return 0;
    this.air.ring.visible = words !== '';
    this.air.words.visible = words !== '';
    this.air.words.words = words;
    return words === '' ? 0 : AIR.gap + AIR.side + AIR.wordsGap + this.air.words.w;
  }

  private placeAir(after: number): void {
    if (!this.air) return;
    this.air.ring.x = after + AIR.gap;
    this.air.words.x = this.air.ring.x + AIR.side + AIR.wordsGap;
  }

  private keepWithin(label: Label, room: number): void {
    label.width = 0;
    if (label.w > room) label.width = room;
  }
}
