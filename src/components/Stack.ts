import { color } from '../theme/color.ts';
import { type } from '../theme/type.ts';
import { Avatar } from './Avatar.ts';
import { Part } from './core/Part.ts';
import type { Face } from './RoomMark.ts';
import { Label } from './text/Label.ts';

/** At most so many overlap; the others are counted. */
const MOST = 3;
const OVERLAP = 18;
const CUT = 4;
const COUNT_GAP = 8;

/** Avatars overlapping each other, and how many more there are ("+4"). Set `d` when it is made. */
export class Stack extends Part {
  /** Diameter of one, px. */
  d = 48;
  private list: readonly Face[] = [];
  private others = 0;
  private readonly avatars: Avatar[] = [];
  private count!: Label;

  get faces(): readonly Face[] {
    return this.list;
  }
  set faces(faces: readonly Face[]) {
    this.list = faces;
    this.changed();
  }

  /** How many more than `faces` has. */
  get more(): number {
    return this.others;
  }
  set more(more: number) {
    this.others = more;
    this.changed();
  }

  protected override build(): void {
    const { d } = this;
    this.h = d + CUT * 2;
    for (let at = 0; at < MOST; at++) {
      this.avatars.push(this.put(Avatar, { size: d, x: CUT + at * (d + CUT * 2 - OVERLAP), y: CUT }));
    }
    this.count = this.put(Label, { style: type.caption, ink: color.text.secondary });
  }

  protected override draw(): void {
    const shown = this.list.slice(0, MOST);
    this.avatars.forEach((avatar, at) => {
      const face = shown[at];
      avatar.visible = face !== undefined;
      if (face) avatar.patch({ person: face.person, name: face.name, picture: face.picture });
      // Each makes room for the next, which lies over it.
      const r = this.d / 2;
      avatar.hole = at < shown.length - 1 ? { x: r + this.d + CUT * 2 - OVERLAP, y: r, r: r + CUT } : null;
    });
    const wide = shown.length > 0 ? shown.length * (this.d + CUT * 2 - OVERLAP) + OVERLAP : 0;
    const more = this.others + this.list.length - shown.length;
    this.count.visible = more > 0;
    this.count.words = `+${more}`;
    this.count.x = wide + COUNT_GAP;
    this.count.y = (this.h - this.count.h) / 2;
    this.w = more > 0 ? this.count.x + this.count.w : wide;
  }
}
