import type { EvaluateFunc } from 'puppeteer-core';

/** What a test asks of a page, whatever engine it is in; puppeteer's pages can do it, and `raw-page.ts`. */
export interface TvPage {
  readonly keyboard: TvKeyboard;
  /** Runs something in the page. What is given and what comes back goes through JSON. */
  evaluate<Given extends unknown[], What extends EvaluateFunc<Given> = EvaluateFunc<Given>>(
    what: What,
    ...given: Given
  ): Promise<Awaited<ReturnType<What>>>;
  /** Runs something before the scripts of each page that is opened. */
  evaluateOnNewDocument<Given extends unknown[]>(what: (...given: Given) => unknown, ...given: Given): Promise<unknown>;
  /** Waits until something in the page is so. @throws when it is not in time */
  waitForFunction<Given extends unknown[], What extends EvaluateFunc<Given> = EvaluateFunc<Given>>(
    what: What,
    options: { timeout: number; polling?: number },
    ...given: Given
  ): Promise<{ jsonValue(): Promise<unknown> }>;
  goto(url: string): Promise<unknown>;
  screenshot(options: Screenshot): Promise<Uint8Array>;
  viewport(): { width: number; height: number } | null;
}

export interface TvKeyboard {
  press(key: TvKey): Promise<void>;
  down(key: TvKey): Promise<void>;
  up(key: TvKey): Promise<void>;
  /** Each sign one after the other, as from a keyboard that is plugged in. */
  type(text: string): Promise<void>;
}

/** Keys of a PC keyboard that stand for those of a remote. */
export type TvKey =
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'Enter'
  | 'Escape'
  | 'F1'
  | 'F2'
  | 'F3'
  | 'F4';

export interface Screenshot {
  type: 'png' | 'jpeg';
  /** of JPEG, 0 to 100 */
  quality?: number;
  /** a part of the page */
  clip?: { x: number; y: number; width: number; height: number };
  /** larger files, sooner */
  optimizeForSpeed?: boolean;
}
