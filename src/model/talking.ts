import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraFault } from '../capture/camera.ts';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import type { Event, SoundDemand } from '../protocol/words.ts';
import type { Listening } from './listening.ts';
import type { OwnVoice } from './own-voice.ts';
import type { Viewing } from './viewing.ts';

/** Refused because of who one is. */
const BARRED: readonly string[] = ['child.cannot', 'guest.cannot_air', 'guest.cannot'];

/** Why nobody hears it: no microphone, they cannot (`deaf`), or whoever is in may not talk. */
export type TalkFailure = CameraFault | 'deaf' | { readonly code: string };

/**
 * opening: the microphone is being opened, the server asked. on: they hear it. failed: they do not.
 */
export type TalkState =
  | { is: 'off' }
  | { is: 'opening'; viewing: Viewing }
  | { is: 'on'; viewing: Viewing; since: number }
  | { is: 'failed'; viewing: Viewing; why: TalkFailure };

export interface TalkingPorts {
  connection: Connection;
  clock: Clock;
  mine: OwnVoice;
  theirs: Listening;
}

/** Talking to a friend who is watched (28, 28b): the microphone is on for them alone, and the own webcam stays as it was. */
export class Talking {
  private readonly ports: TalkingPorts;
  private readonly state_ = signal<TalkState>({ is: 'off' });
  private readonly asked = signal<SoundDemand | undefined>(undefined);
  private readonly stops: Cancel[];
  private turn = 0;

  constructor(ports: TalkingPorts) {
    this.ports = ports;
    this.stops = [effect(() => this.send()), effect(() => this.follow())];
  }

  get state(): ReadonlySignal<TalkState> {
    return this.state_;
  }

  /** From now on they hear this room, if they can. */
  begin(viewing: Viewing): void {
    const now = this.state_.peek();
    if ((now.is === 'on' || now.is === 'opening') && now.viewing === viewing) return;
    this.end();
    const watching = viewing.state.peek();
    if (watching.is !== 'watching') return;
    this.turn += 1;
    const { turn } = this;
    const { connection, mine, theirs } = this.ports;
    this.state_.value = { is: 'opening', viewing };
    theirs.duck(true);
    mine.talk(true);
    connection.request('view.talk', { viewing: watching.viewing, on: true }).then(
      ({ sound }) => {
        if (turn !== this.turn) return;
        if (sound) this.asked.value = sound;
        else this.fail('deaf');
      },
      (failure: unknown) => {
        if (turn !== this.turn) return;
        const code = codeOf(failure);
        this.fail(BARRED.indexOf(code) >= 0 ? { code } : 'deaf');
      },
    );
  }

  /** Let go. */
  end(): void {
    const state = this.state_.peek();
    if (state.is === 'opening' || state.is === 'on') this.close(state.viewing);
    this.state_.value = { is: 'off' };
  }

  heardOf({ viewing, sound }: Event<'view.talking'>): void {
    const state = this.state_.peek();
    if ((state.is !== 'on' && state.is !== 'opening') || idOf(state.viewing) !== viewing) return;
    if (sound) this.asked.value = sound;
    else this.fail('deaf');
  }

  stop(): void {
    this.end();
    for (const stop of this.stops) stop();
  }

  private fail(why: TalkFailure): void {
    const state = this.state_.peek();
    if (state.is !== 'opening' && state.is !== 'on') return;
    this.close(state.viewing);
    this.state_.value = { is: 'failed', viewing: state.viewing, why };
  }

  private close(viewing: Viewing): void {
    const { connection, mine, theirs } = this.ports;
    this.turn += 1;
    this.asked.value = undefined;
    mine.talk(false);
    theirs.duck(false);
    const id = idOf(viewing);
    if (id === undefined) return;
    connection.request('view.talk', { viewing: id, on: false }).catch(() => {
      // The viewing is over, or the line is gone, and this with it.
    });
  }

  /** With the viewing or the line it ends; without a microphone too. */
  private follow(): void {
    const state = this.state_.value;
    if (state.is !== 'opening' && state.is !== 'on') return;
    const microphone = this.ports.mine.state.value;
    const watching = state.viewing.state.value.is === 'watching' && !state.viewing.small;
    if (!watching) this.end();
    else if (microphone.is === 'failed') this.fail(microphone.fault);
    else if (state.is === 'opening' && microphone.is === 'on' && this.asked.value)
      this.state_.value = { is: 'on', viewing: state.viewing, since: this.ports.clock.now() };
  }

  private send(): Cancel | undefined {
    const demand = this.asked.value;
    const microphone = this.ports.mine.state.value;
    if (!demand || microphone.is !== 'on') return undefined;
    const open = this.ports.mine.openVoice(microphone.microphone);
    open?.voice.wanted(demand);
    return open?.stop;
  }
}

function idOf(viewing: Viewing): string | undefined {
  const state = viewing.state.peek();
  return state.is === 'watching' ? state.viewing : undefined;
}
