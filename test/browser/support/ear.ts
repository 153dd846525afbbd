import type { Page } from 'puppeteer-core';

/** What came out of the speakers in one short moment. */
export interface Moment {
  /** ms since 1970 */
  at: number;
  /** 0 to 1 */
  loud: number;
  /** the strongest pitch, Hz */
  hz: number;
}

declare global {
  interface Window {
    ear: Moment[];
  }
}

/** Listens to everything that a page gives to the speakers, every 10 ms. */
export function installEar(): void {
  const ear: Moment[] = [];
  window.ear = ear;
  const taps = new WeakMap<BaseAudioContext, AnalyserNode>();
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown;
  const tapOf = (context: BaseAudioContext): AnalyserNode => {
    const known = taps.get(context);
    if (known) return known;
    const tap = context.createAnalyser();
    tap.fftSize = 1024;
    tap.smoothingTimeConstant = 0;
    taps.set(context, tap);
    const samples = new Float32Array(tap.fftSize);
    const spectrum = new Float32Array(tap.frequencyBinCount);
    setInterval(() => {
      tap.getFloatTimeDomainData(samples);
      tap.getFloatFrequencyData(spectrum);
      const loud = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      let strongest = 0;
      spectrum.forEach((value, bin) => {
        if (value > (spectrum[strongest] ?? Number.NEGATIVE_INFINITY)) strongest = bin;
      });
      const hz = (strongest * context.sampleRate) / tap.fftSize;
      ear.push({ at: performance.timeOrigin + performance.now(), loud, hz });
    }, 10);
    return tap;
  };
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    const [target] = to;
    if (target instanceof AudioDestinationNode) connect.call(this, tapOf(this.context));
    return connect.call(this, ...to);
  } as typeof AudioNode.prototype.connect;
}

/** What was heard in a page since then. @param since ms since 1970 */
export const heardSince = (page: Page, since: number): Promise<Moment[]> =>
  page.evaluate((from) => window.ear.filter(({ at }) => at >= from), since);
