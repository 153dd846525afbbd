import { afterEach, describe, expect, it } from 'vitest';
import { closeStatus } from '../../../src/protocol/closings.ts';
import { LineProxy } from '../../support/line-proxy.ts';
import { RealTv } from '../../support/real-tv.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import { waitFor } from '../../support/wait-for.ts';
import { WsClient } from '../../support/ws-client.ts';

const cleanUps: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** X4: neither side is told; nothing is read and nothing is answered any more. */
describe('a line that goes dead without a word', async () => {
  const household = await ServedHousehold.open();

  it('is noticed within 15 s by both ends; one that only answers pings is not taken for it, and one that never says hello is ended', async () => {
    const [noa, maya] = await household.friends('noa', 'maya');
    maya.say('bye');
    await maya.closed();
    const proxy = await LineProxy.open(() => household.server.port);
    cleanUps.push(() => proxy.close());
    const url = `ws://127.0.0.1:${proxy.port}/ws`;

    // Maya is on air behind the line that is going to break, and Noa watches.
    const broadcaster = await WsClient.open(url);
    await broadcaster.signIn('maya');
    await broadcaster.ask('settings.set', { changes: { watchMode: 'friends' } });
    await broadcaster.ask('webcam.start', {});
    const { viewing } = (await noa.ask('view.open', { person: 'maya' })) as { viewing: string };
    // A TV with the app's own code shares the broken line.
    const tv = new RealTv(url);
    cleanUps.push(() => tv.tv.close());
    await tv.signIn('noa');

    const theo = await household.newcomer('theo');
    const openedAt = performance.now();
    const mute = await household.line();
    const shownOut = mute.closed(14_000).then((status) => ({ status, after: performance.now() - openedAt }));
    const toldBefore = noa.events.length;
    // Both ends beat every 5 s from their start on: a line pulled in the same moment is noticed on the very bound.
    const signedInAt = performance.now();
    await waitFor('the beats are under way', () => performance.now() - signedInAt > 1_000);
    const pulledAt = performance.now();
    proxy.pull();
    const server = noa
      .told('view.changed', (event) => event.viewing === viewing && event.paused, 16_000)
      .then(({ reason }) => ({ reason, after: performance.now() - pulledAt }));
    const app = waitFor('the TV notices', () => tv.tv.link.peek().is !== 'open', 16_000).then(
      () => performance.now() - pulledAt,
    );
    const [noticed, noticedByTv, first] = await Promise.all([server, app, shownOut]);
    expect(noticed.reason).toBe('connection');
    expect(noticed.after).toBeLessThan(15_000);
    expect(noticedByTv).toBeLessThan(15_000);
    // Who never says a first word is shown the door after ten seconds, and not before.
    expect(first.status).toBe(closeStatus('protocol.first_word'));
    expect(first.after).toBeGreaterThan(9_000);
    // Nobody is called gone because of it: the session waits.
    const looks = noa.events
      .slice(toldBefore)
      .flatMap((event) => (event.t === 'presence' ? [event.presence.status] : []));
    expect(looks).not.toContain('offline');
    // Beside them somebody said nothing all the while: a TV that only listens answers pings, and that is enough.
    expect(theo.status).toBeUndefined();
    await theo.ask('seen', { seq: 0 });
  }, 30_000);
});
