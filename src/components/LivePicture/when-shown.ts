/** Says that a picture is presented; Chromium has it from 83 on. */
interface Presented {
  requestVideoFrameCallback?(told: () => void): number;
}

/** Calls `shown` once a picture of a film is on the screen; never, if none comes or it is taken out of the page. */
export function whenShown(film: HTMLVideoElement & Presented, shown: () => void): void {
  if (typeof film.requestVideoFrameCallback === 'function') {
    film.requestVideoFrameCallback(shown);
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
