import type { TvPage } from './page.ts';

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
  // Engines that listen only have none.
  const hasStreams = 'MediaStreamAudioSourceNode' in window;
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown;
  const always = (): boolean => true;
  const tapOf = (what: object, context: BaseAudioContext, heard: Moment[], isHeard = always): AnalyserNode => {
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
      heard.push({ at: performance.timeOrigin + performance.now(), loud: isHeard() ? loud : 0, hz });
    }, 10);
    return tap;
  };
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    const [target] = to;
    if (target instanceof AudioDestinationNode) connect.call(this, tapOf(this.context, this.context, ear));
    else if (hasStreams && this instanceof MediaStreamAudioSourceNode && !taps.has(this))
      connect.call(this, tapOf(this, this.context, mouth));
    return connect.call(this, ...to);
  } as typeof AudioNode.prototype.connect;
  // What a film of the page lets be heard goes to the speakers by itself.
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    const { srcObject } = this;
    if (srcObject instanceof MediaStream && srcObject.getAudioTracks().length > 0 && !taps.has(this)) {
      const context = new AudioContext();
      const isHeard = (): boolean => !this.muted && !this.paused && this.volume > 0;
      connect.call(context.createMediaStreamSource(srcObject), tapOf(this, context, ear, isHeard));
    }
    return play.call(this);
  };
}

/** What was heard in a page since then. @param since ms since 1970 */
export const heardSince = (page: TvPage, since: number): Promise<Moment[]> =>
  page.evaluate((from) => window.ear.filter(({ at }) => at >= from), since);

/** What went into its microphone since then. */
export const spokenSince = (page: TvPage, since: number): Promise<Moment[]> =>
  page.evaluate((from) => window.mouth.filter(({ at }) => at >= from), since);

const STEP_MS = 10;
/** Nobody waits longer for it. */
const LATEST_MS = 1_500;

/** How long after it was spoken it is heard, ms: where the rise and fall of the two are most alike. */
export function delayOf(spoken: readonly Moment[], heard: readonly Moment[]): number {
  const from = spoken[0]?.at ?? 0;
  const [mouth, ear] = [spoken, heard].map((moments) => {
    // What a room always has in it, behind somebody who speaks, says nothing of when.
    const usual = moments.reduce((sum, { loud }) => sum + loud, 0) / Math.max(1, moments.length);
    const steps: number[] = [];
    for (const { at, loud } of moments) steps[Math.round((at - from) / STEP_MS)] = loud - usual;
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

/** Quieter than this is silence, and louder than that is a word. */
const SILENT = 0.01;
const SPOKEN = 0.05;

/**
 * The longest silence in the middle of a word, ms: something was spoken all the time, and nothing of it was heard. What
 * came while a busy page did not listen is not known; between two silent moments it counts as silent.
 * @param delay from mouth to ear, ms
 */
export function longestGap(spoken: readonly Moment[], heard: readonly Moment[], delay: number): number {
  const loudAt = (moments: readonly Moment[], shift: number): Map<number, number> =>
    new Map(moments.map(({ at, loud }) => [Math.round((at - shift) / STEP_MS), loud]));
  const ear = loudAt(heard, delay);
  const mouth = loudAt(spoken, 0);
  let longest = 0;
  let began: number | undefined;
  for (const [step, loud] of mouth) {
    // Its neighbours too: when exactly a word begins is nothing to go by.
    const word = [-2, -1, 0, 1, 2].every((by) => (mouth.get(step + by) ?? loud) > SPOKEN);
    const known = [-1, 0, 1].map((by) => ear.get(step + by)).filter((loud) => loud !== undefined);
    if (word && known.length === 0) continue;
    began = word && known.every((loud) => loud < SILENT) ? (began ?? step) : undefined;
    if (began !== undefined) longest = Math.max(longest, (step - began + 1) * STEP_MS);
  }
  return longest;
}
