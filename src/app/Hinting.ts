import type { Hint, HintStrip } from '../components/HintStrip.ts';
import type { Sheet } from '../components/Sheet.ts';
import { safeArea } from '../theme/metrics.ts';

interface Own {
  readonly hints: readonly Hint[];
  /** where the strip ends, px */
  readonly end: number;
}

const NONE: Own = { hints: [], end: safeArea.right };

/** Whose hints the strip shows: a question's own while it is on top; the screen's come back when it is answered. */
export class Hinting {
  private readonly strip: HintStrip;
  private readonly top: () => Sheet | undefined;
  private readonly ofSheets = new WeakMap<Sheet, Own>();
  private ofScreen = NONE;

  constructor(strip: HintStrip, top: () => Sheet | undefined) {
    this.strip = strip;
    this.top = top;
  }

  /** What a screen, or a sheet over it, says its keys do. */
  say(hints: readonly Hint[], end: number, sheet?: Sheet): void {
    if (sheet) this.ofSheets.set(sheet, { hints, end });
    else this.ofScreen = { hints, end };
    this.show();
  }

  /** Another sheet is on top, or none. */
  show(): void {
    const sheet = this.top();
    const { hints, end } = (sheet ? this.ofSheets.get(sheet) : this.ofScreen) ?? NONE;
    this.strip.end = end;
    this.strip.hints = hints;
  }
}
