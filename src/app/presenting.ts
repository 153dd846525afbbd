import type { Frame } from '../components/LivePicture/PictureSurface.ts';
import type { Presenter } from '../net/relay/receiver.ts';
import { decode } from '../playback/decoder.ts';

/**
 * Shows the pictures of a viewing: decoded, drawn, and said to be shown with the frame after (W14).
 * @param draw draws at once and keeps nothing; the picture is freed afterwards
 */
export function presentOn(draw: (picture: Frame) => void): Presenter {
  return {
    async show(packet) {
      const { image, close } = await decode(packet);
      try {
        draw(image);
        await nextFrame();
      } finally {
        close();
      }
    },
  };
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
