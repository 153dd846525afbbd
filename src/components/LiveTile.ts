import { argb, color, css } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { LivePicture } from './LivePicture/LivePicture.ts';
import type { Frame } from './LivePicture/PictureSurface.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { gradient, pictureScrim } from './paint/shapes.ts';
import type { SpeakingMark } from './SpeakingMark.ts';
import { Label } from './text/Label.ts';

/** What a tile says; words are in the reader's language already. */
export interface TileView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  /** `open`: shows pictures. `ask`: whoever wants to watch must ask, so it never shows one. */
  readonly access: 'open' | 'ask';
  /** Status text, or "Asks first", or "Asking". */
  readonly caption: string;
  /** On the pill: LIVE, or PAUSED. */
  readonly live: string;
  /** What is seen is not live: the friend's camera rests, or the line is lost. */
  readonly paused?: boolean;
  /** Unread messages; 0 or nothing shows nothing. */
  readonly unread?: number;
  readonly spoken: string;
}

const EDGE = { x: 24, bottom: 18, pill: 20 } as const;
const FACE = 120;
const HAND = 28;
/** Words on a picture: a little brighter than `text.secondary`, as drawn in 02. */
const ON_PICTURE = argb('#E3D9CC');
/** The ground of somebody who asks first, as drawn in 02. */
const GROUND = [css(argb('#33291F')), css(argb('#1D1713'))] as const;

/** Somebody who is on camera now: 480×270. */
export class LiveTile extends Focusable {
  private view: TileView | undefined;
  private picture_!: LivePicture;
  protected face_!: Avatar;
  private scrim!: Shape;
  private name_!: Label;
  private caption_!: Label;
  private hand!: Icon;
  protected live_!: Pill;
  /** Comes with the first word somebody says: home is fetched without it. */
  private speaks_: SpeakingMark | undefined;
  private speaksAt = 0;
  private unread_!: Pill;
  private seen = false;

  get tile(): TileView | undefined {
    return this.view;
  }
  set tile(tile: TileView | undefined) {
    if (this.view?.person !== tile?.person || tile?.access === 'ask') this.clear();
    this.view = tile;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.name ?? ''), role: 'picture', value: this.view?.spoken ?? '' };
  }

  /** The newest picture of this person's room; the frame may be closed afterwards. */
  show(frame: Frame): void {
    if (this.view?.access !== 'open') return;
    this.picture_.show(frame);
    if (this.seen) return;
    this.seen = true;
    this.changed();
  }

  /** They speak so loud now, 0 to 1. */
  speak(level: number): void {
    this.speaksAt = level;
    if (this.speaks_) this.speaks_.level = level;
    else if (level > 0) void this.putMark();
  }

  /** Forgets the last picture. */
  clear(): void {
    if (!this.seen) return;
    this.seen = false;
    this.picture_.clear();
    this.changed();
  }

  protected override build(): void {
    const { w, h } = this;
    const corners = radius.tile;
    this.underlay('picture', null, corners);
    // Also what is seen until the first picture comes.
    this.put(Shape, { recipe: gradient('ask', w, h, corners, GROUND[0], GROUND[1], -20) });
    this.picture_ = this.put(LivePicture, { w, h, corners, surface: 'texture' });
    this.face_ = this.put(Avatar, { size: FACE, x: (w - FACE) / 2, y: 30 });
    this.live_ = this.put(Pill, { kind: 'live', x: EDGE.pill, y: EDGE.pill });
    this.buildWords();
  }

  private get markX(): number {
    return EDGE.pill + this.live_.w + 10;
  }

  private async putMark(): Promise<void> {
    // Whatever cannot be fetched now is asked for again with the next word.
    const module = await import('./SpeakingMark.ts').catch(() => undefined);
    if (!module || this.speaks_) return;
    this.speaks_ = this.put(module.SpeakingMark, { x: this.markX, y: EDGE.pill + 2, level: this.speaksAt });
  }

  /** What is written on it. */
  protected buildWords(): void {
    const { w, h } = this;
    const corners = radius.tile;
    const scrimHeight = color.scrim.pictureText.height;
    this.scrim = this.put(Shape, {
      recipe: pictureScrim(w, scrimHeight, [0, 0, corners, corners]),
      top: h - scrimHeight,
    });
    this.unread_ = this.put(Pill, { kind: 'unread', mountX: 1, x: w - EDGE.pill, y: EDGE.pill });
    this.caption_ = this.put(Label, { style: type.caption });
    this.name_ = this.put(Label, { style: type.bodyStrong, x: EDGE.x });
    this.hand = this.put(Icon, { name: 'hand-palm-fill', size: HAND, x: EDGE.x, ink: color.text.secondary });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const asks = view.access === 'ask';
    const seen = !asks && this.seen;
    this.picture_.visible = !asks;
    this.picture_.paused = view.paused === true;
    // Until the first picture comes, and on lines too slow for any.
    this.face_.visible = !seen;
    this.face_.person = view.person;
    this.face_.name = view.name;
    this.face_.picture = view.picture;
    this.live_.kind = view.paused ? 'paused' : 'live';
    this.live_.label = view.live;
    if (this.speaks_) this.speaks_.x = this.markX;
    this.drawWords(view, seen);
  }

  protected drawWords(view: TileView, seen: boolean): void {
    const asks = view.access === 'ask';
    this.hand.visible = asks;
    this.scrim.visible = seen;
    const unread = view.unread ?? 0;
    this.unread_.visible = unread > 0;
    this.unread_.label = String(unread);

    const left = asks ? EDGE.x + HAND + 10 : EDGE.x;
    this.caption_.words = view.caption;
    this.caption_.width = this.w - left - EDGE.x;
    this.caption_.ink = seen ? ON_PICTURE : color.text.secondary;
    this.caption_.x = left;
    this.caption_.y = this.h - EDGE.bottom - this.caption_.h;
    this.hand.y = this.caption_.y + (this.caption_.h - HAND) / 2;
    this.name_.words = view.name;
    this.name_.width = this.w - EDGE.x * 2;
    this.name_.y = this.caption_.y - this.name_.h;
  }
}
