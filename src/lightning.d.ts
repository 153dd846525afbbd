/** What the typings of Lightning and its SDK leave out, and the keys of our remotes. */
import '@lightningjs/core';
import '@lightningjs/sdk';

declare module '@lightningjs/core' {
  namespace Component {
    /** The names of `src/app/keys.ts` that Lightning does not know. `false` lets the key travel on. */
    interface DefaultKeyHandlers {
      _handleRed?(e: KeyboardEvent): unknown;
      _handleGreen?(e: KeyboardEvent): unknown;
      _handleYellow?(e: KeyboardEvent): unknown;
      _handleBlue?(e: KeyboardEvent): unknown;
      _handleRewind?(e: KeyboardEvent): unknown;
      _handleForward?(e: KeyboardEvent): unknown;
      _handlePlay?(e: KeyboardEvent): unknown;
      _handleStop?(e: KeyboardEvent): unknown;
      _handleDigit?(e: KeyboardEvent): unknown;
      _handleBackspace?(e: KeyboardEvent): unknown;
      _handleMenu?(e: KeyboardEvent): unknown;
      /** Options: OK held for 600 ms on something with `holds`, or the menu key. */
      _handleHold?(e: KeyboardEvent): unknown;
    }
  }
}

declare module '@lightningjs/sdk' {
  interface PlatformSettings {
    width?: number;
    height?: number;
  }
}
