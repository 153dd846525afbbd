/** What this TV lets be heard of others, all of them together. */
export interface Ear {
  /** @param volume 0 to 1; 0: nothing */
  turn(volume: number): void;
  /** How loud what is heard now is, dB under the loudest there can be. */
  loudness(): number;
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
  private readonly samples = new Uint8Array(LOOKED_AT);

  constructor(context: AudioContext) {
    this.context = context;
    this.input = context.createGain();
    this.meter = context.createAnalyser();
    this.meter.fftSize = LOOKED_AT;
    this.input.connect(this.meter);
    this.meter.connect(context.destination);
  }

  turn(volume: number): void {
    this.input.gain.setTargetAtTime(volume, this.context.currentTime, TURNS_IN_S);
  }

  loudness(): number {
    this.meter.getByteTimeDomainData(this.samples);
    let sum = 0;
    for (let at = 0; at < LOOKED_AT; at += 1) {
      const value = ((this.samples[at] ?? 128) - 128) / 128;
      sum += value * value;
    }
    return sum === 0 ? SILENT_DB : (10 * Math.log(sum / LOOKED_AT)) / Math.LN10;
  }
}
