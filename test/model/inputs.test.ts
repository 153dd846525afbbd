import { describe, expect, it } from 'vitest';
import { Inputs, inputInUse } from '../../src/model/inputs.ts';
import { memoryStorage } from '../support/household.ts';

const LID = { id: 'a', label: 'Lid camera' };
const DESK = { id: 'b', label: 'Desk camera' };
const ports = { list: async () => [LID, DESK], change: async () => undefined };

describe('which camera a TV uses', () => {
  it('is kept on the TV', async () => {
    const storage = memoryStorage();
    const inputs = new Inputs(ports, storage, 'camera');
    expect(inputs.chosen.peek()).toBeUndefined();
    await inputs.look();
    expect(inputs.all.peek()).toEqual([LID, DESK]);
    expect(await inputs.choose(DESK)).toBeUndefined();
    expect(new Inputs(ports, storage, 'camera').chosen.peek()).toEqual(DESK);
    expect(new Inputs(ports, storage, 'microphone').chosen.peek()).toBeUndefined();
  });

  it('stays what it was where the other one does not open', async () => {
    const storage = memoryStorage();
    const inputs = new Inputs({ ...ports, change: async () => 'busy' }, storage, 'camera');
    expect(await inputs.choose(DESK)).toBe('busy');
    expect([inputs.chosen.peek(), storage.get('camera')]).toEqual([undefined, undefined]);
  });

  it.each(['', 'nonsense', '{}', '{"id":1,"label":"x"}', 'null'])('is nobody’s choice where %j was kept', (kept) => {
    const storage = memoryStorage();
    storage.set('camera', kept);
    expect(new Inputs(ports, storage, 'camera').chosen.peek()).toBeUndefined();
  });

  it.each([
    ['the one that is open, whatever was chosen', DESK, { id: 'a', label: '' }, LID],
    ['the open one by its name, on engines without IDs', undefined, { label: 'Desk camera' }, DESK],
    ['the open one, even if it is not listed', undefined, { label: 'Other' }, { id: '', label: 'Other' }],
    ['the chosen one', DESK, undefined, DESK],
    ['the first, where the chosen one is gone', { id: 'z', label: 'Gone' }, undefined, LID],
    ['the first', undefined, undefined, LID],
  ])('%s', (_, chosen, open, used) => {
    expect(inputInUse([LID, DESK], chosen, open)).toEqual(used);
  });
});
