import type { Direction } from '../components/core/FocusGroup.ts';
import { Zones } from '../components/core/Zones.ts';
import { safeArea, stage } from '../theme/metrics.ts';
import { easing, ms } from '../theme/motion.ts';
import type { AppContext } from './context.ts';
import { Ends } from './Ends.ts';
import type { Shown } from './navigation.ts';

/** Where the on-air pill stands on a screen; null where the screen says it in another way (03). */
export interface PillPlace {
  /** px from the left of the stage to its end. */
  readonly end: number;
  /** px from the left to where it may begin, where something else stands before it */
  readonly start?: number;
  /** px from the top of the stage, where that is not the usual */
  readonly top?: number;
  /** It lies on a picture. */
  readonly onPicture: boolean;
}

/**
 * A screen: put parts in `build()`, name the zones of the focus, follow the stores in `opened()`. It stays in memory
 * while others lie over it, so it finds its focus again.
 * `N` names its zones, `P` are its route's parameters.
 */
export abstract class Screen<N extends string = string, P extends object = object> extends Zones<N> implements Shown {
  /** Set before `build()`. */
  app!: AppContext;
  parameters!: P;
  private readonly ends = new Ends();

  /** Its name, said when it comes. */
  abstract get heading(): string;

  /** Where the pill stands; at the end of the safe area unless told. */
  get pill(): PillPlace | null {
    return { end: safeArea.right, onPicture: false };
  }

  /** Where toasts stand. */
  get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 1248, y: 134 };
  }

  /** While somebody types, records or watches full screen, questions come as toasts (06b). */
  get quiet(): boolean {
    return false;
  }

  /** YELLOW, when no notice waits: a screen may go on to news of its own. False: it has none. */
  news(): boolean {
    return false;
  }

  /** The screen shows, for the first time or again: follow stores here, say the hints. */
  protected opened(): void {}

  /** The screen is covered or left; what `follow` started has ended. */
  protected closed(): void {}

  /** The focus comes back from the on-air pill this way: the screen may say who has it then. */
  afterPill(_direction: Direction): void {}

  /** Runs `act` now and whenever a signal it reads changes, while the screen shows. */
  protected follow(act: () => void): void {
    this.ends.follow(act);
  }

  /** Calls `end` when the screen is covered or left. */
  protected untilClosed(end: () => void): void {
    this.ends.add(end);
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
  }

  enter(): void {
    this.visible = true;
    this.alpha = 0;
    this.ease(this, { alpha: 1 }, ms.screen, easing.enter);
    this.opened();
  }

  leave(): void {
    this.ends.end();
    this.visible = false;
    this.closed();
  }

  destroy(): void {
    this.parent?.childList.remove(this);
  }

  /** One level up; the app asks before it is left. */
  override _handleBack(): boolean {
    return this.app.navigation.back();
  }
}

/** A screen, whatever its zones and parameters. */
export type AnyScreen = Screen<string, object>;
