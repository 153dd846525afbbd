import { afterEach, describe, expect, it } from 'vitest';
import { openWsBy, RealTv } from '../../support/real-tv.ts';
import { befriend, ServedHousehold } from '../../support/served-household.ts';
import type { ServerProcess } from '../../support/server-process.ts';
import { waitFor } from '../../support/wait-for.ts';

const FIRST = 'wss://first.test/ws';
const SECOND = 'wss://second.test/ws';

describe('two servers on one store, of which the first is stopped (SIGTERM)', async () => {
  const household = await ServedHousehold.open({ HEARTH_MOVE_TO: SECOND, HEARTH_DRAIN_MS: '4000' });
  const first = household.server;
  const addresses = new Map([[FIRST, first.url]]);
  const tvs: RealTv[] = [];

  afterEach(() => {
    for (const { tv } of tvs.splice(0)) tv.close();
  });

  async function signedIn(person: string): Promise<RealTv> {
    const tv = new RealTv(FIRST, openWsBy(addresses));
    tvs.push(tv);
    await tv.signIn(person);
    return tv;
  }

  /** Where the sockets of the process are can only be told by asking it. */
  async function everybodyIsOn(server: ServerProcess): Promise<boolean> {
    addresses.set(FIRST, 'ws://127.0.0.1:1/nobody');
    return (await fetch(`${server.http}/healthz`)).ok && tvs.every(({ tv }) => tv.link.peek().is === 'open');
  }

  it('loses and doubles nothing, presence does not flap, and watching goes on', async () => {
    const people = ['noa', 'maya', 'theo', 'lena'];
    const lines = [];
    for (const person of people) lines.push(await household.newcomer(person));
    const [noaLine, mayaLine, theoLine, lenaLine] = lines as [(typeof lines)[0], ...typeof lines];
    if (!mayaLine || !theoLine || !lenaLine) throw new Error('four people');
    await befriend(noaLine, mayaLine);
    await befriend(theoLine, lenaLine);
    for (const line of lines) line.say('bye');
    household.hangUp();

    const second = await household.start();
    addresses.set(SECOND, second.url);
    const [noa, maya, theo, lena] = [
      await signedIn('noa'),
      await signedIn('maya'),
      await signedIn('theo'),
      await signedIn('lena'),
    ];
    await waitFor('everybody sees their friend', () => {
      const pairs: [RealTv, string][] = [
        [noa, 'maya'],
        [maya, 'noa'],
        [theo, 'lena'],
        [lena, 'theo'],
      ];
      return pairs.every(([tv, friend]) => tv.looks.get(friend)?.at(-1) === 'available');
    });
    for (const { looks } of tvs) looks.clear();
    await Promise.all([
      noa.tv.conversations.with('maya').open(),
      maya.tv.conversations.with('noa').open(),
      theo.tv.conversations.with('lena').open(),
      lena.tv.conversations.with('theo').open(),
    ]);

    // Maya is on air and Noa watches.
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const shown: number[] = [];
    noa.tv.viewings.open('maya').present({
      show: async ({ payload }) => {
        shown.push(payload[1] ?? -1);
      },
    });
    await waitFor('Noa sees Maya', () => shown.length > 1);

    // Everybody writes all the time, and the server is stopped in the middle of it.
    let written = 0;
    const write = (): void => {
      noa.tv.conversations.with('maya').send(`noa ${written}`);
      maya.tv.conversations.with('noa').send(`maya ${written}`);
      theo.tv.conversations.with('lena').send(`theo ${written}`);
      lena.tv.conversations.with('theo').send(`lena ${written}`);
      written += 1;
    };
    const writing = setInterval(write, 60);
    await waitFor('there is a conversation', () => noa.texts('maya').length > 10);
    first.process.signal('SIGTERM');
    expect(await first.process.end()).toBe(0);
    await waitFor('everybody is on the second server', () => everybodyIsOn(second));
    const seenBefore = shown.length;
    await waitFor('Noa still sees Maya', () => shown.length > seenBefore + 1);
    clearInterval(writing);

    const all = (person: string, friend: string): string[] =>
      Array.from({ length: written }, (_, n) => [`${person} ${n}`, `${friend} ${n}`]).flat();
    for (const [tv, person, friend] of [
      [noa, 'noa', 'maya'],
      [maya, 'maya', 'noa'],
      [theo, 'theo', 'lena'],
      [lena, 'lena', 'theo'],
    ] as const) {
      await waitFor(`${person} has every message`, () => tv.texts(friend).length >= 2 * written);
      expect([...tv.texts(friend)].sort()).toEqual(all(person, friend).sort());
      for (const writer of [person, friend]) {
        const own = tv.texts(friend).filter((text) => text.startsWith(`${writer} `));
        expect(own).toEqual(Array.from({ length: written }, (_, n) => `${writer} ${n}`));
      }
    }
    expect(noa.texts('maya')).toEqual(maya.texts('noa'));
    expect(theo.texts('lena')).toEqual(lena.texts('theo'));
    for (const { looks } of tvs) for (const statuses of looks.values()) expect(statuses).toEqual(['available']);
  }, 30_000);
});
