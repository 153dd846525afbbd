import type { Speech } from './platform.ts';

/**
 * Speech by way of the screen reader of the machine under us: what is to be said is put where it listens, unseen
 * (WAI-ARIA 1.2, "Live Region Roles"). Silent where nobody has one on.
 */
export function liveRegions(page: Document): Speech {
  const urgent = region(page, 'alert', 'assertive');
  const polite = region(page, 'status', 'polite');
  return {
    available: true,
    speak(text, how) {
      const where = how.polite ? polite : urgent;
      where.lang = how.language;
      // The same sentence again is a change only if it was gone in between.
      where.textContent = '';
      where.textContent = text;
    },
    stop() {
      urgent.textContent = '';
      polite.textContent = '';
    },
  };
}

function region(page: Document, role: 'alert' | 'status', live: 'assertive' | 'polite'): HTMLElement {
  const element = page.createElement('div');
  element.className = 'spoken';
  element.setAttribute('role', role);
  element.setAttribute('aria-live', live);
  element.setAttribute('aria-atomic', 'true');
  page.body.appendChild(element);
  return element;
}
