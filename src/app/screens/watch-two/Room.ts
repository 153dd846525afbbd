import { Avatar } from '../../../components/Avatar.ts';
import type { Announcement } from '../../../components/core/announcement.ts';
import { Focusable } from '../../../components/core/Focusable.ts';
import { LivePicture } from '../../../components/LivePicture/LivePicture.ts';
import { Pill } from '../../../components/Pill.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { pictureScrim, plate } from '../../../components/paint/shapes.ts';
import { SpeakingMark } from '../../../components/SpeakingMark.ts';
import { Label } from '../../../components/text/Label.ts';
import type { ViewingView } from '../../../components/ViewerBar.ts';
import { color } from '../../../theme/color.ts';
import { radius, size } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

export interface RoomView extends ViewingView {
  readonly person: string;
  readonly picture: string | null;
  /** Something has been seen already. */
  readonly seen: boolean;
}

const EDGE = { x: 28, bottom: 24, pill: 24, gap: 22 } as const;
const CLOCK = { size: 28, gap: 12 } as const;

/** One of two rooms: 840×472, with the name and how live it is. */
export class Room extends Focusable {
  private view: RoomView | undefined;
  private picture_!: LivePicture;
  private ground!: Shape;
  private face_!: Avatar;
  private live_!: Pill;
  private speaks_!: SpeakingMark;
  private name_!: Label;
  private clock!: Icon;
  private last_!: Label;
  private pace_!: Label;

  get room(): RoomView | undefined {
    return this.view;
  }
  set room(room: RoomView | undefined) {
    this.view = room;
    this.changed();
  }

  /** They speak so loud now, 0 to 1. */
  speak(level: number): void {
    this.speaks_.level = level;
  }

  /** Where the pictures go. */
  get picture(): LivePicture {
    return this.picture_;
  }

  override get announce(): Announcement {
    const { view } = this;
    return { label: view?.name ?? '', role: 'picture', value: view ? `${view.state}, ${view.pace}` : '' };
  }

  protected override build(): void {
    const { w, h } = this;
    const corners = radius.picture;
    const scrim = color.scrim.pictureText.height;
    this.underlay('picture', null, corners);
    this.picture_ = this.put(LivePicture, { w, h, corners });
    this.ground = this.put(Shape, { recipe: plate(w, h, corners), ink: color.surface[1] });
    const d = size.avatar.hero;
    this.face_ = this.put(Avatar, { size: d, x: (w - d) / 2, y: (h - d) / 2 - 24 });
    this.put(Shape, { recipe: pictureScrim(w, scrim, [0, 0, corners, corners]), top: h - scrim });
    this.live_ = this.put(Pill, { kind: 'live', x: EDGE.pill, y: EDGE.pill });
    this.speaks_ = this.put(SpeakingMark, { y: EDGE.pill + 2 });
    this.name_ = this.put(Label, { style: type.largeStrong, x: EDGE.x });
    this.clock = this.put(Icon, { name: 'clock-fill', size: CLOCK.size, ink: color.text.secondary });
    this.last_ = this.put(Label, { style: type.label });
    this.pace_ = this.put(Label, { style: type.label });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const paused = view.kind === 'paused';
    this.picture_.visible = view.seen;
    this.picture_.paused = paused;
    this.ground.visible = !view.seen;
    this.face_.visible = !view.seen;
    this.face_.person = view.person;
    this.face_.name = view.name;
    this.face_.picture = view.picture;
    this.live_.visible = view.seen;
    this.live_.kind = view.kind;
    this.live_.label = view.state;
    this.speaks_.x = EDGE.pill + this.live_.w + 10;
    this.last_.words = view.seen ? view.ago || view.last : '';
    this.pace_.words = view.seen ? view.pace : '';
    this.clock.visible = view.seen;
    this.clock.ink = view.ago ? color.state.warn : color.text.secondary;
    const foot = this.h - EDGE.bottom;
    this.pace_.x = this.w - EDGE.x - this.pace_.w;
    this.last_.x = this.pace_.x - EDGE.gap - this.last_.w;
    this.clock.x = this.last_.x - CLOCK.gap - CLOCK.size;
    this.name_.words = view.name;
    this.name_.width = this.clock.x - EDGE.x - EDGE.gap;
    this.name_.y = foot - this.name_.h;
    const middle = this.name_.y + this.name_.h / 2;
    for (const part of [this.last_, this.pace_]) part.y = middle - part.h / 2;
    this.clock.y = middle - CLOCK.size / 2;
  }
}
