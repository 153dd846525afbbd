import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.cache/reliability/', import.meta.url));

/** Where what belongs to a long run is left. */
export const reportFolder = (name: string): string => `${folder}${name}/`;

/** Keeps figures of a long run for `docs/reliability.md`, and prints them. */
export function report(name: string, figures: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(name, JSON.stringify(figures));
}
