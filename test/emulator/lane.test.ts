import { describe, expect, it } from 'vitest';
import { Lane } from '../../src/emulator/lane.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('one way of an emulated line', () => {
  const made = (delayMs: number, lossPercent: number, random = () => 0.5) => {
    const clock = new FakeClock();
    const lane = new Lane(clock, random);
    lane.conditions = { delayMs, lossPercent };
    const came: [string, number][] = [];
    const begin = clock.now();
    const send = (name: string, bytes = 100): void => lane.send(bytes, () => came.push([name, clock.now() - begin]));
    return { clock, lane, came, send };
  };

  it('holds nothing up that need not be', () => {
    const { came, send, lane } = made(0, 0);
    send('a');
    expect(came).toEqual([['a', 0]]);
    expect(lane.waiting).toBe(0);
  });

  it('brings everything later, in its order', async () => {
    const { clock, came, send, lane } = made(150, 0);
    send('a');
    await clock.pass(10);
    send('b');
    lane.conditions = { delayMs: 0, lossPercent: 0 };
    send('c');
    expect([came, lane.waiting]).toEqual([[], 300]);
    await clock.pass(200);
    expect(came).toEqual([
      ['a', 150],
      ['b', 160],
      ['c', 160],
    ]);
    expect(lane.waiting).toBe(0);
  });

  it('brings what was lost after it was sent again, and what is behind it no sooner', async () => {
    const chances = [0.9, 0.1, 0.9];
    const { clock, came, send } = made(50, 20, () => chances.shift() ?? 0.9);
    send('a');
    send('b');
    send('c');
    await clock.pass(1_000);
    expect(came).toEqual([
      ['a', 50],
      ['b', 350],
      ['c', 350],
    ]);
  });

  it('loses segment by segment: the larger, the more often', async () => {
    const { clock, came, send } = made(0, 100);
    send('a', 1_448 * 3);
    await clock.pass(1_000);
    expect(came).toEqual([['a', 600]]);
  });

  it('takes with it what was on its way when it ends', async () => {
    const { clock, came, send, lane } = made(100, 0);
    send('a');
    lane.end();
    await clock.pass(1_000);
    expect([came, lane.waiting]).toEqual([[], 0]);
  });
});
