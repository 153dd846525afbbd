import type { Announcement, Role } from '../components/core/announcement.ts';
import type { Translate } from './languages/catalogue.ts';

/** Says a sentence; a polite one waits for its turn, another interrupts. */
export type Speak = (text: string, options: { readonly polite: boolean }) => void;

/** Something on the path of the focus that can say what it is, or where it stands among its like. */
export interface Speaking {
  readonly announce?: Announcement;
  readonly position?: { readonly index: number; readonly count: number } | undefined;
  /** Name of a screen or a sheet; said when it is new. */
  readonly heading?: string;
}

/** Focus that moves on within this time is not spoken: walking through a row would be a stammer. */
export const SETTLE_MS = 250;

/** "Maya, on camera, live picture, 1 of 4". */
export function sentence(announcement: Announcement, position: Speaking['position'], t: Translate): string {
  const { label, value, role, state } = announcement;
  const place = announcement.position ?? position;
  const parts = [
    label,
    value ?? '',
    t(`role.${role}` satisfies `role.${Role}`),
    state ? t(`state.${state}`) : '',
    place ? t('speech.position', { place: place.index + 1, count: place.count }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Speaks what has the focus, and what happens elsewhere. Silent where the TV has no voice. */
export class Announcer {
  private readonly speak: Speak;
  private readonly t: Translate;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private heading = '';
  private last = '';

  constructor(speak: Speak, t: Translate) {
    this.speak = speak;
    this.t = t;
  }

  /** The focus has moved; `path` leads from the app to what has it when it has come to rest. */
  focus(path: () => readonly Speaking[]): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.say(path()), SETTLE_MS);
  }

  /** Something happened: a toast politely; a prompt, or being on air, at once. */
  tell(text: string, { polite }: { readonly polite: boolean }): void {
    // What is put together of sentences ("Leave Hearth?" and what follows) has one sign between them.
    if (text) this.speak(text.replace(/([.?!])\. /g, '$1 '), { polite });
  }

  private say(path: readonly Speaking[]): void {
    const focused = path[path.length - 1];
    if (!focused?.announce) return;
    // The nearest group tells the place: a row in a list, not the list in the screen.
    let position: Speaking['position'];
    let heading = '';
    for (let i = path.length - 1; i >= 0; i--) {
      position ??= i < path.length - 1 ? path[i]?.position : undefined;
      heading = heading || (path[i]?.heading ?? '');
    }
    const text = sentence(focused.announce, position, this.t);
    const fresh = heading !== this.heading;
    if (!fresh && text === this.last) return;
    this.heading = heading;
    this.last = text;
    this.tell(fresh && heading ? `${heading}. ${text}` : text, { polite: false });
  }
}
