import { effect, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Cancel } from '../protocol/clock.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { Event, Line } from '../protocol/words.ts';
import type { Viewing } from './viewing.ts';
import type { Viewings } from './viewings.ts';

/** Plays the sound of one friend. */
export interface Player {
  take(packet: SoundPacket): void;
  /** ms until what was captured then is heard */
  untilHeard(captured: number): number;
  close(): void;
}

export interface ListeningPorts {
  connection: Connection;
  viewings: Viewings;
  /** class of this TV's line, as it is taken for now; followed */
  line(): Line;
  /** undefined where the engine has no sound */
  newPlayer(): Player | undefined;
}

/** A friend's microphone that is on. */
interface Voice {
  readonly stream: number;
  readonly viewing: Viewing;
}

/**
 * The sound of what is watched large (X1). It is heard as soon as the friend's microphone is on, unless this TV is
 * muted; on a slow line only when somebody wants it, because there it comes instead of the pictures.
 */
export class Listening {
  private readonly ports: ListeningPorts;
  /** by viewing */
  private readonly voices = signal<ReadonlyMap<string, Voice>>(new Map());
  private readonly choice = signal<boolean | undefined>(undefined);
  private readonly told = new Map<string, boolean>();
  private readonly players = new Map<string, Player>();
  private readonly stopSettling: Cancel;

  constructor(ports: ListeningPorts) {
    this.ports = ports;
    this.stopSettling = effect(() => this.settle());
  }

  /** Whether this TV plays the sound of what it watches. Follows every change. */
  get on(): boolean {
    return this.choice.value ?? this.ports.line() !== 'slow';
  }

  /** Muted, or heard again, for everything watched here. */
  choose(on: boolean): void {
    this.choice.value = on;
  }

  /** The friend's microphone is on. Follows every change. */
  offered(viewing: Viewing): boolean {
    return Array.from(this.voices.value.values()).some((voice) => voice.viewing === viewing);
  }

  heardOf(event: Event<'view.sound'>): void {
    const viewing = this.ports.viewings.all.peek().filter((one) => idOf(one) === event.viewing && !one.small)[0];
    // What waits to be heard is not heard any more: muted is muted.
    if (!event.on) this.silence(event.viewing);
    const voices = new Map(this.voices.peek());
    if (event.on && viewing) voices.set(event.viewing, { stream: event.stream, viewing });
    else voices.delete(event.viewing);
    // The same again after a cut: the server may have a new viewing of it.
    this.told.delete(event.viewing);
    this.voices.value = voices;
  }

  take(packet: SoundPacket): void {
    this.voices.peek().forEach(({ stream, viewing }, id) => {
      if (stream === packet.stream && this.told.get(id)) this.playerOf(id, viewing)?.take(packet);
    });
  }

  stop(): void {
    this.stopSettling();
    for (const id of Array.from(this.players.keys())) this.silence(id);
  }

  private settle(): void {
    const wanted = this.on;
    // Large or small, and whether it is open still.
    const open = this.ports.viewings.all.value.filter((viewing) => viewing.state.value.is !== 'over' && !viewing.small);
    const gone: string[] = [];
    this.voices.value.forEach(({ viewing }, id) => {
      if (open.indexOf(viewing) < 0) gone.push(id);
      else if (idOf(viewing) === id) this.listen(id, wanted);
    });
    for (const id of gone) this.forget(id);
  }

  private listen(id: string, on: boolean): void {
    if (this.told.get(id) === on) return;
    this.told.set(id, on);
    // At once, whatever the server still sends.
    if (!on) this.silence(id);
    this.ports.connection.request('view.listen', { viewing: id, on }).catch(() => {
      // It is over, or the line is gone; told again with the next view.sound.
    });
  }

  private forget(id: string): void {
    this.told.delete(id);
    this.silence(id);
    const voices = new Map(this.voices.peek());
    voices.delete(id);
    this.voices.value = voices;
  }

  private silence(id: string): void {
    const player = this.players.get(id);
    const voice = this.voices.peek().get(id);
    if (voice) voice.viewing.untilHeard = undefined;
    this.players.delete(id);
    player?.close();
  }

  private playerOf(id: string, viewing: Viewing): Player | undefined {
    const known = this.players.get(id);
    if (known) return known;
    const made = this.ports.newPlayer();
    if (!made) return undefined;
    this.players.set(id, made);
    viewing.untilHeard = (captured) => made.untilHeard(captured);
    return made;
  }
}

function idOf(viewing: Viewing): string | undefined {
  const state = viewing.state.peek();
  return state.is === 'watching' ? state.viewing : undefined;
}
