import { describe, expect, expectTypeOf, test } from 'vitest';
import { dictionary, type Language, type MessageKey, type Translate } from '../../src/app/languages/catalogue.ts';
import { later } from '../../src/app/languages/en/later.ts';
import { en } from '../../src/app/languages/en.ts';
import { english, loadLanguage } from '../../src/app/languages/languages.ts';
import { longer, mirrored } from '../../src/app/languages/pseudo.ts';
import { wholeEnglish } from '../support/words.ts';

/** Parameters for any message: whatever it asks for is three, or three people. */
const sample: object = new Proxy({}, { get: (_, name) => (name === 'names' ? ['Maya', 'Jonas', 'Kofi'] : 3) });

/** Every message with sample parameters. */
function all(t: Translate): string[] {
  const loose = t as (key: string, parameters?: object) => string;
  return (Object.keys({ ...en, ...later }) as MessageKey[]).map((key) => loose(key, sample));
}

/** The translator of a language once all of it is there. */
async function whole(language: Language): Promise<Translate> {
  const { t, whole } = dictionary(language);
  await whole();
  return t;
}

describe('the catalogue', () => {
  const { t } = dictionary(wholeEnglish);

  test('puts parameters where the language wants them', () => {
    expect(t('air.on', { watching: 3 })).toBe('On air · 3 watching');
    expect(t('speech.position', { place: 1, count: 4 })).toBe('1 of 4');
  });

  test('has as many plural forms as the language', () => {
    expect(t('air.on.spoken', { watching: 1 })).toBe('On air, 1 person watching');
    expect(t('air.on.spoken', { watching: 2 })).toBe('On air, 2 people watching');
  });

  test('the compiler knows the keys and what each needs', () => {
    expectTypeOf(t).parameter(0).toEqualTypeOf<MessageKey>();
    // @ts-expect-error no such message
    expect(() => t('air.nothing')).toThrow();
    // @ts-expect-error a parameter is missing
    expect(() => t('air.on')).toThrow();
    // @ts-expect-error of the wrong kind
    t('air.on', { watching: 'three' });
  });

  test('has no exclamation marks and no empty words (principle 5)', () => {
    for (const text of all(t)) expect(text).not.toContain('!');
  });
});

describe('languages for tests', () => {
  test('one makes every text 40 % longer', async () => {
    const short = all(await whole(english));
    all(await whole(longer)).forEach((text, index) => {
      const original = short[index] ?? '';
      expect(text.length).toBeGreaterThanOrEqual(Math.floor(original.length * 1.4));
    });
  });

  test('one runs from right to left', () => {
    expect(mirrored.direction).toBe('rtl');
  });

  test('a language nobody knows is English', async () => {
    expect((await loadLanguage('tlh')).code).toBe('en');
    expect((await loadLanguage('xx')).code).toBe('xx');
  });
});
