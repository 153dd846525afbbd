/** Lobes of the kernel on each side: what is cut off is 60 dB down, and nobody's voice is there. */
const LOBES = 8;
/** Between two samples the kernel is known at so many places. */
const PLACES = 64;
/** Where the kernel begins to fall, as a part of what the lower of the two rates can carry. */
const PASSES = 0.92;

/** Makes sound of one rate into sound of another, piece by piece, without anybody hearing where they meet. */
export class Resampler {
  /** input samples an output sample */
  private readonly step: number;
  private readonly reach: number;
  private readonly kernel: Float32Array;
  /** what later samples still need; begins `reach` before the first */
  private kept: Float32Array;
  /** where the next output sample lies in `kept` */
  private at: number;

  constructor(from: number, to: number) {
    this.step = from / to;
    const cutoff = Math.min(1, to / from) * PASSES;
    this.reach = Math.ceil(LOBES / cutoff);
    this.kernel = kernelOf(cutoff, this.reach);
    this.kept = new Float32Array(this.reach);
    this.at = this.reach;
  }

  /** @returns what is whole of it by now; the rest comes with the next piece */
  pass(samples: Float32Array): Float32Array {
    const input = new Float32Array(this.kept.length + samples.length);
    input.set(this.kept);
    input.set(samples, this.kept.length);
    const count = Math.max(0, Math.ceil((input.length - this.reach - this.at) / this.step));
    const output = new Float32Array(count);
    for (let index = 0; index < count; index += 1) output[index] = this.value(input, this.at + index * this.step);
    this.at += count * this.step;
    const from = Math.min(input.length, Math.max(0, Math.floor(this.at) - this.reach));
    this.kept = input.slice(from);
    this.at -= from;
    return output;
  }

  private value(input: Float32Array, at: number): number {
    const { kernel, reach } = this;
    const whole = Math.floor(at);
    const between = Math.round((at - whole) * PLACES);
    let sum = 0;
    for (let tap = 1 - reach; tap <= reach; tap += 1) {
      sum += (input[whole + tap] ?? 0) * (kernel[Math.abs(tap * PLACES - between)] ?? 0);
    }
    return sum;
  }
}

/** One half of it: it is the same the other way. */
function kernelOf(cutoff: number, reach: number): Float32Array {
  const half = new Float32Array(reach * PLACES + PLACES);
  for (let place = 0; place < reach * PLACES; place += 1) {
    const x = place / PLACES;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
    const turn = Math.PI * x * cutoff;
    half[place] = window * window * cutoff * (turn === 0 ? 1 : Math.sin(turn) / turn);
  }
  return half;
}
