import { expect } from 'vitest';
import { LineProxy } from './line-proxy.ts';
import { RealTv } from './real-tv.ts';
import { TestServer } from './test-server.ts';
import { waitFor } from './wait-for.ts';

/** cut: both ends are told that the line broke. pulled: nobody is told. */
export type How = 'cut' | 'pulled';

export interface CutCase {
  seconds: number;
  how: How;
}

export interface CutResult extends CutCase {
  /** messages said by both in all, before, during and after the cut */
  messages: number;
  lost: number;
  doubled: number;
  /** how the one who was cut looked to the friend, over the whole time */
  looks: string[];
  /** from mending the line until the TV was connected again, ms */
  backMs: number;
  /** what became of what the one who was cut watched: back by itself, or over */
  watching: 'back' | 'over';
  /** what became of the webcam of the one who was cut: back by itself, or the TV asks */
  air: 'back' | 'asks';
}

const SETTLE_MS = 30_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Two TVs in mid conversation, each on air and watching the other. The line of one breaks for a while (X4).
 * Everything is real but the cameras: server process, SQLite, sockets, clock.
 */
async function breakOff(server: TestServer, pair: [string, string], cut: CutCase, each: number): Promise<CutResult> {
  const [cutOff, friend] = pair;
  const proxy = await LineProxy.open(() => server.port);
  const a = new RealTv(`ws://127.0.0.1:${proxy.port}/ws`);
  const b = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
  try {
    await a.signIn(cutOff);
    await b.signIn(friend);
    await a.tv.conversations.with(friend).open();
    await b.tv.conversations.with(cutOff).open();
    for (const tv of [a, b]) await tv.tv.settings.set({ watchMode: 'friends' });
    for (const tv of [a, b]) await tv.tv.air.goOnAir();
    const [ofFriend, ofCutOff] = [watch(a, friend), watch(b, cutOff)];
    await waitFor('both watch each other', () => ofFriend.shown > 2 && ofCutOff.shown > 2, SETTLE_MS);

    // A third of the messages before, during and after.
    const said: string[] = [];
    const saySome = async (when: string, during: number): Promise<void> => {
      const count = Math.ceil(each / 3);
      for (let n = 0; n < count; n += 1) {
        for (const [tv, to] of [[a, friend] as const, [b, cutOff] as const]) {
          const text = `${when} ${to} ${n}`;
          said.push(text);
          tv.tv.conversations.with(to).send(text);
        }
        await pause(during / count);
      }
    };
    await saySome('before', 500);
    if (cut.how === 'cut') proxy.cut();
    else proxy.pull();
    const cutAt = performance.now();
    await saySome('during', Math.min(cut.seconds * 1000, 10_000));
    await pause(Math.max(0, cut.seconds * 1000 - (performance.now() - cutAt)));
    const mendedAt = performance.now();
    proxy.mend();
    await waitFor('the TV is back', () => a.tv.link.peek().is === 'open', SETTLE_MS);
    const backMs = Math.round(performance.now() - mendedAt);
    const before = { friend: ofFriend.shown, cutOff: ofCutOff.shown };
    await saySome('after', 500);
    await waitFor(
      'everything said is stored',
      () => [a, b].every((tv) => quiet(tv, tv === a ? friend : cutOff)),
      SETTLE_MS,
    );
    await waitFor('both know the same', () => a.texts(friend).length === b.texts(cutOff).length, SETTLE_MS);
    expect(a.texts(friend)).toEqual(b.texts(cutOff));
    const air = await waitFor(
      'the webcam is back, or the TV asks',
      () => airOf(a, () => ofCutOff.shown > before.cutOff),
      SETTLE_MS,
    );
    const watching = await waitFor(
      'watching goes on, or is over',
      () => watchingOf(ofFriend, before.friend),
      SETTLE_MS,
    );
    const texts = a.texts(friend);
    return {
      ...cut,
      messages: said.length,
      lost: said.filter((text) => !texts.includes(text)).length,
      doubled: texts.length - new Set(texts).size,
      looks: b.looks.get(cutOff) ?? [],
      backMs,
      watching,
      air,
    };
  } finally {
    a.tv.close();
    b.tv.close();
    await proxy.close();
  }
}

const quiet = (tv: RealTv, person: string): boolean =>
  tv.tv.conversations.with(person).thread.peek().drafts.length === 0;

interface Watched {
  shown: number;
  over: boolean;
}

function watch(tv: RealTv, person: string): Watched {
  const viewing = tv.tv.viewings.open(person);
  const watched: Watched = { shown: 0, over: false };
  viewing.present({
    show: async () => {
      watched.shown += 1;
    },
  });
  viewing.state.subscribe((state) => {
    watched.over = state.is === 'over';
  });
  return watched;
}

function watchingOf(watched: Watched, before: number): CutResult['watching'] | undefined {
  if (watched.over) return 'over';
  return watched.shown > before ? 'back' : undefined;
}

function airOf(tv: RealTv, seenAgain: () => boolean): CutResult['air'] | undefined {
  const { is } = tv.tv.air.state.peek();
  if (is === 'again' || is === 'off') return 'asks';
  return seenAgain() ? 'back' : undefined;
}

/** All cuts at the same time, each between two people of its own. @param each messages each of the two says */
export async function tryCuts(cuts: CutCase[], each: number): Promise<CutResult[]> {
  const pairs = cuts.map((_, n): [string, string] => [`cut.${n}`, `friend.${n}`]);
  const people = Object.fromEntries(pairs.flat().map((person) => [person, person]));
  const server = await TestServer.start(people);
  try {
    return await Promise.all(cuts.map((cut, n) => breakOff(server, pairs[n] as [string, string], cut, each)));
  } finally {
    await server.stop();
  }
}
