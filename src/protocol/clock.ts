/** Takes back what `after` promised; harmless when it has already happened. */
export type Cancel = () => void;

/** Time, handed in wherever something decides, so that a test can run an hour in a millisecond. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  /** Calls back once, `ms` from now. */
  after(ms: number, act: () => void): Cancel;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Calls back every `ms` until cancelled. */
export function every(clock: Clock, ms: number, act: () => void): Cancel {
  let cancel = clock.after(ms, tick);
  let over = false;
  function tick(): void {
    act();
    if (!over) cancel = clock.after(ms, tick);
  }
  return () => {
    over = true;
    cancel();
  };
}
