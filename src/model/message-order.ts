/** What the order of what is said with friends and in rooms depends on. */
export interface Talked {
  /** which it is */
  readonly key: string;
  readonly unread: number;
  readonly muted: boolean;
  /** when the newest thing in it came, ms */
  readonly at: number;
}

/** Whether it asks to be looked at. */
export const isNews = ({ unread, muted }: Pick<Talked, 'unread' | 'muted'>): boolean => unread > 0 && !muted;

/** The list of them: what is unread first, the newest of it first; then the rest by time. */
export function inMessages<T extends Talked>(talks: readonly T[]): T[] {
  const rank = (talk: T): number => (isNews(talk) ? 0 : 1);
  return talks.slice().sort((a, b) => rank(a) - rank(b) || b.at - a.at || (a.key < b.key ? -1 : 1));
}

/** How many would stand before the first of a list that keeps its order. */
export function newerThan(kept: readonly Pick<Talked, 'key'>[], now: readonly Talked[]): number {
  const first = kept[0]?.key;
  return Math.max(0, now.map(({ key }) => key).indexOf(first ?? ''));
}

/** The next one with news after a place in the list, round the end; undefined when there is none. */
export function nextNews(talks: readonly Talked[], after: number): number | undefined {
  for (let step = 1; step <= talks.length; step++) {
    const index = (after + step) % talks.length;
    const talk = talks[index];
    if (talk && isNews(talk)) return index;
  }
  return undefined;
}
