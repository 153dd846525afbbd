import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraFault } from '../../../capture/camera.ts';
import { Hearing, Microphone, type MicrophoneDriver, type MicrophoneState } from '../../../capture/microphone.ts';
import { Inputs } from '../../../model/inputs.ts';
import type { Tv } from '../../../model/tv.ts';
import type { Storage } from '../../../platform/platform.ts';
import { systemClock } from '../../../protocol/clock.ts';

/** How loud it is, and whether somebody has been heard. */
export interface Heard {
  readonly level: number;
  readonly now: boolean;
  readonly ever: boolean;
}

/** The microphone while the test runs. Nothing it hears is kept, and nothing leaves this TV. */
export class Listening {
  private readonly tv: Pick<Tv, 'microphones'>;
  private readonly storage: Storage;
  private readonly state_ = signal<MicrophoneState>({ is: 'off' });
  private readonly heard_ = signal<Heard | undefined>(undefined);
  private readonly inputs_ = signal<Inputs | undefined>(undefined);
  private microphone: Microphone | undefined;
  private hearing = new Hearing();
  private ends: (() => void)[] = [];
  private turn = 0;

  constructor(tv: Pick<Tv, 'microphones'>, storage: Storage) {
    this.tv = tv;
    this.storage = storage;
  }

  get state(): ReadonlySignal<MicrophoneState> {
    return this.state_;
  }

  /** Undefined where the engine cannot tell how loud it is. */
  get heard(): ReadonlySignal<Heard | undefined> {
    return this.heard_;
  }

  /** Which microphones there are; undefined until the first start. */
  get inputs(): ReadonlySignal<Inputs | undefined> {
    return this.inputs_;
  }

  async start(): Promise<void> {
    const { microphones } = this.tv;
    this.turn += 1;
    const { turn } = this;
    if (!microphones) return this.failed('unsupported');
    this.state_.value = { is: 'opening' };
    const driver = await microphones().catch(() => undefined);
    if (turn !== this.turn) return;
    if (!driver) return this.failed('silent');
    const microphone = this.made(driver);
    await microphone.open();
    await this.inputs_.peek()?.look();
  }

  /** Turns it off at once. */
  stop(): void {
    this.turn += 1;
    for (const end of this.ends) end();
    this.ends = [];
    this.microphone?.close();
    this.microphone = undefined;
    this.hearing = new Hearing();
    this.heard_.value = undefined;
    this.state_.value = { is: 'off' };
  }

  private made(driver: MicrophoneDriver): Microphone {
    const microphone = new Microphone(driver, systemClock, {
      state: (state) => {
        if (state.is === 'on' && state.microphone.level() !== undefined) this.hear(0);
        this.state_.value = state;
      },
      level: (level) => this.hear(level),
    });
    const inputs = new Inputs(
      { list: () => driver.list(), change: (wanted) => microphone.change(wanted) },
      this.storage,
      'microphone',
    );
    microphone.prefer(inputs.chosen.peek());
    this.ends.push(
      driver.onChange(() => {
        void inputs.look();
        if (microphone.state.is === 'failed') void microphone.open();
      }),
    );
    this.microphone = microphone;
    this.inputs_.value = inputs;
    return microphone;
  }

  private hear(level: number): void {
    const now = this.hearing.hear(level, systemClock.now());
    const ever = now || (this.heard_.peek()?.ever ?? false);
    this.heard_.value = { level, now, ever };
  }

  private failed(fault: CameraFault): void {
    this.state_.value = { is: 'failed', fault };
  }
}
