import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Sharing } from '../../src/model/sharing.ts';
import { Stillness } from '../../src/model/stillness.ts';
import type { Connection } from '../../src/net/connection.ts';
import { IDLE_MS } from '../../src/protocol/limits.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { connectedTo, ScriptedServer } from '../support/scripted-server.ts';

describe('a TV without a key', () => {
  let clock: FakeClock;
  let said: unknown[];
  let connection: Connection;

  beforeEach(() => {
    clock = new FakeClock();
    connection = connectedTo(clock, new ScriptedServer());
    said = [];
    // Over a quarter of an hour a scripted line is dead: what would be said on it is what counts.
    vi.spyOn(connection, 'request').mockImplementation(async (t, fields) => {
      if (t === 'presence.idle') said.push((fields as { idle: boolean }).idle);
      return {} as never;
    });
  });

  /** What the server is told, in order. */
  const told = () => said;
  const offering = (...features: string[]): void => {
    connection.greeting = { ...connection.greeting, server: { name: 'test', version: '0', features } };
  };

  it('tells once after a quarter of an hour, and once with the next key', async () => {
    offering('status');
    const stillness = new Stillness(connection, clock);
    await clock.pass(IDLE_MS - 1);
    expect(told()).toEqual([]);
    await clock.pass(1);
    expect([stillness.still.peek(), told()]).toEqual([true, [true]]);
    await clock.pass(10 * IDLE_MS);
    for (let n = 0; n < 3; n += 1) stillness.key();
    expect([stillness.still.peek(), told()]).toEqual([false, [true, false]]);
    await clock.pass(IDLE_MS);
    expect(told()).toEqual([true, false, true]);
  });

  it('counts from the last key', async () => {
    offering('status');
    const stillness = new Stillness(connection, clock);
    for (let n = 0; n < 5; n += 1) {
      await clock.pass(IDLE_MS - 1_000);
      stillness.key();
    }
    expect(told()).toEqual([]);
    await clock.pass(IDLE_MS);
    expect(told()).toEqual([true]);
  });

  it('tells a new session again, which knows nothing yet', async () => {
    offering('status');
    const stillness = new Stillness(connection, clock);
    stillness.started();
    expect(told()).toEqual([]);
    await clock.pass(IDLE_MS);
    stillness.started();
    expect(told()).toEqual([true, true]);
  });

  it('says nothing to a server that does not know the word, and still knows it itself', async () => {
    const stillness = new Stillness(connection, clock);
    await clock.pass(IDLE_MS);
    stillness.key();
    await clock.pass(IDLE_MS);
    expect([stillness.still.peek(), told()]).toEqual([true, []]);
  });

  it('offers no shares of the line where the server does not', () => {
    expect(new Sharing(connection).offered).toBe(false);
    offering('shares');
    expect(new Sharing(connection).offered).toBe(true);
  });
});
