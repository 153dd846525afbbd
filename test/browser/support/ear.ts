import type { Page } from 'puppeteer-core';

/** What was heard in one short moment. */
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
    /** what came out of the speakers */
    ear: Moment[];
    /** what went into the microphone */
    mouth: Moment[];
  }
}

/** Listens to everything that a page gives to the speakers, and to its microphone, every 10 ms. */
export function installEar(): void {
  const ear: Moment[] = [];
  const mouth: Moment[] = [];
  window.ear = ear;
  window.mouth = mouth;
  const taps = new WeakMap<object, AnalyserNode>();
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown;
  const tapOf = (what: object, context: BaseAudioContext, heard: Moment[]): AnalyserNode => {
    const known = taps.get(what);
    if (known) return known;
    const tap = context.createAnalyser();
    tap.fftSize = 1024;
    tap.smoothingTimeConstant = 0;
    taps.set(what, tap);
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
      heard.push({ at: performance.timeOrigin + performance.now(), loud, hz });
    }, 10);
    return tap;
  };
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    const [target] = to;
    if (target instanceof AudioDestinationNode) connect.call(this, tapOf(this.context, this.context, ear));
    else if (this instanceof MediaStreamAudioSourceNode && !taps.has(this))
      connect.call(this, tapOf(this, this.context, mouth));
    return connect.call(this, ...to);
  } as typeof AudioNode.prototype.connect;
}

/** What was heard in a page since then. @param since ms since 1970 */
export const heardSince = (page: Page, since: number): Promise<Moment[]> =>
  page.evaluate((from) => window.ear.filter(({ at }) => at >= from), since);

/** What went into its microphone since then. */
export const spokenSince = (page: Page, since: number): Promise<Moment[]> =>
  page.evaluate((from) => window.mouth.filter(({ at }) => at >= from), since);

const STEP_MS = 10;
/** Nobody waits longer for it. */
const LATEST_MS = 1_500;

/** How long after it was spoken it is heard, ms: where the rise and fall of the two are most alike. */
export function delayOf(spoken: readonly Moment[], heard: readonly Moment[]): number {
  const from = spoken[0]?.at ?? 0;
  const [mouth, ear] = [spoken, heard].map((moments) => {
    const steps: number[] = [];
    for (const { at, loud } of moments) steps[Math.round((at - from) / STEP_MS)] = loud;
    return steps;
  });
  let best = { delay: 0, alike: 0 };
  for (let delay = 0; delay <= LATEST_MS; delay += STEP_MS) {
    let alike = 0;
    mouth?.forEach((loud, at) => {
      alike += loud * (ear?.[at + delay / STEP_MS] ?? 0);
    });
    if (alike > best.alike) best = { delay, alike };
  }
  return best.delay;
}
