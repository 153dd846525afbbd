import type { DirectEngine } from '../../src/model/direct/direct.ts';
import type { Peer, PeerMedia, PeerOptions } from '../../src/net/direct/peer-shape.ts';
import type { FilmPicture } from '../../src/playback/film.ts';
import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import type { Signal } from '../../src/protocol/words.ts';

/** From one direct picture to the next, and how long one is on its way. */
const PICTURE_MS = 100;
const WAY_MS = 10;

/** open: they find each other. none: there is no way. new: they never begin to look. dry: a way, and nothing comes of it. */
export type Way = 'open' | 'none' | 'new' | 'dry';

/** A picture somebody would see: whose room it is. */
export interface Filmed {
  at: number;
  mark: number;
}

/** Whose camera a track shows; nothing here looks into it otherwise. */
interface Marked {
  mark: number;
}

/**
 * Peer connections in memory, at the very edge: what the real ones say and hear, without a browser. They meet only by
 * what is handed from one to the other, so that an end that is never told of the other never meets it.
 */
export class MemoryPeers {
  way: Way = 'open';
  readonly open = new Set<MemoryPeer>();
  /** how many were ever made */
  made = 0;
  /** told of each signal that came to a room: whose it is, and whose room it came to */
  met: (from: number, to: number) => void = () => {};
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What a TV connects with. @param mark whose room it is */
  engine(mark: number, filmed: (picture: Filmed) => void = () => {}): DirectEngine {
    return {
      openPeer: (options) => {
        this.made += 1;
        const peer = new MemoryPeer(this, this.#clock, { ...options, mark }, `peer ${this.made} room ${mark}`);
        this.open.add(peer);
        return peer;
      },
      liveTrack: () => {
        const track: Marked = { mark };
        return { track: track as unknown as MediaStreamTrack, close: () => {} };
      },
      newFilm: (stream, shown) => {
        const film = (picture: FilmPicture & Filmed): void => {
          filmed({ at: picture.at, mark: picture.mark });
          shown(picture);
        };
        const { films } = stream as unknown as MemoryStream;
        films.add(film);
        const end = (): void => {
          films.delete(film);
        };
        return { element: {} as HTMLVideoElement, hear: () => {}, freeze: end, close: end };
      },
    };
  }

  named(name: string): MemoryPeer | undefined {
    return [...this.open].find((peer) => peer.name === name);
  }

  /** Who lets whom see their room at this moment, whether or not the other end still looks. */
  get sending(): { from: number; to: number | undefined }[] {
    return [...this.open].flatMap((peer) => (peer.sends ? [{ from: peer.options.mark, to: peer.to }] : []));
  }

  /** A signal came; it names the connection it is from, which may be gone by now. */
  heard(signal: Signal, to: number): void {
    const text = 'sdp' in signal ? signal.sdp : 'candidate' in signal ? signal.candidate : '';
    const [, mark] = /room (\d+)$/.exec(text) ?? [];
    if (mark !== undefined) this.met(Number(mark), to);
  }
}

/** What comes of the other room, and who plays it. */
interface MemoryStream {
  films: Set<(picture: FilmPicture & Filmed) => void>;
}

class MemoryPeer implements Peer {
  readonly name: string;
  readonly options: PeerOptions & { mark: number };
  readonly #peers: MemoryPeers;
  readonly #clock: Clock;
  readonly #stream: MemoryStream = { films: new Set() };
  #other: MemoryPeer | undefined;
  #media: PeerMedia = { picture: null, sound: null };
  #packets = 0;
  #stop: Cancel = () => {};

  constructor(peers: MemoryPeers, clock: Clock, options: MemoryPeer['options'], name: string) {
    this.#peers = peers;
    this.#clock = clock;
    this.options = options;
    this.name = name;
    if (options.role === 'sends') this.#later(() => options.told.signal({ is: 'offer', sdp: name }));
  }

  get sends(): boolean {
    return this.#media.picture !== null;
  }

  /** The track of its microphone. */
  get sound(): MediaStreamTrack | null {
    return this.#media.sound;
  }

  get to(): number | undefined {
    return this.#other?.options.mark;
  }

  take(signal: Signal): void {
    this.#peers.heard(signal, this.options.mark);
    if (signal.is !== 'offer' && signal.is !== 'answer') return;
    this.#other = this.#peers.named(signal.sdp);
    const { told } = this.options;
    told.signal({
      is: 'candidate',
      candidate: `candidate:1 1 udp 1 192.0.2.1 5000 typ host ${this.name}`,
      mid: '0',
      line: 0,
    });
    if (signal.is === 'offer') {
      told.media(this.#stream as unknown as MediaStream);
      told.signal({ is: 'answer', sdp: this.name });
      this.#stop = every(this.#clock, PICTURE_MS, () => this.#look());
    }
    const { way } = this.#peers;
    if (way === 'new') return;
    this.#later(() => told.ice('checking'));
    this.#later(() => told.ice(way === 'none' ? 'failed' : 'connected'), 3 * WAY_MS);
  }

  give(media: PeerMedia): void {
    this.#media = media;
  }

  async read() {
    return { packets: this.#packets, bytes: this.#packets * 1_000, roundTripMs: 2 * WAY_MS, path: 'straight' as const };
  }

  close(): void {
    this.#stop();
    this.#peers.open.delete(this);
  }

  /** Takes the picture that is under way, if the other end sends one. */
  #look(): void {
    const other = this.#other;
    if (!other || !this.#peers.open.has(other) || this.#peers.way !== 'open') return;
    const track = other.#media.picture as unknown as Marked | null;
    if (!track) return;
    this.#packets += 1;
    const picture = { width: 640, height: 360, count: 1, at: this.#clock.now(), mark: track.mark };
    for (const film of [...this.#stream.films]) film(picture);
  }

  #later(act: () => void, ms = WAY_MS): void {
    this.#clock.after(ms, () => {
      if (this.#peers.open.has(this)) act();
    });
  }
}
