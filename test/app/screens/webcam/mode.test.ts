import { expect, test } from 'vitest';
import { type Mode, modeOf } from '../../../../src/app/screens/webcam/mode.ts';
import type { CameraState, OpenCamera } from '../../../../src/capture/camera.ts';
import type { AirState } from '../../../../src/model/air-state.ts';

const OFF: AirState = { is: 'off' };
const ON: AirState = { is: 'on', broadcast: 'b', since: 7, hidden: false, cut: false };
const ELSEWHERE: AirState = { is: 'elsewhere', device: 'Bedroom', watching: 2 };
const OPENING: CameraState = { is: 'opening' };
const OPEN: CameraState = { is: 'on', camera: {} as OpenCamera };
const NONE: CameraState = { is: 'failed', fault: 'none' };
const PULLED: CameraState = { is: 'failed', fault: 'unplugged' };
const noCamera = (fault: 'none' | 'unplugged', looking = false): Mode => ({ is: 'noCamera', fault, looking });

test.each<[string, AirState, CameraState, Mode | undefined, boolean, Mode]>([
  ['opening', OFF, OPENING, undefined, false, { is: 'before', picture: false, starting: false }],
  ['the own picture', OFF, OPEN, undefined, false, { is: 'before', picture: true, starting: false }],
  ['being asked', { is: 'starting' }, OPEN, undefined, false, { is: 'before', picture: true, starting: true }],
  ['on air', ON, OPEN, undefined, false, { is: 'on', since: 7, cut: false }],
  ['none', OFF, NONE, undefined, false, noCamera('none')],
  ['looked for again', OFF, OPENING, noCamera('none'), false, noCamera('none', true)],
  ['found', OFF, OPEN, noCamera('none', true), false, { is: 'before', picture: true, starting: false }],
  ['pulled out', OFF, PULLED, { is: 'on', since: 7, cut: false }, false, noCamera('unplugged')],
  ['pulled out and not found', OFF, NONE, noCamera('unplugged', true), false, noCamera('unplugged')],
  ['elsewhere', ELSEWHERE, { is: 'off' }, undefined, false, { is: 'elsewhere', device: 'Bedroom', watching: 2 }],
  ['taking over', ELSEWHERE, OPEN, undefined, true, { is: 'before', picture: true, starting: false }],
  ['taking over without a camera', ELSEWHERE, NONE, undefined, true, noCamera('none')],
])('%s', (_, air, camera, before, takesOver, expected) => {
  expect(modeOf(air, camera, before, takesOver)).toEqual(expected);
});
