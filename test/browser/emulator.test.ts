import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Conditions } from '../../src/emulator/lane.ts';
import type { LinkState, TvEvent } from '../../src/emulator/messages.ts';
import { TestProcess, temporaryFolder } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { openPage } from './support/browser.ts';
import { says, spoken, tv, tvs, typeOn } from './support/emulator.ts';

const PASSWORD = 'hearth';

/** Screen 16: two real TVs side by side in the demo household. */
describe.sequential('the emulator', () => {
  const data = temporaryFolder();
  let server: TestProcess;
  let page: Page;

  beforeAll(async () => {
    const env = { HEARTH_DATA: data.path, PORT: '0', HEARTH_HOUSEHOLD: 'off' };
    server = new TestProcess('server/demo/main.ts', [], env, data.path);
    const address = /Emulator: +(http:\S+)/;
    const url = await waitFor('the emulator', () => address.exec(server.output)?.[1], 20_000);
    page = await openPage(url, { width: 1920, height: 1080 });
  });
  afterAll(async () => {
    await page?.browser().close();
    server.signal('SIGTERM');
    await server.end();
    data.remove();
  });

  it('runs each TV in an origin of its own', async () => {
    const origins = await waitFor('two TVs', () => {
      const found = tvs(page).map((frame) => new URL(frame.url()).hostname);
      return found.length === 2 && found;
    });
    expect(origins.sort()).toEqual(['tv1.localhost', 'tv2.localhost']);
    for (const frame of tvs(page)) await says(frame, /Sign in with the remote/);
  });

  it('has a third one where that is wanted', async () => {
    await page.select('[data-test=how-many]', '3');
    await waitFor('three TVs', () => tvs(page).length === 3, 15_000);
    expect(await page.$$eval('.tv', (panels) => panels.map((panel) => panel.clientWidth > 300))).toEqual([
      true,
      true,
      true,
    ]);
    await page.select('[data-test=how-many]', '2');
    await waitFor('two TVs', () => tvs(page).length === 2, 15_000);
    for (const frame of tvs(page)) await says(frame, /Sign in with the remote/);
  });

  it('sends the keys of the remote, and of the PC, to the chosen TV and to no other', async () => {
    await page.click('[data-test=key-Down]');
    await says(tv(page, 1), /Sign in invisible/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await says(tv(page, 2), /New here/);
    expect(await spoken(tv(page, 1))).toMatch(/Sign in invisible/);
  });

  it('lets a tester be both ends: sign in, typed on the PC', async () => {
    await page.click('[data-test=tv-A] .head');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await says(tv(page, 1), /Your name or ID/);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await typeOn(page, 'A', 'noa');
    await says(tv(page, 1), /Your password/);
    await typeOn(page, 'A', PASSWORD);
    await says(tv(page, 1), /Friends/);
  });

  it('logs what goes over the line, and no secret', async () => {
    const events = await page.evaluate(() =>
      JSON.stringify((window as unknown as { emulator: { events: object } }).emulator.events),
    );
    expect(events).toContain('account.sign_in');
    expect(events).not.toContain(PASSWORD);
  });

  it('delays what goes over the line of one TV, and holds up what is lost', async () => {
    await page.select('[data-test=delay]', '150');
    await roundTrip(page, 'A', (ms) => ms >= 300);
    expect((await linkOf(page, 'B'))?.roundTripMs ?? 0).toBeLessThan(300);
    await make(page, 'A', { delayMs: 0, lossPercent: 100 });
    await roundTrip(page, 'A', (ms) => ms >= 400);
    await make(page, 'A', { lossPercent: 0 });
    await roundTrip(page, 'A', (ms) => ms < 300);
  });

  it('counts what each line carries, and says how it stands', async () => {
    await page.click('[data-test=tv-B] .head');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await says(tv(page, 2), /Sign in with the remote/);
    await page.keyboard.press('Enter');
    await says(tv(page, 2), /Your name or ID/);
    await typeOn(page, 'B', 'maya');
    await says(tv(page, 2), /Your password/);
    await typeOn(page, 'B', 'hearth-demo');
    await says(tv(page, 2), /Friends/);
    await page.keyboard.press('F2');
    await says(tv(page, 2), /Go on air/);
    await page.keyboard.press('Enter');
    await waitFor('B is on air', async () => (await linkOf(page, 'B'))?.watched !== undefined, 15_000);
    await page.click('[data-test=tv-A] .head');
    // A hears of it when it does: above the friends there is nobody until then.
    let up = false;
    await waitFor('Maya on camera, on the other', async () => {
      up = !up;
      await page.keyboard.press(up ? 'ArrowUp' : 'ArrowDown');
      await pause(400);
      return /Maya/.test(await spoken(tv(page, 1)));
    });
    await page.keyboard.press('Enter');
    await says(tv(page, 2), /wants to watch/);
    await page.click('[data-test=tv-B] .head');
    // The safe answer has the focus, and for a second the question is deaf. What a TV says besides may hide what it said.
    let presses = 0;
    await waitFor(
      'the yes',
      async () => {
        presses += 1;
        await page.keyboard.press(presses % 4 === 0 ? 'ArrowRight' : 'ArrowLeft');
        await pause(400);
        return /Allow once/.test(await spoken(tv(page, 2)));
      },
      15_000,
    );
    await page.keyboard.press('Enter');
    await waitFor('pictures on both lines', async () => {
      const [a, b] = [await linkOf(page, 'A'), await linkOf(page, 'B')];
      return a && b && a.picturesIn > 0 && b.picturesOut > 0 && (a.ageMs ?? -1) >= 0 && a.watches === 1;
    });
    expect(await linkOf(page, 'A')).toMatchObject({ up: true, line: 'fast' });
    expect(await page.$eval('[data-test=link-A]', (figures) => figures.textContent)).toContain('watches 1');
  });

  it('lets who watches talk to whom they watch, with OK of the remote held', async () => {
    await page.click('[data-test=tv-A] .head');
    // The first one brings the bar, where it has gone.
    await page.keyboard.press('ArrowUp');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (!/Hold OK to talk/.test(await spoken(tv(page, 1)))) await page.keyboard.press('ArrowUp');
    await says(tv(page, 1), /Hold OK to talk/);
    const ok = await page.waitForSelector('[data-test=key-Enter]');
    const place = await ok?.boundingBox();
    await page.mouse.move((place?.x ?? 0) + (place?.width ?? 0) / 2, (place?.y ?? 0) + (place?.height ?? 0) / 2);
    await page.mouse.down();
    await says(tv(page, 1), /Maya hears you/, 'status');
    await says(tv(page, 2), /Noa talks to you/, 'status');
    await page.mouse.up();
    await says(tv(page, 1), /You are muted/, 'status');
  });

  it('lets whoever is on air be heard there, until they are muted, by keys alone', async () => {
    const came = (name: string, from: number): Promise<number> =>
      page.evaluate(
        (name, from) => {
          const { events } = (window as unknown as Scripts).emulator;
          return events
            .filter((event) => event.tv === 'A' && event.direction === 'in' && event.at >= from)
            .filter((event) => event.name.split(' ')[0] === name).length;
        },
        name,
        from,
      );
    await page.click('[data-test=tv-B] .head');
    await waitFor('the microphone', async () => {
      if (/Unmute/.test(await spoken(tv(page, 2)))) return true;
      await page.keyboard.press('ArrowRight');
      await pause(300);
      return false;
    });
    const began = Date.now();
    await page.keyboard.press('Enter');
    await waitFor('sound and how loud it is, on the other', async () => {
      return (await came('sound', began)) > 5 && (await came('view.level', began)) > 0;
    });
    await page.keyboard.press('Enter');
    await pause(1_000);
    const muted = Date.now();
    await pause(1_500);
    expect(await came('sound', muted)).toBe(0);
    expect(await came('view.level', muted)).toBe(0);
  });

  it('cuts the line of one TV', async () => {
    await page.click('[data-test=tv-A] .head');
    await page.select('[data-test=network-A]', 'cut');
    await says(tv(page, 1), /Connection lost/, 'status');
    await page.select('[data-test=network-A]', 'fast');
    await says(tv(page, 1), /Back again/, 'status');
  });
});

interface Scripts {
  emulator: {
    events: readonly (TvEvent & { tv: string })[];
    link(tv: string): LinkState | undefined;
    tv(letter: string): { make(to: Partial<Conditions>): void };
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const linkOf = (page: Page, tv: string): Promise<LinkState | undefined> =>
  page.evaluate((tv) => (window as unknown as Scripts).emulator.link(tv), tv);

const make = (page: Page, tv: string, to: Partial<Conditions>): Promise<void> =>
  page.evaluate((tv, to) => (window as unknown as Scripts).emulator.tv(tv).make(to), tv, to);

/** Waits until the way there and back over a TV's line is as said; a TV looks every five seconds. */
async function roundTrip(page: Page, tv: string, is: (ms: number) => boolean): Promise<void> {
  await waitFor(`there and back on ${tv}`, async () => is((await linkOf(page, tv))?.roundTripMs ?? Number.NaN), 15_000);
}
