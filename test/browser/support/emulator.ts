import type { Frame, Page } from 'puppeteer-core';
import { waitFor } from '../../support/wait-for.ts';

/** What the page of the emulator offers to scripts (docs/emulator.md). */
interface Scripting {
  press(letter: string, key: string): void;
  tv(letter: string): { setCamera(camera: string): void };
}

/** The TVs of the emulator's page. */
export const tvs = (page: Page): Frame[] => page.frames().filter((frame) => /tv\d\.localhost/.test(frame.url()));

export function tv(page: Page, number: 1 | 2): Frame {
  const frame = tvs(page).find((one) => one.url().includes(`tv${number}.`));
  if (!frame) throw new Error(`no TV ${number}`);
  return frame;
}

/** What a TV said last. */
export const spoken = (frame: Frame, role = 'alert'): Promise<string> =>
  frame.evaluate((role) => document.querySelector(`[role=${role}]`)?.textContent ?? '', role);

/** Waits until a TV says something like this. */
export async function says(frame: Frame, what: RegExp, role = 'alert'): Promise<void> {
  await waitFor(`${what}`, async () => what.test(await spoken(frame, role)), 15_000);
}

/** Presses a key of a TV's remote. */
export async function pressOn(page: Page, letter: 'A' | 'B', key: string): Promise<void> {
  await page.evaluate(
    (letter, key) => (window as unknown as { emulator: Scripting }).emulator.press(letter, key),
    letter,
    key,
  );
}

/** Plugs a camera into a TV. */
export async function plugIn(page: Page, letter: 'A' | 'B', camera: string): Promise<void> {
  await page.evaluate(
    (letter, camera) => (window as unknown as { emulator: Scripting }).emulator.tv(letter).setCamera(camera),
    letter,
    camera,
  );
}

/** Types into a TV's frame and presses OK on *Done*. */
export async function typeOn(page: Page, letter: 'A' | 'B', text: string): Promise<void> {
  const frame = await (await page.$(`[data-test=tv-${letter}] iframe`))?.contentFrame();
  await frame?.evaluate((text) => {
    for (const key of text) {
      for (const type of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, 'keyCode', { value: key.toUpperCase().charCodeAt(0) });
        document.dispatchEvent(event);
      }
    }
  }, text);
  await pressOn(page, letter, 'Enter');
}
