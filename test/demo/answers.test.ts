import { describe, expect, it } from 'vitest';
import { kindOf } from '../../demo/answers.ts';
import { Chance } from '../../demo/chance.ts';
import { PEOPLE } from '../../demo/people.ts';
import { SCENES } from '../../demo/rooms/scenes.ts';

describe('what a message is about', () => {
  it.each([
    ['Hello there', 'greeting'],
    ['hi', 'greeting'],
    ['Good morning', 'greeting'],
    ['Call you after dinner?', 'question'],
    ['Hi, are you there?', 'question'],
    ['Thank you', 'thanks'],
    ['Good night 👋', 'farewell'],
    ['👍', 'warm'],
    ['❤️😂', 'warm'],
    ['Love this ❤️', 'warm'],
    ['On my way', 'else'],
    ['This is history', 'else'],
  ] as const)('"%s" is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('the people', () => {
  it('say nothing longer than the protocol takes', () => {
    for (const person of PEOPLE) {
      const texts = [...Object.values(person.answers).flat(), ...(person.remark?.texts ?? [])];
      expect(texts.length).toBeGreaterThanOrEqual(6);
      for (const text of texts) expect([...text].length).toBeLessThanOrEqual(500);
      expect([...person.text].length).toBeLessThanOrEqual(60);
      expect(person.id).toMatch(/^[a-z0-9][a-z0-9._-]{1,30}[a-z0-9]$/);
    }
  });

  it('can be on air only from a room that is drawn', () => {
    const onAir = PEOPLE.filter(({ room }) => room);
    expect(onAir.map(({ id }) => id)).toEqual(['maya', 'theo', 'lena', 'oskar']);
    for (const { room, camera } of onAir) expect(camera && room && SCENES[room]).toBeTruthy();
  });
});

describe('chance', () => {
  it('is the same row for the same person in every run, and another for another', () => {
    const row = (name: string) => {
      const chance = new Chance(name);
      return Array.from({ length: 20 }, () => chance.next());
    };
    expect(row('maya')).toEqual(row('maya'));
    expect(row('maya')).not.toEqual(row('theo'));
    expect(Math.max(...row('maya'))).toBeLessThan(1);
    expect(Math.min(...row('maya'))).toBeGreaterThanOrEqual(0);
  });

  it('does not choose the same twice in a row where there is another', () => {
    const chance = new Chance('rut');
    let last: string | undefined;
    for (let i = 0; i < 50; i++) {
      const next = chance.oneOf(['a', 'b', 'c'], last);
      expect(next).not.toBe(last);
      last = next;
    }
    expect(chance.oneOf(['only'], 'only')).toBe('only');
  });
});
