import { fromPcmu, PCMU_RATE } from '../../codecs/pcmu.ts';
import { Resampler } from '../../codecs/resampler.ts';
import { Codec } from '../../protocol/packet.ts';
import type { Decoded, SoundDecoder } from './decoder.ts';
import { opusMs } from './opus.ts';

/** @param decoded told in the order of `decode` */
export type OpenDecoder = (decoded: (sound: Decoded) => void) => SoundDecoder;

/** Old engines play no sound of 8,000 samples a second. */
const PLAYED_RATE = 48_000;

/** How much sound a packet holds, ms; 0 for what cannot be played. */
export function packetMs(codec: number, payload: Uint8Array): number {
  if (codec === Codec.opus) return opusMs(payload);
  return codec === Codec.pcmu ? (payload.length / PCMU_RATE) * 1_000 : 0;
}

/** The simple codec, decoded as it comes. */
export const openPcmuDecoder: OpenDecoder = (decoded) => {
  const resampler = new Resampler(PCMU_RATE, PLAYED_RATE);
  return {
    decode: (payload, mark) => decoded({ mark, samples: resampler.pass(fromPcmu(payload)), sampleRate: PLAYED_RATE }),
    close: () => {},
  };
};
