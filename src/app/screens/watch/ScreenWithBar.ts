import { Screen } from '../../Screen.ts';

/** A screen whose bar goes away by itself: without it, any key brings it back and does nothing else (08). */
export abstract class ScreenWithBar<P extends object> extends Screen<string, P> {
  /** @returns whether it was away */
  protected abstract bringBar(): boolean;

  override _handleUp(): boolean {
    return this.bringBar() || super._handleUp();
  }
  override _handleDown(): boolean {
    return this.bringBar() || super._handleDown();
  }
  override _handleLeft(): boolean {
    return this.bringBar() || super._handleLeft();
  }
  override _handleRight(): boolean {
    return this.bringBar() || super._handleRight();
  }
  override _handleEnter(): boolean {
    return this.bringBar();
  }
}
