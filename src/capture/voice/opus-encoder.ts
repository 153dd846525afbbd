import type { OpenEncoder, VoiceEncoder } from './voice.ts';

/** What the standard has and our typings do not. */
interface OpusConfig extends AudioEncoderConfig {
  readonly opus: { readonly frameDuration: number; readonly application: 'voip'; readonly complexity: number };
}

/** Boxes are weak; above this one hears little difference in a voice. */
const COMPLEXITY = 5;
const US = 1_000;

/** Whether this engine can make Opus (Chromium from 94 on). */
export const encodesOpus = (): boolean => typeof AudioEncoder === 'function' && typeof AudioData === 'function';

/** Opus by WebCodecs. Only where `encodesOpus`. */
export const openOpus: OpenEncoder = ({ kbps, packetMs, sampleRate }, encoded): VoiceEncoder => {
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      encoded({ bytes, at: chunk.timestamp / US });
    },
    // It closes itself; nothing goes out from then on.
    error: () => {},
  });
  const config: OpusConfig = {
    codec: 'opus',
    sampleRate,
    numberOfChannels: 1,
    bitrate: kbps * 1_000,
    // What is asked for is what a line is reckoned to bear.
    bitrateMode: 'constant',
    opus: { frameDuration: packetMs * US, application: 'voip', complexity: COMPLEXITY },
  };
  encoder.configure(config);
  return {
    encode(samples, at) {
      if (encoder.state !== 'configured') return;
      const data = new AudioData({
        format: 'f32-planar',
        sampleRate,
        numberOfFrames: samples.length,
        numberOfChannels: 1,
        timestamp: Math.round(at * US),
        // Its own copy: who hands it in may go on using theirs.
        data: new Float32Array(samples),
      });
      encoder.encode(data);
      data.close();
    },
    close() {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
};
