import tokens from './tokens.ts';

export type Weight = 400 | 500 | 600 | 700;

/** How a text is set; px at 1920×1080. */
export interface TextStyle {
  readonly size: number;
  readonly line: number;
  readonly weight: Weight;
  readonly tracking: number;
}

interface Token {
  readonly size: number;
  readonly line: number;
  readonly weight: number;
  readonly tracking?: number;
}

function style(token: Token): TextStyle {
  return { size: token.size, line: token.line, weight: token.weight as Weight, tracking: token.tracking ?? 0 };
}

/** The same style in another weight. */
export function weighted(base: TextStyle, weight: Weight): TextStyle {
  return { ...base, weight };
}

const t = tokens.type;
const body = style(t.body);
const large = style(t.large);
const caption = style(t.caption);

export const type = {
  countdown: style(t.countdown),
  display: style(t.display),
  title: style(t.title),
  head: style(t.head),
  large,
  largeStrong: weighted(large, 600),
  largeLight: weighted(large, 400),
  body,
  bodyStrong: weighted(body, t.body.strong as Weight),
  label: style(t.label),
  labelLight: weighted(style(t.label), 500),
  caption,
  captionStrong: weighted(caption, 600),
  captionBold: weighted(caption, 700),
} as const;

const faces: Record<string, string> = tokens.font.lightningFaces;

/** The font face of a weight, then what the TV has for letters Figtree lacks. */
export function fontFamily(weight: Weight): string {
  return `${faces[weight]}, ${tokens.font.family}, sans-serif`;
}

/** As `CanvasRenderingContext2D.font` takes it, px at 1920×1080. */
export function fontOf(style: TextStyle): string {
  return `${style.size}px ${fontFamily(style.weight)}`;
}

/** The faces to load: name and weight. */
export const fontFaces: readonly { readonly name: string; readonly weight: Weight }[] = tokens.font.weights.map(
  (w) => ({
    name: faces[w] ?? tokens.font.family,
    weight: w as Weight,
  }),
);
