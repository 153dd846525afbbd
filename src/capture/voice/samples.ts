import type { Cancel } from '../../protocol/clock.ts';

/** Told what a microphone hears, a few ms at a time. @param samples one channel, −1 to 1, ours only until it returns */
export type Heard = (samples: Float32Array, sampleRate: number) => void;

/** Chromium's own way to read a track; it needs no graph, and keeps what comes while the page is busy. */
interface TrackProcessor {
  readonly readable: ReadableStream<AudioData>;
}
type TrackProcessors = new (options: { track: MediaStreamTrack; maxBufferSize: number }) => TrackProcessor;
/** So many pieces of 10 ms are kept; left to itself it is a tenth of a second, and the rest is lost. */
const KEPT = 100;

/** How much is read at once where there is only the old way. */
const BLOCK = 1_024;

/**
 * Reads a microphone until it is told to stop.
 * @param graph what can read it where the engine has nothing better; undefined: nothing can
 */
export function readSamples(stream: MediaStream, heard: Heard, graph: () => AudioContext | undefined): Cancel {
  const { MediaStreamTrackProcessor: Processor } = window as unknown as {
    readonly MediaStreamTrackProcessor?: TrackProcessors;
  };
  const [track] = stream.getAudioTracks();
  if (Processor && track) return readTrack(new Processor({ track, maxBufferSize: KEPT }).readable.getReader(), heard);
  const context = graph();
  return context ? readGraph(context, stream, heard) : () => {};
}

function readTrack(reader: ReadableStreamDefaultReader<AudioData>, heard: Heard): Cancel {
  let over = false;
  const read = async (): Promise<void> => {
    while (!over) {
      const { done, value } = await reader.read();
      if (value && !over) heard(firstChannel(value), value.sampleRate);
      value?.close();
      if (done) return;
    }
  };
  // It ends with the track.
  read().catch(() => undefined);
  return () => {
    over = true;
    reader.cancel().catch(() => undefined);
  };
}

function firstChannel(data: AudioData): Float32Array {
  const samples = new Float32Array(data.numberOfFrames);
  data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
  return samples;
}

/** What hears beside the page, where the engine lets it; a busy page then hears late, but everything. */
const WORKLET = './hear-worklet.js';

function readGraph(context: AudioContext, stream: MediaStream, heard: Heard): Cancel {
  const source = context.createMediaStreamSource(stream);
  let over = false;
  let stop: Cancel = () => {};
  const read = (open: typeof openWorklet): void => {
    if (over) return;
    const node = open(context, heard);
    source.connect(node);
    // Without a way out it would not be asked for anything; what it gives is silence.
    node.connect(context.destination);
    stop = () => {
      source.disconnect();
      node.disconnect();
    };
  };
  // Missing in engines from before Chromium 66, and on pages without a secure origin, whatever the types say.
  const worklet: AudioWorklet | undefined = context.audioWorklet;
  if (worklet) {
    worklet.addModule(WORKLET).then(
      () => read(openWorklet),
      () => read(openProcessor),
    );
  } else read(openProcessor);
  return () => {
    over = true;
    stop();
  };
}

function openWorklet(context: AudioContext, heard: Heard): AudioNode {
  const node = new AudioWorkletNode(context, 'hearth-hearing', { channelCount: 1, channelCountMode: 'explicit' });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => heard(data, context.sampleRate);
  return node;
}

function openProcessor(context: AudioContext, heard: Heard): AudioNode {
  const node = context.createScriptProcessor(BLOCK, 1, 1);
  node.onaudioprocess = ({ inputBuffer }) => heard(inputBuffer.getChannelData(0), inputBuffer.sampleRate);
  return node;
}
