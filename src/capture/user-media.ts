import type { Cancel } from '../protocol/clock.ts';
import { type CameraDriver, CameraError, type CameraFault, type OpenCamera } from './camera.ts';

/** Loose on purpose: a TV's camera that offers none of these sizes is still better than none, and no facing is asked for. */
const CONSTRAINTS: MediaStreamConstraints = {
  video: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 } },
  audio: false,
};

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

/** The cameras of the browser (getUserMedia). */
export function userMediaDriver(): CameraDriver {
  // Missing on pages without a secure origin and on engines without cameras, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return {
    open: () => open(devices),
    onChange: (changed) => watch(devices, changed),
    present: async () => {
      if (typeof devices?.enumerateDevices !== 'function') return false;
      const found = await devices.enumerateDevices().catch(() => []);
      return found.some((device) => device.kind === 'videoinput');
    },
  };
}

async function open(devices: MediaDevices | undefined): Promise<OpenCamera> {
  if (typeof devices?.getUserMedia !== 'function') throw new CameraError('unsupported');
  const stream = await devices.getUserMedia(CONSTRAINTS).catch((error: unknown) => {
    throw new CameraError(FAULTS[error instanceof Error ? error.name : ''] ?? 'busy');
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
    size: () => ({ width: video.videoWidth, height: video.videoHeight }),
    onLost: (lost) => track.addEventListener('ended', lost),
    close: () => {
      for (const each of stream.getTracks()) each.stop();
      video.srcObject = null;
    },
  };
}

function firstPicture(video: HTMLVideoElement): Promise<void> {
  if (video.videoWidth > 0) return Promise.resolve();
  return new Promise((resolve) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.addEventListener('resize', () => resolve(), { once: true });
  });
}

function watch(devices: MediaDevices | undefined, changed: () => void): Cancel {
  if (typeof devices?.addEventListener !== 'function') return () => {};
  devices.addEventListener('devicechange', changed);
  return () => devices.removeEventListener('devicechange', changed);
}
