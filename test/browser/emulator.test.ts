import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProcess, temporaryFolder } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { openPage } from './support/browser.ts';
import { says, spoken, tv, tvs, typeOn } from './support/emulator.ts';

const PASSWORD = 'hearth';

/** Screen 16, first form: two real TVs side by side in the demo household. */
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

  it('cuts the line of one TV', async () => {
    await page.select('[data-test=network-A]', 'cut');
    await says(tv(page, 1), /Connection lost/, 'status');
    await page.select('[data-test=network-A]', 'fast');
    await says(tv(page, 1), /Back again/, 'status');
  });
});
