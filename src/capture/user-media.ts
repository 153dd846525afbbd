import { CameraError, type CameraFault, type OpenCamera } from './camera.ts';
import { findInput, type Input, listInputs } from './inputs.ts';

/** Loose on purpose: a TV's camera that offers none of these sizes is still better than none, and no facing is asked for. */
const VIDEO: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 } };

const FAULTS: Record<string, CameraFault> = {
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
};

/** Opens the wanted one; where it is gone, the one that is called the same, else whichever comes first. */
export async function openCamera(devices: MediaDevices | undefined, wanted: Input | undefined): Promise<OpenCamera> {
  if (!wanted) return open(devices);
  const there = findInput(await listInputs(devices, 'videoinput'), wanted)?.id || wanted.id;
  try {
    return await open(devices, there);
  } catch (error) {
    if (!(error instanceof CameraError) || error.fault !== 'none') throw error;
    return open(devices);
  }
}

async function open(devices: MediaDevices | undefined, id?: string): Promise<OpenCamera> {
  if (typeof devices?.getUserMedia !== 'function') throw new CameraError('unsupported');
  const stream = await devices
    .getUserMedia({ video: id ? { ...VIDEO, deviceId: { exact: id } } : VIDEO, audio: false })
    .catch((error: unknown) => {
      throw new CameraError(faultOf(error));
    });
  const [track] = stream.getVideoTracks();
  if (!track) throw new CameraError('none');
  const video = document.createElement('video');
  video.muted = true;
  video.setAttribute('playsinline', '');
  video.srcObject = stream;
  await video.play().catch(() => {
    // Engines that refuse play() without a key press start by themselves once a picture is there.
  });
  await firstPicture(video);
  return {
    source: video,
    label: track.label,
    ...idOf(track),
    size: () => ({ width: video.videoWidth, height: video.videoHeight }),
    onLost: (lost) => track.addEventListener('ended', lost),
    close: () => {
      for (const each of stream.getTracks()) each.stop();
      video.srcObject = null;
    },
  };
}

/** What getUserMedia means by what it throws. */
export function faultOf(error: unknown): CameraFault {
  return FAULTS[error instanceof Error ? error.name : ''] ?? 'busy';
}

/** Old engines do not say which one they opened. */
export function idOf(track: MediaStreamTrack): { id?: string } {
  const id = typeof track.getSettings === 'function' ? track.getSettings().deviceId : undefined;
  return id ? { id } : {};
}

function firstPicture(video: HTMLVideoElement): Promise<void> {
  if (video.videoWidth > 0) return Promise.resolve();
  return new Promise((resolve) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.addEventListener('resize', () => resolve(), { once: true });
  });
}
