import type { CameraDriver } from './camera.ts';
import { listInputs } from './inputs.ts';

/** The cameras of the browser. What opens one is a script of its own: most starts of the app open none. */
export function browserCameras(): CameraDriver {
  // Missing on pages without a secure origin and on engines without cameras, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return {
    open: (wanted) => import('./user-media.ts').then(({ openCamera }) => openCamera(devices, wanted)),
    list: () => listInputs(devices, 'videoinput'),
    onChange: (changed) => watchDevices(devices, changed),
  };
}

/** Tells when something was plugged in or pulled out; returns what stops that. */
export function watchDevices(devices: MediaDevices | undefined, changed: () => void): () => void {
  if (typeof devices?.addEventListener !== 'function') return () => {};
  devices.addEventListener('devicechange', changed);
  return () => devices.removeEventListener('devicechange', changed);
}
