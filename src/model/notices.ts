import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Clock } from '../protocol/clock.ts';

/** Something the person should know and need not answer. The app has the words. */
export type NoticeText =
  | { is: 'camera_unplugged' }
  /** somebody who watches talks to this room */
  | { is: 'talks'; name: string }
  | { is: 'off_air_elsewhere'; device: string }
  | { is: 'invited'; name: string }
  | { is: 'friend_added'; name: string }
  | { is: 'friend_asks'; person: string; name: string }
  /** to be one of the people of a room */
  | { is: 'room_invites'; room: string; roomName: string; name: string }
  /** somebody wants to be one of the people of a room of mine */
  | { is: 'room_asks'; room: string; roomName: string; person: string; name: string }
  /** the people of a room that was asked said yes */
  | { is: 'room_lets_in'; room: string; roomName: string }
  /** somebody has come into a room that may watch me, while I am on air; `count` may watch now */
  | { is: 'room_came'; name: string; count: number }
  /** a child wants to be friends with somebody (`mine`), or they with the child: the one who is in decides */
  | { is: 'child_asks'; child: string; childName: string; name: string; mine: boolean }
  /** a guest was here for as long as guests are */
  | { is: 'guest_over' }
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
