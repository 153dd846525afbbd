import { countedFile } from './counter.ts';
import { type Clip, cameraFile } from './footage.ts';

/** What is plugged into a TV. */
export interface Devices {
  /** what its camera sees; none: no camera is plugged in */
  camera: Clip | 'none';
  /** what the camera sees has the number of each picture burnt in (`counter.ts`) */
  counted?: boolean;
  /** what its microphone hears: a file; left out: what Chromium makes up */
  voice?: string;
}

/** A Chromium that does nothing but what it is told. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  // A page that nobody looks at is throttled; every TV here is looked at.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Cameras and microphones that are files, as any Chromium takes them; whoever is asked allows them. */
export function devices({ camera, counted = false, voice }: Devices): string[] {
  const flags = ['--use-fake-ui-for-media-stream'];
  if (camera === 'none') flags.push('--use-fake-device-for-media-stream=device-count=0');
  else {
    const file = (counted ? countedFile : cameraFile)(camera);
    flags.push('--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
  }
  if (voice) flags.push(`--use-file-for-fake-audio-capture=${voice}`);
  return flags;
}
