import { lineOf } from '../../protocol/wire.ts';
import type { Line } from '../../protocol/words.ts';

export interface UplinkOptions {
  /** what the server was told of this line */
  line(): Line;
  /** it is slower than that */
  proved(line: Line): void;
}

/** A picture that is on its way for longer holds up words: the line is not of the class its pictures are made for. */
const TOO_LONG_MS = 1_500;
/** Once may be chance. */
const TIMES = 2;
const ORDER: readonly Line[] = ['slow', 'steady', 'fast'];

/**
 * Corrects what this TV says of its line by how long its own pictures take up it (W17): the server sees only how fast
 * its own arrive, and many lines are slower the other way. Downwards only; what comes down is the server's to raise.
 */
export class Uplink {
  private readonly options: UplinkOptions;
  private tooLong = 0;

  constructor(options: UplinkOptions) {
    this.options = options;
  }

  /** The server has a picture. @param ms from its sending to its ack */
  arrived(bytes: number, ms: number): void {
    this.tooLong = ms > TOO_LONG_MS ? this.tooLong + 1 : 0;
    if (this.tooLong < TIMES) return;
    this.tooLong = 0;
    const line = lineOf((bytes * 8) / ms);
    if (ORDER.indexOf(line) < ORDER.indexOf(this.options.line())) this.options.proved(line);
  }
}
