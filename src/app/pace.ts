/**
 * Runs `act` at once, and again at most every `ms`; calls in between become one at the end of that time. Texts on the
 * screen follow fast changes with this.
 */
export class Pace {
  private readonly act: () => void;
  private readonly ms: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;

  constructor(act: () => void, ms: number) {
    this.act = act;
    this.ms = ms;
  }

  call(): void {
    if (this.timer !== undefined) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.again) this.call();
    }, this.ms);
    this.again = false;
    this.act();
  }

  /** What was to come does not. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = false;
  }
}
