import { describe, expect, test } from 'vitest';
import { differences } from '../../../../src/app/screens/friend-picker/lists.ts';

describe('what somebody changed in the picker', () => {
  test.each<[string, string[], string[], string[], string[]]>([
    ['nothing', ['maya', 'rut'], ['rut', 'maya'], [], []],
    ['somebody was chosen', ['maya'], ['maya', 'rut'], ['rut'], []],
    ['somebody was taken out', ['maya', 'rut'], ['rut'], [], ['maya']],
    ['all were taken out', ['maya', 'rut'], [], [], ['maya', 'rut']],
    ['one for another', ['maya'], ['rut'], ['rut'], ['maya']],
  ])('%s', (_, before, after, added, removed) => {
    expect(differences(before, after)).toEqual({ added, removed });
  });
});
