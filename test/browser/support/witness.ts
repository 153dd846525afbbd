import type { TvPage } from './page.ts';

/** What a page has said to a screen reader and drawn as text since it was opened, oldest first. */
interface Witness {
  spoken: string[];
  drawn: string[];
}

declare global {
  interface Window {
    witness: Witness;
  }
}

/**
 * Takes down what somebody in front of the TV hears and reads: sentences for the screen reader, and texts drawn.
 * Lightning draws letters on canvases; there is no other text in the page.
 */
export function installWitness(): void {
  const witness: Witness = { spoken: [], drawn: [] };
  window.witness = witness;
  // Before Chromium 69 there is one kind of canvas only.
  const offscreen = 'OffscreenCanvasRenderingContext2D' in window ? [OffscreenCanvasRenderingContext2D] : [];
  for (const type of [CanvasRenderingContext2D, ...offscreen]) {
    const draw = type.prototype.fillText;
    type.prototype.fillText = function fillText(this: CanvasRenderingContext2D, text: string, ...where) {
      witness.drawn.push(text);
      return draw.call(this, text, ...where);
    } as typeof draw;
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const { className, textContent } = target as Element;
      if (className === 'spoken' && addedNodes.length > 0 && textContent) witness.spoken.push(textContent);
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Where one stands in what was taken down. */
export interface Since {
  spoken: number;
  drawn: number;
}

export const now = (page: TvPage): Promise<Since> =>
  page.evaluate(() => ({ spoken: window.witness.spoken.length, drawn: window.witness.drawn.length }));

/** What was said last. */
export const lastHeard = (page: TvPage): Promise<string> =>
  page.evaluate(() => window.witness.spoken.slice(-1)[0] ?? '');

/** Whether a text says something like this, in the language for tests too (see `awaited`). */
export function says(what: RegExp, text: string): boolean {
  return what.test(text) || what.test(text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));
}

/** Waits until something that was said since then matches. Resolves with it. */
export function heard(page: TvPage, since: Since, what: RegExp, withinMs: number): Promise<string> {
  return awaited(page, 'spoken', since.spoken, what, withinMs);
}

/** Waits until a text that was drawn since then matches; lines of one text are drawn one by one. */
export function read(page: TvPage, since: Since, what: RegExp, withinMs: number): Promise<string> {
  return awaited(page, 'drawn', since.drawn, what, withinMs);
}

async function awaited(page: TvPage, kind: keyof Witness, from: number, what: RegExp, ms: number): Promise<string> {
  const find = (kind: keyof Witness, from: number, source: string, flags: string): string | false => {
    const pattern = new RegExp(source, flags);
    const all = window.witness[kind].slice(from);
    // In the language for tests each letter that can have an accent has one.
    const plain = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
    // Lines of one text are drawn one by one, and large letters are.
    const texts = [...all, all.join(' '), all.join('')];
    return texts.find((text) => pattern.test(text) || pattern.test(plain(text))) ?? false;
  };
  try {
    const found = await page.waitForFunction(find, { timeout: ms, polling: 100 }, kind, from, what.source, what.flags);
    return String(await found.jsonValue());
  } catch {
    const all = await page.evaluate((kind, from) => window.witness[kind].slice(from), kind, from);
    throw new Error(`${what} was not ${kind} within ${ms} ms; it was: ${all.slice(-12).join(' | ')}`);
  }
}
