import { type Argb, color } from '../../theme/color.ts';
import { focus, focusScale, radius, z } from '../../theme/metrics.ts';
import { ms } from '../../theme/motion.ts';
import type { Corners } from '../paint/shapes.ts';
import type { Announcement } from './announcement.ts';
import type { Point } from './geometry.ts';
import { Part } from './Part.ts';
import { Plate } from './Plate.ts';

/** The signals of everything that can have the focus. */
export interface FocusSignals {
  /** OK, or a click. */
  pressed(): void;
  /** The focus has come. */
  focused(): void;
}

/** Wants to know of OK from moment to moment (28b: held to talk). */
export interface Grip {
  /** It went down, or says that it still is. @param tellsUps this remote says when keys go up */
  down(tellsUps: boolean): void;
  up(): void;
  /** Nobody holds it any more, whatever the remote says. */
  release(): void;
}

/**
 * Base of everything that can have the focus: shows it, acts on OK, can be hovered (takes the focus) and clicked
 * (acts) by a pointer, and says what it is to those who hear the screen.
 */
export abstract class Focusable<S extends object = object> extends Part<S & FocusSignals> {
  private unavailable = false;
  private guard = false;
  private lit = false;
  protected plate!: Plate;
  /** Said instead of what is written on it. */
  spoken = '';
  /** OK held for 600 ms means something here (options), so a short OK counts when the key comes up. */
  holds = false;
  /** Gets OK as it is, instead of presses. */
  grip: Grip | undefined;

  abstract get announce(): Announcement;

  /** Stays visible at 40 %, and the focus passes it by. */
  get disabled(): boolean {
    return this.unavailable;
  }
  set disabled(disabled: boolean) {
    this.unavailable = disabled;
    this.fadeOut();
  }

  /** A prompt that opened by itself does not take keys yet: at 40 %, deaf, but it can have the focus. */
  get guarded(): boolean {
    return this.guard;
  }
  set guarded(guarded: boolean) {
    this.guard = guarded;
    this.fadeOut();
  }

  get canFocus(): boolean {
    return this.visible && !this.unavailable;
  }

  /** Whether it shows the focus now. */
  get isLit(): boolean {
    return this.lit;
  }

  /** Puts the surface under the part; call it first in `build()`. */
  protected underlay(look: 'control' | 'picture', idle: Argb | null, corners: Corners = radius.button): void {
    this.plate = this.put(Plate, { w: this.w, h: this.h, look, idle, corners });
  }

  override resize(w: number, h: number): void {
    this.plate?.resize(w, h);
    super.resize(w, h);
  }

  /** Recolours letters and icons for the surface they lie on now. */
  protected tint(_lit: boolean): void {}

  /** What OK does; a part with more to say than `pressed` overrides it. */
  protected act(): void {
    this.tell('pressed');
  }

  /** OK: unless guarded, acts, and gives way a little. */
  press(): void {
    if (this.guard || this.unavailable) return;
    if (this.looks.motion === 'full') {
      this.ease(this, { scale: focus.pressed.scale }, focus.pressed.ms);
      this.transition('scale').once('finish', () => this.grow());
    }
    this.act();
  }

  /** A pointer's click, at a place within the part. */
  click(_at: Point): void {
    this.press();
  }

  override _handleEnter(): boolean | undefined {
    this.press();
    return undefined;
  }

  override _focus(): void {
    this.lit = true;
    this.zIndex = z.focus;
    this.plate?.light(true);
    this.tint(true);
    this.grow();
    this.tell('focused');
  }

  override _unfocus(): void {
    this.lit = false;
    this.zIndex = 0;
    this.plate?.light(false);
    this.tint(false);
    this.grow();
  }

  override _active(): void {
    this.surroundings.pointable.add(this);
  }

  override _inactive(): void {
    this.surroundings.pointable.delete(this);
  }

  /** Ink for words and icons that must be read first. */
  protected get ink(): Argb {
    return this.lit ? color.focus.text : color.text.primary;
  }

  /** Ink for what comes second. */
  protected get inkSecond(): Argb {
    return this.lit ? color.focus.textSecondary : color.text.secondary;
  }

  /** How much it grows with the focus. */
  protected get litScale(): number {
    return focusScale(this.w);
  }

  private grow(): void {
    const grows = this.lit && this.looks.motion !== 'calm';
    this.ease(this, { scale: grows ? this.litScale : 1 }, ms.focus);
  }

  private fadeOut(): void {
    this.alpha = this.unavailable || this.guard ? focus.disabledAlpha : 1;
  }

  private tell(name: keyof FocusSignals): void {
    (this as unknown as Part<FocusSignals>).signal(name);
  }
}
