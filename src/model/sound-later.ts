import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Cancel } from '../protocol/clock.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { AnyEvent } from '../protocol/words.ts';
import type { Sound } from './sound.ts';

export interface SoundLaterPorts {
  /**
   * Fetches the script and makes the store; rejects where it cannot be fetched now. Undefined: this TV has no sound.
   * `begins`: the broadcast that is on began with its sound.
   */
  make: ((begins: () => boolean) => Promise<Sound>) | undefined;
  /** this TV can send it, too */
  sends: boolean;
  /** whether the server has sound */
  offers(): boolean;
  /** ... and lets those who watch talk */
  offersTalk(): boolean;
  /** this TV is on air; followed */
  onAir(): boolean;
  /** the microphone starts with the webcam; not followed: what is chosen later holds for the next broadcast */
  starts(): boolean;
}

/** Sound comes with a script of its own, when a microphone is turned on or a friend who is watched has theirs on. */
export class SoundLater {
  private readonly ports: SoundLaterPorts;
  private readonly now_ = signal<Sound | undefined>(undefined);
  private readonly stopFollowing: Cancel;
  private coming: Promise<Sound> | undefined;
  private waiting: AnyEvent[] = [];
  private begins = false;

  constructor(ports: SoundLaterPorts) {
    this.ports = ports;
    this.stopFollowing = effect(() => {
      this.begins = ports.onAir() && ports.starts();
      if (this.begins) this.load().catch(() => {});
    });
  }

  /** This TV and its server have sound. */
  get offered(): boolean {
    return this.ports.make !== undefined && this.ports.offers();
  }

  /** ... and this TV can let its own room be heard. */
  get sends(): boolean {
    return this.offered && this.ports.sends;
  }

  /** ... and who watches on it can talk. */
  get talks(): boolean {
    return this.sends && this.ports.offersTalk();
  }

  /** The store, once it is here. */
  get now(): ReadonlySignal<Sound | undefined> {
    return this.now_;
  }

  /** The store; rejects where there is none, or its script cannot be fetched now. */
  load(): Promise<Sound> {
    const { make } = this.ports;
    if (!make || !this.offered) return Promise.reject(new Error('no sound'));
    this.coming =
      this.coming ??
      make(() => this.begins).then(
        (sound) => {
          this.now_.value = sound;
          for (const event of this.waiting) sound.handle(event);
          this.waiting = [];
          return sound;
        },
        (failure: unknown) => {
          this.coming = undefined;
          throw failure;
        },
      );
    return this.coming;
  }

  /** Sound that comes before the script does is old by then. */
  take(packet: SoundPacket): void {
    this.now_.peek()?.take(packet);
  }

  handle(event: AnyEvent): void {
    const sound = this.now_.peek();
    if (sound) return sound.handle(event);
    if (event.t !== 'view.sound' && event.t !== 'webcam.talk') return;
    this.waiting.push(event);
    this.load().catch(() => {});
  }

  stop(): void {
    this.stopFollowing();
    this.now_.peek()?.stop();
  }
}
