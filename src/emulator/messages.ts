import type { TestCamera } from '../capture/test-cameras.ts';
import type { RemoteKey } from '../platform/platform.ts';
import type { Line } from '../protocol/words.ts';
import type { Conditions } from './lane.ts';
import type { LinkFigures } from './meter.ts';

/** What the emulator's page says to a TV in one of its frames. */
export type ToTv =
  | { hearth: 'key'; key: RemoteKey; down: boolean }
  | { hearth: 'camera'; camera: TestCamera }
  | { hearth: 'line'; line: Line }
  | { hearth: 'conditions'; conditions: Conditions }
  | { hearth: 'cut'; cut: boolean };

/** One line of the event log. No text, token or password is ever in it. */
export interface TvEvent {
  /** ms since 1970 */
  at: number;
  direction: 'in' | 'out' | 'key' | 'warning';
  kind: 'word' | 'picture' | 'ack' | 'key' | 'line';
  name: string;
  detail: string;
  bytes: number;
}

/** How a TV's line stands, as far as the TV itself knows; told every second. */
export interface LinkState extends LinkFigures {
  /** what the server takes the line for; what the TV says of itself before that */
  line: Line;
  /** what the server gives this TV for pictures; undefined before it watched anything */
  allowedKbps: number | undefined;
  /** how many webcams are watched here */
  watches: number;
  /** how many people watch this TV's webcam; undefined: off air */
  watched: number | undefined;
}

/** What a TV tells the emulator's page. */
export type FromTv =
  | { hearth: 'ready' }
  | { hearth: 'event'; event: TvEvent }
  | { hearth: 'link'; link: LinkState }
  | { hearth: 'stats'; fps: number; heapMb: number | undefined; inputMs: number | undefined }
  | { hearth: 'person'; person: string | undefined };
