import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { Avatar, letterPicture } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';

const FACE = 72;

/** A colour for one's letter, shown as that letter: 96×96. */
export class Swatch extends Focusable {
  /** What the colour is called, for those who hear it. */
  label = '';
  /** Which of the colours; fixed when it is made, as the name is. */
  colour = 0;
  /** Whose letter. */
  name = '';
  private inForce = false;

  get chosen(): boolean {
    return this.inForce;
  }
  set chosen(chosen: boolean) {
    this.inForce = chosen;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.label, role: 'choice', ...(this.inForce ? { state: 'chosen' as const } : {}) };
  }

  protected override draw(): void {
    this.plate.idle = this.inForce ? color.surface[3] : null;
  }

  protected override build(): void {
    this.underlay('control', null, radius.button);
    const inset = (this.w - FACE) / 2;
    this.put(Avatar, { name: this.name, picture: letterPicture(this.colour), size: FACE, x: inset, y: inset });
  }
}
