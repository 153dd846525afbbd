import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import type { SoundPacket } from '../protocol/packet.ts';
import type { Event } from '../protocol/words.ts';
import type { Air } from './air.ts';
import type { Listening, Player } from './listening.ts';
import type { Notices } from './notices.ts';

export interface CallersPorts {
  connection: Connection;
  air: Air;
  theirs: Listening;
  clock: Clock;
  notices: Pick<Notices, 'say'>;
  newPlayer(): Player | undefined;
}

/** Who talks again sooner than this is not said again to be talking. */
const AGAIN_MS = 60_000;

/** Those who watch and talk to this room (28b): they are heard here, unless this TV is muted. */
export class Callers {
  private readonly ports: CallersPorts;
  /** streams of those who talk */
  private readonly streams = signal<ReadonlyMap<number, string>>(new Map());
  private readonly players = new Map<number, Player>();
  /** when each was heard last, by person */
  private readonly heardAt = new Map<string, number>();
  private readonly stops: Cancel[];
  /** what the server was told of this broadcast; it begins with yes */
  private told = true;

  constructor(ports: CallersPorts) {
    this.ports = ports;
    this.stops = [effect(() => this.tell()), effect(() => this.followAir())];
  }

  /** Whether this person talks to this room now. Follows every change. */
  talks(person: string): boolean {
    return Array.from(this.streams.value.values()).indexOf(person) >= 0;
  }

  /** Who talks now. */
  get all(): ReadonlySignal<ReadonlyMap<number, string>> {
    return this.streams;
  }

  heardOf({ person, on, stream }: Event<'webcam.talk'>): void {
    const streams = new Map(this.streams.peek());
    this.say(person);
    if (on) streams.set(stream, person);
    else streams.delete(stream);
    if (!on) this.silence(stream);
    this.streams.value = streams;
  }

  /** @returns false: nobody talks on this stream */
  take(packet: SoundPacket): boolean {
    const { stream } = packet;
    if (!this.streams.peek().has(stream)) return false;
    const player = this.players.get(stream) ?? this.ports.newPlayer();
    if (!player) return true;
    this.players.set(stream, player);
    player.take(packet);
    return true;
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const stream of Array.from(this.players.keys())) this.silence(stream);
  }

  /** Whatever is heard is seen as well, on whichever screen one is. */
  private say(person: string): void {
    const { air, clock, notices } = this.ports;
    const now = clock.now();
    const before = this.heardAt.get(person) ?? Number.NEGATIVE_INFINITY;
    this.heardAt.set(person, now);
    const viewer = air.viewers.peek().filter((one) => one.person === person)[0];
    if (viewer && now - before > AGAIN_MS) notices.say({ is: 'talks', name: viewer.name });
  }

  private silence(stream: number): void {
    this.players.get(stream)?.close();
    this.players.delete(stream);
  }

  private followAir(): void {
    if (this.ports.air.state.value.is === 'on') return;
    for (const stream of Array.from(this.players.keys())) this.silence(stream);
    this.streams.value = new Map();
  }

  private tell(): void {
    const state = this.ports.air.state.value;
    const on = this.ports.theirs.volume.value > 0;
    if (state.is !== 'on') {
      this.told = true;
      return;
    }
    if (state.cut || on === this.told) return;
    this.told = on;
    this.ports.connection.request('webcam.hear', { on }).catch(() => {
      // Off air meanwhile, the line is gone, or a server that lets nobody talk.
    });
  }
}
