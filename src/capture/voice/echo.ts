import { loudnessOf } from './gate.ts';

/** Quieter than this nothing comes back from the loudspeaker that anybody hears. */
const FAR_SPEAKS_DB = -58;
/** What was played goes on in the room so long: the way to the microphone, and walls. */
const TAIL_MS = 400;
const DECAY_DB_A_MS = 0.06;
/** Before it is known: a microphone beside the loudspeaker hears it as loud as it is. */
const COUPLED_AT_FIRST_DB = 0;
const COUPLED_LEAST_DB = -45;
/** What is played is heard here so much later at most; what is learned must not depend on when. */
const WAY_MS = 250;
/** What is learned follows what is quieter in this time, what is louder so slowly: people pause, a room does not. */
const FALLS_IN_MS = 400;
const RISES_DB_A_SECOND = 1.5;
/** Louder than what comes back by so much is somebody who speaks here. */
const ABOVE_ECHO_DB = 10;
/** ... and louder than the room always is. */
const ABOVE_ROOM_DB = 9;
const ROOM_RISES_DB_A_SECOND = 3;
/** Who speaks here is heard on between their words. */
const HANGOVER_MS = 180;
/** What goes out instead, dB. */
const DUCKED = 10 ** (-40 / 20);
/** From one to the other without a click. */
const RAMP_MS = 5;

/** How loud it was at the loudest of late, dB: it is held, and then sinks. */
class Loudest {
  now = -120;
  private held = 0;

  hear(loudness: number, ms: number): void {
    if (loudness >= this.now) {
      this.now = loudness;
      this.held = TAIL_MS;
    } else if (this.held > 0) this.held -= ms;
    else this.now = Math.max(loudness, this.now - DECAY_DB_A_MS * ms);
  }
}

/**
 * For engines that do not take the loudspeaker out of what the microphone hears: it keeps an echo from going back.
 *
 * While nothing is played, everything goes out untouched. While the far side speaks, what is no louder than its echo is
 * turned down by 40 dB; somebody who speaks here above the echo is heard untouched, and the echo beneath them with them
 * (double talk). How much of the loudspeaker the microphone hears is learned from the moments in which it hears least.
 */
export class EchoGuard {
  private readonly far = new Loudest();
  private readonly near = new Loudest();
  private coupled = COUPLED_AT_FIRST_DB;
  /** what is always there */
  private room = 0;
  /** how loud the far side was, since `WAY_MS` ago */
  private before: { readonly loud: number; readonly ms: number }[] = [];
  private beforeMs = 0;
  private openMs = 0;
  private gain = 1;
  private ducks_ = false;

  /** What the microphone hears at the moment is the loudspeaker. */
  get ducks(): boolean {
    return this.ducks_;
  }

  /**
   * @param samples what the microphone heard, −1 to 1; 10 to 20 ms of it
   * @param played how loud that is what the loudspeaker played just now (40 ms of it), dB under the loudest
   * @returns what may go out: the same samples where they are untouched
   */
  pass(samples: Float32Array, sampleRate: number, played: number): Float32Array {
    return this.turn(samples, this.gainFor(samples, sampleRate, played), sampleRate);
  }

  /** The same where sound is turned elsewhere. @returns how much of it may go out: 1, or next to nothing */
  gainFor(samples: Float32Array, sampleRate: number, played: number): number {
    const ms = (samples.length / sampleRate) * 1_000;
    const loudness = loudnessOf(samples);
    this.far.hear(played, ms);
    this.near.hear(loudness, ms);
    const farSpeaks = this.far.now >= FAR_SPEAKS_DB;
    const least = Math.min(this.far.now, this.farBefore(ms));
    if (least >= FAR_SPEAKS_DB) this.learn(this.near.now - least, ms);
    this.room = Math.min(loudness, this.room + (ROOM_RISES_DB_A_SECOND * ms) / 1_000);
    const aboveEcho = loudness > this.far.now + this.coupled + ABOVE_ECHO_DB;
    const speaksHere = aboveEcho && loudness > this.room + ABOVE_ROOM_DB;
    this.openMs = speaksHere ? HANGOVER_MS : Math.max(0, this.openMs - ms);
    this.ducks_ = farSpeaks && this.openMs === 0;
    return this.ducks_ ? DUCKED : 1;
  }

  /** How loud the far side was `WAY_MS` ago. */
  private farBefore(ms: number): number {
    this.before.push({ loud: this.far.now, ms });
    this.beforeMs += ms;
    while (this.beforeMs - (this.before[0]?.ms ?? 0) >= WAY_MS) this.beforeMs -= this.before.shift()?.ms ?? 0;
    return this.before[0]?.loud ?? this.far.now;
  }

  private learn(heard: number, ms: number): void {
    const louder = heard - this.coupled;
    const by = louder < 0 ? louder * Math.min(1, ms / FALLS_IN_MS) : Math.min(louder, (RISES_DB_A_SECOND * ms) / 1_000);
    this.coupled = Math.max(COUPLED_LEAST_DB, Math.min(COUPLED_AT_FIRST_DB, this.coupled + by));
  }

  private turn(samples: Float32Array, to: number, sampleRate: number): Float32Array {
    if (this.gain === 1 && to === 1) return samples;
    const out = new Float32Array(samples.length);
    const step = 1 / ((RAMP_MS / 1_000) * sampleRate);
    for (let at = 0; at < samples.length; at += 1) {
      if (this.gain < to) this.gain = Math.min(to, this.gain + step);
      else if (this.gain > to) this.gain = Math.max(to, this.gain - step);
      out[at] = (samples[at] ?? 0) * this.gain;
    }
    return out;
  }
}
