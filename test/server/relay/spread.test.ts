import { beforeEach, describe, expect, it } from 'vitest';
import type { Broadcast } from '../../../server/relay/broadcast.ts';
import { Spread } from '../../../server/relay/spread.ts';
import type { Viewing } from '../../../server/relay/viewing.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const STREAM = 7;

/** As much of them as a round looks at. */
const viewer = (name: number, { stream = STREAM, begun = true } = {}): Viewing =>
  ({ name, stream, gate: { begun } }) as unknown as Viewing;
const room = (viewers: readonly Viewing[]): Broadcast =>
  ({ viewings: new Map(viewers.map((viewing) => [viewing, viewing])) }) as unknown as Broadcast;

describe('going round all viewers of a new picture', () => {
  let turns: (() => void)[];
  let served: Viewing[];
  let spread: Spread;
  beforeEach(() => {
    turns = [];
    served = [];
    spread = new Spread({
      clock: new FakeClock(),
      soon: (act) => turns.push(act),
      serve: (viewing) => served.push(viewing),
    });
  });
  const turn = (): void => turns.shift()?.();

  it('begins when what came in together has been dealt with', () => {
    const viewers = [viewer(1), viewer(2)];
    spread.begin(room(viewers), STREAM);
    expect(served).toEqual([]);
    turn();
    expect(served).toEqual(viewers);
    expect(turns).toEqual([]);
  });

  it('goes to those who have this size, and to those who have had nothing yet', () => {
    const viewers = [viewer(1, { stream: 8 }), viewer(2, { stream: 8, begun: false }), viewer(3)];
    spread.begin(room(viewers), STREAM);
    turn();
    expect(served).toEqual(viewers.slice(1));
  });

  it('lets others have a turn in between where there are many, and two rooms take turns', () => {
    const many = Array.from({ length: 300 }, (_, name) => viewer(name));
    const few = [viewer(1_000)];
    spread.begin(room(many), STREAM);
    spread.begin(room(few), STREAM);
    expect(turns).toHaveLength(1);
    turn();
    expect(served.length).toBeGreaterThan(0);
    expect(served.length).toBeLessThan(200);
    turn();
    expect(served.at(-1)).toBe(few[0]);
    while (turns.length > 0) turn();
    expect(new Set(served)).toEqual(new Set([...many, ...few]));
    expect(served).toHaveLength(301);
  });

  it('serves the last picture before a newer one takes its place, and does not lose the newer one', () => {
    const viewers = [viewer(1), viewer(2)];
    spread.begin(room(viewers), STREAM);
    spread.replacing(STREAM);
    expect(served).toEqual(viewers);
    spread.begin(room(viewers), STREAM);
    while (turns.length > 0) turn();
    expect(served).toEqual([...viewers, ...viewers]);
  });

  it('passes over who left meanwhile', () => {
    const viewers = Array.from({ length: 300 }, (_, name) => viewer(name));
    const broadcast = room(viewers);
    spread.begin(broadcast, STREAM);
    turn();
    broadcast.viewings.clear();
    while (turns.length > 0) turn();
    expect(served.length).toBeLessThan(300);
  });
});
