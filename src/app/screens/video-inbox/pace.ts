/** Looks back so far: a line is what it has been lately. */
const WINDOW_MS = 5_000;

/** How fast something comes, told from how much has come; says how long the rest will take. */
export class Arrival {
  private seen: { readonly at: number; readonly bytes: number }[] = [];

  /** @param now ms, any origin */
  came(bytes: number, now: number): void {
    const [last] = this.seen.slice(-1);
    // Begun again, from less.
    if (last && bytes < last.bytes) this.seen = [];
    if (!last || bytes !== last.bytes) this.seen.push({ at: now, bytes });
    while (this.seen.length > 2 && now - (this.seen[0]?.at ?? now) > WINDOW_MS) this.seen.shift();
  }

  /** ms until so many bytes more are here; undefined while nobody can say. */
  left(bytes: number, now: number): number | undefined {
    const [first] = this.seen;
    const [last] = this.seen.slice(-1);
    if (!first || !last || last.bytes === first.bytes) return undefined;
    return (bytes * (now - first.at)) / (last.bytes - first.bytes);
  }
}
