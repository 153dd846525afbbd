import { Resampler } from './resampler.ts';

/** Cuts what a microphone gives into frames of another rate, each with the moment it begins at. */
export class Frames {
  private readonly frame: Float32Array;
  private readonly resampler: Resampler | undefined;
  private readonly frameMs: number;
  private filled = 0;
  /** when the frame that is being filled begins, ms; undefined before the first */
  private at: number | undefined;

  /** @param length samples of a frame @param from rate of what comes, Hz @param to rate of the frames, Hz */
  constructor(length: number, from: number, to: number) {
    this.frame = new Float32Array(length);
    this.frameMs = (length / to) * 1_000;
    this.resampler = from === to ? undefined : new Resampler(from, to);
  }

  /**
   * @param at when it begins, ms; what follows is taken for what comes right after it
   * @param whole told of each frame that is whole; ours only until it returns
   */
  add(samples: Float32Array, at: number, whole: (frame: Float32Array, at: number) => void): void {
    let begins = this.at ?? at;
    let rest = this.resampler ? this.resampler.pass(samples) : samples;
    while (rest.length > 0) {
      const fits = Math.min(rest.length, this.frame.length - this.filled);
      this.frame.set(rest.subarray(0, fits), this.filled);
      this.filled += fits;
      rest = rest.subarray(fits);
      if (this.filled < this.frame.length) break;
      this.filled = 0;
      whole(this.frame, begins);
      begins += this.frameMs;
    }
    this.at = begins;
  }
}
