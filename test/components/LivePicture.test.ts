import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LivePicture } from '../../src/components/LivePicture/LivePicture.ts';
import type { Frame } from '../../src/components/LivePicture/PictureSurface.ts';
import { UnderlaySurface } from '../../src/components/LivePicture/UnderlaySurface.ts';
import { mount } from '../support/stage.ts';

function frame(w = 320, h = 180): Frame {
  const canvas = document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  return canvas;
}

/** A film of the page, and its pictures on the screen when the test says so. */
function testFilm(videoWidth = 320, videoHeight = 180) {
  let told: () => void = () => undefined;
  const element = Object.assign(document.createElement('video'), {
    requestVideoFrameCallback: (shown: () => void) => {
      told = shown;
      return 1;
    },
  });
  const size = (value: number) => ({ value, configurable: true });
  Object.defineProperties(element, { videoWidth: size(videoWidth), videoHeight: size(videoHeight) });
  const showPicture = () => told();
  const flow = () => {
    showPicture();
    showPicture();
  };
  return { element, showPicture, flow };
}

/** An underlay in a page, as the app has one. */
function underlay() {
  const host = document.createElement('div');
  host.appendChild(document.createElement('canvas')).className = 'stage';
  const surface = new UnderlaySurface(host);
  const window = host.firstElementChild as HTMLElement;
  return { host, surface, window, canvas: window.firstElementChild as HTMLCanvasElement };
}

describe('a picture under the stage', () => {
  test('lies under the canvas of the stage, in parts of it', () => {
    const { host, surface, window } = underlay();
    surface.place({ x: 96, y: 108, w: 960, h: 540 }, 48);
    expect(Array.from(host.children).indexOf(window)).toBe(0);
    const { left, top, width, height } = window.style;
    expect([left, top, width, height]).toEqual(['5%', '10%', '50%', '50%']);
  });

  test('takes the size of its pictures and shows nothing once cleared', () => {
    const { surface, window } = underlay();
    const sizes = () => Array.from(window.querySelectorAll('canvas')).map(({ width, height }) => [width, height]);
    surface.show(frame());
    expect(sizes()).toEqual([[320, 180]]);
    surface.show(frame(160, 90));
    expect(sizes().pop()).toEqual([160, 90]);
    surface.clear();
    expect(sizes().map(([width]) => width)).toEqual([0]);
  });

  test('keeps the last picture under one of another size until that is on the screen', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
    onTestFinished(() => void vi.useRealTimers());
    const { surface, window } = underlay();
    surface.show(frame(160, 90));
    surface.show(frame());
    const widths = () => Array.from(window.querySelectorAll('canvas')).map(({ width }) => width);
    expect(widths()).toEqual([160, 320]);
    vi.advanceTimersToNextFrame();
    vi.advanceTimersToNextFrame();
    expect(widths()).toEqual([320]);
  });

  test('shows its own pixels larger in the middle (W9: 100, 200, 300 %)', () => {
    const { surface, canvas } = underlay();
    surface.place({ x: 0, y: 0, w: 1920, h: 1080 }, 0);
    surface.show(frame(480, 270));
    surface.present(2, false, false);
    const { left, top, width, height } = canvas.style;
    expect([left, top, width, height]).toEqual(['25%', '25%', '50%', '50%']);
    surface.present('whole', false, false);
    expect([canvas.style.width, canvas.style.objectFit]).toEqual(['100%', 'contain']);
  });

  test('can be a film instead, as soon as that has pictures of its own', () => {
    const { surface, window, canvas } = underlay();
    const film = testFilm();
    surface.show(frame());
    surface.play(film.element);
    expect(window.contains(film.element)).toBe(true);
    // Under the picture: nobody sees it yet.
    expect(Array.from(window.children)).toEqual([film.element, canvas]);
    expect(canvas.style.display).toBe('block');
    // The first one alone says nothing: the next may be long in coming.
    film.showPicture();
    expect(canvas.style.display).toBe('block');
    film.showPicture();
    expect(canvas.style.display).toBe('none');
  });

  test('shows a film at so many times its own pixels, whatever its size becomes', () => {
    const { surface } = underlay();
    const film = testFilm(480, 270);
    surface.place({ x: 0, y: 0, w: 1920, h: 1080 }, 0);
    surface.play(film.element);
    surface.present(2, false, false);
    const { style } = film.element;
    const place = () => [style.left, style.top, style.width, style.height];
    expect(place()).toEqual(['25%', '25%', '50%', '50%']);
    // A better line brings more pixels midway.
    Object.defineProperties(film.element, { videoWidth: { value: 960 }, videoHeight: { value: 540 } });
    film.element.dispatchEvent(new Event('resize'));
    expect(place()).toEqual(['0%', '0%', '100%', '100%']);
    surface.present('whole', false, false);
    expect([style.width, style.objectFit]).toEqual(['100%', 'contain']);
  });

  test('keeps the last picture of a film until another is there, and lets nothing older come back', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
    onTestFinished(() => void vi.useRealTimers());
    const { surface, window } = underlay();
    const film = testFilm(640, 360);
    surface.show(frame(160, 90));
    surface.play(film.element);
    film.flow();
    surface.play(null);
    const canvases = Array.from(window.querySelectorAll('canvas'));
    expect(canvases.map(({ width, style }) => [width, style.display])).toEqual([[640, 'block']]);
    expect(window.contains(film.element)).toBe(true);
    vi.advanceTimersToNextFrame();
    vi.advanceTimersToNextFrame();
    expect(window.contains(film.element)).toBe(false);
  });

  test('after a film the picture is seen that was shown meanwhile', () => {
    const { surface, window } = underlay();
    const film = testFilm(640, 360);
    surface.play(film.element);
    film.flow();
    surface.show(frame(160, 90));
    const shown = () => Array.from(window.querySelectorAll('canvas')).map(({ width, style }) => [width, style.display]);
    expect(shown()).toEqual([[160, 'none']]);
    surface.play(null);
    expect(shown()).toEqual([[160, 'block']]);
  });

  test('a film that never had a picture goes without a trace', () => {
    const { surface, canvas } = underlay();
    surface.show(frame());
    surface.play(testFilm().element);
    surface.play(null);
    expect([canvas.width, canvas.style.display]).toEqual([320, 'block']);
  });

  test('nothing of a film stays once it is cleared', () => {
    const { surface, window } = underlay();
    const film = testFilm();
    surface.play(film.element);
    film.flow();
    surface.clear();
    expect(window.contains(film.element)).toBe(false);
    expect(Array.from(window.querySelectorAll('canvas')).map(({ width }) => width)).toEqual([0]);
  });

  test('leaves nothing in the page', () => {
    const { host, surface } = underlay();
    surface.destroy();
    expect(host.children).toHaveLength(1);
  });
});

describe('a picture in the scene', () => {
  const open = () => mount(LivePicture, { w: 480, h: 270, surface: 'texture' });

  test('uses one texture for all its pictures, so memory stays flat', () => {
    const { subject, frame: draw, stage } = open();
    const image = subject.children[0];
    subject.show(frame());
    draw();
    const texture = image?.texture;
    const memory = stage.textureManager.usedMemory;
    for (let i = 0; i < 150; i++) {
      subject.show(frame());
      draw();
    }
    expect(image?.texture).toBe(texture);
    expect(stage.textureManager.usedMemory).toBe(memory);
  });

  test('forgets its picture when told to', () => {
    const { subject } = open();
    subject.show(frame());
    expect(subject.children[0]?.texture).not.toBeNull();
    subject.clear();
    expect(subject.children[0]?.texture).toBeNull();
  });

  test('takes no picture that has no size yet', () => {
    const { subject } = open();
    subject.show(frame(0, 0));
    expect(subject.children[0]?.texture).toBeNull();
  });

  test('is dimmed while paused', () => {
    const { subject } = open();
    const shade = subject.children[1];
    subject.paused = true;
    expect(shade?.alpha).toBe(0.5);
    subject.paused = false;
    expect(shade?.alpha).toBe(0);
  });

  test('may be shown a picture before and after it is on the stage', () => {
    const { subject, destroy } = open();
    destroy();
    expect(() => subject.show(frame())).not.toThrow();
  });
});
