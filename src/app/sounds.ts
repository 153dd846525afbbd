import type { Tv } from '../model/tv.ts';
import type { Tone, Tones } from '../platform/tones.ts';
import type { Settings } from '../protocol/words.ts';

/** What can be heard: the focus moved, a question came, the own webcam went on air or off. */
export type SoundName = 'tick' | 'chime' | 'onAir' | 'offAir';

const note = (pitch: number, at: number, ms: number, loud: number): Tone => ({ pitch, at, ms, loud });

/** Short and quiet: they go over what the TV plays. Going on air rises, going off falls. */
export const SOUNDS: { readonly [S in SoundName]: readonly Tone[] } = {
  tick: [note(1_320, 0, 30, 0.04)],
  chime: [note(659, 0, 350, 0.14), note(880, 160, 600, 0.14)],
  onAir: [note(440, 0, 200, 0.12), note(659, 120, 400, 0.12)],
  offAir: [note(659, 0, 200, 0.12), note(440, 120, 400, 0.12)],
};

/** Long enough to turn the TV up meanwhile. */
const TEST = [523, 659, 784, 1_047].map((pitch, index) => note(pitch, index * 260, 700, 0.2));

const SETTING: { readonly [S in SoundName]: keyof Settings['sounds'] } = {
  tick: 'tick',
  chime: 'chime',
  onAir: 'air',
  offAir: 'air',
};

export interface SoundsPorts {
  /** what the person lets be heard */
  wanted(): Settings['sounds'];
  /** nothing may be heard now: quiet hours */
  hushed(): boolean;
  /** fetched when the first sound is wanted; left out: this TV makes none */
  tones?: (() => Promise<Tones>) | undefined;
}

/** The sounds of the app. Each has something to be seen as well, so it may be missing anywhere. */
export class Sounds {
  private readonly ports: SoundsPorts;
  private tones: Promise<Tones> | undefined;

  constructor(ports: SoundsPorts) {
    this.ports = ports;
  }

  play(name: SoundName): void {
    const { wanted, hushed } = this.ports;
    if (wanted()[SETTING[name]] && !hushed()) void this.sound(SOUNDS[name]);
  }

  /** Somebody wants to know whether they can hear this TV. @returns false where it makes no sounds at all */
  test(): Promise<boolean> {
    return this.sound(TEST);
  }

  private async sound(notes: readonly Tone[]): Promise<boolean> {
    const { tones } = this.ports;
    if (!tones) return false;
    this.tones ??= tones();
    try {
      return (await this.tones).play(notes);
    } catch {
      // It did not come; the next sound asks again.
      this.tones = undefined;
      return false;
    }
  }
}

/** The sounds of an app: what the person wants to hear, on every TV of theirs. */
export function soundsOf({
  tv,
  tones,
}: { readonly tv: Pick<Tv, 'settings' | 'activity'> } & Pick<SoundsPorts, 'tones'>): Sounds {
  const { now } = tv.settings;
  return new Sounds({
    wanted: () => now.peek().sounds,
    hushed: () => tv.activity.quietUntil.peek() !== undefined,
    tones,
  });
}
