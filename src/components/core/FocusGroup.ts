import type Lightning from '@lightningjs/core';
import { centreOf, type Point } from './geometry.ts';
import { Part } from './Part.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** How the focus comes in from outside. */
export interface Arrival extends Point {
  readonly direction: Direction;
}

/** What a group can give the focus to: a part that says whether it can have it. */
export type Member = Lightning.Component & { readonly canFocus: boolean; arrive?(from: Arrival): void };

/**
 * A part that hands the focus on to one of its members and remembers which. Groups lie in groups: the path of the
 * focus is what each of them says.
 */
export abstract class FocusGroup<S extends object = object> extends Part<S> {
  private chosen: Member | undefined;

  /** Those that can be chosen, in reading order. */
  protected abstract get members(): readonly Member[];

  /** The member that has the focus, or had it last. */
  get current(): Member | undefined {
    const { chosen } = this;
    if (chosen?.canFocus && this.members.indexOf(chosen) >= 0) return chosen;
    return this.members.filter((member) => member.canFocus)[0];
  }

  get canFocus(): boolean {
    return this.visible && this.members.some((member) => member.canFocus);
  }

  /** Lets a member have the focus (when the group has it). */
  choose(member: Lightning.Component): void {
    const known = this.members.filter((one) => one === member)[0];
    if (!known?.canFocus || known === this.chosen) return;
    this.chosen = known;
    this.refocus();
  }

  /** Whether it is longer than what one sees of it, from side to side: a pointer's wheel then goes along it. */
  get scrollsAcross(): boolean {
    return false;
  }

  /** Where the current member stands among those one can come to, for those who hear the screen. */
  get position(): { readonly index: number; readonly count: number } | undefined {
    const { current } = this;
    const within = this.members.filter((member) => member.canFocus);
    return current && within.length > 1 ? { index: within.indexOf(current), count: within.length } : undefined;
  }

  /** The focus comes in: the remembered member keeps it unless a group knows better. */
  arrive(from: Arrival): void {
    this.current?.arrive?.(from);
  }

  override _getFocused(): Lightning.Component | undefined {
    // A child may ask for the focus while its siblings are still being made.
    return this.isBuilt && this.canFocus ? this.current : undefined;
  }

  /** Tells Lightning that the answer of `_getFocused` has changed. */
  protected refocus(): void {
    if (this.attached) this._refocus();
  }
}

/** Gives the focus to a part wherever it is, by choosing its way down through all groups above it. */
export function bringFocus(part: Lightning.Component): void {
  let child = part;
  for (let above = part.cparent; above; above = above.cparent) {
    if (above instanceof FocusGroup) above.choose(child);
    child = above;
  }
}

/** Of those that can have the focus, the one whose centre is nearest to a point along one axis. */
export function nearest<T extends Member>(members: readonly T[], to: Point, axis: 'x' | 'y'): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const member of members) {
    if (!member.canFocus) continue;
    const distance = Math.abs(centreOf(member)[axis] - to[axis]);
    if (distance < least) [best, least] = [member, distance];
  }
  return best;
}
