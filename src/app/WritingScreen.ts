import type { Keyboard } from '../components/Keyboard/Keyboard.ts';
import { Screen } from './Screen.ts';

/**
 * A screen where one writes to others, with the remote, a keyboard that is plugged in, and the media keys ("Remote
 * keys", in text entry).
 */
export abstract class WritingScreen<N extends string = string, P extends object = object> extends Screen<N, P> {
  protected keyboard!: Keyboard;

  /** Somebody types: questions come as toasts. */
  override get quiet(): boolean {
    return true;
  }

  /** The focus is where one writes. */
  protected abstract get isWriting(): boolean;
  /** Takes the focus there. */
  protected abstract write(): void;
  /** What is written goes. */
  protected abstract send(): void;

  /** A keyboard that is plugged in types whatever has the focus, and goes on where one writes. */
  override _handleKey(e: KeyboardEvent): boolean {
    return this.keyboard._handleKey(e) && this.goOn();
  }
  override _handleDigit(e: KeyboardEvent): boolean {
    return this.keyboard.takes(e) && this.goOn();
  }
  override _handleBackspace(e: KeyboardEvent): boolean {
    return this.isWriting && this.keyboard._handleBackspace(e);
  }
  override _handlePlay(): void {
    this.send();
  }
  override _handleRewind(e: KeyboardEvent): void {
    this.keyboard._handleRewind(e);
  }
  override _handleForward(): void {
    this.keyboard._handleForward();
  }
  override _handleBlue(e: KeyboardEvent): boolean {
    if (this.isWriting) this.keyboard._handleBlue(e);
    return this.isWriting;
  }

  private goOn(): true {
    this.write();
    return true;
  }
}
