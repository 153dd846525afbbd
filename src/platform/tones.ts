import { loudspeaker } from './loudspeaker.ts';

/** One note of a sound. */
export interface Tone {
  /** Hz */
  readonly pitch: number;
  /** ms after the sound began */
  readonly at: number;
  readonly ms: number;
  /** 0 to 1 */
  readonly loud: number;
}

/** Sounds made on the spot: nothing is fetched, nothing can be late. */
export interface Tones {
  /**
   * Plays them over what the TV plays already. Never throws.
   * @returns whether this TV can be heard at all, as far as it knows
   */
  play(tones: readonly Tone[]): boolean;
}

/** A context that wakes up later than this plays nothing: a sound that comes late says something wrong. */
const LATE_MS = 300;
/** A note swells for so long, so that it does not click. */
const SWELL_S = 0.008;
/** What fades exponentially cannot fade to nothing. */
const SILENCE = 0.0001;

/** Tones by WebAudio; silent where the engine has none or lets nobody be heard before a key was pressed. */
export function webTones(window_: Window = window): Tones {
  return {
    play(tones) {
      const context = loudspeaker(window_);
      if (!context) return false;
      try {
        const { state } = context;
        if (state === 'running') sound(context, tones);
        else wake(context, tones);
        return true;
      } catch {
        // Some boxes have the class and no sound behind it.
        return false;
      }
    },
  };
}

/** Engines keep a page silent until a key was pressed; from then on it may wake itself. */
function wake(context: AudioContext, tones: readonly Tone[]): void {
  const asked = Date.now();
  context.resume().then(
    () => {
      if (Date.now() - asked < LATE_MS) sound(context, tones);
    },
    () => undefined,
  );
}

function sound(context: AudioContext, tones: readonly Tone[]): void {
  for (const { pitch, at, ms, loud } of tones) {
    const begins = context.currentTime + at / 1000;
    const ends = begins + ms / 1000;
    const voice = context.createOscillator();
    const volume = context.createGain();
    voice.frequency.value = pitch;
    volume.gain.setValueAtTime(SILENCE, begins);
    volume.gain.linearRampToValueAtTime(loud, begins + SWELL_S);
    volume.gain.exponentialRampToValueAtTime(SILENCE, ends);
    voice.connect(volume);
    volume.connect(context.destination);
    voice.start(begins);
    voice.stop(ends);
  }
}
