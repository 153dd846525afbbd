/** Runs where sound is made: gives what a microphone hears to the page, a block at a time. Its other end is `samples.ts`. */

declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };
declare function registerProcessor(name: string, processor: unknown): void;

/** About 10 ms: the page is not told too often, and not late. */
const BLOCK = 512;

class Hearing extends AudioWorkletProcessor {
  private block = new Float32Array(BLOCK);
  private filled = 0;

  /** @param inputs of each input its channels @returns whether it wants to hear more */
  process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0] ?? new Float32Array(0);
    for (let at = 0; at < channel.length; at += 1) {
      this.block[this.filled] = channel[at] ?? 0;
      this.filled += 1;
      if (this.filled === BLOCK) this.give();
    }
    return true;
  }

  private give(): void {
    const { block } = this;
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
    this.port.postMessage(block, [block.buffer]);
  }
}

registerProcessor('hearth-hearing', Hearing);
