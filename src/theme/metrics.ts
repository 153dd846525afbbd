import tokens from './tokens.ts';

/** Sizes, distances and depths; px at 1920×1080. */
export const stage = { width: tokens.stage.width, height: tokens.stage.height } as const;
export const safeArea = tokens.safeArea;
export const space = tokens.space;
export const radius = tokens.radius;
export const size = tokens.size;
export const grid = tokens.grid;
export const z = tokens.z;
export const shadow = tokens.shadow;

/** How what has the focus looks (colours are in `color.focus`). */
export const focus = {
  control: { scale: tokens.focus.control.scale },
  picture: { ring: tokens.focus.picture.ring.width, gap: tokens.focus.picture.ring.gap },
  /** From this width on, things grow less. */
  wide: tokens.focus.wide,
  pressed: tokens.focus.pressed,
  /** Of what cannot be used now, and of what a prompt still guards. */
  disabledAlpha: tokens.focus.disabled.alpha,
} as const;

/** How much something grows when it has the focus. */
export function focusScale(width: number): number {
  return width >= focus.wide.fromWidth ? focus.wide.scale : focus.control.scale;
}

/** Diameter of the presence shape on an avatar: 34 % of it, 28 to 52. */
export function presenceSize(avatar: number): number {
  return Math.round(Math.max(28, Math.min(52, avatar * 0.34)));
}
