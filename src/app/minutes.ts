const MINUTE_MS = 60_000;

/** Runs `act` whenever the TV's clock shows another minute. @returns stops */
export function everyMinute(act: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    waiting = setTimeout(
      () => {
        wait();
        act();
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
  };
  wait();
  return () => clearTimeout(waiting);
}
