import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { levelAt } from '../capture/level.ts';
import type { Connection } from '../net/connection.ts';
import type { Storage } from '../platform/platform.ts';
import type { Ear } from '../playback/sound/ear.ts';
import type { Cancel } from '../protocol/clock.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { Event, Line } from '../protocol/words.ts';
import type { Viewing } from './viewing.ts';
import type { Viewings } from './viewings.ts';

/** Plays the sound of one friend. */
export interface Player {
  take(packet: SoundPacket): void;
  /** ms until what was captured then is heard @param showing what showing a picture of that moment takes, ms */
  untilHeard(captured: number, showing: number): number;
  close(): void;
}

export interface ListeningPorts {
  connection: Connection;
  viewings: Viewings;
  /** of this TV: how loud it is belongs to it, whoever is in */
  storage: Storage;
  ear: Ear;
  /** class of this TV's line, as it is taken for now; followed */
  line(): Line;
  /** undefined where the engine has no sound */
  newPlayer(): Player | undefined;
}

/** A friend's microphone that is on. */
interface Voice {
  readonly stream: number;
  readonly viewing: Viewing;
  /** their line bears sound or pictures */
  readonly instead: boolean;
}

/** How loud others are heard, in steps: 0 nothing, 3 as they come. */
export const VOLUMES = [0, 0.25, 0.55, 1] as const;
const FULL = VOLUMES.length - 1;
/** Others are turned down to this while one talks to them (28). */
const DUCKED = 0.12;
const KEPT_AS = 'volume';
/** What was said about a viewing's sound. */
const [OFF, ON, INSTEAD] = ['off', 'on', 'instead'] as const;

/**
 * The sound of what is watched large (X1). It is heard as soon as the friend's microphone is on, unless this TV is
 * muted; where a line bears only one of them, instead of the pictures, and only when somebody wants it.
 */
export class Listening {
  private readonly ports: ListeningPorts;
  /** by viewing */
  private readonly voices = signal<ReadonlyMap<string, Voice>>(new Map());
  /** sound is preferred to their pictures */
  private readonly preferred = signal<ReadonlySet<Viewing>>(new Set());
  private readonly volume_: Signal<number>;
  private readonly ducked = signal(false);
  private readonly told = new Map<string, string>();
  private readonly players = new Map<string, Player>();
  private readonly stops: Cancel[];

  constructor(ports: ListeningPorts) {
    this.ports = ports;
    const kept = Number(ports.storage.get(KEPT_AS) ?? FULL);
    this.volume_ = signal(VOLUMES[kept] === undefined ? FULL : kept);
    this.stops = [effect(() => this.settle()), effect(() => ports.ear.turn(this.gain))];
  }

  /** How loud others are heard on this TV, a step of VOLUMES; remembered. */
  get volume(): ReadonlySignal<number> {
    return this.volume_;
  }

  /** How loud that is now, 0 to 1: less while one talks to them. Follows every change. */
  get gain(): number {
    return (VOLUMES[this.volume_.value] ?? 1) * (this.ducked.value ? DUCKED : 1);
  }

  turn(volume: number): void {
    this.volume_.value = volume;
    this.ports.storage.set(KEPT_AS, String(volume));
  }

  /** Turned down while one talks to them. */
  duck(on: boolean): void {
    this.ducked.value = on;
  }

  /** A film of the page lets this be heard. @param volume 0 to 1 */
  beside(stream: MediaStream, volume: number): Cancel {
    return this.ports.ear.beside(stream, volume);
  }

  /** How loud it is what is heard at the moment, 0 to 1. */
  get level(): number {
    return levelAt(this.ports.ear.loudness());
  }

  /** The friend's microphone is on. Follows every change. */
  offered(viewing: Viewing): boolean {
    return this.voiceOf(viewing) !== undefined;
  }

  /** There is sound or pictures, and somebody has to choose. Follows every change. */
  either(viewing: Viewing): boolean {
    const voice = this.voiceOf(viewing);
    return voice !== undefined && (voice.instead || this.ports.line() === 'slow');
  }

  /** Sound comes instead of the pictures. Follows every change. */
  alone(viewing: Viewing): boolean {
    return this.volume_.value > 0 && this.preferred.value.has(viewing) && this.either(viewing);
  }

  /** Which of the two, where there is only one of them. */
  prefer(viewing: Viewing, what: 'sound' | 'pictures'): void {
    const preferred = new Set(this.preferred.peek());
    if (what === 'sound') preferred.add(viewing);
    else preferred.delete(viewing);
    if (what === 'sound' && this.volume_.peek() === 0) this.turn(FULL);
    this.preferred.value = preferred;
  }

  heardOf(event: Event<'view.sound'>): void {
    const viewing = this.ports.viewings.all.peek().filter((one) => idOf(one) === event.viewing && !one.small)[0];
    // What waits to be heard is not heard any more: muted is muted.
    if (!event.on) this.silence(event.viewing);
    const voices = new Map(this.voices.peek());
    if (event.on && viewing)
      voices.set(event.viewing, { stream: event.stream, viewing, instead: event.instead ?? false });
    else voices.delete(event.viewing);
    // The same again after a cut: the server may have a new viewing of it.
    this.told.delete(event.viewing);
    this.voices.value = voices;
  }

  take(packet: SoundPacket): void {
    this.voices.peek().forEach(({ stream, viewing }, id) => {
      if (stream === packet.stream && this.told.get(id) !== undefined && this.told.get(id) !== OFF)
        this.playerOf(id, viewing)?.take(packet);
    });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const id of Array.from(this.players.keys())) this.silence(id);
  }

  private settle(): void {
    const heard = this.volume_.value > 0;
    // Large or small, and whether it is open still.
    const open = this.ports.viewings.all.value.filter((viewing) => viewing.state.value.is !== 'over' && !viewing.small);
    const gone: string[] = [];
    this.voices.value.forEach(({ viewing, instead }, id) => {
      const wanted = heard && (!this.either(viewing) || this.alone(viewing));
      if (open.indexOf(viewing) < 0) gone.push(id);
      else if (idOf(viewing) === id) this.listen(id, wanted, instead);
    });
    for (const id of gone) this.forget(id);
  }

  private listen(id: string, on: boolean, instead: boolean): void {
    const said = on ? (instead ? INSTEAD : ON) : OFF;
    if (this.told.get(id) === said) return;
    this.told.set(id, said);
    // At once, whatever the server still sends.
    if (!on) this.silence(id);
    this.ports.connection.request('view.listen', { viewing: id, on, ...(on && instead && { instead }) }).catch(() => {
      // It is over, or the line is gone; told again with the next view.sound.
    });
  }

  private voiceOf(viewing: Viewing): Voice | undefined {
    return Array.from(this.voices.value.values()).filter((voice) => voice.viewing === viewing)[0];
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
    viewing.untilHeard = (captured, showing) => made.untilHeard(captured, showing);
    return made;
  }
}

function idOf(viewing: Viewing): string | undefined {
  const state = viewing.state.peek();
  return state.is === 'watching' ? state.viewing : undefined;
}
