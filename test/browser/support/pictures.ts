import type { TvPage } from './page.ts';

/** A picture that was shown: when, ms since 1970, and how long after it was taken. */
export interface Shown {
  at: number;
  lateMs: number;
}

/** A frame of pictures or sound that came: when, ms since 1970, how long it is, and what it begins with. */
export interface CameFrame {
  at: number;
  bytes: number;
  kind: number;
  codec: number;
}

declare global {
  interface Window {
    shownPictures: Shown[];
    cameFrames: CameFrame[];
  }
}

/**
 * Takes down when each picture is on the screen, which is when its ack goes out, and how long that is after its capture
 * time: both TVs here have the same clock. Runs in the page, before its scripts; knows the packets by protocol.md.
 */
export function installPictureWatch(): void {
  const taken = new Map<string, number>();
  const shown: Shown[] = [];
  window.shownPictures = shown;
  const frames: CameFrame[] = [];
  window.cameFrames = frames;
  const key = (view: DataView): string => `${view.getUint32(8)}/${view.getUint32(12)}`;
  const { send } = WebSocket.prototype;
  const watched = new WeakSet<WebSocket>();
  WebSocket.prototype.send = function (this: WebSocket, data: Parameters<typeof send>[0]) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener('message', ({ data: came }) => {
        if (!(came instanceof ArrayBuffer)) return;
        const view = new DataView(came);
        const [kind, codec] = [view.getUint8(0) & 0x0f, view.getUint8(1)];
        frames.push({ at: Date.now(), bytes: came.byteLength, kind, codec });
        if (came.byteLength < 24) return;
        if (kind === 1) taken.set(key(view), view.getUint32(16));
      });
    }
    if (ArrayBuffer.isView(data) && data.byteLength === 18) {
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
      const captured = (view.getUint8(0) & 0x0f) === 3 ? taken.get(key(view)) : undefined;
      const at = Date.now();
      if (captured !== undefined) shown.push({ at, lateMs: ((at >>> 0) - captured) | 0 });
    }
    send.call(this, data);
  };
}

/** What was shown in a page since then. @param since ms since 1970 */
export const shownSince = (page: TvPage, since: number): Promise<Shown[]> =>
  page.evaluate((from) => window.shownPictures.filter(({ at }) => at >= from), since);

/** What came to a page since then. @param since ms since 1970 */
export const cameSince = (page: TvPage, since: number): Promise<CameFrame[]> =>
  page.evaluate((from) => window.cameFrames.filter(({ at }) => at >= from), since);
