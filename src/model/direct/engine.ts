import { liveTrack } from '../../capture/live-track.ts';
import { openPeer } from '../../net/direct/peer.ts';
import { newFilm } from '../../playback/film.ts';
import type { DirectEngine } from './direct.ts';

/** What the browser has for it. */
export const browserDirect: DirectEngine = { openPeer, newFilm, liveTrack };
