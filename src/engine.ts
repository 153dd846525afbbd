/**
 * What Lightning calls and engines before Chromium 54 lack. Everything else that is newer than Chromium 53 is looked for
 * where it is used.
 */
export function bringMissing(objects: { values?: unknown }): void {
  if (typeof objects.values === 'function') return;
  objects.values = (of: Record<string, unknown>): unknown[] => Object.keys(of).map((key) => of[key]);
}

bringMissing(Object as { values?: unknown });
