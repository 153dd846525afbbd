import { EchoGuard } from '../../../src/capture/voice/echo.ts';
import { loudnessOf } from '../../../src/capture/voice/gate.ts';
import { RECORDED_RATE, recordedVoice } from '../../browser/support/recorded-voice.ts';

const RATE = RECORDED_RATE;
const BLOCK = RATE / 100;
/** The loudspeaker comes back so much quieter, and so much later. */
const COUPLED = 10 ** (-20 / 20);
const LATER = RATE * 0.04;
/** What was played is looked at as the engine's analyser does it. */
const LOOKED_AT = 2_048;

/** How much less of the far side goes out than comes back from the loudspeaker, dB; nobody speaks here. */
export function echoDrop(): number {
  const far = recordedVoice();
  const guard = new EchoGuard();
  const power = (samples: Float32Array): number => samples.reduce((sum, value) => sum + value * value, 0);
  let [came, went] = [0, 0];
  for (let from = 0; from + BLOCK <= far.length; from += BLOCK) {
    const heard = Float32Array.from({ length: BLOCK }, (_, at) => (far[from + at - LATER] ?? 0) * COUPLED);
    const before = power(heard);
    const played = loudnessOf(far.subarray(Math.max(0, from + BLOCK - LOOKED_AT), from + BLOCK));
    const out = guard.pass(heard, RATE, played);
    // In the first second it does not know the room.
    if (from < RATE) continue;
    came += before;
    went += power(out);
  }
  return 10 * Math.log10(came / (went + 1e-12));
}
