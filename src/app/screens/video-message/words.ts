import type { MicrophoneState } from '../../../capture/microphone.ts';
import type { Fact } from '../../../components/Facts.ts';
import type { OwnLevel } from '../../../model/own-voice.ts';
import type { SealedClip } from '../../../protocol/clip/writer.ts';
import type { Line } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { duration } from '../../texts.ts';

const MEGABYTE = 1_000_000;
const KILOBYTE = 1_000;
/** From here on it is said in megabytes. */
const LARGE = 0.1 * MEGABYTE;
const MINUTE_S = 60;
/** Above this it is too loud, as the meter shows it; below that it is good. */
const LOUD = 0.82;
const GOOD = 0.4;
/** What a line of a class carries while nobody has measured it, kbps. */
const KBPS: { readonly [L in Line]: number } = { slow: 20, steady: 80, fast: 280 };

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

/** "1.2 MB", "64 KB". */
export function sizeOf(t: Translate, bytes: number): string {
  if (bytes >= LARGE) return t('video.megabytes', { size: megabytes(bytes) });
  return t('video.kilobytes', { size: Math.round(bytes / KILOBYTE) });
}

/** "0.8 of 1.2 MB". */
export const partOf = (t: Translate, part: number, whole: number): string =>
  t('video.partOf', { part: megabytes(part), whole: megabytes(whole) });

/** "about 36 s", "about 3 min". */
export function timeFor(t: Translate, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds <= MINUTE_S * 1.5) return t('video.seconds', { seconds });
  return t('video.minutes', { minutes: Math.round(seconds / MINUTE_S) });
}

/** How long so many bytes take on a line of that class, ms. */
export const transferMs = (bytes: number, line: Line): number => (bytes * 8) / KBPS[line];

/** What a take has come to, and how long it is on its way. */
export function takeFacts({ t, tv }: AppContext, { ms, bytes: { length } }: SealedClip): readonly Fact[] {
  return [
    { label: t('video.length'), value: duration(ms) },
    { label: t('video.size'), value: sizeOf(t, length) },
    { label: t('video.sendsIn'), value: timeFor(t, transferMs(length, tv.allowance.line)) },
  ];
}

/** What the meter says beside itself. */
export function soundView(
  t: Translate,
  microphone: MicrophoneState,
  level: OwnLevel | undefined,
): { readonly icon: IconName; readonly level: number | undefined; readonly label: string } {
  if (microphone.is === 'failed') {
    const label = t('video.sound.why', { why: t(`cameraTest.deaf.${microphone.fault}` as const) });
    return { icon: 'microphone-slash-fill', level: undefined, label };
  }
  if (microphone.is === 'opening') return { icon: 'microphone-fill', level: 0, label: t('cameraTest.listening') };
  if (microphone.is === 'off') {
    return { icon: 'microphone-slash-fill', level: undefined, label: t('video.sound.none') };
  }
  if (!level) return { icon: 'microphone-fill', level: undefined, label: t('cameraTest.unmeasured') };
  const how = level.level > LOUD ? 'loud' : level.level > GOOD ? 'good' : level.heard ? 'hearing' : 'quiet';
  return { icon: 'microphone-fill', level: level.level, label: t(`video.sound.${how}` as const) };
}
