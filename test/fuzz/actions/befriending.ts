import type { Action, Home, Seat } from '../home.ts';

/** Who is in whose list: asking, answering, removing, blocking, reporting. */
export function befriending({ random }: Home, { tv: { tv } }: Seat, other: string): Action[] {
  return [
    ['asks to be friends', () => tv.friends.ask({ person: other, name: other, avatar: null })],
    ['takes back having asked', () => tv.friends.withdraw(other)],
    ['answers a request of', () => tv.friends.answer(other, random() < 0.8)],
    ['removes as friend', () => tv.friends.remove(other)],
    ['blocks', () => tv.friends.block(other)],
    ['unblocks', () => tv.friends.unblock(other)],
    ['unblocks', () => tv.friends.unblock(other)],
    ['reports', () => tv.activity.report(other, 'pictures')],
  ];
}
