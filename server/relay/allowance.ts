import { ALLOWANCE_STEPS } from '../../src/protocol/limits.ts';
import type { Line } from '../../src/protocol/words.ts';
import { divide } from './divide.ts';

/** What each class of line is given for pictures, kbps, where the operator says nothing else (W17). */
export const CLASS_KBPS = { slow: 20, steady: 80, fast: 280 } as const satisfies Record<Line, number>;

/** How much of a line pictures may take (W17): by its class, as a part of what it was measured to bear, or the same for all. */
export type CapRule =
  | { by: 'class'; kbps: Record<Line, number> }
  | { by: 'percentage'; percent: number }
  | { by: 'fixed'; kbps: number };

/** A service level (W19): what it multiplies the cap with, and up to what its people may raise that themselves. */
export interface LevelRule {
  usual: number;
  most: number;
}

export interface AllowanceRules {
  cap: CapRule;
  /** service levels by name */
  levels: Readonly<Record<string, LevelRule>>;
}

export const ALLOWANCE: AllowanceRules = { cap: { by: 'class', kbps: CLASS_KBPS }, levels: {} };

/** What is known of a line. */
export interface KnownLine {
  class: Line;
  /** what it was measured to bear, kbps; undefined before anything was measured */
  kbps: number | undefined;
}

/** A person's service level, and how far they raised what it gives: 0 the usual … ALLOWANCE_STEPS the most. */
export interface Level {
  name: string;
  raised: number;
}

/** What one TV's line is given for pictures, kbps. @param level the person's service level; undefined: none */
export function capOf({ cap, levels }: AllowanceRules, line: KnownLine, level: Level | undefined): number {
  const times = timesOf(level && levels[level.name], level?.raised ?? 0);
  switch (cap.by) {
    case 'class':
      return cap.kbps[line.class] * times;
    case 'fixed':
      return cap.kbps * times;
    case 'percentage':
      // What the class stands for, until the line has shown what it bears.
      return ((twoFigures(line.kbps ?? CLASS_KBPS[line.class]) * cap.percent) / 100) * times;
  }
}

function timesOf(rule: LevelRule | undefined, raised: number): number {
  if (!rule) return 1;
  return rule.usual + ((rule.most - rule.usual) * raised) / ALLOWANCE_STEPS;
}

/** The most that anybody’s line is given, kbps; by percentage, what is counted before anything was measured. */
export function highestCap(rules: AllowanceRules): number {
  const levels = [undefined, ...Object.keys(rules.levels).map((name) => ({ name, raised: ALLOWANCE_STEPS }))];
  return Math.max(...levels.map((level) => capOf(rules, { class: 'fast', kbps: undefined }, level)));
}

/** A measurement is never the same twice: 437 is 430, so that not every picture changes what everybody is told. */
function twoFigures(kbps: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, kbps))) - 1);
  return Math.floor(kbps / unit) * unit;
}

/** A thumbnail needs a picture of the smallest size every five seconds. */
export const SMALL_KBPS = 8;
/** Thumbnails leave at least this much of a line to what is watched large. */
const SMALL_PART = 1 / 4;

/** One view as the division sees it. */
export interface SharedView {
  small: boolean;
  /** of what its TV gives to large views; undefined: evenly */
  percent: number | undefined;
}

/** A TV with what it watches now; views at a standstill are not among them. */
export interface SharingTv<V extends SharedView = SharedView> {
  /** what its line is given, kbps */
  cap: number;
  views: readonly V[];
}

/** What a TV could use, kbps: nothing without views, and not the whole line for thumbnails alone. */
export function usableBy({ cap, views }: SharingTv): number {
  return views.every(({ small }) => small) ? Math.min(cap, views.length * SMALL_KBPS) : cap;
}

export interface Allotment<V extends SharedView> {
  /** kbps of the whole TV */
  kbps: number;
  /** kbps of each of its views */
  views: Map<V, number>;
}

/** What a person's TVs together reserve: the allowance is one, however much is open on however many TVs (W16). */
export function allowanceOf(tvs: readonly SharingTv[]): number {
  return Math.max(0, ...tvs.map(usableBy));
}

/**
 * Divides one person's allowance between all their views: first between their TVs, by how many large views each
 * has, then on each TV evenly or as the viewer divided it (W16, W27).
 * @param kbps the person's allowance
 */
export function allot<V extends SharedView>(kbps: number, tvs: readonly SharingTv<V>[]): Allotment<V>[] {
  const parts = tvs.map((tv) => ({ weight: weightOf(tv), most: usableBy(tv) }));
  return divide(kbps, parts).map((share, index) => {
    const views = tvs[index]?.views ?? [];
    return { kbps: share, views: onTv(share, views) };
  });
}

function weightOf({ views }: SharingTv): number {
  return views.filter(({ small }) => !small).length || (views.length > 0 ? SMALL_PART : 0);
}

function onTv<V extends SharedView>(kbps: number, views: readonly V[]): Map<V, number> {
  const large = views.filter(({ small }) => !small);
  const small = views.filter((view) => view.small);
  const forSmall = Math.min(small.length * SMALL_KBPS, large.length > 0 ? kbps * SMALL_PART : kbps);
  const forLarge = kbps - forSmall;
  const even = 100 / large.length;
  const percents = large.map(({ percent }) => percent ?? even);
  // What two people at two screens chose may come to more than there is.
  const whole = Math.max(
    100,
    percents.reduce((sum, percent) => sum + percent, 0),
  );
  return new Map([
    ...small.map((view): [V, number] => [view, forSmall / small.length]),
    ...large.map((view, index): [V, number] => [view, (forLarge * (percents[index] ?? even)) / whole]),
  ]);
}
