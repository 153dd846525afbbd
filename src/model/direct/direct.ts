import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Connection } from '../../net/connection.ts';
import type { OpenPeer } from '../../net/direct/peer-shape.ts';
import type { Link, Say, SwitchEvent } from '../../net/direct/switch-shape.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { AnyEvent, Event } from '../../protocol/words.ts';
import type { Viewing } from '../viewing.ts';
import type { Viewings } from '../viewings.ts';
import { DirectEnd } from './end.ts';
import { DirectSending, type DirectSendingPorts } from './sending.ts';
import { DirectShowing, type DirectShowingPorts } from './showing.ts';

/** What this TV connects, films and plays with. */
export interface DirectEngine extends Pick<DirectSendingPorts, 'liveTrack'>, Pick<DirectShowingPorts, 'newFilm'> {
  readonly openPeer: OpenPeer;
}

export interface DirectPorts extends Omit<DirectSendingPorts, 'liveTrack'> {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly viewings: Viewings;
}

type Changed = Event<'direct.changed'>;

/** A direct connection, or one that may come about, as a screen shows it. */
export interface Known {
  readonly direct: string;
  readonly peer: Changed['peer'];
  readonly link: Link;
  /** of a question: no answer by then is a no, ms of this TV's clock */
  readonly until: number | undefined;
  /** pictures do come directly on this TV's screen, or go directly */
  readonly isDirect: boolean;
}

/** One end, and what the server said of it last. */
interface Joined {
  readonly end: DirectEnd;
  readonly word: Signal<Changed>;
  stop(): void;
}

interface Sends extends Joined {
  readonly sending: DirectSending;
}

interface Watching extends Joined {
  readonly viewing: Viewing;
}

/** Pictures and sound straight from room to room (W21–W24): this TV on air, and what it watches. */
export class Direct {
  private readonly ports: DirectPorts;
  private readonly engine: DirectEngine;
  private readonly own = signal<Sends | undefined>(undefined);
  private readonly watched = signal<readonly Watching[]>([]);
  private readonly mine_ = computed(() => this.own.value && this.knownOf(this.own.value));
  private readonly stops: Cancel[];

  constructor(ports: DirectPorts, engine: DirectEngine) {
    this.ports = ports;
    this.engine = engine;
    this.stops = [effect(() => this.endOwn()), effect(() => this.endWatched())];
  }

  /** To the one friend who watches this room; undefined: nobody spoke of it. */
  get mine(): ReadonlySignal<Known | undefined> {
    return this.mine_;
  }

  /** To the room that is watched; undefined: nobody spoke of it. Follows every change. */
  of(viewing: Viewing): Known | undefined {
    const joined = this.watched.value.filter((one) => one.viewing === viewing)[0];
    return joined && this.knownOf(joined);
  }

  /** Says yes or no, at any time. @param always from now on without being asked. Rejects with a Failure. */
  async answer(direct: string, yes: boolean, always = false): Promise<void> {
    await this.ports.connection.request('direct.answer', { direct, yes, ...(always ? { always } : {}) });
  }

  /** Bytes that went straight to the one who watches since the last reading. */
  readUpload(): number {
    return this.own.peek()?.sending.readUpload() ?? 0;
  }

  /** The one who is watching has just been removed: nothing waits for the server. */
  removed(person: string): void {
    const own = this.own.peek();
    if (own?.word.peek().peer.person === person) own.end.tell({ is: 'closed' });
  }

  handle(event: AnyEvent): void {
    if (event.t === 'direct.signal') this.tellAll({ is: 'signalled', word: event });
    if (event.t !== 'direct.changed') return;
    const joined = event.role === 'sends' ? this.ownEnd(event) : this.watchedEnd(event);
    if (!joined) return;
    joined.word.value = event;
    joined.end.tell({ is: 'told', word: event });
  }

  lineLost(): void {
    this.tellAll({ is: 'lineLost' });
  }

  resumed(): void {
    this.tellAll({ is: 'lineBack' });
  }

  /** A session that knows nothing of before. */
  started(): void {
    this.tellAll({ is: 'sessionNew' });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.tellAll({ is: 'closed' });
    for (const joined of this.all()) joined.stop();
  }

  private all(): Joined[] {
    const own = this.own.peek();
    return [...(own ? [own] : []), ...this.watched.peek()];
  }

  private tellAll(event: SwitchEvent): void {
    for (const { end } of this.all()) end.tell(event);
  }

  private knownOf({ end, word }: Joined): Known | undefined {
    const { link, showing } = end.state.value;
    const { direct, peer, role, state } = word.value;
    if (link.is === 'relay' && showing === 'relay') return undefined;
    const { ahead } = this.ports.connection;
    const until = state.is === 'offered' && state.until !== undefined ? state.until - ahead : undefined;
    return { direct, peer, link, until, isDirect: role === 'sends' ? link.is === 'direct' : showing === 'direct' };
  }

  private ownEnd(word: Changed): Sends {
    const known = this.own.peek();
    if (known) return known;
    const { clock } = this.ports;
    const sending = new DirectSending({ ...this.ports, liveTrack: this.engine.liveTrack });
    const end = new DirectEnd({
      clock,
      openPeer: this.engine.openPeer,
      say: (said) => this.say(said),
      peerIs: (peer) => sending.peerIs(peer),
      flows: (on) => sending.flows(on),
    });
    const joined = { end, word: signal(word), sending, stop: () => sending.stop() };
    this.own.value = joined;
    return joined;
  }

  private watchedEnd(word: Changed): Joined | undefined {
    const viewing = this.ports.viewings.all.peek().filter((one) => idOf(one) === word.viewing && !one.small)[0];
    const known = this.watched.peek().filter((one) => one.word.peek().viewing === word.viewing)[0];
    if (known || !viewing) return known;
    // Another session gave it another name.
    this.end(this.watched.peek().filter((one) => one.viewing === viewing));
    const { clock, sound } = this.ports;
    const end: DirectEnd = new DirectEnd({
      clock,
      openPeer: this.engine.openPeer,
      say: (said) => this.say(said),
      peerIs: (peer) => showing.peerIs(peer),
      media: (stream) => showing.media(stream),
      show: (path) => showing.show(path),
    });
    const showing = new DirectShowing({
      clock,
      viewing,
      state: end.state,
      newFilm: this.engine.newFilm,
      volume: () => {
        const theirs = sound.now.value?.theirs;
        return theirs?.offered(viewing) ? theirs.gain : 0;
      },
      heard: (stream, volume) => sound.now.peek()?.theirs.beside(stream, volume) ?? (() => {}),
      shown: () => end.tell({ is: 'directShown' }),
      lost: () => end.tell({ is: 'lost' }),
      report: (seen) => {
        const { direct } = joined.word.peek();
        this.ports.connection.request('direct.report', { direct, ...seen }).catch(() => {
          // Over meanwhile, or the line is gone.
        });
      },
    });
    viewing.relayed = () => end.tell({ is: 'relayShown' });
    const stop = (): void => {
      viewing.relayed = undefined;
      showing.stop();
    };
    const joined: Watching = { end, word: signal(word), viewing, stop };
    this.watched.value = [...this.watched.peek(), joined];
    return joined;
  }

  /** Off air, whatever the server has heard of it. */
  private endOwn(): void {
    const own = this.own.value;
    if (!own || this.ports.air.state.value.is === 'on') return;
    own.end.tell({ is: 'closed' });
    own.stop();
    this.own.value = undefined;
  }

  /** What is not watched any more, whatever the server has heard of it. */
  private endWatched(): void {
    const open = this.ports.viewings.all.value;
    const over = this.watched.value.filter(({ viewing }) => open.indexOf(viewing) < 0);
    this.end(over);
  }

  private end(over: readonly Watching[]): void {
    if (over.length === 0) return;
    this.watched.value = this.watched.peek().filter((one) => over.indexOf(one) < 0);
    for (const { end, stop } of over) {
      end.tell({ is: 'closed' });
      stop();
    }
  }

  private say(word: Say): void {
    this.ask(word).catch(() => {
      // Old by now, or the line is gone: the server says what follows.
    });
  }

  private ask(word: Say): Promise<unknown> {
    const { connection } = this.ports;
    switch (word.t) {
      case 'direct.signal':
        return connection.request(word.t, word);
      case 'direct.shown':
        return connection.request(word.t, word);
      case 'direct.failed':
        return connection.request(word.t, word);
    }
  }
}

function idOf(viewing: Viewing): string | undefined {
  const state = viewing.state.peek();
  return state.is === 'watching' ? state.viewing : undefined;
}
