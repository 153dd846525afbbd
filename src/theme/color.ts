import tokens from './tokens.ts';

/** A colour as Lightning takes it: 0xAARRGGBB. */
export type Argb = number;

/** `#RRGGBB` and an opacity from 0 to 1 as one number. */
export function argb(hex: string, alpha = 1): Argb {
  return ((Math.round(alpha * 255) << 24) | Number.parseInt(hex.slice(1), 16)) >>> 0;
}

/** The same colour at another opacity (0 to 1). */
export function fade(color: Argb, alpha: number): Argb {
  return ((Math.round(alpha * 255) << 24) | (color & 0xffffff)) >>> 0;
}

/** The colour as a canvas takes it. */
export function css(color: Argb): string {
  const [a, r, g, b] = [color >>> 24, (color >>> 16) & 255, (color >>> 8) & 255, color & 255];
  return `rgba(${r},${g},${b},${a / 255})`;
}

function group<T extends Record<string, string>>(names: T): { readonly [K in keyof T]: Argb } {
  const result: Record<string, Argb> = {};
  for (const name of Object.keys(names)) result[name] = argb(names[name] ?? '#000000');
  return result as { readonly [K in keyof T]: Argb };
}

const { bg, surface, text, focus, live, presence, state, remoteKey, scrim } = tokens.color;

export const color = {
  /** What a texture that brings its own colours is multiplied with. */
  asDrawn: 0xffffffff,
  bg: group(bg),
  surface: group(surface),
  text: group(text),
  focus: group(focus),
  /** Only where a camera is being seen by somebody now (tokens `live.use`). */
  live: { ember: argb(live.ember), onEmber: argb(live.onEmber) },
  presence: group(presence),
  state: group(state),
  remoteKey: group(remoteKey),
  scrim: {
    modal: argb(scrim.modal.color, scrim.modal.alpha),
    bar: argb(scrim.bar.color, scrim.bar.alpha),
    tag: argb(scrim.tag.color, scrim.tag.alpha),
    pictureWait: argb(scrim.pictureWait.color, scrim.pictureWait.alpha),
    pictureText: { color: argb(bg.base), to: 0.88, height: scrim.pictureText.height },
  },
  /** Light behind what a screen is about (07, 15c). */
  heroGlow: argb(tokens.background.hero.color, tokens.background.hero.alpha),
  shadow: argb(tokens.shadow.focus.color, tokens.shadow.focus.alpha),
} as const;
