import { describe, expect, it } from 'vitest';
import { LETS_GO_MS, PushToTalk } from '../../src/model/push-to-talk.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** What happens at which moment, ms: the key goes down or up, as a remote says it. */
type Remote = readonly (readonly [at: number, what: 'down' | 'up'])[];

const repeated = (from: number, every: number, to: number, pairs = false): Remote => {
  const all: [number, 'down' | 'up'][] = [];
  for (let at = from; at <= to; at += every) {
    all.push([at, 'down']);
    if (pairs) all.push([at + 20, 'up']);
  }
  return all;
};

/** When somebody is heard, ms, for a remote that says this. */
async function talked(remote: Remote, tellsUps: boolean): Promise<[from: number, to: number][]> {
  const clock = new FakeClock();
  const start = clock.now();
  const spans: [number, number][] = [];
  const push = new PushToTalk(clock, (on) => {
    if (on) spans.push([clock.now() - start, Number.POSITIVE_INFINITY]);
    else (spans.at(-1) ?? [0, 0])[1] = clock.now() - start;
  });
  for (const [at, what] of remote) {
    await clock.pass(start + at - clock.now());
    if (what === 'down') push.down(tellsUps);
    else push.up();
  }
  await clock.pass(60_000);
  return spans;
}

/** X1, 28b: OK held, whatever the remote says of it. */
describe('OK held to talk', () => {
  it.each<[string, Remote, boolean, number]>([
    [
      'says when it goes up',
      [
        [0, 'down'],
        [4_000, 'up'],
      ],
      true,
      4_000 + LETS_GO_MS,
    ],
    [
      'repeats it, and says when it goes up',
      [[0, 'down'], ...repeated(500, 110, 3_910), [4_000, 'up']],
      true,
      4_000 + LETS_GO_MS,
    ],
    ['only repeats it', [[0, 'down'], ...repeated(500, 110, 4_020)], false, 4_020 + LETS_GO_MS],
    ['repeats it slowly', [[0, 'down'], ...repeated(600, 250, 4_100)], false, 4_100 + LETS_GO_MS],
    [
      'says down and up each time',
      [...repeated(0, 500, 0, true), ...repeated(500, 110, 4_020, true)],
      true,
      4_040 + LETS_GO_MS,
    ],
    [
      'is held for a minute',
      [
        [0, 'down'],
        [59_000, 'up'],
      ],
      true,
      59_000 + LETS_GO_MS,
    ],
  ])('on a remote that %s: one stretch, to the end and a last word', async (_, remote, tellsUps, to) => {
    expect(await talked(remote, tellsUps)).toEqual([[0, to]]);
  });

  it('a short press is a short stretch, and pressed again it is another', async () => {
    const tap: Remote = [
      [0, 'down'],
      [80, 'up'],
      [3_000, 'down'],
      [3_080, 'up'],
    ];
    const spans = await talked(tap, true);
    expect(spans).toHaveLength(2);
    for (const [from, to] of spans) expect(to - from).toBeLessThan(1_000);
  });

  it('released, it is over at once', async () => {
    const clock = new FakeClock();
    const said: boolean[] = [];
    const push = new PushToTalk(clock, (on) => said.push(on));
    push.down(true);
    push.release();
    await clock.pass(5_000);
    expect(said).toEqual([true, false]);
    expect(push.held).toBe(false);
  });
});
