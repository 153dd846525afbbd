import { SOUND_KBPS, SOUND_PACKET_MS, SOUND_PCMU } from '../../src/protocol/limits.ts';
import { Codec, SOUND_HEADER } from '../../src/protocol/packet.ts';
import { packedKbps } from '../../src/protocol/wire.ts';
import type { Capabilities, Line, SoundDemand } from '../../src/protocol/words.ts';

const ORDER: readonly Line[] = ['slow', 'steady', 'fast'];
/** Who sends a little unevenly is not cut off. */
export const HEADROOM = 1.25;

/** One encoding is for everybody: the slowest line it goes over decides, that of who speaks too. */
export const soundClass = (lines: readonly Line[]): Line =>
  ORDER[Math.min(...lines.map((line) => ORDER.indexOf(line)))] ?? 'fast';

/** How sound is packed for everybody who listens. */
export interface SoundForm extends Pick<SoundDemand, 'kbps' | 'packetMs'> {
  readonly codec: 'opus' | 'pcmu';
}

const opusFor = (line: Line): SoundForm => ({
  codec: 'opus',
  kbps: SOUND_KBPS[line],
  packetMs: SOUND_PACKET_MS[line],
});
const PCMU: SoundForm = { codec: 'pcmu', ...SOUND_PCMU };

type SoundAbilities = Capabilities['sound'];

/** Whether a box can play what is packed so. */
export const canPlay = (sound: SoundAbilities, codec: SoundForm['codec']): boolean =>
  sound?.play.includes(codec) ?? false;

/** Whether it can play any sound at all. */
export const canListen = (sound: SoundAbilities): boolean => canPlay(sound, 'opus') || canPlay(sound, 'pcmu');

/** The codec field of packets that are packed so. */
export const codecNumber = (codec: SoundForm['codec']): number => Codec[codec];

/**
 * What is asked for: Opus where everybody can; the simple codec, which takes much of a line, where somebody cannot and
 * all lines are fast; otherwise Opus for those who can. Undefined: nobody would hear anything.
 * @param line class of the slowest line it goes over
 * @param from of who speaks; what they can encode was not always told
 */
export function soundForm(line: Line, from: SoundAbilities, to: readonly SoundAbilities[]): SoundForm | undefined {
  const sends = from?.send ?? ['opus'];
  const forms = [opusFor(line), ...(line === 'fast' ? [PCMU] : [])].filter(({ codec }) => sends.includes(codec));
  const best = forms.find(({ codec }) => to.every((sound) => canPlay(sound, codec)));
  return best ?? forms.find(({ codec }) => to.some((sound) => canPlay(sound, codec)));
}

/** What it costs a line, kbps on the wire. */
export function formKbps({ kbps, packetMs }: SoundForm, masked = false): number {
  return packedKbps(kbps, packetMs, SOUND_HEADER, masked);
}

/** What Opus costs a line of that class, kbps on the wire. */
export const soundKbps = (line: Line, masked = false): number => formKbps(opusFor(line), masked);
