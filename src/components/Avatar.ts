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
  /** Circle to leave open for the presence shape. */
  readonly hole: { readonly x: number; readonly y: number; readonly r: number } | null;
}

/** A round face. The hole for the presence shape is really open, so it suits any surface, lit or not. */
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
    id: `face:${who},${d},${hole ? hole.x : ''}`,
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

  /** Address of the picture; null draws the letter, and so does a picture that does not load. */
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
    const hole = this.how ? { x: this.mirrored ? d - middle : middle, y: middle, r: shape / 2 + CUT } : null;
    const letter = (Array.from(this.said)[0] ?? '').toUpperCase();
    const recipe = faceRecipe({ picture: this.url, letter, ground: groundOf(this.who || this.said), d, hole });
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

  private face(recipe: Recipe): void {
    const side = recipe.w + recipe.bleed * 2;
    const old = this.tag('Face');
    const place = { x: -recipe.bleed, y: -recipe.bleed, w: side, h: side, texture: textureOf(recipe) };
    if (old) old.patch(place);
    else this.childList.addAt(this.stage.createElement({ ref: 'Face', ...place }), 0);
  }
}
