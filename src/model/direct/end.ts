import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { OpenPeer, Peer } from '../../net/direct/peer-shape.ts';
import { begin, next, wakesAt } from '../../net/direct/switch.ts';
import type { Path, Say, Switch, SwitchEffect, SwitchEvent } from '../../net/direct/switch-shape.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Ice } from '../../protocol/words.ts';

/** What one end needs done. */
export interface EndPorts {
  readonly clock: Clock;
  readonly openPeer: OpenPeer;
  say(word: Say): void;
  /** there is a peer connection, or none any more */
  peerIs(peer: Peer | undefined): void;
  /** what this TV sends flows, or stands still */
  flows?(on: boolean): void;
  /** what of the other room may be played from now on */
  media?(stream: MediaStream): void;
  show?(path: Path): void;
}

/** One end of what may become a direct connection: does what the switch says, and tells it what comes of that. */
export class DirectEnd {
  private readonly ports: EndPorts;
  private readonly state_ = signal<Switch>(begin());
  private peer: Peer | undefined;
  private waiting: SwitchEvent[] = [];
  private busy = false;
  private cancelWake: Cancel = () => {};

  constructor(ports: EndPorts) {
    this.ports = ports;
  }

  get state(): ReadonlySignal<Switch> {
    return this.state_;
  }

  tell(event: SwitchEvent): void {
    this.waiting.push(event);
    if (this.busy) return;
    this.busy = true;
    for (let told = this.waiting.shift(); told; told = this.waiting.shift()) this.take(told);
    this.busy = false;
    this.wake();
  }

  private take(event: SwitchEvent): void {
    const { now, effects } = next(this.state_.peek(), event, this.ports.clock.now());
    this.state_.value = now;
    for (const effect of effects) this.bring(effect);
  }

  private bring(effect: SwitchEffect): void {
    switch (effect.do) {
      case 'open':
        return this.open(effect.ice, effect.offers);
      case 'feed':
        return this.peer?.take(effect.signal);
      case 'say':
        return this.ports.say(effect.word);
      case 'media':
        return this.ports.flows?.(effect.on);
      case 'show':
        return this.ports.show?.(effect.path);
      case 'close':
        return this.close();
    }
  }

  private open(ice: Ice, offers: boolean): void {
    this.close();
    // What an older connection still says is of no interest.
    let isNow = true;
    const told = (event: SwitchEvent): void => {
      if (isNow) this.tell(event);
    };
    const end = (): void => {
      isNow = false;
    };
    try {
      const peer = this.ports.openPeer({
        role: offers ? 'sends' : 'shows',
        ice,
        told: {
          signal: (signal) => told({ is: 'made', signal }),
          media: (stream) => isNow && this.ports.media?.(stream),
          ice: (state) => told({ is: 'ice', state }),
          unable: () => told({ is: 'unable' }),
        },
      });
      this.endPeer = end;
      this.peer = peer;
      this.ports.peerIs(peer);
    } catch {
      this.tell({ is: 'unable' });
    }
  }

  private endPeer: () => void = () => {};

  private close(): void {
    const { peer } = this;
    if (!peer) return;
    this.endPeer();
    this.peer = undefined;
    this.ports.flows?.(false);
    this.ports.peerIs(undefined);
    peer.close();
  }

  private wake(): void {
    this.cancelWake();
    const at = wakesAt(this.state_.peek());
    if (at === undefined) return;
    const { clock } = this.ports;
    this.cancelWake = clock.after(Math.max(0, at - clock.now()), () => this.tell({ is: 'time' }));
  }
}
