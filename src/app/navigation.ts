/** What the navigation needs of a screen. */
export interface Shown {
  /** What it shows first needs a moment (a picture is decoded); until then the screen before it stays. */
  ready?(): Promise<void>;
  /** It comes into sight, for the first time or again. */
  enter(): void;
  /** It goes out of sight but stays as it is, focus and all. */
  leave(): void;
  /** It is over. */
  destroy(): void;
}

/** Loads the maker of a screen; a script file of its own, so that a TV fetches only what it shows. */
export type Loader<P, S extends Shown> = () => Promise<(parameters: P) => S>;

/** Loads every route's screen. `R` maps names of routes to their parameters. */
export type Loaders<R, S extends Shown> = { readonly [N in keyof R]: Loader<R[N], S> };

interface Entry<R, S> {
  readonly name: keyof R;
  readonly screen: S;
}

export interface NavigationEvents<R, S> {
  /** Another screen shows (or none any more). */
  changed?(screen: S | undefined, name: keyof R | undefined): void;
  /** A screen could not be fetched; what showed before still does. */
  failed?(error: unknown, name: keyof R): void;
}

/** Parameters may be left out where a route has none. */
type Going<R, N extends keyof R> = Record<string, never> extends R[N] ? [parameters?: R[N]] : [parameters: R[N]];

/**
 * A stack of screens. Those below the top keep everything they know, so BACK finds them as they were left. Screens
 * come asynchronously; if several are asked for, the last one wins and the others are never made.
 */
export class Navigation<R extends object, S extends Shown> {
  private readonly loaders: Loaders<R, S>;
  private readonly events: NavigationEvents<R, S>;
  private stack: Entry<R, S>[] = [];
  private asked = 0;

  constructor(loaders: Loaders<R, S>, events: NavigationEvents<R, S> = {}) {
    this.loaders = loaders;
    this.events = events;
  }

  get screen(): S | undefined {
    return this.stack[this.stack.length - 1]?.screen;
  }

  get name(): keyof R | undefined {
    return this.stack[this.stack.length - 1]?.name;
  }

  /** How many screens BACK can leave before the app itself is left. */
  get depth(): number {
    return Math.max(0, this.stack.length - 1);
  }

  /** Goes on to a screen; BACK comes back to this one. Resolves when it shows, or when something else was wanted. */
  push<N extends keyof R>(name: N, ...going: Going<R, N>): Promise<void> {
    return this.open(name, going[0] as R[N], () => this.screen?.leave());
  }

  /** Puts a screen in the place of this one. */
  replace<N extends keyof R>(name: N, ...going: Going<R, N>): Promise<void> {
    return this.open(name, going[0] as R[N], () => this.drop());
  }

  /** Starts anew with one screen. */
  reset<N extends keyof R>(name: N, ...going: Going<R, N>): Promise<void> {
    return this.open(name, going[0] as R[N], () => {
      while (this.stack.length > 0) this.drop();
    });
  }

  /** One screen back. @returns false at the first one */
  back(): boolean {
    if (this.stack.length < 2) return false;
    this.asked++;
    this.drop();
    this.screen?.enter();
    this.events.changed?.(this.screen, this.name);
    return true;
  }

  private async open<N extends keyof R>(name: N, parameters: R[N], before: () => void): Promise<void> {
    const turn = ++this.asked;
    let make: (parameters: R[N]) => S;
    try {
      make = await this.loaders[name]();
    } catch (error) {
      if (turn === this.asked) this.events.failed?.(error, name);
      return;
    }
    if (turn !== this.asked) return;
    const screen = make(parameters);
    if (screen.ready) {
      await screen.ready();
      if (turn !== this.asked) return screen.destroy();
    }
    before();
    this.stack.push({ name, screen });
    screen.enter();
    this.events.changed?.(screen, name);
  }

  private drop(): void {
    const entry = this.stack.pop();
    entry?.screen.leave();
    entry?.screen.destroy();
  }
}
