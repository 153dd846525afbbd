import type { Grip } from '../components/core/Focusable.ts';
import type { KeyMap } from '../platform/platform.ts';
import { timing } from '../theme/motion.ts';

const BACKSPACE = 8;

/**
 * The platform's key codes as Lightning wants them: code → name of the handler (`_handleUp`, `_handleRed` …).
 * Digits share one handler; Backspace is told from BACK, because on a keyboard it deletes (`App` makes it BACK where
 * nothing is deleted).
 */
export function handlerNames(keys: KeyMap): Record<number, string> {
  const names: Record<number, string> = {};
  for (const code of Object.keys(keys).map(Number)) {
    const name = keys[code] ?? '';
    names[code] = code === BACKSPACE ? 'Backspace' : name.indexOf('Digit') === 0 ? 'Digit' : name;
  }
  return names;
}

interface Held {
  readonly since: number;
  last: number;
}

/**
 * Decides which key presses count. A held key repeats after 400 ms, then every 110 ms, however fast the TV sends it;
 * keys that were down when a prompt opened do not count until they are let go ("Settled" 2).
 */
export class KeyGate {
  private readonly held = new Map<number, Held>();
  private readonly stale = new Set<number>();
  private readonly now: () => number;
  /** Some boxes never tell when a key goes up; there, every press without a repeat mark counts. */
  private tellsUps = false;

  /** @param now ms, any origin */
  constructor(now: () => number) {
    this.now = now;
  }

  /** @param marked the TV says that this is a repeat */
  down(code: number, marked: boolean): 'press' | 'repeat' | 'ignore' {
    const now = this.now();
    const fresh = !marked && !this.tellsUps;
    if (this.stale.has(code)) {
      if (!fresh) return 'ignore';
      this.stale.delete(code);
    }
    const held = this.held.get(code);
    if (!held || fresh) {
      this.held.set(code, { since: now, last: now });
      return 'press';
    }
    if (now - held.since < timing.keyRepeatDelayMs || now - held.last < timing.keyRepeatMs) return 'ignore';
    held.last = now;
    return 'repeat';
  }

  /** Whether this TV says when keys go up, as far as is known. */
  get knowsUps(): boolean {
    return this.tellsUps;
  }

  up(code: number): void {
    this.tellsUps = true;
    this.held.delete(code);
    this.stale.delete(code);
  }

  /** What is held now does nothing any more until it is let go. */
  forget(): void {
    this.held.forEach((_, code) => {
      this.stale.add(code);
    });
  }

  /** The page has lost the keyboard: nobody will say when the keys go up. */
  clear(): void {
    this.held.clear();
    this.stale.clear();
  }
}

/** Ways a press of OK can end where holding means something. */
export class Hold {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** OK goes down: after 600 ms `long` happens, unless it comes up before. */
  begin(long: () => void): void {
    this.cancel();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      long();
    }, timing.longPressMs);
  }

  /** OK comes up. @returns whether that was a short press */
  end(): boolean {
    const short = this.timer !== undefined;
    this.cancel();
    return short;
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

/** What the app's root needs to know about who has the focus. */
export interface HoldTarget {
  /** Holding OK means something here, so a short press counts when the key comes up. */
  readonly holds: boolean;
  /** It wants OK as it is, instead. */
  readonly grip?: Grip | undefined;
  short(): void;
  long(): void;
}

/** The remote's keys as they come in: which count, and what OK held means. */
export class Remote {
  private readonly gate: KeyGate;
  private readonly hold = new Hold();
  private holding: HoldTarget | undefined;
  private gripped: Grip | undefined;

  constructor(now: () => number) {
    this.gate = new KeyGate(now);
  }

  /** @returns whether the key ends here */
  down(e: Pick<KeyboardEvent, 'keyCode' | 'repeat'>, isOk: boolean, target: HoldTarget): boolean {
    const verdict = this.gate.down(e.keyCode, e.repeat);
    if (isOk && this.grips(verdict === 'press', target.grip)) return true;
    if (verdict === 'ignore') return true;
    if (!isOk || !target.holds) return false;
    if (verdict === 'press') {
      this.holding = target;
      this.hold.begin(() => {
        this.holding = undefined;
        target.long();
      });
    }
    return true;
  }

  /** @returns whether that was a press of OK: the focus may be elsewhere by now, so the key ends here */
  up(e: Pick<KeyboardEvent, 'keyCode'>, isOk: boolean): boolean {
    this.gate.up(e.keyCode);
    if (isOk && this.gripped) {
      this.gripped.up();
      this.gripped = undefined;
      return true;
    }
    if (!isOk || !this.holding) return false;
    const { holding } = this;
    this.holding = undefined;
    const short = this.hold.end();
    if (short) holding.short();
    return short;
  }

  /** A prompt has opened: what is held counts no more, and a long press under way is off. */
  forget(): void {
    this.gate.forget();
    this.hold.cancel();
    this.holding = undefined;
    this.gripped?.release();
    this.gripped = undefined;
  }

  /** @returns whether the key ends here: it is for a grip, or still for one that has lost the focus */
  private grips(isNew: boolean, grip: Grip | undefined): boolean {
    if (isNew) this.gripped = grip;
    if (this.gripped && this.gripped === grip) grip.down(this.gate.knowsUps);
    return this.gripped !== undefined;
  }

  /** The page has lost the keyboard. */
  clear(): void {
    this.forget();
    this.gate.clear();
  }
}
