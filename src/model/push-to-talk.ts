import type { Cancel, Clock } from '../protocol/clock.ts';

/** After the button is let go it goes on so long: the last word is kept (28). */
export const LETS_GO_MS = 300;
/** A key that is held comes again after so long at the latest, the first time. */
const FIRST_REPEAT_MS = 700;
/** Pressed shorter than this it may be a remote that says "up" after each of its repeats. */
const TAP_MS = 350;

/**
 * OK held to talk (28b), on remotes of three kinds: those that say when a key goes up; those that never do, and only
 * repeat it; and those that say down and up again for each repeat. Whatever is in doubt goes on a moment longer.
 */
export class PushToTalk {
  private readonly clock: Clock;
  private readonly talk: (on: boolean) => void;
  private since: number | undefined;
  private repeats = 0;
  private cancel: Cancel = () => {};

  /** @param talk the button is pressed, or let go */
  constructor(clock: Clock, talk: (on: boolean) => void) {
    this.clock = clock;
    this.talk = talk;
  }

  /** Somebody talks. */
  get held(): boolean {
    return this.since !== undefined;
  }

  /** The key went down, or says that it still is. @param tellsUps this remote says when keys go up */
  down(tellsUps: boolean): void {
    this.cancel();
    if (this.since === undefined) {
      this.since = this.clock.now();
      this.repeats = 0;
      this.talk(true);
    } else this.repeats += 1;
    if (!tellsUps) this.letGoIn(this.repeats === 0 ? FIRST_REPEAT_MS : LETS_GO_MS);
  }

  up(): void {
    if (this.since === undefined) return;
    const tapped = this.repeats === 0 && this.clock.now() - this.since < TAP_MS;
    this.letGoIn(tapped ? FIRST_REPEAT_MS : LETS_GO_MS);
  }

  /** Nobody holds it any more: at once. */
  release(): void {
    this.cancel();
    if (this.since === undefined) return;
    this.since = undefined;
    this.talk(false);
  }

  private letGoIn(ms: number): void {
    this.cancel();
    this.cancel = this.clock.after(ms, () => this.release());
  }
}
