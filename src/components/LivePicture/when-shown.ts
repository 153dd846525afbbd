/** Says that a picture is presented; Chromium has it from 83 on. */
interface Presented {
  requestVideoFrameCallback?(told: () => void): number;
}

/**
 * Calls `shown` once pictures of a film are on the screen, and flow: with the second one, since the first is large and
 * may be long alone. Never, if none comes or it is taken out of the page.
 */
export function whenShown(film: HTMLVideoElement & Presented, shown: () => void): void {
  if (typeof film.requestVideoFrameCallback === 'function') {
    film.requestVideoFrameCallback(() => film.requestVideoFrameCallback?.(shown));
    return;
  }
  const look = (): void => {
    if (!film.isConnected) return;
    // What is drawn with this frame of the page is on the screen with the next.
    if (film.videoWidth > 0 && film.currentTime > 0) requestAnimationFrame(shown);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
