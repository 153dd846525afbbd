import { whenShown } from './when-shown.ts';

/** What a film needs of the surface it lies in. */
export interface FilmSurface {
  readonly window: HTMLElement;
  /** The film has another size. */
  settle(): void;
  /** Single pictures are seen, or hidden by the film. */
  cover(covered: boolean): void;
}

/**
 * A film of the page among single pictures: a friend who is connected directly. It lies under the last picture until it
 * has one of its own on the screen, and under the next until that is; so there is no moment without a picture.
 */
export class FilmLayer {
  private readonly surface: FilmSurface;
  private film_: HTMLVideoElement | null = null;
  private leaving: HTMLVideoElement | undefined;
  private seen = false;

  constructor(surface: FilmSurface) {
    this.surface = surface;
  }

  get film(): HTMLVideoElement | null {
    return this.film_;
  }

  /** Whether the film is what is seen. */
  get isSeen(): boolean {
    return this.seen;
  }

  play(film: HTMLVideoElement | null): void {
    const before = this.film_;
    if (before === film) return;
    before?.removeEventListener('resize', this.resized);
    this.remove();
    this.leaving = before ?? undefined;
    this.film_ = film;
    this.seen = false;
    this.surface.cover(false);
    requestAnimationFrame(() => requestAnimationFrame(() => this.leaving === before && this.remove()));
    if (film) this.begin(film);
  }

  /** Nothing of a film is seen any more, at once; one that plays is seen with its next picture. */
  clear(): void {
    this.remove();
    const film = this.film_;
    if (!film) return;
    this.film_ = null;
    film.removeEventListener('resize', this.resized);
    this.take(film);
    this.seen = false;
    this.surface.cover(false);
  }

  private begin(film: HTMLVideoElement): void {
    const { window } = this.surface;
    window.insertBefore(film, window.firstChild);
    film.addEventListener('resize', this.resized);
    this.surface.settle();
    // One that was in another place before stands still.
    film.play().catch(() => undefined);
    whenShown(film, () => {
      if (this.film_ !== film) return;
      this.seen = true;
      this.surface.settle();
      this.surface.cover(true);
    });
  }

  private readonly resized = (): void => this.surface.settle();

  private remove(): void {
    if (this.leaving) this.take(this.leaving);
    this.leaving = undefined;
  }

  private take(film: HTMLVideoElement): void {
    // Another place may have it by now.
    if (film.parentNode === this.surface.window) this.surface.window.removeChild(film);
  }
}
