import { describe, expect, it } from 'vitest';
import { findInput, listInputs } from '../../src/capture/inputs.ts';

const LID = { id: 'a', label: 'Lid camera' };
const DESK = { id: 'b', label: 'Desk camera' };

describe('a chosen camera among those plugged in', () => {
  it.each([
    ['by its ID', [LID, DESK], { id: 'b', label: '' }, DESK],
    ['by its name, where the TV numbers them anew', [LID, DESK], { id: 'z', label: 'Desk camera' }, DESK],
    ['by its ID before its name', [LID, DESK], { id: 'a', label: 'Desk camera' }, LID],
    ['not there', [LID], DESK, undefined],
    ['not by an ID or a name that is hidden', [{ id: '', label: '' }], { id: '', label: '' }, undefined],
  ])('%s', (_, inputs, chosen, found) => {
    expect(findInput(inputs, chosen)).toEqual(found);
  });
});

describe('those plugged in', () => {
  const devices = (list: () => Promise<Partial<MediaDeviceInfo>[]>): MediaDevices =>
    ({ enumerateDevices: list }) as unknown as MediaDevices;

  it('are those of the kind that was asked for', async () => {
    const all = devices(async () => [
      { kind: 'audioinput', deviceId: 'm', label: 'Microphone' },
      { kind: 'videoinput', deviceId: 'a', label: 'Lid camera' },
    ]);
    expect(await listInputs(all, 'videoinput')).toEqual([LID]);
    expect(await listInputs(all, 'audioinput')).toEqual([{ id: 'm', label: 'Microphone' }]);
  });

  it('are none where the engine lists nothing or fails', async () => {
    expect(await listInputs(undefined, 'videoinput')).toEqual([]);
    expect(await listInputs({} as MediaDevices, 'videoinput')).toEqual([]);
    expect(
      await listInputs(
        devices(() => Promise.reject(new Error('no'))),
        'videoinput',
      ),
    ).toEqual([]);
  });
});
