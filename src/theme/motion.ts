import tokens from './tokens.ts';

const { motion } = tokens;

/** Durations in milliseconds. */
export const ms = motion.ms;
/** A timing function as Lightning and CSS write it. */
export type Curve = 'linear' | `cubic-bezier(${number},${number},${number},${number})`;
export const easing = motion.easing as { readonly [K in keyof typeof motion.easing]: Curve };
export const loops = motion.loops;
export const timing = motion.timing;
/** The cross-fade that replaces every other movement under the *Calm* option. */
export const calmMs = 120;
/** Texts change at most this often; faster redraws cost TVs dearly and nobody reads them. */
export const textChangeMs = 250;
