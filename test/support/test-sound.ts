import { CameraError } from '../../src/capture/camera.ts';
import type { OpenMicrophone } from '../../src/capture/microphone.ts';
import type { SoundEngine } from '../../src/model/sound.ts';
import { type Clock, every } from '../../src/protocol/clock.ts';

const BLOCK_MS = 20;
const RATE = 48_000;

/** A microphone and a loudspeaker made of numbers: packets carry a mark, which says whose they are. */
export class TestSound implements SoundEngine {
  readonly mark: number;
  /** somebody speaks into the microphone */
  talks = true;
  plugged = true;
  /** microphones that are on */
  opened = 0;
  /** marks of what was played, in order */
  readonly played: number[] = [];
  /** bytes that were encoded, of each packet */
  readonly lengths: number[] = [];
  /** how loud others are turned, 0 to 1 */
  volume = 1;
  /** how loud what is played is, dB under the loudest there can be */
  playsAt = -120;
  /** the engine takes the loudspeaker out of the microphone */
  cancelsEcho = false;
  /** the microphone's own track */
  readonly track = { kind: 'audio', id: 'microphone' } as MediaStreamTrack;
  /** how much of the microphone goes out by itself at the moment, of each way out that is open */
  readonly guarded = new Map<MediaStreamTrack, number>();
  /** volumes of films that are heard */
  readonly films = new Set<number>();
  /** what turns out when it is tried; left out: nothing is tried */
  sends: SoundEngine['sends'];
  readonly #clock: Clock;

  constructor(mark: number, clock: Clock) {
    this.mark = mark;
    this.#clock = clock;
  }

  readonly microphones: SoundEngine['microphones'] = {
    open: async (): Promise<OpenMicrophone> => {
      if (!this.plugged) throw new CameraError('none');
      this.opened += 1;
      return {
        label: 'test microphone',
        // Nothing listens to it: the samples come from below.
        stream: { getAudioTracks: () => [this.track] } as unknown as MediaStream,
        cancelsEcho: this.cancelsEcho,
        level: () => (this.talks ? 0.8 : 0),
        onLost: () => {},
        close: () => {
          this.opened -= 1;
        },
      };
    },
    list: async () => [],
    onChange: () => () => {},
  };

  readonly readSamples: SoundEngine['readSamples'] = (_stream, heard) =>
    every(this.#clock, BLOCK_MS, () => {
      const samples = new Float32Array((RATE * BLOCK_MS) / 1_000);
      if (this.talks) samples.fill(0.5);
      heard(samples, RATE);
    });

  readonly guardTrack: SoundEngine['guardTrack'] = (stream, gainOf) => {
    const track = { kind: 'audio', id: 'guarded' } as MediaStreamTrack;
    const stop = this.readSamples(stream, (samples, rate) => this.guarded.set(track, gainOf(samples, rate)));
    return {
      track,
      close: () => {
        stop();
        this.guarded.delete(track);
      },
    };
  };

  readonly openEncoder: SoundEngine['openEncoder'] = ({ kbps, packetMs }, encoded) => {
    let began: number | undefined;
    return {
      encode: (_samples, at) => {
        began ??= at;
        if (at + BLOCK_MS - began < packetMs) return;
        const bytes = new Uint8Array((kbps * packetMs) / 8).fill(this.mark);
        this.lengths.push(bytes.length);
        encoded({ bytes, at: began });
        began = undefined;
      },
      close: () => {},
    };
  };

  readonly ear: SoundEngine['ear'] = {
    turn: (volume) => {
      this.volume = volume;
    },
    loudness: () => this.playsAt,
    beside: (_stream, volume) => {
      this.films.add(volume);
      return () => this.films.delete(volume);
    },
  };

  newPlayer(): ReturnType<SoundEngine['newPlayer']> {
    return {
      take: ({ payload }) => this.played.push(payload[0] ?? -1),
      untilHeard: () => 0,
      close: () => {},
    };
  }
}
