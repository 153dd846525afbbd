import { describe, expect, test, vi } from 'vitest';
import { drawingFor, keepFitted, webglWorks } from '../../src/app/canvas.ts';
import { loadFonts } from '../../src/app/fonts.ts';

const works = () => true;

describe('how the stage is drawn', () => {
  test('1080p, and 720p where the screen has no more', () => {
    expect(drawingFor('', 1080, works)).toEqual({ w: 1920, h: 1080, precision: 1, canvas2d: false });
    const small = drawingFor('', 720, works);
    expect([small.w, small.h]).toEqual([1280, 720]);
    expect(small.precision).toBeCloseTo(2 / 3);
  });

  test('by the address where it says so', () => {
    expect(drawingFor('?720', 1080, works).h).toBe(720);
    expect(drawingFor('?1080', 720, works).h).toBe(1080);
    expect(drawingFor('?canvas2d', 1080, works).canvas2d).toBe(true);
  });

  test('on a 2d canvas where WebGL does not truly work', () => {
    expect(drawingFor('', 1080, () => false).canvas2d).toBe(true);
  });

  test('WebGL does not work where the constructor exists but no context comes', () => {
    const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    expect(webglWorks()).toBe(false);
    context.mockImplementation(() => {
      throw new Error('blocked');
    });
    expect(webglWorks()).toBe(false);
    context.mockRestore();
  });

  test('the stage fills the window as far as 16:9 allows', () => {
    const surface = document.createElement('div');
    Object.assign(window, { innerWidth: 1000, innerHeight: 1000 });
    const stop = keepFitted(surface);
    expect([surface.style.width, surface.style.height, surface.style.top]).toEqual(['1000px', '562.5px', '218.75px']);
    stop();
  });
});

describe('fonts', () => {
  const files = { 400: 'a', 500: 'b', 600: 'c', 700: 'd' };

  test('never keep the first screen waiting: a font that does not load is no font', async () => {
    vi.stubGlobal(
      'FontFace',
      class {
        load = () => Promise.reject(new Error('404'));
      },
    );
    Object.defineProperty(document, 'fonts', { value: { add: () => undefined }, configurable: true });
    await expect(loadFonts(files, files)).resolves.toBeUndefined();
    vi.unstubAllGlobals();
  });

  test('that never answer are waited for three seconds', async () => {
    vi.useFakeTimers();
    vi.stubGlobal(
      'FontFace',
      class {
        load = () => new Promise(() => undefined);
      },
    );
    let done = false;
    void loadFonts(files, files).then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(2999);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toBe(true);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});
