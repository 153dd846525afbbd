import type Lightning from '@lightningjs/core';
import { type Arrival, FocusGroup, type Member, nearest } from './FocusGroup.ts';
import { Part, type PropsOf } from './Part.ts';

/** What a line is, for lines that fire signals of their own. */
export abstract class LineOf<S extends object> extends FocusGroup<S> {
  private along: 'row' | 'column' = 'row';
  private between: number | null = null;
  /** Who gets the focus when it comes from the side: whoever had it last, or whoever is nearest. */
  arrival: 'memory' | 'nearest' = 'memory';
  /** At an end the focus goes on at the other. */
  wraps = false;
  private list: Member[] = [];

  get direction(): 'row' | 'column' {
    return this.along;
  }
  set direction(direction: 'row' | 'column') {
    this.along = direction;
    this.changed();
  }

  /** px between members; null (default): they lie where they were put. */
  get gap(): number | null {
    return this.between;
  }
  set gap(gap: number | null) {
    this.between = gap;
    this.changed();
  }

  protected override get members(): readonly Member[] {
    return this.list;
  }

  override put<T extends Lightning.Element>(
    type: new (stage: Lightning.Stage) => T,
    props: PropsOf<T>,
    parent?: Lightning.Element,
  ): T {
    const child = super.put(type, props, parent);
    if (child instanceof Part && 'canFocus' in child) {
      this.list.push(child as Part & Member);
      this.arrange();
    }
    return child;
  }

  /** Takes all members away. */
  clear(): void {
    for (const member of this.list) this.childList.remove(member);
    this.list = [];
    this.arrange();
  }

  /** Places the members again; call it when one has changed its size, its visibility or whether it can be used. */
  arrange(): void {
    this.lay();
    this.refocus();
  }

  protected override draw(): void {
    this.lay();
  }

  /** Places the members one after the other. */
  private lay(): void {
    if (this.between === null) return;
    let at = 0;
    for (const member of this.list) {
      if (!member.visible) continue;
      if (this.along === 'row') member.x = at;
      else member.y = at;
      at += (this.along === 'row' ? member.w : member.h) + this.between;
    }
    const length = Math.max(0, at - this.between);
    if (this.along === 'row') this.w = length;
    else this.h = length;
  }

  override arrive(from: Arrival): void {
    const across = this.along === 'row' ? ['up', 'down'] : ['left', 'right'];
    if (this.arrival === 'nearest' && across.indexOf(from.direction) >= 0) {
      const found = nearest(this.list, from, this.along === 'row' ? 'x' : 'y');
      if (found) this.choose(found);
    }
    super.arrive(from);
  }

  override _handleLeft(): boolean {
    return this.step('row', -1);
  }
  override _handleRight(): boolean {
    return this.step('row', 1);
  }
  override _handleUp(): boolean {
    return this.step('column', -1);
  }
  override _handleDown(): boolean {
    return this.step('column', 1);
  }

  /** Goes on to the next member that can have the focus; false (the key travels on) at the end. */
  private step(along: 'row' | 'column', by: 1 | -1): boolean {
    if (along !== this.along) return false;
    const can = this.list.filter((member) => member.canFocus);
    const here = this.current;
    const at = here ? can.indexOf(here) : -1;
    const next = can[this.wraps ? (at + by + can.length) % can.length : at + by];
    if (!next || next === here) return false;
    this.choose(next);
    return true;
  }
}

/**
 * Parts side by side or one below the other. The arrows along it walk them and leave at its ends; with a `gap` it
 * also places them. What is put into it is a member; anything else on it is not.
 */
export class Line extends LineOf<object> {}
