import type Lightning from '@lightningjs/core';
import type { Atlas } from '../paint/Atlas.ts';
import type { Focusable } from './Focusable.ts';
import { Ticker } from './Ticker.ts';

/** How much may move and glow. Handed in at the start; every part reads it from here. */
export interface Looks {
  /** `calm`: 120 ms cross-fades, no growing, no loops. `none`: everything at once (tests). */
  readonly motion: 'full' | 'calm' | 'none';
  /** Off on boxes with little memory: a shadow costs a texture per size. */
  readonly shadows: boolean;
}

/** What parts need from outside, per stage. */
export interface Surroundings {
  readonly looks: Looks;
  /** Pictures the parts cut their icons and emoji from; absent in tests, where nothing is drawn. */
  readonly icons?: Atlas;
  readonly emoji?: Atlas;
  /** Where a live picture may put its canvas: under the transparent stage. */
  readonly underlay?: HTMLElement;
  /** What a pointer can reach now; parts enter and leave by themselves. */
  readonly pointable: Set<Focusable>;
  readonly ticker: Ticker;
}

const known = new WeakMap<Lightning.Stage, Surroundings>();

/** Says once, before the first part is made, in which surroundings the parts of this stage live. */
export function surround(
  stage: Lightning.Stage,
  surroundings: Omit<Surroundings, 'pointable' | 'ticker'>,
): Surroundings {
  const all = { ...surroundings, pointable: new Set<Focusable>(), ticker: new Ticker() };
  known.set(stage, all);
  return all;
}

/** The surroundings of a stage; plain ones if nobody said anything. */
export function surroundingsOf(stage: Lightning.Stage): Surroundings {
  return known.get(stage) ?? surround(stage, { looks: { motion: 'full', shadows: true } });
}
