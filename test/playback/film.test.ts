// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FilmPicture, newFilm } from '../../src/playback/film.ts';

type Presented = (now: number, frame: { presentedFrames: number }) => void;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** A film, and the engine that plays it. */
function film() {
  let presented: Presented | undefined;
  const prototype = HTMLVideoElement.prototype as unknown as {
    requestVideoFrameCallback?: (told: Presented) => number;
  };
  prototype.requestVideoFrameCallback = (told) => {
    presented = told;
    return 1;
  };
  const plays = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
  const shown: FilmPicture[] = [];
  const made = newFilm(new MediaStream(), (picture) => shown.push(picture));
  Object.defineProperties(made.element, { videoWidth: { value: 640 }, videoHeight: { value: 360 } });
  delete prototype.requestVideoFrameCallback;
  Object.assign(made.element, {
    requestVideoFrameCallback: (told: Presented) => {
      presented = told;
      return 1;
    },
  });
  return { made, shown, plays, present: (presentedFrames: number) => presented?.(0, { presentedFrames }) };
}

describe('the other room as the page plays it', () => {
  test('counts its pictures as shown only where they are in the page', () => {
    const { made, shown, present } = film();
    present(1);
    expect(shown).toEqual([]);
    document.body.appendChild(made.element);
    present(2);
    present(5);
    expect(shown).toEqual([
      { width: 640, height: 360, count: 1 },
      { width: 640, height: 360, count: 3 },
    ]);
  });

  test.each([
    [
      'from 80 on',
      (drawn: number) => ({ getVideoPlaybackQuality: () => ({ totalVideoFrames: drawn + 1, droppedVideoFrames: 1 }) }),
    ],
    [
      'before that',
      (drawn: number) => ({
        getVideoPlaybackQuality: undefined,
        webkitDecodedFrameCount: drawn + 1,
        webkitDroppedFrameCount: 1,
      }),
    ],
  ])('is counted by what was drawn where the engine tells of no picture: Chromium %s', (_, counts) => {
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
    const shown: FilmPicture[] = [];
    const { element } = newFilm(new MediaStream(), (picture) => shown.push(picture));
    const drawn = (count: number) => {
      Object.assign(element, counts(count));
      vi.advanceTimersByTime(20);
    };
    document.body.appendChild(element);
    Object.defineProperties(element, { videoWidth: { value: 640 }, videoHeight: { value: 360 } });
    drawn(0);
    expect(shown).toEqual([]);
    drawn(2);
    drawn(2);
    drawn(3);
    expect(shown.map(({ count }) => count)).toEqual([2, 1]);
  });

  test('is not heard before that is wanted, and as loud as that', () => {
    const { made } = film();
    expect(made.element.muted).toBe(true);
    made.hear(0.25);
    expect([made.element.muted, made.element.volume]).toEqual([false, 0.25]);
    made.hear(0);
    expect(made.element.muted).toBe(true);
  });

  test('goes on without sound on an engine that stops it with its sound', () => {
    const { made, plays } = film();
    document.body.appendChild(made.element);
    made.hear(1);
    plays.mockClear();
    made.element.dispatchEvent(new Event('pause'));
    expect(made.element.muted).toBe(true);
    expect(plays).toHaveBeenCalledTimes(1);
  });

  test('frozen, nothing follows and nothing is heard; closed, its picture goes a little later', () => {
    const { made, shown, present, plays } = film();
    document.body.appendChild(made.element);
    made.hear(1);
    made.freeze();
    present(9);
    made.hear(1);
    expect(shown).toEqual([]);
    expect(made.element.muted).toBe(true);
    plays.mockClear();
    made.element.dispatchEvent(new Event('pause'));
    expect(plays).not.toHaveBeenCalled();
    made.close();
    expect(made.element.srcObject).not.toBeNull();
    vi.advanceTimersByTime(300);
    expect(made.element.srcObject).toBeNull();
  });
});
