import type { TestCamera } from '../capture/test-cameras.ts';
import type { RemoteKey } from '../platform/platform.ts';

/** What the emulator's page says to a TV in one of its frames. */
export type ToTv =
  | { hearth: 'key'; key: RemoteKey; down: boolean }
  | { hearth: 'camera'; camera: TestCamera }
  | { hearth: 'line'; line: 'slow' | 'steady' | 'fast' }
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

/** What a TV tells the emulator's page. */
export type FromTv =
  | { hearth: 'ready' }
  | { hearth: 'event'; event: TvEvent }
  | { hearth: 'stats'; fps: number; heapMb: number | undefined; inputMs: number | undefined }
  | { hearth: 'person'; person: string | undefined };
