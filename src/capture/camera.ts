import type { Cancel, Clock } from '../protocol/clock.ts';
import type { Input } from './inputs.ts';
import type { Pose } from './pose.ts';

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
  /** which one it is; left out where the engine does not say */
  readonly id?: string;
  /** how its picture is turned before anybody gets it; left out: not at all */
  readonly pose?: () => Pose;
  /** size of the picture as the camera gives it */
  size(): { width: number; height: number };
  /** called once if the camera goes away by itself */
  onLost(lost: () => void): void;
  /** Turns it off; its light goes out. */
  close(): void;
}

/** Where cameras come from: the browser, or the emulator's test cameras. */
export interface CameraDriver {
  /** Opens the one that is wanted, or the first where that is not plugged in. Rejects with a CameraError. */
  open(wanted?: Input): Promise<OpenCamera>;
  /** those plugged in, without opening any */
  list(): Promise<readonly Input[]>;
  /** a camera was plugged in or pulled out */
  onChange(changed: () => void): Cancel;
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
  private readonly pose: (() => Pose) | undefined;
  private wanted: Input | undefined;
  private state_: CameraState = { is: 'off' };
  private turn = 0;
  private stopWatching: Cancel = () => {};

  /** @param pose how pictures are turned, asked for each of them */
  constructor(driver: CameraDriver, clock: Clock, changed: (state: CameraState) => void, pose?: () => Pose) {
    this.driver = driver;
    this.clock = clock;
    this.changed = changed;
    this.pose = pose;
  }

  get state(): CameraState {
    return this.state_;
  }

  /** Which one is to be opened from now on. */
  prefer(wanted: Input | undefined): void {
    this.wanted = wanted;
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
    this.settle(result);
    return result;
  }

  /**
   * Another one is wanted: an open camera gives way to it as soon as it has a picture, so that whoever watches misses
   * none. When it does not open, the one before goes on.
   * @returns why it did not open
   */
  async change(wanted: Input): Promise<CameraFault | undefined> {
    const last = this.wanted;
    const before = this.state_;
    this.wanted = wanted;
    if (before.is === 'off') return undefined;
    if (before.is !== 'on') {
      this.turn += 1;
      this.state_ = { is: 'off' };
      return faultOf(await this.open());
    }
    this.turn += 1;
    const turn = this.turn;
    let next = await this.tryOpen();
    if (next.is === 'failed' && next.fault === 'busy' && turn === this.turn) {
      // Some boxes have one camera open at a time.
      before.camera.close();
      this.set({ is: 'opening' });
      next = await this.tryOpen();
    }
    if (turn !== this.turn) {
      if (next.is === 'on') next.camera.close();
      return undefined;
    }
    if (next.is === 'on') {
      const isOpen = this.state_ === before;
      this.settle(next);
      if (isOpen) before.camera.close();
      return undefined;
    }
    this.wanted = last;
    if (this.state_.is !== 'opening') return faultOf(next);
    const back = await this.tryOpen();
    if (turn === this.turn) this.settle(back);
    else if (back.is === 'on') back.camera.close();
    return faultOf(next);
  }

  /** Turns the camera off at once. */
  close(): void {
    this.turn += 1;
    this.stopWatching();
    const state = this.state_;
    if (state.is === 'on') state.camera.close();
    if (state.is !== 'off') this.set({ is: 'off' });
  }

  private settle(result: CameraState): void {
    if (result.is === 'on') {
      const { camera } = result;
      camera.onLost(() => this.lost(camera));
    }
    this.set(result);
    if (result.is === 'failed') this.watch();
  }

  private async tryOpen(): Promise<CameraState> {
    const result = await openInTime(this.clock, this.driver.open(this.wanted));
    if ('fault' in result) return { is: 'failed', fault: result.fault };
    return { is: 'on', camera: this.pose ? { ...result.open, pose: this.pose } : result.open };
  }

  private lost(camera: OpenCamera): void {
    if (this.state_.is !== 'on' || this.state_.camera !== camera) return;
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

const faultOf = (state: CameraState): CameraFault | undefined => (state.is === 'failed' ? state.fault : undefined);

/** Waits for a camera (or microphone) to open, but not for ever; one that comes too late is turned off. */
export async function openInTime<T extends { close(): void }>(
  clock: Clock,
  opening: Promise<T>,
): Promise<{ readonly open: T } | { readonly fault: CameraFault }> {
  let cancel: Cancel = () => {};
  let late = false;
  const tooLong = new Promise<{ fault: CameraFault }>((resolve) => {
    cancel = clock.after(OPEN_MS, () => {
      late = true;
      resolve({ fault: 'silent' });
    });
  });
  const opened = opening.then(
    (open) => {
      if (late) open.close();
      return { open };
    },
    (error: unknown) => ({ fault: error instanceof CameraError ? error.fault : ('busy' as const) }),
  );
  const result = await Promise.race([opened, tooLong]);
  cancel();
  return result;
}
