import type Lightning from '@lightningjs/core';
import { type Direction, FocusGroup, type Member } from './FocusGroup.ts';
import { centreOf } from './geometry.ts';

/** Where an arrow leads from a zone: the first of these that can have the focus. */
export type Exits<N extends string> = { readonly [D in Direction]?: N | readonly N[] };

interface Zone<N extends string> {
  readonly member: Member;
  readonly exits: Exits<N>;
}

/**
 * A screen's plan of the focus: named zones (single parts, lines, grids) and where the arrows lead from each.
 * A zone sees a key first; what it does not take goes by the plan. Each zone remembers its own focus.
 */
export abstract class Zones<N extends string, S extends object = object> extends FocusGroup<S> {
  private readonly zones = new Map<N, Zone<N>>();

  /** Names a part as a zone. Exits may name zones that come later. */
  protected zone<T extends Member>(name: N, member: T, exits: Exits<N> = {}): T {
    this.zones.set(name, { member, exits });
    return member;
  }

  protected override get members(): readonly Member[] {
    return Array.from(this.zones.values()).map(({ member }) => member);
  }

  /** A screen's zones are not "one of four". */
  override get position(): undefined {
    return undefined;
  }

  /** The zone that has the focus, or had it last. */
  get zoneNow(): N | undefined {
    const { current } = this;
    let found: N | undefined;
    this.zones.forEach(({ member }, name) => {
      if (member === current) found = name;
    });
    return found;
  }

  /** Gives a zone the focus. */
  goTo(name: N): void {
    const zone = this.zones.get(name);
    if (zone) this.choose(zone.member);
  }

  override _handleUp(): boolean {
    return this.exit('up');
  }
  override _handleDown(): boolean {
    return this.exit('down');
  }
  override _handleLeft(): boolean {
    return this.exit('left');
  }
  override _handleRight(): boolean {
    return this.exit('right');
  }

  private exit(direction: Direction): boolean {
    const here = this.zoneNow;
    const exits = here && this.zones.get(here)?.exits[direction];
    if (!exits) return false;
    for (const name of typeof exits === 'string' ? [exits] : exits) {
      const to = this.zones.get(name)?.member;
      if (!to?.canFocus) continue;
      const path = this.application.focusPath;
      const from = centreOf(path?.[path.length - 1] as Lightning.Component);
      this.choose(to);
      to.arrive?.({ direction, ...from });
      return true;
    }
    return false;
  }
}
