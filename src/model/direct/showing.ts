import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { Dry, LOOK_MS } from '../../net/direct/dry.ts';
import type { Peer } from '../../net/direct/peer-shape.ts';
import type { Path, Switch } from '../../net/direct/switch-shape.ts';
import type { Film, FilmPicture } from '../../playback/film.ts';
import { type Cancel, type Clock, every } from '../../protocol/clock.ts';
import type { Request } from '../../protocol/words.ts';
import type { Viewing } from '../viewing.ts';

export interface DirectShowingPorts {
  readonly clock: Clock;
  readonly viewing: Viewing;
  readonly state: ReadonlySignal<Switch>;
  newFilm(stream: MediaStream, shown: (picture: FilmPicture) => void): Film;
  /** How loud the friend is to be heard on this TV now, 0 to 1; followed. */
  volume(): number;
  /** A film lets this be heard, so loud. */
  heard(stream: MediaStream, volume: number): Cancel;
  /** pictures of a film are on the screen, and flow */
  shown(): void;
  /** nothing comes any more */
  lost(): void;
  report(seen: Omit<Request<'direct.report'>, 'direct'>): void;
}

/**
 * With this picture a film counts as shown. What begins one is large, and what follows it may be long in coming: the
 * second one says that they flow (as `LivePicture` has it, which shows it from then on).
 */
const FLOWS = 2;
/** How often the server is told what is seen of the connection, ms. */
const REPORT_MS = 2_000;

/**
 * The other room on this TV while it comes directly. Each time pictures begin to flow there is a film anew, so that
 * nothing of before can be taken for the first picture.
 */
export class DirectShowing {
  private readonly ports: DirectShowingPorts;
  private readonly film = signal<Film | undefined>(undefined);
  private readonly stops: Cancel[];
  /** pictures should be coming */
  private readonly comes: ReadonlySignal<boolean>;
  private stream: MediaStream | undefined;
  private peer: Peer | undefined;
  /** the step it came back with last */
  private returned = 0;

  constructor(ports: DirectShowingPorts) {
    this.ports = ports;
    const { clock, state } = ports;
    this.comes = computed(() => state.value.link.is === 'direct' && !state.value.link.still);
    this.stops = [
      effect(() => this.follow(state.value)),
      effect(() => this.listen()),
      effect(() => this.watch()),
      every(clock, REPORT_MS, () => void this.report()),
    ];
  }

  peerIs(peer: Peer | undefined): void {
    // Its last picture stays on the screen until one of the relay is there.
    if (!peer) this.film.peek()?.freeze();
    this.peer = peer;
    this.stream = undefined;
  }

  /** What may be played from now on. */
  media(stream: MediaStream): void {
    this.stream = stream;
    this.begin();
  }

  show(path: Path): void {
    if (path === 'relay') this.drop();
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.drop();
    this.ports.viewing.isDirect = false;
  }

  /** Which film is wanted: a new one for each time it flows again, none while the relay is what is seen. */
  private follow({ link, showing }: Switch): void {
    this.ports.viewing.isDirect = link.is === 'direct';
    if (link.is === 'returning' && link.step !== this.returned) {
      this.returned = link.step;
      this.begin();
    } else if (showing === 'relay' && link.is !== 'connecting' && link.is !== 'returning') this.drop();
  }

  private listen(): Cancel | undefined {
    const film = this.film.value;
    const volume = this.ports.state.value.showing === 'direct' ? this.ports.volume() : 0;
    film?.hear(volume);
    return film && this.stream && volume > 0 ? this.ports.heard(this.stream, volume) : undefined;
  }

  private begin(): void {
    const { viewing, shown, clock } = this.ports;
    if (!this.stream) return;
    this.drop();
    let told = 0;
    const film = this.ports.newFilm(this.stream, (picture) => {
      if (this.film.peek() !== film) return;
      told += 1;
      if (told === FLOWS) shown();
      if (this.ports.state.peek().showing === 'direct') viewing.filmed(picture, clock.now());
    });
    this.film.value = film;
    viewing.film.value = film.element;
  }

  private drop(): void {
    const film = this.film.peek();
    if (!film) return;
    this.film.value = undefined;
    this.ports.viewing.film.value = null;
    film.close();
  }

  /** While it is direct nothing else shows that it broke before the engine knows. */
  private watch(): Cancel | undefined {
    if (!this.comes.value) return undefined;
    const { clock, lost } = this.ports;
    const dry = new Dry(clock.now());
    let over = false;
    const stop = every(clock, LOOK_MS, () => {
      this.peer?.read().then(
        ({ packets }) => {
          if (!over && packets !== undefined && dry.look(packets, clock.now())) lost();
        },
        () => undefined,
      );
    });
    return () => {
      over = true;
      stop();
    };
  }

  private async report(): Promise<void> {
    const { viewing, report } = this.ports;
    const { peer } = this;
    if (!this.comes.peek() || !peer) return;
    const figures = await peer.read().catch(() => undefined);
    if (!figures || !this.comes.peek() || this.peer !== peer) return;
    const { roundTripMs, path } = figures;
    report({
      perSecond: viewing.figures.peek().perSecond,
      ...(roundTripMs === undefined ? {} : { roundTripMs: Math.round(roundTripMs) }),
      ...(path === undefined ? {} : { turned: path === 'turn' }),
    });
  }
}
