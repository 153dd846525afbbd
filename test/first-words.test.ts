import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { later } from '../src/app/languages/en/later.ts';
import { errors } from '../src/protocol/errors.ts';
import { fileOf } from './support/sources.ts';

describe('the words of the first focus', () => {
  test('are all that is said before the others are there', () => {
    const laterKeys = new Set(Object.keys(later));
    const said = reachable(
      'src/main.ts',
      ...['Home', 'SignIn', 'Closed', 'Starting'].map((screen) => `src/app/screens/${screen}.ts`),
    ).flatMap((path) =>
      Array.from(fileOf(path).matchAll(/'([a-z][\w]*(?:\.\w+)+)'/gi), ([, key = '']) => key)
        // Error codes look the same.
        .filter((key) => laterKeys.has(key) && !(key in errors))
        .map((key) => `${path}: ${key}`),
    );
    expect(said).toEqual([]);
  });
});

/** What is in the same script files as these modules: all they import, and what that imports. */
function reachable(...entries: string[]): string[] {
  const found = new Set(entries);
  for (const path of found) {
    for (const [, names = '', from = ''] of fileOf(path).matchAll(
      /^(?:import|export) ([^;]*?) ?from '(\.[^']+\.ts)'/gm,
    )) {
      const values = names
        .replace(/[{}]/g, '')
        .split(',')
        .filter((name) => name.trim() && !name.trim().startsWith('type '));
      if (values.length > 0) found.add(join(dirname(path), from).split('\\').join('/'));
    }
  }
  // Only the app says words; the catalogue names its own keys.
  return Array.from(found).filter((path) => path.startsWith('src/app/') && !path.includes('/languages/'));
}
