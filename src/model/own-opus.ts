import { encodesOpus, openOpus } from '../capture/voice/opus-encoder.ts';
import { encoderOf } from '../capture/voice/pcmu-encoder.ts';
import type { OpenEncoder } from '../capture/voice/voice.ts';
import { OpusWorker, type WorkerEnd } from '../codecs/opus-worker.ts';
import { PageEnd } from '../codecs/page-end.ts';
import { decodesOpus, openDecoder } from '../playback/sound/decoder.ts';
import type { OpenDecoder } from '../playback/sound/decoders.ts';

/** A box that is busy with encoding for more of the time than this has nothing left for its pictures. */
const TOO_BUSY = 0.4;

/** How sound is packed and unpacked on this TV. */
export interface OwnOpus {
  readonly openEncoder: OpenEncoder;
  readonly openDecoder: OpenDecoder;
  /** Codecs it can really send, best first: without an encoder of its engine that has to be tried. */
  sends(): Promise<string[]>;
}

/** By the engine where it can (Chromium from 94 on), otherwise by libopus, which is fetched with the first sound. */
export function ownOpus(): OwnOpus {
  const worker = new OpusWorker(startWorker);
  const opus: OpenEncoder = encodesOpus() ? openOpus : (wish, encoded) => worker.openEncoder(wish, encoded);
  return {
    openEncoder: encoderOf(opus),
    openDecoder: decodesOpus() ? openDecoder : (decoded) => worker.openDecoder(decoded),
    sends: async () => (encodesOpus() || (await worker.measure()) < TOO_BUSY ? ['opus', 'pcmu'] : ['pcmu']),
  };
}

function startWorker(): WorkerEnd {
  try {
    return new Worker('./opus-worker.js') as WorkerEnd;
  } catch {
    // Chromium lets a page of file:// start none.
    return new PageEnd();
  }
}
