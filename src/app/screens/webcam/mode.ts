import type { CameraFault, CameraState } from '../../../capture/camera.ts';
import type { AirState } from '../../../model/air-state.ts';

/**
 * What "My webcam" is at the moment. before: 04. on: 05. noCamera: 15; `looking` while the camera is tried again, so
 * that the screen does not flip there and back. elsewhere: another TV of the person is on air. barred: guests stay
 * off air on this TV.
 */
export type Mode =
  | { readonly is: 'before'; readonly picture: boolean; readonly starting: boolean }
  | { readonly is: 'on'; readonly since: number; readonly cut: boolean }
  | { readonly is: 'noCamera'; readonly fault: CameraFault; readonly looking: boolean }
  | { readonly is: 'elsewhere'; readonly device: string; readonly watching: number }
  | { readonly is: 'barred' };

/** What is said in the place of the own picture. */
export type InsteadMode = Extract<Mode, { is: 'noCamera' | 'elsewhere' | 'barred' }>;

export const isInstead = (mode: Mode): mode is InsteadMode => mode.is !== 'before' && mode.is !== 'on';

/**
 * @param before what it was a moment ago
 * @param takesOver the person wants this TV to be on air instead of another
 */
export function modeOf(air: AirState, camera: CameraState, before: Mode | undefined, takesOver: boolean): Mode {
  if (air.is === 'on') return { is: 'on', since: air.since, cut: air.cut };
  if (air.is === 'elsewhere' && !takesOver) return { is: 'elsewhere', device: air.device, watching: air.watching };
  if (camera.is === 'failed') {
    // Once pulled out, there is none: what happened says more than what is.
    const pulled = before?.is === 'noCamera' && before.fault === 'unplugged' && camera.fault === 'none';
    return { is: 'noCamera', fault: pulled ? 'unplugged' : camera.fault, looking: false };
  }
  if (camera.is !== 'on' && before?.is === 'noCamera') return { ...before, looking: true };
  return { is: 'before', picture: camera.is === 'on', starting: air.is === 'starting' };
}
