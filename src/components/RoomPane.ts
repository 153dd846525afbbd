import { argb } from '../theme/color.ts';
import { Avatar } from './Avatar.ts';
import { Part } from './core/Part.ts';
import { LivePicture } from './LivePicture/LivePicture.ts';
import type { Frame } from './LivePicture/PictureSurface.ts';
import { Shape } from './paint/Shape.ts';
import { type Corners, plate } from './paint/shapes.ts';
import type { Face } from './RoomMark.ts';

const FACE = 96;
/** Until the first picture comes. */
const GROUND = argb('#2A211B');

/** One of the pictures side by side on the card of a room. */
export class RoomPane extends Part {
  private who: Face | undefined;
  private corner: Corners = 0;
  private seen = false;
  private still = false;
  private ground!: Shape;
  private face!: Avatar;
  private picture!: LivePicture;

  get corners(): Corners {
    return this.corner;
  }
  set corners(corners: Corners) {
    this.corner = corners;
    this.changed();
  }

  /** Whose pictures it takes; undefined: nobody's. */
  get tile(): { readonly person: string; readonly access: 'open' } | undefined {
    return this.who && { person: this.who.person, access: 'open' };
  }

  /** @param paused what is seen is not live */
  of(face: Face, paused = false): void {
    if (this.who?.person !== face.person) this.clear();
    this.who = face;
    this.still = paused;
    this.changed();
  }

  empty(): void {
    this.clear();
    this.who = undefined;
  }

  /** The newest picture; the frame may be closed afterwards. */
  show(frame: Frame): void {
    this.picture.show(frame);
    if (this.seen) return;
    this.seen = true;
    this.face.visible = false;
  }

  /** Forgets the last picture. */
  clear(): void {
    if (!this.seen) return;
    this.seen = false;
    this.picture.clear();
    this.face.visible = true;
  }

  protected override build(): void {
    this.ground = this.put(Shape, { ink: GROUND });
    this.face = this.put(Avatar, { size: FACE });
    this.picture = this.put(LivePicture, { surface: 'texture' });
  }

  protected override draw(): void {
    const { w, h, corner, who } = this;
    if (!who || w === 0) return;
    this.ground.recipe = plate(w, h, corner);
    const { person, name, picture } = who;
    this.face.patch({ person, name, picture, x: (w - FACE) / 2, y: (h - FACE) / 2 });
    this.picture.corners = corner;
    this.picture.paused = this.still;
    this.picture.resize(w, h);
  }
}
