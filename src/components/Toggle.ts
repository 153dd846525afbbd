import { color } from '../theme/color.ts';
import { ms } from '../theme/motion.ts';
import type { Announcement } from './core/announcement.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { SettingRow } from './SettingRow.ts';

const TRACK = { w: 92, h: 52, inset: 6, tick: 24 } as const;
const KNOB = TRACK.h - TRACK.inset * 2;

/** A row that is on or off; OK flips it in place. */
export class Toggle extends SettingRow<{ flipped(on: boolean): void }> {
  private yes = false;
  private track!: Shape;
  private knob!: Shape;
  private tick!: Icon;

  get checked(): boolean {
    return this.yes;
  }
  set checked(checked: boolean) {
    this.yes = checked;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'switch', state: this.yes ? 'on' : 'off' };
  }

  protected override build(): void {
    super.build();
    this.track = this.put(Shape, { recipe: plate(TRACK.w, TRACK.h, TRACK.h / 2) });
    this.knob = this.put(Shape, { recipe: plate(KNOB, KNOB, KNOB / 2) });
    this.tick = this.put(Icon, { name: 'check-bold', size: TRACK.tick, ink: color.focus.fill });
  }

  protected override draw(): void {
    super.draw();
    const left = this.w - this.pad - TRACK.w;
    this.endBefore(left);
    const top = (this.h - TRACK.h) / 2;
    const at = left + (this.yes ? TRACK.w - TRACK.inset - KNOB : TRACK.inset);
    this.track.left = left;
    this.track.top = top;
    this.track.ink = this.yes ? color.state.ok : color.surface.lineStrong;
    this.knob.top = top + TRACK.inset;
    this.knob.ink = this.yes ? color.state.okInk : color.focus.fill;
    this.tick.visible = this.yes;
    this.tick.x = at + (KNOB - TRACK.tick) / 2;
    this.tick.y = top + (TRACK.h - TRACK.tick) / 2;
    const bleed = this.knob.recipe?.bleed ?? 0;
    this.ease(this.knob, { x: at - bleed }, ms.focus);
  }

  protected override act(): void {
    this.checked = !this.yes;
    this.signal('flipped', this.yes);
    super.act();
  }
}
