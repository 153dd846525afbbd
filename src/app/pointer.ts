import type Lightning from '@lightningjs/core';
import type { Focusable } from '../components/core/Focusable.ts';
import { bringFocus } from '../components/core/FocusGroup.ts';
import { contains, type Point, rectOf } from '../components/core/geometry.ts';
import { stage } from '../theme/metrics.ts';
import { timing } from '../theme/motion.ts';

/** What the pointer needs of the app. */
export interface PointerTarget {
  /** Everything a pointer could reach now. */
  readonly pointable: Iterable<Focusable>;
  /** The layers it may reach into: only the sheet while one is open. */
  readonly reachable: () => readonly Lightning.Element[];
  /** The wheel moves the focus by one step. */
  readonly scroll: (direction: 'Up' | 'Down') => void;
}

/** Whether nothing above the element cuts this point off. */
function uncut(element: Lightning.Element, point: Point): boolean {
  for (let at = element.parent; at; at = at.parent) {
    if (!at.visible || at.alpha === 0) return false;
    if (at.clipping && !contains(rectOf(at), point)) return false;
  }
  return true;
}

function within(element: Lightning.Element, layers: readonly Lightning.Element[]): boolean {
  for (let at: Lightning.Element | null = element; at; at = at.parent) if (layers.indexOf(at) >= 0) return true;
  return false;
}

/** The part under a point: of several the smallest, which lies on the others. */
export function partAt(target: Pick<PointerTarget, 'pointable' | 'reachable'>, point: Point): Focusable | undefined {
  const layers = target.reachable();
  let found: Focusable | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const part of Array.from(target.pointable)) {
    const rect = rectOf(part);
    const area = rect.w * rect.h;
    if (area >= least || !part.canFocus || !contains(rect, point)) continue;
    if (!within(part, layers) || !uncut(part, point)) continue;
    [found, least] = [part, area];
  }
  return found;
}

/**
 * The pointer of LG's remotes, and a mouse: hovering takes the focus, a click acts, the wheel scrolls
 * ("Settled" 15).
 * @param surface the element of the page that shows the stage, at whatever size
 * @returns stops listening
 */
export function listenToPointer(surface: HTMLElement, target: PointerTarget): () => void {
  let scrolled = 0;
  const toStage = (e: MouseEvent): Point => {
    const box = surface.getBoundingClientRect();
    return {
      x: ((e.clientX - box.left) / box.width) * stage.width,
      y: ((e.clientY - box.top) / box.height) * stage.height,
    };
  };
  const move = (e: MouseEvent) => {
    const part = partAt(target, toStage(e));
    if (part && !part.isLit) bringFocus(part);
  };
  const click = (e: MouseEvent) => {
    const point = toStage(e);
    const part = partAt(target, point);
    if (!part) return;
    const { x, y, w } = rectOf(part);
    // Within the part, from its start: mirrored parts count from the right.
    bringFocus(part);
    part.click({ x: part.rtl ? x + w - point.x : point.x - x, y: point.y - y });
  };
  const wheel = (e: WheelEvent) => {
    const now = performance.now();
    if (e.deltaY === 0 || now - scrolled < timing.keyRepeatMs) return;
    scrolled = now;
    target.scroll(e.deltaY > 0 ? 'Down' : 'Up');
  };
  surface.addEventListener('mousemove', move);
  surface.addEventListener('click', click);
  surface.addEventListener('wheel', wheel);
  return () => {
    surface.removeEventListener('mousemove', move);
    surface.removeEventListener('click', click);
    surface.removeEventListener('wheel', wheel);
  };
}
