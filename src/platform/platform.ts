/**
 * The TV under us, behind one interface: everything that differs between a browser, webOS, Tizen, RDK and Android.
 * One adapter a platform; the app never asks which one it has.
 */
export interface Platform {
  readonly name: string;
  /** what this TV calls itself until a person renames it */
  readonly deviceName: string;
  readonly deviceKind: 'tv' | 'box' | 'browser';
  readonly keys: KeyMap;
  readonly lifecycle: Lifecycle;
  readonly network: Network;
  readonly storage: Storage;
  readonly speech: Speech;
  readonly screenSaver: ScreenSaver;
  /** Closes the app, or goes to what the TV shows without it. */
  exit(): void;
  /** Starts the app anew, in the newest version there is. */
  restart(): void;
  /** address of the server's WebSocket */
  readonly serverUrl: string;
  /** address that pictures of people are relative to */
  readonly assetUrl: string;
  /**
   * What whoever started the app followed, if they followed something. Handed over once: an app that is started again
   * is not sent there again.
   */
  takeLink?(): Link | undefined;
}

/** A link into the app. */
export interface Link {
  /** ID of somebody who shows theirs (20b) */
  readonly add: string;
}

/** Names of remote keys, whatever codes a TV sends for them. */
export type RemoteKey =
  | 'Up'
  | 'Down'
  | 'Left'
  | 'Right'
  | 'Enter'
  | 'Back'
  | 'Red'
  | 'Green'
  | 'Yellow'
  | 'Blue'
  | 'Play'
  | 'Rewind'
  | 'Forward'
  | 'Stop'
  | 'Menu'
  | 'Digit0'
  | 'Digit1'
  | 'Digit2'
  | 'Digit3'
  | 'Digit4'
  | 'Digit5'
  | 'Digit6'
  | 'Digit7'
  | 'Digit8'
  | 'Digit9';

/** key code → name */
export type KeyMap = Record<number, RemoteKey>;

export interface Lifecycle {
  /** false while another app, the screen saver or standby covers this one (W9) */
  readonly visible: boolean;
  /** @returns stops listening */
  onVisible(changed: (visible: boolean) => void): () => void;
  /** the app is being closed; called once, synchronously */
  onClose(closing: () => void): () => void;
}

export interface Network {
  readonly online: boolean;
  /** class of the line as far as the platform knows (W17) */
  readonly line: 'slow' | 'steady' | 'fast';
  /** true: somebody chose that class; it is not to be taken for a faster one */
  readonly lineChosen?: boolean;
  /** The line was measured: that counts for more than what the platform guesses. */
  measured?(line: Network['line']): void;
  /** `online` or `line` is another now; returns what stops listening */
  onChange(changed: () => void): () => void;
}

/** Small strings that outlive the app; never throws, a full or forbidden storage just forgets. */
export interface Storage {
  get(key: string): string | undefined;
  set(key: string, value: string | undefined): void;
}

export interface Speech {
  readonly available: boolean;
  /** says a sentence, interrupting a polite one */
  speak(text: string, options: { polite: boolean; language: string }): void;
  stop(): void;
}

export interface ScreenSaver {
  /** keeps the TV awake while somebody watches or is on air */
  hold(held: boolean): void;
}
