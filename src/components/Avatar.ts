import { type Argb, argb, css } from '../theme/color.ts';
import type { MarkName } from '../theme/icons.ts';
import { presenceSize, size } from '../theme/metrics.ts';
import { fontOf, type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { drawSmaller } from './paint/Atlas.ts';
import { Icon } from './paint/Icon.ts';
import { cover, loadImage } from './paint/image.ts';
import { type Recipe, textureOf } from './paint/recipe.ts';

/** How somebody is, as their shape shows it. `air`: on camera now. */
export type PresenceShape = 'available' | 'away' | 'busy' | 'air' | 'invisible' | 'offline';

/** Colours of those without a picture, as drawn in the design: ground and letter. */
const GROUNDS: readonly (readonly [Argb, Argb])[] = [
  [argb('#3F4E4A'), argb('#BFE0D2')],
  [argb('#4A415C'), argb('#D6C8F2')],
  [argb('#5C4A3C'), argb('#F0D3B0')],
  [argb('#3F5054'), argb('#C0E0E6')],
  [argb('#4C4A66'), argb('#D3D0F2')],
];
/** Room left round the presence shape. */
const CUT = 4;
/** The shape hangs over the avatar's edge by this share of its own size. */
const OVERHANG = 0.18;

/** What stands in the place of a picture's address for a letter on a colour that was chosen. */
const LETTER = 'letter:';

/** The `picture` of an Avatar that draws its letter on a colour of those people may choose. */
export const letterPicture = (colour: number): string => LETTER + colour;

/** The same person always gets the same colours. */
export function groundOf(person: string): readonly [Argb, Argb] {
  let sum = 0;
  for (let i = 0; i < person.length; i++) sum = (sum * 31 + person.charCodeAt(i)) >>> 0;
  return GROUNDS[sum % GROUNDS.length] as readonly [Argb, Argb];
}

interface Face {
  readonly picture: string | null;
  readonly letter: string;
  readonly ground: readonly [Argb, Argb];
  readonly d: number;
  /** Left open for the presence shape, or for who stands before. */
  readonly hole: Circle | null;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A round face. The hole in it is really open, so it suits any surface, lit or not. */
function faceRecipe({ picture, letter, ground, d, hole }: Face): Recipe {
  const who = picture ?? `${letter}/${ground[0]}`;
  const drawLetter = (ctx: CanvasRenderingContext2D) => {
    ctx.fillStyle = css(ground[0]);
    ctx.fillRect(0, 0, d, d);
    ctx.fillStyle = css(ground[1]);
    ctx.font = fontOf({ ...type.bodyStrong, size: d * 0.4 });
    ctx.textAlign = 'center';
    ctx.fillText(letter, d / 2, d / 2 + d * 0.14);
  };
  return {
    id: `face:${who},${d},${hole ? `${hole.x},${hole.r}` : ''}`,
    w: d,
    h: d,
    bleed: 3,
    draw: async (ctx, scale) => {
      const image = picture ? await loadImage(picture).catch(() => null) : null;
      ctx.save();
      ctx.beginPath();
      ctx.arc(d / 2, d / 2, d / 2, 0, Math.PI * 2);
      ctx.clip();
      const to = { x: 0, y: 0, w: d, h: d };
      if (image) drawSmaller(ctx, image, cover(image.naturalWidth, image.naturalHeight, d, d), to, scale);
      else drawLetter(ctx);
      ctx.restore();
      if (!hole) return;
      ctx.globalCompositeOperation = 'destination-out';
      ctx.beginPath();
      ctx.arc(hole.x, hole.y, hole.r, 0, Math.PI * 2);
      ctx.fill();
    },
  };
}

/** Somebody: their picture or the first letter of their name, and their presence by shape and colour. */
export class Avatar extends Part {
  private who = '';
  private said = '';
  private url: string | null = null;
  private how: PresenceShape | undefined;
  private open_: Circle | null = null;
  private d: number = size.avatar.l;
  private shown = '';
  private shape_: Icon | undefined;

  /** Whose; decides the colours behind the letter. */
  get person(): string {
    return this.who;
  }
  set person(person: string) {
    this.who = person;
    this.changed();
  }

  get name(): string {
    return this.said;
  }
  set name(name: string) {
    this.said = name;
    this.changed();
  }

  /** Address of the picture, or `letterPicture`; null draws the letter, and so does a picture that does not load. */
  get picture(): string | null {
    return this.url;
  }
  set picture(picture: string | null) {
    this.url = picture;
    this.changed();
  }

  get presence(): PresenceShape | undefined {
    return this.how;
  }
  set presence(presence: PresenceShape | undefined) {
    this.how = presence;
    this.changed();
  }

  /** A circle that is left open, px from the start and the top: who stands before lies in it. */
  get hole(): Circle | null {
    return this.open_;
  }
  set hole(hole: Circle | null) {
    this.open_ = hole;
    this.changed();
  }

  /** Diameter, px. */
  get size(): number {
    return this.d;
  }
  set size(size: number) {
    this.d = size;
    this.changed();
  }

  protected override draw(): void {
    const { d } = this;
    this.w = d;
    this.h = d;
    const shape = presenceSize(d);
    const left = d + OVERHANG * shape - CUT - shape;
    const middle = left + shape / 2;
    const open = this.how ? { x: middle, y: middle, r: shape / 2 + CUT } : this.open_;
    const hole = open && this.mirrored ? { ...open, x: d - open.x } : open;
    const letter = (Array.from(this.said)[0] ?? '').toUpperCase();
    const recipe = faceRecipe({ ...this.look(), letter, d, hole });
    if (recipe.id !== this.shown) {
      this.shown = recipe.id;
      this.face(recipe);
    }
    if (this.how) {
      this.shape_ ??= this.put(Icon, {});
      this.shape_.name = `presence-${this.how}` satisfies MarkName;
      this.shape_.size = shape;
      this.shape_.x = left;
      this.shape_.y = left;
    }
    if (this.shape_) this.shape_.visible = this.how !== undefined;
  }

  /** The picture there is, and the colours for the letter where there is none. */
  private look(): Pick<Face, 'picture' | 'ground'> {
    const { url } = this;
    const chosen = url?.indexOf(LETTER) === 0 ? GROUNDS[Number(url.slice(LETTER.length))] : undefined;
    if (chosen) return { picture: null, ground: chosen };
    return { picture: url, ground: groundOf(this.who || this.said) };
  }

  private face(recipe: Recipe): void {
    const side = recipe.w + recipe.bleed * 2;
    const old = this.tag('Face');
    const place = { x: -recipe.bleed, y: -recipe.bleed, w: side, h: side, texture: textureOf(recipe) };
    if (old) old.patch(place);
    else this.childList.addAt(this.stage.createElement({ ref: 'Face', ...place }), 0);
  }
}
