import { describe, expect, test } from 'vitest';
import { changed, moved, without } from '../../../../src/app/screens/friend-picker/lists.ts';
import { startOf } from '../../../support/scripted-server.ts';

const { settings: OWN } = startOf();

describe('a list after somebody chose in the picker', () => {
  test.each<[string, string[], string[], string[], string[]]>([
    ['nothing was changed', ['maya', 'rut'], ['maya', 'rut'], ['maya', 'rut'], ['maya', 'rut']],
    ['somebody was chosen', ['maya'], ['maya'], ['maya', 'rut'], ['maya', 'rut']],
    ['somebody was taken out', ['maya', 'rut'], ['maya', 'rut'], ['rut'], ['rut']],
    ['all were taken out', ['maya', 'rut'], ['maya', 'rut'], [], []],
    ['another TV added somebody meanwhile', ['maya', 'dag'], ['maya'], ['maya', 'rut'], ['maya', 'dag', 'rut']],
    ['another TV took somebody out meanwhile', [], ['maya'], ['maya', 'rut'], ['rut']],
    ['both chose the same one', ['rut'], [], ['rut'], ['rut']],
    ['somebody who is no friend any more stays', ['gone', 'maya'], ['maya'], ['maya'], ['gone', 'maya']],
  ])('%s', (_, now, before, after, expected) => {
    expect(changed(now, before, after)).toEqual(expected);
  });
});

describe('somebody on a list', () => {
  const settings = { ...OWN, always: ['maya', 'rut'], never: ['dag'] };

  test('is removed', () => {
    expect(without(settings, 'always', 'maya')).toEqual({ always: ['rut'] });
    expect(without(settings, 'never', 'dag')).toEqual({ never: [] });
  });

  test('moves to the other one, and both are named', () => {
    expect(moved(settings, 'never', 'maya')).toEqual({ always: ['rut'], never: ['dag', 'maya'] });
    expect(moved(settings, 'always', 'dag')).toEqual({ always: ['maya', 'rut', 'dag'], never: [] });
  });

  test('is not there twice when another TV moved them first', () => {
    expect(moved({ ...settings, always: ['rut'], never: ['dag', 'maya'] }, 'never', 'maya')).toEqual({
      always: ['rut'],
      never: ['dag', 'maya'],
    });
  });
});
