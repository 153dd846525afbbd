import { color } from '../theme/color.ts';
import { Avatar } from './Avatar.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

/** Somebody of a room. */
export interface Face {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
}

/** Share of the square that each of two faces takes. */
const SHARE = 0.66;
const CUT = 4;
const SIGN = 0.5;

/** A room, in the square of one avatar: two of its people, one before the other; alone, one; a sign for nobody. */
export class RoomMark extends Part {
  private d = 76;
  private people: readonly Face[] = [];
  private before_!: Avatar;
  private behind!: Avatar;
  private disc!: Shape;
  private sign!: Icon;

  /** px */
  get size(): number {
    return this.d;
  }
  set size(size: number) {
    this.d = size;
    this.changed();
  }

  /** The first stands before the second. */
  get faces(): readonly Face[] {
    return this.people;
  }
  set faces(faces: readonly Face[]) {
    this.people = faces;
    this.changed();
  }

  protected override build(): void {
    this.disc = this.put(Shape, { ink: color.surface[3] });
    this.sign = this.put(Icon, { name: 'users-three-fill', ink: color.text.secondary });
    this.behind = this.put(Avatar, {});
    this.before_ = this.put(Avatar, {});
  }

  protected override draw(): void {
    const { d } = this;
    const [first, second] = this.people;
    this.w = d;
    this.h = d;
    for (const part of [this.disc, this.sign]) part.visible = first === undefined;
    if (!first) this.drawSign();
    const side = second ? Math.round(d * SHARE) : d;
    const off = d - side;
    this.show(this.before_, first, side);
    this.show(this.behind, second, side);
    this.before_.y = off;
    this.behind.x = off;
    const r = side / 2;
    this.behind.hole = second ? { x: r - off, y: r + off, r: r + CUT } : null;
  }

  private drawSign(): void {
    const { d } = this;
    const side = Math.round(d * SIGN);
    this.disc.recipe = plate(d, d, d / 2);
    this.sign.size = side;
    this.sign.x = (d - side) / 2;
    this.sign.y = (d - side) / 2;
  }

  private show(avatar: Avatar, face: Face | undefined, side: number): void {
    avatar.visible = face !== undefined;
    if (!face) return;
    avatar.size = side;
    avatar.person = face.person;
    avatar.name = face.name;
    avatar.picture = face.picture;
  }
}
