import { describe, expect, it } from 'vitest';
import { inGrid, keepOrder, onCamera } from '../../src/model/order.ts';
import type { Friend, Presence } from '../../src/protocol/words.ts';

function friend(name: string, status: string, onAir?: Presence['onAir']): Friend {
  const presence = { status, text: '', since: 0, camera: true, videoMessages: false, ...(onAir ? { onAir } : {}) };
  // A newer server may say a status that this version does not know.
  return { person: name.toLowerCase(), name, avatar: null, friendSince: 0, presence: presence as Presence };
}
const names = (friends: Friend[]): string[] => friends.map(({ name }) => name);
const nothingUnread = (): number => 0;

describe('the home screen', () => {
  it('puts friends on camera in a row of their own, as they are listed', () => {
    const friends = [friend('Zoe', 'available', 'open'), friend('Ben', 'busy'), friend('Amy', 'away', 'ask')];
    expect(names(onCamera(friends))).toEqual(['Zoe', 'Amy']);
    expect(names(inGrid(friends, nothingUnread))).toEqual(['Ben']);
  });

  it('puts who wrote first, then available, busy, away, offline; then by name', () => {
    const friends = [
      friend('Off', 'offline'),
      friend('Written', 'offline'),
      friend('Away', 'away'),
      friend('Busy', 'busy'),
      friend('Zoe', 'available'),
      friend('Amy', 'available'),
    ];
    const unread = (person: string): number => (person === 'written' ? 3 : 0);
    expect(names(inGrid(friends, unread))).toEqual(['Written', 'Amy', 'Zoe', 'Busy', 'Away', 'Off']);
  });

  it('orders names as people do, with accents and capitals', () => {
    const friends = ['zoe', 'Éva', 'Emil', 'adam'].map((name) => friend(name, 'available'));
    expect(names(inGrid(friends, nothingUnread))).toEqual(['adam', 'Emil', 'Éva', 'zoe']);
  });

  it('puts a status it does not know last, and keeps the others in order', () => {
    const friends = [
      friend('Away', 'away'),
      friend('Aaron', 'meditating'),
      friend('Amy', 'available'),
      friend('Off', 'offline'),
      friend('Busy', 'busy'),
    ];
    expect(names(inGrid(friends, nothingUnread))).toEqual(['Amy', 'Busy', 'Away', 'Aaron', 'Off']);
  });

  it('changes nothing of the list it was given', () => {
    const friends = [friend('Off', 'offline'), friend('Amy', 'available')];
    inGrid(friends, nothingUnread);
    expect(names(friends)).toEqual(['Off', 'Amy']);
  });
});

describe('a list somebody moves in', () => {
  it('keeps everybody in place: newcomers go to the end, leavers leave', () => {
    const [amy, ben, cleo, dan] = ['Amy', 'Ben', 'Cleo', 'Dan'].map((name) => friend(name, 'available'));
    if (!amy || !ben || !cleo || !dan) throw new Error('nobody there');
    expect(names(keepOrder([cleo, amy, ben], [amy, ben, cleo, dan]))).toEqual(['Cleo', 'Amy', 'Ben', 'Dan']);
    expect(names(keepOrder([cleo, amy, ben], [ben, dan, cleo]))).toEqual(['Cleo', 'Ben', 'Dan']);
    expect(keepOrder([], [])).toEqual([]);
  });

  it('shows everybody as they are now', () => {
    const before = [friend('Amy', 'available')];
    const now = [friend('Amy', 'busy')];
    expect(keepOrder(before, now)[0]?.presence.status).toBe('busy');
  });
});
