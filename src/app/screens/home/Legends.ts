import { Part } from '../../../components/core/Part.ts';
import { Legend } from './Legend.ts';

const BETWEEN = 32;

/** What the icons on the cards of friends mean. As wide as it is; anchor it by `mountX`. */
export class Legends extends Part {
  /** Words, fixed when it is made. */
  camera = '';
  films = '';
  private camera_!: Legend;
  private films_!: Legend;
  private hasFilms_ = false;

  /** Whether cards have films: whether there are video messages here. */
  get hasFilms(): boolean {
    return this.hasFilms_;
  }
  set hasFilms(has: boolean) {
    if (has === this.hasFilms_) return;
    this.hasFilms_ = has;
    this.changed();
  }

  protected override build(): void {
    this.camera_ = this.put(Legend, { words: this.camera });
    this.films_ = this.put(Legend, { icon: 'film-strip-fill', words: this.films });
    this.h = this.camera_.h;
  }

  protected override draw(): void {
    this.films_.visible = this.hasFilms_;
    this.films_.x = this.camera_.w + BETWEEN;
    this.w = this.hasFilms_ ? this.films_.x + this.films_.w : this.camera_.w;
  }
}
