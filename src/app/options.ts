import type { Looks } from '../components/core/surroundings.ts';
import type { Atlas } from '../components/paint/Atlas.ts';
import type { Tv } from '../model/tv.ts';
import type { Platform } from '../platform/platform.ts';
import type { Tones } from '../platform/tones.ts';
import type { AppContext } from './context.ts';
import type { Language } from './languages/catalogue.ts';
import type { ScreenClasses } from './routes.ts';

/** What the app is started with. */
export interface AppOptions {
  readonly platform: Platform;
  readonly tv: Tv;
  readonly language: Language;
  readonly looks: Looks;
  readonly screens: ScreenClasses;
  readonly icons?: Atlas;
  readonly emoji?: Atlas;
  /** Address of the picture of a room nobody is in (22, 25). */
  readonly quietRoom?: string;
  /** Address of the picture behind 22. */
  readonly sofa?: string;
  /** What sounds are made with, fetched when the first is wanted; left out: none are made. */
  readonly tones?: () => Promise<Tones>;
  /** The element of the page that shows the stage: live pictures lie in it, the pointer is over it. */
  readonly surface?: HTMLElement;
  /** Everything is there: say which screen comes first. */
  readonly start: (app: AppContext) => void;
  /** The first part has the focus and is drawn. */
  readonly ready?: () => void;
}
