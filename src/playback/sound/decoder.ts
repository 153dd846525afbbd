/** Whether this engine can play Opus (Chromium from 94 on). */
export const decodesOpus = (): boolean => typeof AudioDecoder === 'function' && typeof EncodedAudioChunk === 'function';

/** A stretch of sound, ready to be played. */
export interface Decoded {
  /** as it was given to `decode` */
  readonly mark: number;
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

export interface SoundDecoder {
  /** @param mark a whole number that comes back with what was decoded */
  decode(payload: Uint8Array, mark: number): void;
  close(): void;
}

const US = 1_000;
const OPUS = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 };

/** Opus by WebCodecs. Only where `decodesOpus`. @param decoded told in the order of `decode`; nothing of what is broken */
export function openDecoder(decoded: (sound: Decoded) => void): SoundDecoder {
  let decoder: AudioDecoder | undefined;
  let over = false;
  // Engines make up the times of what comes out from what went in first; the order is kept, one for one.
  let marks: number[] = [];
  const make = (): AudioDecoder => {
    const made = new AudioDecoder({
      output: (data) => {
        const samples = new Float32Array(data.numberOfFrames);
        data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
        const { sampleRate } = data;
        data.close();
        const mark = marks.shift();
        if (!over && mark !== undefined) decoded({ mark, samples, sampleRate });
      },
      // It closes itself; the next packet opens another.
      error: () => {
        marks = [];
        decoder = undefined;
      },
    });
    made.configure(OPUS);
    return made;
  };
  return {
    decode(payload, mark) {
      if (over) return;
      decoder ??= make();
      marks.push(mark);
      // Each packet of Opus can be decoded by itself.
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: mark * US, data: payload.slice() }));
    },
    close() {
      over = true;
      if (decoder && decoder.state !== 'closed') decoder.close();
      decoder = undefined;
    },
  };
}
