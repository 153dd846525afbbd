import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { allowOnce, goHome, livingRoom, OWN_PICTURE, openQuestion, WHOLE_SCREEN } from './support/living-room.ts';
import { SEND } from './support/spelling.ts';

/**
 * The main job of Hearth, by arrow keys only, in two real browsers with real webcam footage. What counts is what is on
 * the glass: pictures are recognised on screenshots, words are read and heard. Theo and Piet are TVs without a screen.
 */
describe.sequential('two living rooms see each other', () => {
  let server: TestServer;
  let noa: TvBrowser;
  let maya: TvBrowser;
  let theo: RealTv;
  let piet: RealTv;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya', theo: 'Theo', piet: 'Piet' });
    const url = `ws://127.0.0.1:${server.port}/ws`;
    [theo, piet] = [new RealTv(url), new RealTv(url)];
  });

  afterAll(async () => {
    for (const tv of [theo, piet]) tv.tv.close();
    await Promise.all([noa?.close(), maya?.close()]);
    await server.stop();
  });

  it('both sign in with the remote, and see each other come', async () => {
    noa = await livingRoom(server, 'noa', { camera: 'study' });
    await noa.hears(/Maya, Offline/);
    maya = await livingRoom(server, 'maya', { camera: 'room' });
    await maya.hasRead(/^Here$/);
    await noa.reads(/^Here$/);
    for (const [tv, person] of [[theo, 'theo'] as const, [piet, 'piet'] as const]) await tv.signIn(person);
  });

  it('a message is typed, arrives, is read, and the writer sees that', async () => {
    await noa.press('ok');
    await noa.hears(/Message to Maya|Conversation with Maya/);
    await noa.spell(`soup is on${SEND}`, 't');
    await maya.reads(/^1$/);
    await maya.press('ok');
    await maya.reads(/soup is on/);
    await noa.reads(/^Read/);
  });

  it('each looks at the own picture first; nobody else sees it', async () => {
    await maya.press('green');
    await maya.willShow('room', OWN_PICTURE, { mirrored: true });
    await maya.reads(/Only you can see this/);
    await noa.press('green');
    await noa.willShow('study', OWN_PICTURE, { mirrored: true });
    expect(await onCamera(theo, ['noa', 'maya'])).toEqual([]);
  });

  it('goes on air after counting down, and says so', async () => {
    for (const tv of [maya, noa]) {
      await tv.press('ok');
      await tv.hears(/On air/, 15_000);
    }
    await waitFor(
      'their friends see that they are on camera',
      async () => (await onCamera(theo, ['noa', 'maya'])).length === 2,
    );
  });

  it('a friend asks, the answer is yes, and the friend sees the room move', async () => {
    await goHome(noa);
    await noa.press('ok');
    await noa.hears(/Stop asking/);
    await maya.hears(/Noa wants to watch/);
    await allowOnce(maya);
    await noa.willShow('room', WHOLE_SCREEN);
    const first = await noa.screenshot();
    await waitFor('the room moves', async () => Buffer.compare(first, await noa.screenshot()) !== 0);
  });

  it('sees that room and no other', async () => {
    // Maya watches Noa at the same time: two rooms, two screens, each the other's.
    await goHome(maya);
    await maya.press('ok');
    await noa.hears(/Maya wants to watch/);
    await openQuestion(noa);
    await allowOnce(noa);
    await maya.willShow('study', WHOLE_SCREEN);
    expect(await noa.shows(WHOLE_SCREEN)).toBe('room');
    expect(await maya.shows(WHOLE_SCREEN)).toBe('study');
  });

  it('a third asks and is refused, and is told no more than "not now"', async () => {
    const asked = theo.tv.viewings.open('maya');
    await maya.hears(/Theo wants to watch/);
    await openQuestion(maya);
    await maya.press('ok');
    await waitFor('Theo has his answer', () => asked.state.peek().is === 'over');
    expect(asked.state.peek()).toEqual({ is: 'over', why: 'not_now' });
  });

  it('a viewer is removed while another keeps watching without a missed beat', async () => {
    const watching = piet.tv.viewings.open('maya');
    const shownAt: number[] = [];
    watching.present({
      show: async () => {
        shownAt.push(performance.now());
      },
    });
    await maya.hears(/Piet wants to watch/);
    await openQuestion(maya);
    await allowOnce(maya);
    await waitFor('Piet sees pictures', () => shownAt.length > 5);

    // My webcam: the first of those who watch is Noa.
    await maya.press('green');
    await maya.hears(/Noa/);
    await maya.press('ok');
    await maya.hears(/Remove/);
    await maya.press('ok');
    await noa.reads(/Maya closed the window/);
    await noa.willShow(undefined, WHOLE_SCREEN);

    const from = shownAt.length;
    await waitFor('Piet goes on watching', () => shownAt.length > from + 10);
    const gaps = shownAt.slice(1).map((at, n) => at - (shownAt[n] ?? at));
    const usual = gaps.slice().sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
    expect(Math.max(...gaps)).toBeLessThan(Math.max(1_500, usual * 5));
  });

  it('RED takes the room off air, at once and for everybody', async () => {
    const watching = piet.tv.viewings.of('maya');
    await maya.press('red');
    await maya.hears(/off air/i);
    await waitFor('Piet sees nothing more', () => watching?.state.peek().is === 'over');
    expect(await onCamera(theo, ['maya'])).toEqual([]);
  });
});

/** Which of these people a TV shows as on camera. */
async function onCamera(tv: RealTv, people: string[]): Promise<string[]> {
  return tv.tv.friends.all
    .peek()
    .filter(({ person, presence }) => people.includes(person) && presence.onAir !== undefined)
    .map(({ person }) => person);
}
