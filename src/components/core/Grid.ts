import type Lightning from '@lightningjs/core';
import type { Argb } from '../../theme/color.ts';
import { ms } from '../../theme/motion.ts';
import type { Recipe } from '../paint/recipe.ts';
import { Shape } from '../paint/Shape.ts';
import { type Arrival, FocusGroup, type Member, nearest } from './FocusGroup.ts';
import { lineOf, scrollTo, stepTo } from './scroll.ts';

/** What a grid needs to know about its things. */
export interface Cells<T, C extends Member> {
  readonly key: (item: T) => string;
  /** Makes an empty cell and adds it to `parent`. */
  readonly make: (parent: Lightning.Element) => C;
  /** Fills a cell with a thing; cells are used again and again. */
  readonly bind: (cell: C, item: T, index: number) => void;
}

export interface Plan {
  readonly scrolls: 'down' | 'across';
  /** Cells side by side, at right angles to the way it scrolls. */
  readonly lanes: number;
  readonly cell: { readonly w: number; readonly h: number };
  readonly gap: { readonly x: number; readonly y: number };
  /** Lines one sees at once. */
  readonly lines: number;
  /** How many of them one sees whole; all unless told. */
  readonly whole?: number;
  /** The focus stays within this many lines from the start of the view; the rest scrolls under it. */
  readonly keep: number;
  /** How long a thing takes to its new place when others came or went, ms; at once unless told. */
  readonly moves?: number;
  /** What hints at the next line of a grid that scrolls down. */
  readonly peek?: { readonly recipe: Recipe; readonly ink: Argb };
}

interface Held<C> {
  readonly cell: C;
  index: number;
}

/**
 * Any number of things in rows or columns, of which only those in sight have a part. It remembers the focused thing
 * by its key, so the focus stays with it when the list changes around it.
 */
export class Grid<T, C extends Member = Member> extends FocusGroup {
  cells!: Cells<T, C>;
  /** Who gets the focus when it comes from the side: whoever had it last, or whoever is nearest. */
  arrival: 'memory' | 'nearest' = 'memory';
  private laid!: Plan;
  private list: readonly T[] = [];
  private at = 0;
  /** In how many lines the focus may stand now: a pointer may reach all one sees without anything moving under it. */
  private reach = 0;
  private first = 0;
  private inner!: Lightning.Element;
  private peeks: Shape[] = [];
  private readonly held = new Map<string, Held<C>>();
  private readonly spare: C[] = [];

  /** How it is laid out; lines may come and go, whether anything peeks out below is decided at first. */
  get plan(): Plan {
    return this.laid;
  }
  set plan(plan: Plan) {
    this.laid = plan;
    this.reach = plan.keep;
    this.changed();
  }

  get items(): readonly T[] {
    return this.list;
  }
  set items(items: readonly T[]) {
    const before = this.list[this.at];
    this.list = items;
    if (before !== undefined) {
      const key = this.cells.key(before);
      const still = items.map(this.cells.key).indexOf(key);
      this.at = still >= 0 ? still : Math.max(0, Math.min(this.at, items.length - 1));
    }
    this.changed();
    this.refocus();
  }

  /** The thing that has the focus, or had it last. */
  get item(): T | undefined {
    return this.list[this.at];
  }

  /** The cells in sight, in order. */
  get seen(): readonly C[] {
    return this.inSight().map(({ cell }) => cell);
  }

  override get current(): Member | undefined {
    const { item } = this;
    return item === undefined ? undefined : this.held.get(this.cells.key(item))?.cell;
  }

  override get canFocus(): boolean {
    return this.visible && this.list.length > 0;
  }

  override get scrollsAcross(): boolean {
    return this.plan.scrolls === 'across';
  }

  override get position(): { readonly index: number; readonly count: number } | undefined {
    return this.list.length > 1 ? { index: this.at, count: this.list.length } : undefined;
  }

  protected override get members(): readonly Member[] {
    return this.seen;
  }

  override choose(member: Lightning.Component): void {
    const { whole, lines } = this.plan;
    for (const { cell, index } of Array.from(this.held.values())) {
      if (cell === member) this.focusWithin(index, whole ?? lines);
    }
  }

  /** Gives a thing the focus (when the grid has it) and scrolls it into sight. */
  focusOn(index: number): void {
    this.focusWithin(index, this.plan.keep);
  }

  private focusWithin(index: number, reach: number): void {
    if (index === this.at || index < 0 || index >= this.list.length) return;
    this.at = index;
    this.reach = reach;
    this.changed();
    this.refocus();
  }

  override arrive(from: Arrival): void {
    const across = this.plan.scrolls === 'down' ? 'x' : 'y';
    const alongKeys = this.plan.scrolls === 'down' ? ['up', 'down'] : ['left', 'right'];
    if (this.arrival !== 'nearest' || this.list.length === 0) return;
    if (alongKeys.indexOf(from.direction) >= 0) {
      // From above: the first line in sight; from below: the last.
      const lines = this.inSight().map(({ index }) => lineOf(index, this.plan));
      const line = from.direction === 'down' || from.direction === 'right' ? Math.min(...lines) : Math.max(...lines);
      const row = this.inSight().filter(({ index }) => lineOf(index, this.plan) === line);
      this.pickNearest(row, from, across);
    } else {
      this.pickNearest(this.inSight(), from, across === 'x' ? 'y' : 'x');
    }
  }

  protected override build(): void {
    this.inner = this.box({ w: this.w, h: this.h });
    const { peek, lanes, cell, gap } = this.plan;
    if (!peek) return;
    for (let lane = 0; lane < lanes; lane++) {
      const left = lane * (cell.w + gap.x);
      this.peeks.push(this.put(Shape, { recipe: peek.recipe, ink: peek.ink, left, visible: false }));
    }
  }

  protected override draw(): void {
    const { lanes, lines, cell, gap, scrolls } = this.plan;
    const count = this.list.length;
    const total = Math.ceil(count / lanes);
    const first = scrollTo(this.first, lineOf(this.at, this.plan), this.reach, total);
    // What is all in sight stays where it is; a row that runs off the side goes on to its last.
    this.first = scrolls === 'down' ? Math.min(first, Math.max(0, total - lines)) : first;
    // One line more on each side, so that something is there while the view moves.
    const from = Math.max(0, (this.first - 1) * lanes);
    const to = Math.min(count, (this.first + lines + 1) * lanes);
    this.fill(from, to);
    this.scroll();
    this.peeks.forEach((shape, lane) => {
      shape.top = lines * (cell.h + gap.y);
      shape.visible = (this.first + lines) * lanes + lane < count;
    });
  }

  override _handleLeft(): boolean {
    return this.plan.scrolls === 'down' ? this.step(0, -1) : this.step(-1, 0);
  }
  override _handleRight(): boolean {
    return this.plan.scrolls === 'down' ? this.step(0, 1) : this.step(1, 0);
  }
  override _handleUp(): boolean {
    return this.plan.scrolls === 'down' ? this.step(-1, 0) : this.step(0, -1);
  }
  override _handleDown(): boolean {
    return this.plan.scrolls === 'down' ? this.step(1, 0) : this.step(0, 1);
  }

  private step(along: number, across: number): boolean {
    const to = stepTo(this.at, along, across, { count: this.list.length, lanes: this.plan.lanes });
    if (to === null || to === this.at) return false;
    this.focusOn(to);
    return true;
  }

  private inSight(): Held<C>[] {
    const { lines } = this.plan;
    return Array.from(this.held.values())
      .filter(({ index }) => {
        const line = lineOf(index, this.plan) - this.first;
        return line >= 0 && line < lines;
      })
      .sort((a, b) => a.index - b.index);
  }

  private pickNearest(among: readonly Held<C>[], from: Arrival, axis: 'x' | 'y'): void {
    const found = nearest(
      among.map(({ cell }) => cell),
      from,
      axis,
    );
    if (found) this.choose(found);
  }

  /** Gives each thing from index `from` up to `to` a cell; cells of things now out of sight are used again. */
  private fill(from: number, to: number): void {
    const { key, make, bind } = this.cells;
    const wanted = new Map<string, number>();
    for (let index = from; index < to; index++) wanted.set(key(this.list[index] as T), index);
    this.held.forEach(({ cell }, known) => {
      if (wanted.has(known)) return;
      this.held.delete(known);
      cell.visible = false;
      this.spare.push(cell);
    });
    wanted.forEach((index, name) => {
      let held = this.held.get(name);
      const fresh = !held;
      if (!held) {
        const cell = this.spare.pop() ?? make(this.inner);
        cell.visible = true;
        cell.alpha = 0;
        held = { cell, index };
        this.held.set(name, held);
      }
      held.index = index;
      bind(held.cell, this.list[index] as T, index);
      const { x, y } = this.placeOf(index);
      this.ease(held.cell, { x, y }, fresh ? 0 : (this.plan.moves ?? 0));
    });
  }

  private placeOf(index: number): { x: number; y: number } {
    const { cell, gap, lanes, scrolls } = this.plan;
    const line = lineOf(index, this.plan);
    const lane = index - line * lanes;
    const [column, row] = scrolls === 'down' ? [lane, line] : [line, lane];
    return { x: column * (cell.w + gap.x), y: row * (cell.h + gap.y) };
  }

  private scroll(): void {
    const { x, y } = this.placeOf(this.first * this.plan.lanes);
    this.ease(this.inner, { x: -x, y: -y }, ms.rowScroll);
    const sight = this.inSight().map(({ cell }) => cell);
    this.held.forEach(({ cell }) => {
      this.ease(cell, { alpha: sight.indexOf(cell) >= 0 ? 1 : 0 }, ms.crossfade);
    });
  }
}
