import type { AppContext } from '../../context.ts';

/** Before a child shows the room: a grown-up types their PIN, each time (X9). The server looks at it. */
export class GrownUp {
  private readonly app: AppContext;
  private pin: string | undefined;

  constructor(app: AppContext) {
    this.app = app;
  }

  /**
   * Asks a grown-up, where whoever is in has a guardian; after that `then` follows. Otherwise `then` follows at once.
   * @param refused what going on air was rejected with, where their PIN was not the right one
   */
  before(then: () => void, refused?: unknown): void {
    const { tv, navigation } = this.app;
    // A server that wants a PIN knows of a guardian, whether this TV does or not: counting again would go round for ever.
    if (!tv.household.mine.peek()?.guardian && refused === undefined) return then();
    const allowed = (pin: string): void => {
      this.pin = pin;
      then();
    };
    void navigation.push('pin', { for: 'air', allowed, refused });
  }

  /** Their PIN, for once. */
  take(): { readonly pin?: string } {
    const { pin } = this;
    this.pin = undefined;
    return pin === undefined ? {} : { pin };
  }
}
