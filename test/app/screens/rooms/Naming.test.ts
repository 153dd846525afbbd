import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Found, Naming, PAUSE_MS } from '../../../../src/app/screens/rooms/Naming.ts';
import type { Rooms } from '../../../../src/model/rooms.ts';
import { RoomsLater } from '../../../../src/model/rooms-later.ts';

const CHESS: Found = { room: 'r1', name: 'Chess', door: 'open', relation: 'stranger' };

describe('whether there is a room of a name', () => {
  let asked: string[];
  let answers: ((found: Found | undefined) => void)[];
  let naming: Naming;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    answers = [];
    const find = (name: string): Promise<Found | undefined> => {
      asked.push(name);
      return new Promise((resolve, reject) => {
        if (name === 'broken') reject(new Error('no line'));
        else answers.push(resolve);
      });
    };
    // Only what is looked up is needed of it.
    naming = new Naming(
      new RoomsLater(
        async () => ({ find }) as unknown as Rooms,
        () => true,
      ),
    );
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  test('is looked up once somebody stops typing', async () => {
    for (const name of ['c', 'ch', ' Chess  club ']) {
      naming.typed(name);
      await pass(PAUSE_MS / 2);
    }
    await pass(PAUSE_MS);
    expect(asked).toEqual(['Chess club']);
    expect(naming.now.peek()).toEqual({ is: 'looking', name: 'Chess club' });
    answers[0]?.(undefined);
    await pass(0);
    expect(naming.now.peek()).toEqual({ is: 'free', name: 'Chess club' });
  });

  test('an answer that comes too late is dropped', async () => {
    const first = naming.look('Chess');
    await pass(0);
    naming.typed('Chess set');
    answers[0]?.(CHESS);
    await first;
    expect(naming.now.peek()).toEqual({ is: 'none' });
  });

  test('looked at again, it may be taken now', async () => {
    const first = naming.look('Chess');
    await pass(0);
    answers[0]?.(undefined);
    expect(await first).toMatchObject({ is: 'free' });
    const second = naming.look('Chess');
    await pass(0);
    expect(naming.now.peek()).toMatchObject({ is: 'free' });
    answers[1]?.(CHESS);
    expect(await second).toEqual({ is: 'taken', name: 'Chess', found: CHESS });
  });

  test('nothing typed, nothing asked; what failed is said', async () => {
    naming.typed('   ');
    await pass(PAUSE_MS * 2);
    expect(asked).toEqual([]);
    expect(await naming.look('broken')).toEqual({ is: 'failed', name: 'broken' });
  });
});
