import { describe, expect, it } from 'vitest';
import { PERSON_ID } from '../../src/protocol/limits.ts';
import { isPersonId, personIdFrom } from '../../src/protocol/person-id.ts';
import { pick, seeded } from '../support/random.ts';

describe("a person's ID", () => {
  it('has 3 to 32 signs', () => {
    const lengths = Array.from({ length: 40 }, (_, length) => length).filter((length) =>
      isPersonId('a'.repeat(length)),
    );
    expect(lengths[0]).toBe(PERSON_ID.min);
    expect(lengths[lengths.length - 1]).toBe(PERSON_ID.max);
    expect(lengths.length).toBe(PERSON_ID.max - PERSON_ID.min + 1);
  });

  it('is made of small letters, digits and . _ - between them', () => {
    for (const id of ['noa', 'grandma.rut', 'a-b', 'x_1', '007', 'a..b', '1.2_3-4']) expect(isPersonId(id)).toBe(true);
    for (const id of ['Noa', '.noa', 'noa.', '-no', 'no_', 'n a', 'inês', 'noa\n', '\nnoa', 'noa/', 'a\u0000b', '']) {
      expect(isPersonId(id), JSON.stringify(id)).toBe(false);
    }
  });
});

describe('what somebody types to sign in', () => {
  it('leads to the ID they mean', () => {
    const meant: Record<string, string> = {
      noa: 'noa',
      Noa: 'noa',
      '  Noa  ': 'noa',
      'Grandma Rut': 'grandma.rut',
      'Grandma   Rut': 'grandma.rut',
      Inês: 'ines',
      'Zoë-Anne': 'zoe-anne',
      'Anna!': 'anna',
      '@noa': 'noa',
      ＮＯＡ: 'noa',
    };
    for (const [typed, id] of Object.entries(meant)) expect(personIdFrom(typed), typed).toBe(id);
  });

  it('is nothing where no ID is left', () => {
    for (const typed of ['', ' ', 'ab', '..', '---', '🙂🙂🙂', '日本語']) expect(personIdFrom(typed), typed).toBe('');
  });

  it('that is an ID already is left as it is', () => {
    for (const id of ['noa', 'grandma.rut', 'a..b', 'x'.repeat(32)]) expect(personIdFrom(id)).toBe(id);
  });

  it('gives an ID or nothing, whatever it is, and the same again', () => {
    const random = seeded(3);
    const signs = [...'abcXYZ019 ._-!/\\\n\tßÅñçЖ日🙂\u0301\u200d\ud83d'];
    for (let n = 0; n < 2_000; n += 1) {
      const typed = Array.from({ length: Math.floor(random() * 50) }, () => pick(random, signs)).join('');
      const id = personIdFrom(typed);
      expect(id === '' || isPersonId(id), JSON.stringify(typed)).toBe(true);
      expect(personIdFrom(id)).toBe(id);
    }
  });
});
