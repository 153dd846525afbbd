import type { RemoteKey } from '../../src/platform/platform.ts';
import { element } from './dom.ts';

/** PC keys that stand for keys of the remote. */
const KEYBOARD: Record<string, RemoteKey> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Enter',
  Backspace: 'Back',
  Escape: 'Back',
  F1: 'Red',
  F2: 'Green',
  F3: 'Yellow',
  F4: 'Blue',
  p: 'Play',
  ',': 'Rewind',
  '.': 'Forward',
  m: 'Menu',
};

const REPEAT_AFTER_MS = 400;
const REPEAT_EVERY_MS = 110;

export interface RemoteEvents {
  key(key: RemoteKey, down: boolean): void;
  /** Tab: the remote goes to the other TV */
  other(): void;
  /** Ctrl+R */
  record(): void;
  /** Ctrl+K */
  cut(): void;
}

/** The remote control on the page and the PC keyboard as one; a held button repeats as on a TV. */
export function buildRemote(root: HTMLElement, events: RemoteEvents): void {
  const button = (key: RemoteKey, className: string, label: string, text: string): HTMLButtonElement => {
    const made = element(
      'button',
      { type: 'button', class: className, 'aria-label': label, 'data-test': `key-${key}` },
      text,
    );
    // The keyboard stays the remote's: its buttons never take the focus of the page.
    made.tabIndex = -1;
    holdable(made, (down) => events.key(key, down));
    return made;
  };
  root.append(
    element(
      'div',
      { class: 'ring' },
      button('Up', 'up', 'Up', '▲'),
      button('Down', 'down', 'Down', '▼'),
      button('Left', 'left', 'Left', '◀'),
      button('Right', 'right', 'Right', '▶'),
      button('Enter', 'ok', 'OK', 'OK'),
    ),
    element('div', { class: 'row' }, button('Back', '', 'Back', 'BACK'), button('Menu', '', 'Menu', 'MENU')),
    element(
      'div',
      { class: 'row colours' },
      button('Red', 'red', 'Red', '•'),
      button('Green', 'green', 'Green', '••'),
      button('Yellow', 'yellow', 'Yellow', '•••'),
      button('Blue', 'blue', 'Blue', '••••'),
    ),
    element(
      'div',
      { class: 'row' },
      button('Rewind', '', 'Rewind', '◀◀'),
      button('Play', '', 'Play or pause', '▶❙❙'),
      button('Forward', '', 'Forward', '▶▶'),
    ),
    legend(),
  );
  listenToKeyboard(events);
}

function legend(): HTMLElement {
  const rows = [
    ['Arrows', 'D-pad'],
    ['Enter', 'OK'],
    ['Backspace', 'BACK'],
    ['F1–F4', 'Colour keys'],
    ['P , .', 'Play, rewind, forward'],
    ['Tab', 'Other TV'],
    ['Ctrl+R', 'Record keys'],
    ['Ctrl+K', 'Drop the link'],
  ];
  const list = element('dl', {});
  for (const [key = '', what = ''] of rows) list.append(element('dt', {}, key), element('dd', { class: 'dim' }, what));
  list.append(element('dt', { class: 'dim' }, 'Hold a key'), element('dd', { class: 'dim' }, 'repeats, as on a TV'));
  return list;
}

/** A button that says when it goes down and up, and repeats while it is held. */
function holdable(button: HTMLElement, tell: (down: boolean) => void): void {
  let repeating: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    tell(true);
    repeating = setTimeout(again, REPEAT_EVERY_MS);
  };
  const up = (): void => {
    if (repeating === undefined) return;
    clearTimeout(repeating);
    repeating = undefined;
    tell(false);
  };
  button.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    tell(true);
    repeating = setTimeout(again, REPEAT_AFTER_MS);
  });
  for (const name of ['pointerup', 'pointerleave', 'pointercancel']) button.addEventListener(name, up);
}

function listenToKeyboard(events: RemoteEvents): void {
  const isForm = (target: EventTarget | null): boolean => target instanceof HTMLSelectElement;
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'r') events.record();
    else if (event.ctrlKey && event.key === 'k') events.cut();
    else if (event.key === 'Tab' && !event.ctrlKey) events.other();
    else {
      const key = KEYBOARD[event.key];
      if (!key || isForm(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      events.key(key, true);
    }
    event.preventDefault();
  });
  window.addEventListener('keyup', (event) => {
    const key = KEYBOARD[event.key];
    if (key && !isForm(event.target)) events.key(key, false);
  });
}
