import { Frames } from '../../codecs/frames.ts';
import { PCMU_RATE, toPcmu } from '../../codecs/pcmu.ts';
import type { OpenEncoder, VoiceEncoder } from './voice.ts';

/** The simple codec, for boxes that Opus is too much for. */
export const openPcmu: OpenEncoder = ({ packetMs, sampleRate }, encoded): VoiceEncoder => {
  const frames = new Frames((PCMU_RATE / 1_000) * packetMs, sampleRate, PCMU_RATE);
  let over = false;
  return {
    encode(samples, at) {
      if (over) return;
      frames.add(samples, at, (frame, begins) => encoded({ bytes: toPcmu(frame), at: begins }));
    },
    close() {
      over = true;
    },
  };
};

/** Encodes what is asked for. @param opus the engine's own encoder, or the one we bring */
export const encoderOf =
  (opus: OpenEncoder): OpenEncoder =>
  (wish, encoded) =>
    wish.codec === 'pcmu' ? openPcmu(wish, encoded) : opus(wish, encoded);
