import type { Cancel, Clock } from '../protocol/clock.ts';
import { every } from '../protocol/clock.ts';
import { type CameraFault, openInTime } from './camera.ts';
import type { Input } from './inputs.ts';
import { levelAt } from './level.ts';

/** An open microphone. */
export interface OpenMicrophone {
  readonly label: string;
  /** which one it is; left out where the engine does not say */
  readonly id?: string;
  /** what it hears; left out by microphones that are none */
  readonly stream?: MediaStream;
  /** the engine takes out of it what the loudspeaker plays; left out: it does not, or does not say */
  readonly cancelsEcho?: boolean;
  /** how loud it is now, 0 to 1; undefined where the engine cannot tell */
  level(): number | undefined;
  /** called once if it goes away by itself */
  onLost(lost: () => void): void;
  /** Turns it off. */
  close(): void;
}

/** Where microphones come from. */
export interface MicrophoneDriver {
  /** Opens the one that is wanted, or the first where that is not plugged in. Rejects with a CameraError. */
  open(wanted?: Input): Promise<OpenMicrophone>;
  /** those plugged in, without opening any */
  list(): Promise<readonly Input[]>;
  /** one was plugged in or pulled out */
  onChange(changed: () => void): Cancel;
}

export type MicrophoneState =
  | { is: 'off' }
  | { is: 'opening' }
  | { is: 'on'; microphone: OpenMicrophone }
  /** the same reasons as a camera's */
  | { is: 'failed'; fault: CameraFault };

/** How often the level is told. */
export const LEVEL_MS = 100;

/** The TV's microphone: off until a person turns it on, and off again the moment it is not needed. */
export class Microphone {
  private readonly driver: MicrophoneDriver;
  private readonly clock: Clock;
  private readonly told: { state(state: MicrophoneState): void; level(level: number): void };
  private wanted: Input | undefined;
  private state_: MicrophoneState = { is: 'off' };
  private turn = 0;
  private stopListening: Cancel = () => {};

  /** @param told what is so, and while it is on how loud it is, ten times a second */
  constructor(
    driver: MicrophoneDriver,
    clock: Clock,
    told: { state(state: MicrophoneState): void; level(level: number): void },
  ) {
    this.driver = driver;
    this.clock = clock;
    this.told = told;
  }

  get state(): MicrophoneState {
    return this.state_;
  }

  /** Which one is to be opened from now on. */
  prefer(wanted: Input | undefined): void {
    this.wanted = wanted;
  }

  /** Opens it; the state tells how it went. One that is open stays open. */
  async open(): Promise<MicrophoneState> {
    if (this.state_.is === 'on' || this.state_.is === 'opening') return this.state_;
    this.turn += 1;
    const { turn } = this;
    this.set({ is: 'opening' });
    const result = await openInTime(this.clock, this.driver.open(this.wanted));
    if (turn !== this.turn) {
      if ('open' in result) result.open.close();
      return this.state_;
    }
    if ('fault' in result) this.set({ is: 'failed', fault: result.fault });
    else this.listen(result.open, turn);
    return this.state_;
  }

  /** Another one is wanted, at once if one is open. @returns why it did not open */
  async change(wanted: Input): Promise<CameraFault | undefined> {
    this.wanted = wanted;
    if (this.state_.is === 'off') return undefined;
    this.close();
    const state = await this.open();
    return state.is === 'failed' ? state.fault : undefined;
  }

  /** Turns it off at once. */
  close(): void {
    this.turn += 1;
    this.stopListening();
    const state = this.state_;
    if (state.is === 'on') state.microphone.close();
    if (state.is !== 'off') this.set({ is: 'off' });
  }

  private listen(microphone: OpenMicrophone, turn: number): void {
    microphone.onLost(() => {
      if (turn !== this.turn) return;
      this.turn += 1;
      this.stopListening();
      this.set({ is: 'failed', fault: 'unplugged' });
    });
    this.set({ is: 'on', microphone });
    this.stopListening = every(this.clock, LEVEL_MS, () => {
      const level = microphone.level();
      if (level !== undefined) this.told.level(level);
    });
  }

  private set(state: MicrophoneState): void {
    this.state_ = state;
    this.told.state(state);
  }
}

/** How loud a short piece of sound is, 0 to 1, as ears weigh it. @param samples 0 to 255 around 128 */
export function levelOf(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const value = ((samples[at] ?? 128) - 128) / 128;
    sum += value * value;
  }
  const loudness = Math.sqrt(sum / Math.max(1, samples.length));
  if (loudness === 0) return 0;
  const decibels = (20 * Math.log(loudness)) / Math.LN10;
  return levelAt(decibels);
}

/** What counts as somebody speaking, and how long that is remembered. */
export const SPEAKS = 0.3;
const REMEMBERED_MS = 4_000;

/** Tells from levels whether somebody is heard. */
export class Hearing {
  private heardAt = Number.NEGATIVE_INFINITY;

  /** @param now ms, any origin @returns whether somebody was heard in the last few seconds */
  hear(level: number, now: number): boolean {
    if (level >= SPEAKS) this.heardAt = now;
    return now - this.heardAt <= REMEMBERED_MS;
  }
}
