import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** What a card says about a friend, or about something else in their grid; words are in the reader's language already. */
export interface FriendView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  /** null: somebody who is not a friend (yet), of whom nothing is known. */
  readonly presence: PresenceShape | null;
  readonly status: string;
  /** 0 shows nothing. */
  readonly unread: number;
  readonly camera: boolean;
  readonly videoMessages: boolean;
  /** Said after the name: presence and what the icons mean, for those who hear the card. */
  readonly spoken: string;
  /** In the place of the face, on a card that is about nobody (*Add a friend*). */
  readonly sign?: IconName;
  /** At the end and brighter than the other icons: something is wanted. */
  readonly wants?: IconName;
}

const LEFT = 24;
const RIGHT = 28;
const GAP = 20;
const ICON_GAP = 12;
const SIGN = 44;

/** A friend in the grid of the home screen: 560×132. */
export class FriendCard extends Focusable {
  private view: FriendView | undefined;
  private avatar_!: Avatar;
  private name_!: Label;
  private status_!: Label;
  private unread_!: Pill;
  private camera_!: Icon;
  private film_!: Icon;
  private wants_!: Icon;
  private disc: Shape | undefined;
  private sign_: Icon | undefined;

  get friend(): FriendView | undefined {
    return this.view;
  }
  set friend(friend: FriendView | undefined) {
    this.view = friend;
    this.changed();
  }

  override get announce(): Announcement {
    const role = this.view?.presence === null ? 'button' : 'friend';
    return { label: this.spoken || (this.view?.name ?? ''), role, value: this.view?.spoken ?? '' };
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
    this.wants_ = this.put(Icon, { y: (this.h - size.icon.m) / 2 });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const offline = view.presence === 'offline';
    this.plate.idle = offline ? color.surface.dim : color.surface[1];
    this.avatar_.person = view.person;
    this.avatar_.name = view.name;
    this.avatar_.picture = view.picture;
    this.avatar_.presence = view.presence ?? undefined;
    this.avatar_.visible = view.sign === undefined;
    this.drawSign(view.sign);
    if (view.wants) this.wants_.name = view.wants;

    // From the end: icons, then the unread count, then as much of the words as fits.
    let x = this.w - RIGHT;
    const icons = [
      [this.film_, view.videoMessages],
      [this.camera_, view.camera],
      [this.wants_, view.wants !== undefined],
    ] as const;
    for (const [icon, shown] of icons) {
      icon.visible = shown;
      if (!shown) continue;
      x -= size.icon.m;
      icon.x = x;
      x -= ICON_GAP;
    }
    if (icons.some(([, shown]) => shown)) x += ICON_GAP - GAP;
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

  private drawSign(sign: IconName | undefined): void {
    if (sign && !this.sign_) {
      const d = size.avatar.l;
      const top = (this.h - d) / 2;
      const inset = (d - SIGN) / 2;
      this.disc = this.put(Shape, { recipe: plate(d, d, d / 2), left: LEFT, top, ink: color.surface[3] });
      this.sign_ = this.put(Icon, { size: SIGN, x: LEFT + inset, y: top + inset });
    }
    if (sign && this.sign_) this.sign_.name = sign;
    for (const part of [this.disc, this.sign_]) if (part) part.visible = sign !== undefined;
  }

  protected override tint(lit: boolean): void {
    const quiet = lit ? color.focus.textSecondary : color.text.tertiary;
    this.name_.ink = this.ink;
    this.status_.ink = this.view?.presence === 'offline' ? quiet : this.inkSecond;
    this.camera_.ink = quiet;
    this.film_.ink = quiet;
    this.wants_.ink = this.ink;
  }
}
