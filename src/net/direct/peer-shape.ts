import type { Ice, Signal } from '../../protocol/words.ts';

/** What one end sends; null: nothing of that kind, or nothing for now. */
export interface PeerMedia {
  readonly picture: MediaStreamTrack | null;
  readonly sound: MediaStreamTrack | null;
}

/** How much of a line it may take. */
export interface PeerLimits {
  /** largest picture, pixels across */
  readonly width: number;
  /** of the pictures, 1000 bits a second */
  readonly maxKbps: number;
}

/** What is known of a connection. Counts grow from its start. */
export interface PeerFigures {
  /** packets of pictures and sound that came; undefined where that cannot be told */
  readonly packets: number | undefined;
  /** bytes of pictures and sound: sent by the one who sends, received by the other */
  readonly bytes: number;
  /** there and back, ms; undefined before it is known */
  readonly roundTripMs: number | undefined;
  /** straight from room to room, or by a TURN server */
  readonly path: 'straight' | 'turn' | undefined;
}

export interface PeerTold {
  /** to be handed to the other end */
  signal(signal: Signal): void;
  /** pictures and sound of the other room: they may come from now on, or not yet */
  media(stream: MediaStream): void;
  /** how the way between the two is now; `failed` also where there is a way but no trust */
  ice(state: RTCIceConnectionState): void;
  /** it cannot be done, and nothing more comes of it */
  unable(): void;
}

export interface PeerOptions {
  /** the one who sends offers, the one who shows answers */
  readonly role: 'sends' | 'shows';
  readonly ice: Ice;
  readonly told: PeerTold;
}

/** One end of a connection between two rooms. It tells and asks nobody before it is made. */
export interface Peer {
  /** Something of the other end. */
  take(signal: Signal): void;
  /** Sends this from now on, without asking the other end again. */
  give(media: PeerMedia, limits: PeerLimits): void;
  read(): Promise<PeerFigures>;
  /** Over, at once; nothing is told any more. */
  close(): void;
}

export type OpenPeer = (options: PeerOptions) => Peer;
