import type { Storage } from '../../../platform/platform.ts';
import { EMOJI, emojiAt } from '../../../theme/emoji.ts';

/** The design's own, always first; then those used last. */
const FIRST = ['👍', '❤️', '😂'];
const STRIP = 6;
const KEY = 'emoji';

const bare = (emoji: string): string => emoji.replace(/\ufe0f/g, '');
const canonical = new Map(EMOJI.map((emoji): [string, string] => [bare(emoji), emoji]));

/** The emoji of a text that the app can draw, as the keyboard has them, in the order written. */
export function emojiIn(text: string): string[] {
  const found: string[] = [];
  for (let i = 0; i < text.length; ) {
    const emoji = emojiAt(text, i);
    if (emoji) found.push(canonical.get(bare(emoji)) ?? emoji);
    i += emoji ? emoji.length : 1;
  }
  return found;
}

/** Those used last, newest first, after a text was sent. */
export function usedAfter(recent: readonly string[], text: string): string[] {
  const used = emojiIn(text).reverse();
  return [...used, ...recent]
    .filter((emoji, index, all) => isNew(emoji) && all.indexOf(emoji) === index)
    .slice(0, STRIP);
}

/** What the strip offers. */
export function stripOf(recent: readonly string[]): string[] {
  const rest = [...recent, ...EMOJI].filter((emoji, index, all) => isNew(emoji) && all.indexOf(emoji) === index);
  return [...FIRST, ...rest].slice(0, STRIP);
}

const isNew = (emoji: string): boolean => FIRST.indexOf(emoji) < 0;

/** The emoji somebody used last on this TV. */
export class RecentEmoji {
  private readonly storage: Storage;
  private recent: readonly string[];

  constructor(storage: Storage) {
    this.storage = storage;
    this.recent = (storage.get(KEY) ?? '').split(' ').filter((emoji) => canonical.has(bare(emoji)));
  }

  get strip(): readonly string[] {
    return stripOf(this.recent);
  }

  /** A text was sent. */
  sent(text: string): void {
    const recent = usedAfter(this.recent, text);
    if (recent.join(' ') === this.recent.join(' ')) return;
    this.recent = recent;
    this.storage.set(KEY, recent.join(' '));
  }
}
