import type { LiveTrack } from '../live-track.ts';
import { readSamples } from './samples.ts';

/** How much of what a microphone hears may go out, 0 to 1. @param samples a few ms of it, −1 to 1 */
export type GainOf = (samples: Float32Array, sampleRate: number) => number;

/** What is heard waits until it is known what may become of it: read a block at a time, and on a busy page later, s. */
const WAITS_S = 0.04;
/** From one volume to another without a click, s; most of the way is gone after three of these. */
const TURNS_IN_S = 0.003;

/**
 * A microphone as a track for whoever gets it directly, turned down from moment to moment: for engines that leave the
 * loudspeaker in it. Undefined where this engine cannot make one.
 * @param graph what sound passes through here; undefined: nothing
 */
export function guardTrack(
  stream: MediaStream,
  gainOf: GainOf,
  graph: () => AudioContext | undefined,
): LiveTrack | undefined {
  const context = graph();
  if (!context || typeof context.createMediaStreamDestination !== 'function') return undefined;
  const source = context.createMediaStreamSource(stream);
  const waits = context.createDelay(WAITS_S);
  const volume = context.createGain();
  const out = context.createMediaStreamDestination();
  waits.delayTime.value = WAITS_S;
  // Before the first is known nothing goes out.
  volume.gain.value = 0;
  source.connect(waits);
  waits.connect(volume);
  volume.connect(out);
  let now = 0;
  const hear = (samples: Float32Array, rate: number): void => {
    const gain = gainOf(samples, rate);
    if (gain === now) return;
    now = gain;
    volume.gain.setTargetAtTime(gain, context.currentTime, TURNS_IN_S);
  };
  const stopReading = readSamples(stream, hear, graph);
  const [track] = out.stream.getAudioTracks();
  const close = (): void => {
    stopReading();
    source.disconnect();
    waits.disconnect();
    volume.disconnect();
    track?.stop();
  };
  if (track) return { track, close };
  close();
  return undefined;
}
