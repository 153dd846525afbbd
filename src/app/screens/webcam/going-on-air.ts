import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Mode } from './mode.ts';

/** What follows from a decision. */
export interface GoingOnAirActs {
  /** 3, 2, 1 begins; `counted()` says when it is over. */
  count(): void;
  stopCounting(): void;
  /** Asks the server. Resolves when it has answered, whatever it said. */
  start(options: { readonly takeOver: boolean }): Promise<void>;
  /** Takes back what the server is still being asked. */
  takeBack(): void;
}

/** no: nobody asked for it. camera: it is wanted, and waits for the camera. counting: 3, 2, 1. */
type Step = 'no' | 'camera' | 'counting';

/** From *Go on air* to being on air: waits for the camera, counts, takes over from another TV, can be left until then. */
export class GoingOnAir {
  private readonly acts: GoingOnAirActs;
  private readonly takesOver_ = signal(false);
  private step: Step = 'no';

  constructor(acts: GoingOnAirActs) {
    this.acts = acts;
  }

  /** This TV is to be on air instead of another. */
  get takesOver(): ReadonlySignal<boolean> {
    return this.takesOver_;
  }

  get counting(): boolean {
    return this.step === 'counting';
  }

  /** Somebody wants to go on air: counts as soon as there is a picture. @param mode unknown while the screen opens */
  want(mode: Mode | undefined): void {
    if (this.counting || (mode?.is === 'before' && mode.starting)) return;
    this.step = 'camera';
    if (mode) this.countWithPicture(mode);
  }

  /** The same, instead of the TV that is on air now. */
  wantHere(): void {
    this.step = 'camera';
    this.takesOver_.value = true;
  }

  /** What is so has changed. */
  settle(mode: Mode, before: Mode | undefined): void {
    if (mode.is !== before?.is && this.counting) this.stop();
    if (mode.is === 'on') this.forget();
    this.countWithPicture(mode);
  }

  /** 3, 2, 1 is over. */
  counted(): void {
    this.step = 'no';
    this.acts.start({ takeOver: this.takesOver_.peek() }).then(() => {
      this.takesOver_.value = false;
    });
  }

  /**
   * BACK: leaves the countdown, the waiting for the camera, or a start the server takes long to answer, so that
   * nothing happens behind somebody's back later. False when there is nothing to leave.
   */
  back(mode: Mode | undefined): boolean {
    if (mode?.is === 'before' && mode.starting) this.acts.takeBack();
    else if (this.counting || (this.step === 'camera' && mode?.is === 'before')) this.cancel();
    else return false;
    return true;
  }

  /** Nobody wants it any more, neither here nor instead of another TV. */
  cancel(): void {
    if (this.counting) this.stop();
    this.forget();
  }

  private countWithPicture(mode: Mode): void {
    if (this.step !== 'camera' || mode.is !== 'before' || !mode.picture) return;
    this.step = 'counting';
    this.acts.count();
  }

  private stop(): void {
    this.step = 'no';
    this.acts.stopCounting();
  }

  private forget(): void {
    this.step = 'no';
    this.takesOver_.value = false;
  }
}
