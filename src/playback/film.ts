/** A picture of a film that is on the screen: its size, and how many were shown since the one before. */
export interface FilmPicture {
  readonly width: number;
  readonly height: number;
  readonly count: number;
}

/** The other room as the page plays it: pictures as they come, and their sound. */
export interface Film {
  /** To be put where its pictures are to be seen; the first counts as shown only there. */
  readonly element: HTMLVideoElement;
  /** How loud its sound is heard, 0 to 1; at first it is not. */
  hear(volume: number): void;
  /** Stands still with the picture that is there: nothing follows. */
  freeze(): void;
  /** Over; its last picture goes a little later, so that another can be there by then. */
  close(): void;
}

/** The last picture stays in the element for so long. */
const KEPT_MS = 200;

/** Says of each picture that it is presented; Chromium has it from 83 on. */
interface Presented {
  requestVideoFrameCallback?(told: (now: number, frame: { readonly presentedFrames: number }) => void): number;
}

/** Chromium counts its pictures by the standard's name from 80 on, and by these before. */
interface Counting {
  readonly webkitDecodedFrameCount?: number;
  readonly webkitDroppedFrameCount?: number;
}

/**
 * Plays what comes of another room.
 * @param shown pictures are on the screen, told with each of them (where the engine says so) or several times a second
 */
export function newFilm(stream: MediaStream, shown: (picture: FilmPicture) => void): Film {
  const element = document.createElement('video');
  element.muted = true;
  element.autoplay = true;
  element.setAttribute('playsinline', '');
  element.srcObject = stream;
  let over = false;
  const tell = (count: number): void => {
    const { videoWidth: width, videoHeight: height } = element;
    if (!over && count > 0 && width > 0 && element.isConnected) shown({ width, height, count });
  };
  element.addEventListener('pause', () => {
    // Taken out of the page it stands still; whoever puts it in again plays it again.
    if (over || !element.isConnected) return;
    // Engines that let nothing be heard before a key was pressed stop the pictures with it.
    element.muted = true;
    play(element);
  });
  play(element);
  const freeze = (): void => {
    over = true;
    element.muted = true;
    element.pause();
  };
  watchPictures(element, () => over, tell);
  return {
    element,
    hear: (volume) => {
      if (over) return;
      element.volume = volume;
      element.muted = volume === 0;
    },
    freeze,
    close: () => {
      freeze();
      setTimeout(() => {
        element.srcObject = null;
      }, KEPT_MS);
    },
  };
}

function play(element: HTMLVideoElement): void {
  element.play().catch(() => {
    // Moved to another place meanwhile: it is played again there.
  });
}

function watchPictures(
  element: HTMLVideoElement & Presented,
  isOver: () => boolean,
  tell: (count: number) => void,
): void {
  let before = 0;
  if (typeof element.requestVideoFrameCallback === 'function') {
    const presented = (_now: number, { presentedFrames }: { presentedFrames: number }): void => {
      if (isOver()) return;
      tell(presentedFrames - before);
      before = presentedFrames;
      element.requestVideoFrameCallback?.(presented);
    };
    element.requestVideoFrameCallback(presented);
    return;
  }
  // Older ones count what they have drawn; a frame later it is on the screen.
  const look = (): void => {
    if (isOver()) return;
    const drawn = drawnIn(element);
    tell(drawn - before);
    before = drawn;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** How many pictures were drawn since the beginning. */
function drawnIn(element: HTMLVideoElement & Counting): number {
  if (typeof element.getVideoPlaybackQuality === 'function') {
    const { totalVideoFrames, droppedVideoFrames } = element.getVideoPlaybackQuality();
    return totalVideoFrames - droppedVideoFrames;
  }
  const { webkitDecodedFrameCount = 0, webkitDroppedFrameCount = 0 } = element;
  return webkitDecodedFrameCount - webkitDroppedFrameCount;
}
