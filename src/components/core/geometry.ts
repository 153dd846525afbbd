import type Lightning from '@lightningjs/core';
import { stage } from '../../theme/metrics.ts';

/** A point on the stage, px at 1920×1080. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly w: number;
  readonly h: number;
}

/**
 * Where an element lies on the stage once what moves has arrived. Unlike Lightning's own coordinates it is known
 * before the next frame; growing with the focus is left out.
 */
export function rectOf(element: Lightning.Element): Rect {
  let x = 0;
  let y = 0;
  for (let at: Lightning.Element | null = element; at?.parent; at = at.parent) {
    const left = at.getSmooth('x', at.x) - at.mountX * at.w;
    const above: Lightning.Element = at.parent;
    x += above.rtl && above.w ? above.w - at.w - left : left;
    y += at.getSmooth('y', at.y) - at.mountY * at.h;
  }
  return { x, y, w: element.w, h: element.h };
}

/** The same, counted from the start of the line, as everything that is put somewhere is. */
export function placeOf(element: Lightning.Element): Rect {
  const rect = rectOf(element);
  return element.rtl ? { ...rect, x: stage.width - rect.x - rect.w } : rect;
}

export function centreOf(element: Lightning.Element): Point {
  const { x, y, w, h } = rectOf(element);
  return { x: x + w / 2, y: y + h / 2 };
}

export function contains(rect: Rect, point: Point): boolean {
  return point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y && point.y < rect.y + rect.h;
}
