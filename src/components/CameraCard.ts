import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { ColourKey } from './ColourKey.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { LivePicture } from './LivePicture/LivePicture.ts';
import type { Frame } from './LivePicture/PictureSurface.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** How it stands between this room and the friend; words are in the reader's language already. */
export interface CameraCardView {
  /** `seen`: one's own picture shows, in an ember frame. `elsewhere`: another TV shows its room. */
  readonly kind: 'off' | 'seen' | 'elsewhere';
  readonly title: string;
  readonly caption: string;
}

const PAD = 28;
const OWN = { w: 160, h: 90, rim: 6 } as const;
const CIRCLE = 76;

/** In a conversation: shows the friend one's room, or stops that. 560×136. */
export class CameraCard extends Focusable {
  private view: CameraCardView | undefined;
  private circle!: Shape;
  private icon_!: Icon;
  private own!: LivePicture;
  private rim!: Shape;
  private title_!: Label;
  private caption_!: Label;
  private key!: ColourKey;

  get camera(): CameraCardView | undefined {
    return this.view;
  }
  set camera(camera: CameraCardView | undefined) {
    if (camera?.kind !== 'seen') this.own?.clear();
    this.view = camera;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.title ?? ''), role: 'button', value: this.view?.caption ?? '' };
  }

  /** The newest of one's own pictures. */
  show(picture: Frame): void {
    if (this.view?.kind === 'seen') this.own.show(picture);
  }

  protected override build(): void {
    this.underlay('control', color.surface[2], radius.card);
    const top = (this.h - CIRCLE) / 2;
    this.circle = this.put(Shape, { recipe: plate(CIRCLE, CIRCLE, CIRCLE / 2), left: PAD, top });
    this.icon_ = this.put(Icon, { name: 'video-camera-fill', size: 40, x: PAD + 18, y: top + 18 });
    const y = (this.h - OWN.h) / 2;
    this.own = this.put(LivePicture, { x: PAD, y, w: OWN.w, h: OWN.h, corners: radius.key, surface: 'texture' });
    const [w, h] = [OWN.w + OWN.rim * 2, OWN.h + OWN.rim * 2];
    this.rim = this.put(Shape, {
      recipe: frame(w, h, radius.key + OWN.rim, OWN.rim),
      ink: color.live.ember,
      left: PAD - OWN.rim,
      top: y - OWN.rim,
    });
    this.title_ = this.put(Label, { style: type.bodyStrong, maxLines: 2 });
    this.caption_ = this.put(Label, { style: type.caption });
    this.key = this.put(ColourKey, { x: this.w - PAD - ColourKey.W, y: (this.h - ColourKey.H) / 2 });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const seen = view.kind === 'seen';
    this.circle.visible = !seen;
    this.icon_.visible = !seen;
    this.own.visible = seen;
    this.rim.visible = seen;
    const x = PAD + (seen ? OWN.w + OWN.rim : CIRCLE) + 20;
    const room = this.w - PAD - ColourKey.W - 20 - x;
    this.title_.words = view.title;
    this.caption_.words = view.caption;
    for (const label of [this.title_, this.caption_]) {
      label.x = x;
      label.width = room;
    }
    this.title_.y = (this.h - this.title_.h - this.caption_.h) / 2;
    this.caption_.y = this.title_.y + this.title_.h;
    // GREEN shows the room, RED stops showing it.
    this.key.colour = view.kind === 'off' ? 'green' : 'red';
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.title_.ink = this.ink;
    this.caption_.ink = this.inkSecond;
    this.circle.ink = lit ? color.focus.track : color.surface[3];
    this.icon_.ink = this.ink;
  }
}
