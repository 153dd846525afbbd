import type { LivePicture } from '../components/LivePicture/LivePicture.ts';
import { loudspeaker } from '../platform/loudspeaker.ts';
import { ClipSound } from '../playback/clip/clip-sound.ts';
import { ClipPlayer } from '../playback/clip/player.ts';
import { decode } from '../playback/decoder.ts';
import { decodesOpus } from '../playback/sound/decoder.ts';
import type { ClipReader } from '../protocol/clip/reader.ts';
import { systemClock } from '../protocol/clock.ts';

/** Plays a clip on a part of the screen, with its sound where this TV has some. @param changed how it stands has */
export function replayOn(picture: LivePicture, reader: ClipReader, changed: () => void): ClipPlayer {
  const context = decodesOpus() ? loudspeaker() : undefined;
  return new ClipPlayer({
    clock: systemClock,
    reader,
    nextFrame: (act) => {
      const frame = requestAnimationFrame(act);
      return () => cancelAnimationFrame(frame);
    },
    decode,
    show: ({ image }) => picture.show(image),
    sound: context && new ClipSound(context, () => reader.sounds),
    changed,
  });
}
