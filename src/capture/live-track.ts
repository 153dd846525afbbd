import type { OpenCamera } from './camera.ts';
import { isUpright, paint, poseOf } from './pose.ts';

/** The picture of a camera as a track, for as long as somebody gets it directly. */
export interface LiveTrack {
  readonly track: MediaStreamTrack;
  /** Nothing comes of it any more. The camera itself stays on. */
  close(): void;
}

/** Pictures a second where they pass through a canvas; what cameras here give. */
const PER_SECOND = 15;

/**
 * What the camera sees as the others get it, as a track: the camera's own, or that of a canvas where it is turned or
 * drawn. Undefined where this engine cannot make one.
 * @param width largest picture, pixels across
 */
export function liveTrack(camera: OpenCamera, width: number): LiveTrack | undefined {
  const { source } = camera;
  const upright = isUpright(poseOf(camera));
  if (upright && 'srcObject' in source && source.srcObject instanceof MediaStream) {
    // Its own copy: closing it leaves the camera on.
    const [track] = source.srcObject.getVideoTracks().map((own) => own.clone());
    return track && { track, close: () => track.stop() };
  }
  return painted(camera, width);
}

/** A canvas that is painted again and again, and a track of that. */
function painted(camera: OpenCamera, width: number): LiveTrack | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * 9) / 16);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context || typeof canvas.captureStream !== 'function') return undefined;
  const draw = (): void => paint(context, camera, canvas.width, canvas.height);
  draw();
  const [track] = canvas.captureStream(PER_SECOND).getVideoTracks();
  if (!track) return undefined;
  const drawing = setInterval(draw, 1000 / PER_SECOND);
  return {
    track,
    close: () => {
      clearInterval(drawing);
      track.stop();
    },
  };
}
