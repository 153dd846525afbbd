import { color } from '../theme/color.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

/** What a card says about a friend; every word is in the reader's language already. */
export interface FriendView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  readonly status: string;
  /** 0 shows nothing. */
  readonly unread: number;
  readonly camera: boolean;
  readonly videoMessages: boolean;
  /** Said after the name: presence and what the icons mean, for those who hear the card. */
  readonly spoken: string;
}

const LEFT = 24;
const RIGHT = 28;
const GAP = 20;
const ICON_GAP = 12;

/** A friend in the grid of the home screen: 560×132. */
export class FriendCard extends Focusable {
  private view: FriendView | undefined;
  private avatar_!: Avatar;
  private name_!: Label;
  private status_!: Label;
  private unread_!: Pill;
  private camera_!: Icon;
  private film_!: Icon;

  get friend(): FriendView | undefined {
    return this.view;
  }
  set friend(friend: FriendView | undefined) {
    this.view = friend;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.name ?? ''), role: 'friend', value: this.view?.spoken ?? '' };
  }

  protected override build(): void {
    this.underlay('control', null, radius.card);
    const d = size.avatar.l;
    this.avatar_ = this.put(Avatar, { x: LEFT, y: (this.h - d) / 2, size: d });
    this.name_ = this.put(Label, { style: type.bodyStrong, x: LEFT + d + GAP + 8, y: 30 });
    this.status_ = this.put(Label, { style: type.caption, x: LEFT + d + GAP + 8, y: 70 });
    this.unread_ = this.put(Pill, { kind: 'unread' });
    this.camera_ = this.put(Icon, { name: 'video-camera-fill', y: (this.h - size.icon.m) / 2 });
    this.film_ = this.put(Icon, { name: 'film-strip-fill', y: (this.h - size.icon.m) / 2 });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const offline = view.presence === 'offline';
    this.plate.idle = offline ? color.surface.dim : color.surface[1];
    this.avatar_.person = view.person;
    this.avatar_.name = view.name;
    this.avatar_.picture = view.picture;
    this.avatar_.presence = view.presence;

    // From the end: icons, then the unread count, then as much of the words as fits.
    let x = this.w - RIGHT;
    for (const [icon, shown] of [
      [this.film_, view.videoMessages],
      [this.camera_, view.camera],
    ] as const) {
      icon.visible = shown;
      if (!shown) continue;
      x -= size.icon.m;
      icon.x = x;
      x -= ICON_GAP;
    }
    if (view.camera || view.videoMessages) x += ICON_GAP - GAP;
    this.unread_.visible = view.unread > 0;
    if (view.unread > 0) {
      this.unread_.label = String(view.unread);
      x -= this.unread_.w;
      this.unread_.x = x;
      this.unread_.y = (this.h - this.unread_.h) / 2;
      x -= GAP;
    }
    for (const [label, words] of [
      [this.name_, view.name],
      [this.status_, view.status],
    ] as const) {
      label.words = words;
      label.width = 0;
      if (label.w > x - label.x) label.width = x - label.x;
    }
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const quiet = lit ? color.focus.textSecondary : color.text.tertiary;
    this.name_.ink = this.ink;
    this.status_.ink = this.view?.presence === 'offline' ? quiet : this.inkSecond;
    this.camera_.ink = quiet;
    this.film_.ink = quiet;
  }
}
