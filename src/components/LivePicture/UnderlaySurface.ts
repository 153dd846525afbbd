import { stage } from '../../theme/metrics.ts';
import type { Rect } from '../core/geometry.ts';
import { type Corners, largest } from '../paint/shapes.ts';
import { FilmLayer } from './FilmLayer.ts';
import { type Fit, type Frame, type PictureSurface, sizeOf } from './PictureSurface.ts';

const percent = (part: number, of: number): string => `${(100 * part) / of}%`;

/** Without width, so that it shows nothing. */
function emptyCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 0;
  return canvas;
}

/**
 * A canvas of the page under the transparent stage: the cheapest way to show pictures, because the stage is not drawn
 * again for them (`docs/components.md`). Its place is given in parts of the stage, so it follows any scaling.
 */
export class UnderlaySurface implements PictureSurface {
  private readonly window: HTMLElement;
  private canvas: HTMLCanvasElement;
  /** Shows the last picture of another size until the new one is surely on the screen. */
  private before: HTMLCanvasElement | undefined;
  private readonly host: HTMLElement;
  private readonly film: FilmLayer;
  private at: Rect = { x: 0, y: 0, w: 0, h: 0 };
  private fit: Fit = 'fill';

  /** @param host shows the stage; pictures go under its canvas */
  constructor(host: HTMLElement) {
    this.host = host;
    this.window = document.createElement('div');
    this.canvas = emptyCanvas();
    const { style } = this.window;
    style.position = 'absolute';
    style.overflow = 'hidden';
    this.window.appendChild(this.canvas);
    // Before the canvas of the stage, so under it.
    host.insertBefore(this.window, host.firstChild);
    this.film = new FilmLayer({
      window: this.window,
      settle: () => this.settle(),
      cover: (covered) => this.cover(covered),
    });
    this.settle();
  }

  show(frame: Frame): void {
    const { w, h } = sizeOf(frame);
    if (this.canvas.width !== w || this.canvas.height !== h) this.change(w, h);
    this.canvas.getContext('2d')?.drawImage(frame, 0, 0, w, h);
  }

  clear(): void {
    this.film.clear();
    this.clearPictures();
  }

  private clearPictures(): void {
    this.forgetBefore();
    // A canvas without width shows nothing, whatever was on it.
    this.canvas.width = 0;
  }

  /** A canvas that is given another size is blank for a frame; so another one is laid over it. */
  private change(w: number, h: number): void {
    if (this.canvas.width > 0) {
      this.forgetBefore();
      const before = this.canvas;
      this.before = before;
      this.canvas = emptyCanvas();
      this.canvas.style.display = before.style.display;
      this.window.appendChild(this.canvas);
      requestAnimationFrame(() => requestAnimationFrame(() => this.before === before && this.forgetBefore()));
    }
    this.canvas.width = w;
    this.canvas.height = h;
    this.settle();
  }

  private forgetBefore(): void {
    if (this.before) this.window.removeChild(this.before);
    this.before = undefined;
  }

  /**
   * Shows a film of the page (a friend's, who is connected directly) instead of single pictures, as soon as it has one;
   * null ends it: what is seen then is the picture shown meanwhile, or else the film's last one, until another is shown.
   */
  play(film: HTMLVideoElement | null): void {
    const { film: last, isSeen } = this.film;
    if (last === film) return;
    if (last && isSeen && last.videoWidth > 0 && this.canvas.width === 0) this.show(last);
    this.film.play(film);
  }

  /** Hidden by a film or not; of what was seen before it nothing is to come back. */
  private cover(covered: boolean): void {
    if (covered) this.clearPictures();
    this.canvas.style.display = covered ? 'none' : 'block';
  }

  place(rect: Rect, corners: Corners): void {
    this.at = rect;
    const round = largest(corners);
    const { style } = this.window;
    style.left = percent(rect.x, stage.width);
    style.top = percent(rect.y, stage.height);
    style.width = percent(rect.w, stage.width);
    style.height = percent(rect.h, stage.height);
    style.borderRadius = rect.w && rect.h ? `${percent(round, rect.w)} / ${percent(round, rect.h)}` : '0';
    this.settle();
  }

  hide(hidden: boolean): void {
    this.window.style.visibility = hidden ? 'hidden' : 'visible';
  }

  /** How the picture fills its place, turned round as in a mirror or not, its colours faded (paused) or not. */
  present(fit: Fit, mirrored: boolean, faded: boolean): void {
    this.fit = fit;
    this.window.style.transform = mirrored ? 'scaleX(-1)' : '';
    this.window.style.background = fit === 'fill' ? '' : '#000';
    this.window.style.filter = faded ? 'grayscale(0.75)' : '';
    this.settle();
  }

  destroy(): void {
    this.film.clear();
    if (this.window.parentNode) this.host.removeChild(this.window);
  }

  /** Places what is shown within the window. */
  private settle(): void {
    const { film } = this.film;
    const { canvas } = this;
    this.fitIn(canvas.style, canvas.width, canvas.height);
    if (film) this.fitIn(film.style, film.videoWidth, film.videoHeight);
  }

  private fitIn(style: CSSStyleDeclaration, w: number, h: number): void {
    const times = typeof this.fit === 'number' ? this.fit : 0;
    style.position = 'absolute';
    style.objectFit = this.fit === 'whole' ? 'contain' : 'cover';
    if (times === 0 || this.at.w === 0) {
      [style.left, style.top, style.width, style.height] = ['0', '0', '100%', '100%'];
      return;
    }
    style.width = percent(w * times, this.at.w);
    style.height = percent(h * times, this.at.h);
    style.left = percent((this.at.w - w * times) / 2, this.at.w);
    style.top = percent((this.at.h - h * times) / 2, this.at.h);
  }
}
