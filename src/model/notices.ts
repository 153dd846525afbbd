import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '../protocol/clock.ts';

/** Something the person should know and need not answer. The app has the words. */
export type NoticeText =
  | { is: 'camera_unplugged' }
  | { is: 'off_air_elsewhere'; device: string }
  | { is: 'invited'; name: string }
  | { is: 'friend_added'; name: string }
  | { is: 'friend_asks'; person: string; name: string }
  | { is: 'failed'; code: string };

export type Notice = NoticeText & { id: number };

/** How long a toast stays (design tokens, `toastS`). */
const SHOWN_MS = 8_000;
/** More at once than anybody reads. */
const AT_ONCE = 3;

/** Short messages in the corner, each for eight seconds. */
export class Notices {
  private readonly clock: Clock;
  private readonly notices = signal<readonly Notice[]>([]);
  private lastId = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get all(): ReadonlySignal<readonly Notice[]> {
    return this.notices;
  }

  say(text: NoticeText): void {
    this.lastId += 1;
    const id = this.lastId;
    this.notices.value = [...this.notices.peek(), { ...text, id }].slice(-AT_ONCE);
    this.clock.after(SHOWN_MS, () => this.dismiss(id));
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.peek().filter((notice) => notice.id !== id);
  }
}
