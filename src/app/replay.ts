import type { LivePicture } from '../components/LivePicture/LivePicture.ts';
import { type OwnOpus, ownOpus } from '../model/own-opus.ts';
import { loudspeaker } from '../platform/loudspeaker.ts';
import { ClipSound, type OpenFor } from '../playback/clip/clip-sound.ts';
import { ClipPlayer } from '../playback/clip/player.ts';
import { decode } from '../playback/decoder.ts';
import { openPcmuDecoder } from '../playback/sound/decoders.ts';
import type { ClipReader } from '../protocol/clip/reader.ts';
import { systemClock } from '../protocol/clock.ts';
import { Codec } from '../protocol/packet.ts';

/** One for all that is played: what it fetches is fetched once. */
let opus: OwnOpus | undefined;

const openFor: OpenFor = (codec, decoded) => {
  if (codec === Codec.pcmu) return openPcmuDecoder(decoded);
  opus ??= ownOpus();
  return opus.openDecoder(decoded);
};

/** Something will be played soon: what decodes its sound is fetched now, on boxes that have nothing of their own. */
export function prepareReplay(): void {
  if (!loudspeaker()) return;
  opus ??= ownOpus();
  opus.openDecoder(() => undefined).close();
}

/** Plays a clip on a part of the screen, with its sound where this TV has some. @param changed how it stands has */
export function replayOn(picture: LivePicture, reader: ClipReader, changed: () => void): ClipPlayer {
  const context = loudspeaker();
  return new ClipPlayer({
    clock: systemClock,
    reader,
    nextFrame: (act) => {
      const frame = requestAnimationFrame(act);
      return () => cancelAnimationFrame(frame);
    },
    decode,
    show: ({ image }) => picture.show(image),
    sound: context && new ClipSound(context, () => reader.sounds, openFor),
    changed,
  });
}
