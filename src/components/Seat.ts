import type Lightning from '@lightningjs/core';
import { color, fade } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { focus } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Avatar } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Plate } from './core/Plate.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** Who may sit down here: somebody, or whoever is to come. */
export interface SeatView {
  readonly name: string;
  /** Under the name; after the count where something is new. */
  readonly line: string;
  readonly unread: number;
  /** Said after the name, for those who hear it. */
  readonly spoken: string;
  readonly face:
    | { readonly is: 'person'; readonly person: string; readonly picture: string | null; readonly locked: boolean }
    /** A disc with a sign, or only its dashed outline: a place that is still empty. */
    | { readonly is: 'sign'; readonly icon: IconName; readonly empty: boolean };
}

const D = 232;
const LOCK = { d: 60, icon: 34, inset: 6 } as const;
const SIGN = 96;
const NAME_Y = 264;
const LINE_Y = NAME_Y + 44;
const PILL_H = 40;
const GAP = 10;
const RIM = 4;
const DASH = [8, 6] as const;
/** Under the outline of an empty place. */
const SHADE = fade(color.bg.base, 0.5);

/** How large a place is, and where the face lies in it, px. */
export const SEAT = { w: 328, h: 372, face: { x: (328 - D) / 2, d: D } } as const;

/** A place on the sofa (22): a large face, the name, a line. 328×372; only the face grows with the focus. */
export class Seat extends Focusable {
  private view: SeatView | undefined;
  /** The face and what lies round it: it grows. */
  private around!: Lightning.Element;
  private round!: Plate;
  private disc!: Shape;
  private rim!: Shape;
  private sign!: Icon;
  private avatar!: Avatar;
  private lock!: Shape;
  private lockIcon!: Icon;
  private name_!: Label;
  private count!: Pill;
  private line!: Label;

  get seat(): SeatView | undefined {
    return this.view;
  }
  set seat(seat: SeatView | undefined) {
    this.view = seat;
    this.changed();
  }

  override get announce(): Announcement {
    const { view } = this;
    const { name = '', spoken = '' } = view ?? {};
    return { label: spoken ? `${name}, ${spoken}` : name, role: 'button' };
  }

  /** The name stays where it is. */
  protected override get litScale(): number {
    return 1;
  }

  protected override build(): void {
    const { w, h, face } = SEAT;
    this.patch({ w, h });
    const around = this.box({ x: face.x, w: D, h: D });
    this.around = around;
    this.round = this.put(Plate, { w: D, h: D, look: 'picture', idle: null, corners: D / 2 }, around);
    this.disc = this.put(Shape, { recipe: plate(D, D, D / 2), left: 0, top: 0 }, around);
    const dashed = { recipe: frame(D, D, D / 2, RIM, DASH), ink: color.presence.offline };
    this.rim = this.put(Shape, { ...dashed, left: 0, top: 0 }, around);
    this.sign = this.put(Icon, { size: SIGN, ink: color.text.secondary, x: (D - SIGN) / 2, y: (D - SIGN) / 2 }, around);
    this.avatar = this.put(Avatar, { size: D }, around);
    const at = D - LOCK.inset - LOCK.d;
    const inset = (LOCK.d - LOCK.icon) / 2;
    this.lock = this.put(
      Shape,
      { recipe: plate(LOCK.d, LOCK.d, LOCK.d / 2), ink: color.bg.base, left: at, top: at },
      around,
    );
    this.lockIcon = this.put(
      Icon,
      { name: 'lock-simple-fill', size: LOCK.icon, ink: color.text.secondary, x: at + inset, y: at + inset },
      around,
    );
    this.name_ = this.put(Label, { style: type.largeStrong, width: w, align: 'center', y: NAME_Y });
    this.count = this.put(Pill, { kind: 'unread' });
    this.line = this.put(Label, { style: type.caption, ink: color.text.secondary, maxLines: 2 });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const { face } = view;
    const isPerson = face.is === 'person';
    this.avatar.visible = isPerson;
    if (isPerson) {
      this.avatar.person = face.person;
      this.avatar.name = view.name;
      this.avatar.picture = face.picture;
    } else {
      this.disc.ink = face.empty ? SHADE : color.surface[3];
      this.sign.name = face.icon;
    }
    this.disc.visible = !isPerson;
    this.rim.visible = !isPerson && face.empty;
    this.sign.visible = !isPerson;
    this.lock.visible = isPerson && face.locked;
    this.lockIcon.visible = this.lock.visible;
    this.name_.words = view.name;
    this.drawLine(view);
  }

  /** The count and the line stand in the middle together. */
  private drawLine({ unread, line }: SeatView): void {
    const shows = unread > 0;
    this.count.visible = shows;
    if (shows) this.count.label = String(unread);
    const lead = shows ? this.count.w + GAP : 0;
    this.line.width = SEAT.w - lead;
    this.line.align = shows ? 'start' : 'center';
    this.line.words = line;
    const x = shows ? Math.round((SEAT.w - lead - this.line.wordsWidth) / 2) : 0;
    this.count.x = x;
    this.count.y = LINE_Y;
    this.line.x = x + lead;
    this.line.y = LINE_Y + (shows ? (PILL_H - this.line.h) / 2 : 0);
  }

  protected override tint(lit: boolean): void {
    this.round.light(lit);
    const grows = lit && this.looks.motion !== 'calm';
    this.ease(this.around, { scale: grows ? focus.control.scale : 1 }, ms.focus);
  }
}
