import { stage } from '../theme/metrics.ts';

/** How the stage is drawn. */
export interface Drawing {
  readonly w: number;
  readonly h: number;
  /** Real pixels per logical one. */
  readonly precision: number;
  readonly canvas2d: boolean;
}

const SMALL = { w: 1280, h: 720 } as const;

/**
 * Whether WebGL truly works. Lightning only looks for the constructor and throws where that exists but no context
 * comes (research 0, client-probe 1).
 */
export function webglWorks(): boolean {
  try {
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext('webgl') ?? canvas.getContext('experimental-webgl');
    if (!gl) return false;
    // Gives the context back at once: some boxes have only a few.
    (gl as WebGLRenderingContext).getExtension('WEBGL_lose_context')?.loseContext();
    return true;
  } catch {
    return false;
  }
}

/**
 * 1080p, or 720p where the screen has no more. `?canvas2d` forces the 2d canvas, `?720` and `?1080` the size.
 * @param height of the window in real pixels
 */
export function drawingFor(search: string, height: number, webgl: () => boolean): Drawing {
  const asked = new URLSearchParams(search);
  const small = asked.has('720') || (!asked.has('1080') && height > 0 && height <= SMALL.h);
  const { w, h } = small ? SMALL : { w: stage.width, h: stage.height };
  return { w, h, precision: w / stage.width, canvas2d: asked.has('canvas2d') || !webgl() };
}

/** Keeps an element as large as fits into the window, 16:9, in the middle. @returns stops it */
export function keepFitted(surface: HTMLElement): () => void {
  const resize = () => {
    const scale = Math.min(window.innerWidth / stage.width, window.innerHeight / stage.height);
    const { style } = surface;
    style.width = `${stage.width * scale}px`;
    style.height = `${stage.height * scale}px`;
    style.left = `${(window.innerWidth - stage.width * scale) / 2}px`;
    style.top = `${(window.innerHeight - stage.height * scale) / 2}px`;
  };
  resize();
  window.addEventListener('resize', resize);
  return () => window.removeEventListener('resize', resize);
}
