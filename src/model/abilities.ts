import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Platform } from '../platform/platform.ts';
import type { Capabilities } from '../protocol/words.ts';
import type { Inputs } from './inputs.ts';

/** What an engine can do; `camera` and `line` are filled in from what is found. */
export type FixedAbilities = Omit<Capabilities, 'camera' | 'line'>;

/** V6: what this TV can do, told at hello, and anew when a camera is plugged in or the line is another. */
export class Abilities {
  private fixed: FixedAbilities;
  private readonly network: Platform['network'];
  private readonly camera_ = signal(false);
  /** what the server was told last, at hello or since */
  private told = '';

  constructor(fixed: FixedAbilities, network: Platform['network']) {
    this.fixed = fixed;
    this.network = network;
  }

  /** a camera is plugged in, as far as can be told without opening it */
  get camera(): ReadonlySignal<boolean> {
    return this.camera_;
  }

  /** For hello: the server knows them with that. */
  forHello(): Capabilities {
    const now = this.now();
    this.told = JSON.stringify(now);
    return now;
  }

  /** Tells the server where it does not know. */
  tell(connection: Connection): void {
    const now = this.now();
    const text = JSON.stringify(now);
    if (connection.state.is !== 'open' || text === this.told) return;
    this.told = text;
    connection.request('capabilities.set', { capabilities: now }).catch(() => {
      // The next hello says it.
    });
  }

  /** It turned out which sound codecs this box can send, best first. */
  sends(send: string[], connection: Connection): void {
    const { sound } = this.fixed;
    this.fixed = { ...this.fixed, sound: { send, play: sound?.play ?? [] } };
    this.tell(connection);
  }

  /** Looks which cameras are plugged in. */
  async look(cameras: Inputs, connection: Connection): Promise<void> {
    await cameras.look();
    const present = cameras.all.peek().length > 0;
    if (present === this.camera_.peek()) return;
    this.camera_.value = present;
    this.tell(connection);
  }

  private now(): Capabilities {
    return {
      ...this.fixed,
      camera: this.camera_.peek(),
      line: this.network.line,
      ...(this.network.lineChosen ? { lineChosen: true } : {}),
    };
  }
}
