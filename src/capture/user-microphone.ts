import { watchDevices } from './browser-cameras.ts';
import { CameraError } from './camera.ts';
import { findInput, type Input, listInputs } from './inputs.ts';
import { levelOf, type MicrophoneDriver, type OpenMicrophone } from './microphone.ts';
import { faultOf, idOf } from './user-media.ts';

/** What engines that know it do to a voice; the others pass over what they do not know. */
const AUDIO: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

interface WithAudio {
  readonly AudioContext?: typeof AudioContext;
  readonly webkitAudioContext?: typeof AudioContext;
}

/** The microphones of the browser (getUserMedia). */
export function userMicrophones(): MicrophoneDriver {
  // Missing on pages without a secure origin, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return {
    open: (wanted) => openWanted(devices, wanted),
    list: () => listInputs(devices, 'audioinput'),
    onChange: (changed) => watchDevices(devices, changed),
  };
}

/** The wanted one; where it is gone, the one that is called the same, else whichever comes first. */
async function openWanted(devices: MediaDevices | undefined, wanted: Input | undefined): Promise<OpenMicrophone> {
  if (!wanted) return open(devices);
  const there = findInput(await listInputs(devices, 'audioinput'), wanted)?.id || wanted.id;
  try {
    return await open(devices, there);
  } catch (error) {
    if (!(error instanceof CameraError) || error.fault !== 'none') throw error;
    return open(devices);
  }
}

async function open(devices: MediaDevices | undefined, id?: string): Promise<OpenMicrophone> {
  if (typeof devices?.getUserMedia !== 'function') throw new CameraError('unsupported');
  const audio = id ? { ...AUDIO, deviceId: { exact: id } } : AUDIO;
  const stream = await devices.getUserMedia({ audio, video: false }).catch((error: unknown) => {
    throw new CameraError(faultOf(error));
  });
  const [track] = stream.getAudioTracks();
  if (!track) throw new CameraError('none');
  const meter = meterOf(stream);
  return {
    label: track.label,
    ...idOf(track),
    stream,
    cancelsEcho: cancelsEcho(track),
    level: () => meter?.read(),
    onLost: (lost) => track.addEventListener('ended', lost),
    close: () => {
      for (const each of stream.getTracks()) each.stop();
      meter?.close();
    },
  };
}

/** Engines that do not know it do not say so, and some say that they do not do it for this one. */
function cancelsEcho(track: MediaStreamTrack): boolean {
  return typeof track.getSettings === 'function' && track.getSettings().echoCancellation === true;
}

/** Listens along without being heard: nothing is connected to the speakers. Undefined where the engine has no WebAudio. */
function meterOf(stream: MediaStream): { read(): number; close(): void } | undefined {
  const { AudioContext: Standard, webkitAudioContext: Old } = window as unknown as WithAudio;
  const Context = Standard ?? Old;
  if (!Context) return undefined;
  try {
    const context = new Context();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    // A key was pressed to get here.
    if (context.state !== 'running') context.resume().catch(() => undefined);
    return {
      read: () => {
        analyser.getByteTimeDomainData(samples);
        return levelOf(samples);
      },
      close: () => {
        // Engines with the old name may not have it; nothing is heard without the tracks.
        if (typeof context.close === 'function') context.close().catch(() => undefined);
      },
    };
  } catch {
    return undefined;
  }
}
