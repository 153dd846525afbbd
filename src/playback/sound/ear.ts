import type { Cancel } from '../../protocol/clock.ts';

/** What this TV lets be heard of others, all of them together. */
export interface Ear {
  /** @param volume 0 to 1; 0: nothing */
  turn(volume: number): void;
  /** How loud what is heard now is, dB under the loudest there can be. */
  loudness(): number;
  /** Something else lets this be heard, at that volume (a film of the page): it counts in how loud it is. */
  beside(stream: MediaStream, volume: number): Cancel;
}

/** Silence, as `loudness` says it. */
export const SILENT_DB = -120;
/** A step in what is heard clicks; it is reached in a few of these, s. */
const TURNS_IN_S = 0.02;
/** About 40 ms of it are looked at. */
const LOOKED_AT = 2_048;

/** Between the players and the loudspeaker: volume, and how loud it is behind that. */
export class SpeakerEar implements Ear {
  /** Players play into this. */
  readonly input: GainNode;
  private readonly context: AudioContext;
  private readonly meter: AnalyserNode;
  /** what others let be heard; it goes nowhere from here */
  private readonly besides: AnalyserNode;
  private readonly samples = new Uint8Array(LOOKED_AT);

  constructor(context: AudioContext) {
    this.context = context;
    this.input = context.createGain();
    this.meter = context.createAnalyser();
    this.meter.fftSize = LOOKED_AT;
    this.input.connect(this.meter);
    this.meter.connect(context.destination);
    this.besides = context.createAnalyser();
    this.besides.fftSize = LOOKED_AT;
  }

  turn(volume: number): void {
    this.input.gain.setTargetAtTime(volume, this.context.currentTime, TURNS_IN_S);
  }

  loudness(): number {
    const power = this.powerAt(this.meter) + this.powerAt(this.besides);
    return power === 0 ? SILENT_DB : (10 * Math.log(power)) / Math.LN10;
  }

  beside(stream: MediaStream, volume: number): Cancel {
    if (stream.getAudioTracks().length === 0) return () => {};
    const source = this.context.createMediaStreamSource(stream);
    const gain = this.context.createGain();
    gain.gain.value = volume;
    source.connect(gain);
    gain.connect(this.besides);
    return () => {
      source.disconnect();
      gain.disconnect();
    };
  }

  private powerAt(meter: AnalyserNode): number {
    meter.getByteTimeDomainData(this.samples);
    let sum = 0;
    for (let at = 0; at < LOOKED_AT; at += 1) {
      const value = ((this.samples[at] ?? 128) - 128) / 128;
      sum += value * value;
    }
    return sum / LOOKED_AT;
  }
}
