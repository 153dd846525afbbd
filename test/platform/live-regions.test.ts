// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { liveRegions } from '../../src/platform/live-regions.ts';
import type { Speech } from '../../src/platform/platform.ts';

let speech: Speech;
beforeEach(() => {
  document.body.textContent = '';
  speech = liveRegions(document);
});

const heard = (role: 'alert' | 'status'): HTMLElement => {
  const [region] = Array.from(document.querySelectorAll<HTMLElement>(`[role=${role}][aria-live]`));
  if (!region) throw new Error(`nothing listens as ${role}`);
  return region;
};

it('gives what interrupts and what waits its turn to the screen reader, each where it listens for it', () => {
  speech.speak('Lena asks to see your room', { polite: false, language: 'en' });
  speech.speak('Jonas wrote to you', { polite: true, language: 'en' });
  expect(heard('alert').textContent).toBe('Lena asks to see your room');
  expect(heard('alert').getAttribute('aria-live')).toBe('assertive');
  expect(heard('status').textContent).toBe('Jonas wrote to you');
  expect(heard('status').getAttribute('aria-live')).toBe('polite');
});

it('says in which language', () => {
  speech.speak('Guten Abend', { polite: true, language: 'de' });
  expect(heard('status').lang).toBe('de');
});

it('says the same sentence again when it happens again', async () => {
  speech.speak('Not now', { polite: true, language: 'en' });
  const changes: number[] = [];
  new MutationObserver((records) => changes.push(records.length)).observe(heard('status'), { childList: true });
  speech.speak('Not now', { polite: true, language: 'en' });
  await Promise.resolve();
  expect(changes.length).toBeGreaterThan(0);
});

it('falls silent when told to', () => {
  speech.speak('Maya, on camera', { polite: false, language: 'en' });
  speech.stop();
  expect(heard('alert').textContent).toBe('');
});

it('gives nobody but a screen reader anything to focus', () => {
  expect(document.body.querySelectorAll('input, button, a, [tabindex]').length).toBe(0);
});
