import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { LivePicture } from './LivePicture/LivePicture.ts';
import type { Frame } from './LivePicture/PictureSurface.ts';
import { Pill } from './Pill.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { SpeakingMark } from './SpeakingMark.ts';
import { Label } from './text/Label.ts';

/** What a conversation shows of the friend; words are in the reader's language already. */
export interface FriendPictureView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  /** `live`: their room. `face`: the avatar and a line, because they are off camera or ask first. */
  readonly kind: 'live' | 'face';
  /** One is on air oneself, and the pill that says so lies on the upper edge. */
  readonly crowded?: boolean;
  /** The picture stands still for now, and looks it. */
  readonly paused?: boolean;
  /** On the LIVE pill, or the line under the face. */
  readonly label: string;
  /** What OK does: "Full screen", "Ask to watch"; empty: nothing, and it cannot have the focus. */
  readonly action: string;
  readonly actionIcon: IconName;
  readonly spoken: string;
}

const FACE_Y = { alone: 48, crowded: 80 } as const;
const INSET = { pill: 20, tag: 16 } as const;

/** The friend's room beside the conversation: 560×315. OK opens it full screen, or asks to watch. */
export class FriendPicture extends Focusable {
  private view: FriendPictureView | undefined;
  private ground!: Shape;
  private room!: LivePicture;
  private face_!: Avatar;
  private line_!: Label;
  private live_!: Pill;
  private speaks_!: SpeakingMark;
  private tag_!: Pill;

  get friend(): FriendPictureView | undefined {
    return this.view;
  }
  set friend(friend: FriendPictureView | undefined) {
    if (friend?.person !== this.view?.person || friend?.kind !== 'live') this.clear();
    this.view = friend;
    this.changed();
  }

  override get canFocus(): boolean {
    return super.canFocus && this.view !== undefined && this.view.action !== '';
  }

  override get announce(): Announcement {
    const { name = '', spoken = '', action = '', kind } = this.view ?? {};
    if (kind === 'live') return { label: this.spoken || name, role: 'picture', value: spoken };
    return { label: this.spoken || name, role: 'button', value: `${spoken}, ${action}` };
  }

  /** The newest picture; the frame may be closed afterwards. */
  show(frame: Frame): void {
    if (this.view?.kind === 'live') this.room.show(frame);
  }

  /** The room as the page plays it, instead of single pictures. */
  set film(film: HTMLVideoElement | null) {
    this.room.film = film;
  }

  /** They speak so loud now, 0 to 1. */
  speak(level: number): void {
    this.speaks_.level = this.view?.kind === 'live' ? level : 0;
  }

  clear(): void {
    this.room?.clear();
  }

  protected override build(): void {
    const { w, h } = this;
    this.underlay('picture', null, radius.tile);
    this.room = this.put(LivePicture, { w, h, corners: radius.tile });
    this.ground = this.put(Shape, { recipe: plate(w, h, radius.tile), ink: color.surface[1] });
    const d = size.avatar.xl;
    this.face_ = this.put(Avatar, { size: d, x: (w - d) / 2 });
    const ink = color.text.secondary;
    this.line_ = this.put(Label, { style: type.body, ink, width: w, align: 'center' });
    this.live_ = this.put(Pill, { kind: 'live', x: INSET.pill, y: INSET.pill });
    this.speaks_ = this.put(SpeakingMark, { y: INSET.pill + 2 });
    this.tag_ = this.put(Pill, { kind: 'tag' });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const live = view.kind === 'live';
    this.room.visible = live;
    this.live_.visible = live;
    this.ground.visible = !live;
    this.face_.visible = !live;
    this.line_.visible = !live;
    this.face_.y = view.crowded ? FACE_Y.crowded : FACE_Y.alone;
    this.line_.y = this.face_.y + size.avatar.xl + (view.crowded ? 8 : 16);
    this.face_.person = view.person;
    this.face_.name = view.name;
    this.face_.picture = view.picture;
    this.line_.words = live ? '' : view.label;
    this.room.paused = view.paused === true;
    if (live) {
      this.live_.kind = view.paused ? 'paused' : 'live';
      this.live_.label = view.label;
      this.speaks_.x = INSET.pill + this.live_.w + 10;
    } else this.speaks_.level = 0;
    this.tag_.visible = view.action !== '';
    this.tag_.icon = view.actionIcon;
    this.tag_.label = view.action;
    this.tag_.x = this.w - INSET.tag - this.tag_.w;
    this.tag_.y = this.h - INSET.tag - this.tag_.h;
  }
}
