import { Launch } from '@lightningjs/sdk';
import type { KeyMap } from '../platform/platform.ts';
import { drawingFor, keepFitted, webglWorks } from './canvas.ts';
import { handlerNames } from './keys.ts';

type AppClass = Parameters<typeof Launch>[0];

export interface LaunchOptions {
  readonly app: AppClass;
  readonly keys: KeyMap;
  /** The element of the page to show the stage in. */
  readonly surface: HTMLElement;
  /** Resolves when the letters are there, and also when they do not come. */
  readonly fonts: () => Promise<void>;
}

/** Starts Lightning in an element of the page: stage, keys, fonts, and what the browser would do with the keys itself. */
export function launch({ app, keys, surface, fonts }: LaunchOptions): void {
  const drawing = drawingFor(location.search, window.innerHeight * (window.devicePixelRatio || 1), webglWorks);
  keepFitted(surface);
  const application = Launch(
    app,
    {
      stage: {
        w: drawing.w,
        h: drawing.h,
        precision: drawing.precision,
        canvas2d: drawing.canvas2d,
        clearColor: 0x00000000,
        useImageWorker: false,
        pauseRafLoopOnIdle: true,
      },
      keys: handlerNames(keys),
      enablePointer: false,
      debug: false,
    },
    { path: '.', log: false, width: drawing.w, height: drawing.h, fontLoader: fonts },
  );
  const canvas = application.stage.getCanvas() as HTMLCanvasElement;
  canvas.className = 'stage';
  surface.appendChild(canvas);
  // Lightning does not notice a lost context and stays black; starting again takes a second (research 0.6).
  canvas.addEventListener('webglcontextlost', () => location.reload());
  window.addEventListener('keydown', (e) => {
    // Arrows scroll, Backspace goes back, F1 helps: all of that is ours here.
    if (keys[e.keyCode] && !e.ctrlKey && !e.altKey && !e.metaKey) e.preventDefault();
  });
}
