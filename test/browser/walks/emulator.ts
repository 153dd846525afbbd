import { setTimeout as sleep } from 'node:timers/promises';
import { FRIENDS_PASSWORD, VISITOR } from '../../../server/demo/seed.ts';
import { waitFor } from '../../support/wait-for.ts';
import { openPage } from '../support/browser.ts';
import { plugIn, pressOn, says, tv, tvs, typeOn } from '../support/emulator.ts';
import type { Guide } from './guide.ts';

const SIZE = { width: 1920, height: 1080 };

/** 16: two TVs in one window; one is on air, the other watches. */
export async function emulator(guide: Guide): Promise<void> {
  const page = await openPage(`${guide.url}emulator/`, SIZE);
  try {
    await waitFor('two TVs', () => tvs(page).length === 2, 10_000);
    const signIn = async (letter: 'A' | 'B', person: string, password: string): Promise<void> => {
      const frame = tv(page, letter === 'A' ? 1 : 2);
      await says(frame, /Sign in with the remote/);
      await pressOn(page, letter, 'Enter');
      await says(frame, /Your name or ID/);
      await typeOn(page, letter, person);
      await says(frame, /Your password/);
      await typeOn(page, letter, password);
      await says(frame, /Friends/);
    };
    await plugIn(page, 'A', 'room');
    await signIn('A', VISITOR.person, VISITOR.password);
    await pressOn(page, 'A', 'Green');
    await says(tv(page, 1), /Go on air/);
    await pressOn(page, 'A', 'Enter');
    await says(tv(page, 1), /Stop/);
    await signIn('B', 'kofi', FRIENDS_PASSWORD);
    await says(tv(page, 2), /Noa, On camera/);
    await pressOn(page, 'B', 'Enter');
    await says(tv(page, 1), /Not now/);
    // For a second the question is deaf.
    await sleep(1_500);
    for (const key of ['Left', 'Left', 'Enter']) {
      await sleep(400);
      await pressOn(page, 'A', key);
    }
    await says(tv(page, 2), /Zoom|Full/);
    await sleep(3_000);
    await guide.album.keep({ screenshot: () => page.screenshot({ type: 'png' }) }, '16-emulator');
  } finally {
    await page.browser().close();
  }
}
