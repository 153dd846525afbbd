import type { Cancel, Clock } from '../protocol/clock.ts';

/**
 * Why there is no picture. Each has words of its own on the screen: none plugged in, the TV or person said no,
 * another app has it, it never answered, pulled out, this engine has no cameras at all.
 */
export type CameraFault = 'none' | 'refused' | 'busy' | 'silent' | 'unplugged' | 'unsupported';

/** An open camera: something to draw from. */
export interface OpenCamera {
  /** what the canvas draws; a playing video, or a canvas of a test camera */
  readonly source: HTMLVideoElement | HTMLCanvasElement;
  readonly label: string;
  /** size of the picture as the camera gives it */
  size(): { width: number; height: number };
  /** called once if the camera goes away by itself */
  onLost(lost: () => void): void;
  /** Turns it off; its light goes out. */
  close(): void;
}

/** Where cameras come from: the browser, or the emulator's test cameras. */
export interface CameraDriver {
  /** Rejects with a CameraError. */
  open(): Promise<OpenCamera>;
  /** a camera was plugged in or pulled out */
  onChange(changed: () => void): Cancel;
  /** whether there seems to be one, without opening it */
  present(): Promise<boolean>;
}

export class CameraError extends Error {
  readonly fault: CameraFault;

  constructor(fault: CameraFault) {
    super(fault);
    this.fault = fault;
    // Down-levelled classes lose their prototype when they extend a built-in.
    Object.setPrototypeOf(this, CameraError.prototype);
  }
}

export type CameraState =
  | { is: 'off' }
  | { is: 'opening' }
  | { is: 'on'; camera: OpenCamera }
  | { is: 'failed'; fault: CameraFault };

/** A camera that has not answered in this time never will (TVs do that). */
export const OPEN_MS = 8_000;

/** The TV's camera: off until a person turns it on, and off again the moment it is not needed. */
export class Camera {
  private readonly driver: CameraDriver;
  private readonly clock: Clock;
  private readonly changed: (state: CameraState) => void;
  private state_: CameraState = { is: 'off' };
  private turn = 0;
  private stopWatching: Cancel = () => {};

  constructor(driver: CameraDriver, clock: Clock, changed: (state: CameraState) => void) {
    this.driver = driver;
    this.clock = clock;
    this.changed = changed;
  }

  get state(): CameraState {
    return this.state_;
  }

  /** Opens the camera; the state tells how it went. One that is open stays open. */
  async open(): Promise<CameraState> {
    if (this.state_.is === 'on' || this.state_.is === 'opening') return this.state_;
    this.turn += 1;
    const turn = this.turn;
    this.set({ is: 'opening' });
    const result = await this.tryOpen();
    if (turn !== this.turn) {
      // It was turned off while it was being opened.
      if (result.is === 'on') result.camera.close();
      return this.state_;
    }
    if (result.is === 'on') result.camera.onLost(() => this.lost(turn));
    this.set(result);
    if (result.is === 'failed') this.watch();
    return result;
  }

  /** Turns the camera off at once. */
  close(): void {
    this.turn += 1;
    this.stopWatching();
    const state = this.state_;
    if (state.is === 'on') state.camera.close();
    if (state.is !== 'off') this.set({ is: 'off' });
  }

  private async tryOpen(): Promise<CameraState> {
    let cancel: Cancel = () => {};
    let late = false;
    const tooLong = new Promise<CameraState>((resolve) => {
      cancel = this.clock.after(OPEN_MS, () => {
        late = true;
        resolve({ is: 'failed', fault: 'silent' });
      });
    });
    const opening = this.driver.open().then(
      (camera): CameraState => {
        if (late) camera.close();
        return { is: 'on', camera };
      },
      (error: unknown): CameraState => ({
        is: 'failed',
        fault: error instanceof CameraError ? error.fault : 'busy',
      }),
    );
    const result = await Promise.race([opening, tooLong]);
    cancel();
    return result;
  }

  private lost(turn: number): void {
    if (turn !== this.turn) return;
    this.turn += 1;
    this.set({ is: 'failed', fault: 'unplugged' });
    this.watch();
  }

  /** As soon as something is plugged in it is tried: the screen goes on by itself. */
  private watch(): void {
    this.stopWatching();
    this.stopWatching = this.driver.onChange(() => {
      if (this.state_.is !== 'failed') return;
      this.stopWatching();
      void this.open();
    });
  }

  private set(state: CameraState): void {
    this.state_ = state;
    this.changed(state);
  }
}
