import type Lightning from '@lightningjs/core';
import type { BannerView } from '../components/Banner.ts';
import type { PropsOf } from '../components/core/Part.ts';
import type { Hint } from '../components/HintStrip.ts';
import type { Sheet } from '../components/Sheet.ts';
import type { ToastView } from '../components/Toast.ts';
import type { Tv } from '../model/tv.ts';
import type { Platform } from '../platform/platform.ts';
import type { Announcer } from './announcer.ts';
import type { Translate } from './languages/catalogue.ts';
import type { Navigation } from './navigation.ts';
import type { Routes } from './routes.ts';
import type { AnyScreen } from './Screen.ts';
import type { Sounds } from './sounds.ts';

/** A sheet that is open. */
export interface OpenSheet<T extends Sheet = Sheet> {
  readonly sheet: T;
  /** What the keys do while it is on top; they end at `end`, px, unless that is the safe area's. */
  hints(hints: readonly Hint[], end?: number): void;
  close(): void;
}

/** What happens with a toast. */
export interface ToastEvents {
  /** Its colour key, or OK with the focus on it. */
  answered?(): void;
  /** Its time is over, or another took its place. */
  gone?(): void;
}

/** The colour keys' work everywhere; RED is never reassigned (screens, "Remote keys"). */
export interface Shortcuts {
  /** Stops what this TV sends. */
  red?(): void;
  /** My webcam. */
  green?(): void;
  /** The newest notice that no toast shows; the toast's own comes first. */
  yellow?(): void;
  /** OK on the on-air pill. */
  pill?(): void;
  /** BACK on the first screen. */
  leave?(): void;
}

/** What every screen is given. */
export interface AppContext {
  readonly t: Translate;
  /** A script file that was asked for, together with the words it needs. */
  whole<M>(chunk: Promise<M>): Promise<M>;
  /** Everything this TV knows and can be told to do. */
  readonly tv: Tv;
  readonly platform: Platform;
  /** Address of the picture of a room nobody is in (22, 25); absent in tests. */
  readonly quietRoom?: string;
  /** Address of the picture behind 22; absent in tests. */
  readonly sofa?: string;
  readonly navigation: Navigation<Routes, AnyScreen>;
  readonly announcer: Announcer;
  readonly shortcuts: Shortcuts;
  /** What the keys do now; the first hint is OK. */
  hints(hints: readonly Hint[], end?: number): void;
  /**
   * Opens a sheet over everything; `set` puts things on it before it shows. A guarded one is deaf for a second, and
   * keys held from before do not count.
   */
  open<T extends Sheet>(
    type: new (stage: Lightning.Stage) => T,
    props: PropsOf<T>,
    set?: (sheet: T) => void,
  ): OpenSheet<T>;
  /** Shows a notice; the place is the screen's. Returns what takes it away again. */
  toast(view: ToastView, events?: ToastEvents): () => void;
  /** Takes every notice away: whom they were for is here no longer. */
  noToasts(): void;
  /** Whether a sheet is open. */
  readonly asking: boolean;
  /** The connection is lost or back; null takes the banner away. */
  banner(view: BannerView | null, again?: () => void): void;
  /** What can be heard, if the person wants that. */
  readonly sounds: Sounds;
  /** How it stands with one's own webcam. */
  air(how: 'off' | 'on', label: string, short?: string): void;
  /** The screen's places for the pill and the toasts are others now. */
  placesChanged(): void;
  /** Where the on-air pill begins, px; undefined: it does not show. */
  readonly pillStart: number | undefined;
  /** As YELLOW: answers the toast that shows, or goes to the newest notice. */
  newestNotice(): void;
  /** Gives the on-air pill the focus; false if it does not show. */
  focusPill(): boolean;
  /** Gives the banner's button the focus (08, 15b); false if there is none. */
  focusBanner(): boolean;
}
