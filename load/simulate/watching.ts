import { type AllowanceRules, allot, capOf, type SharedView } from '../../server/relay/allowance.ts';
import { Gate, NOT_NOW } from '../../server/relay/gate.ts';
import { usualBytes, widthFor } from '../../server/relay/sizes.ts';
import { THROTTLE, Throttle } from '../../server/relay/throttle.ts';
import { Credit } from '../../src/protocol/credit.ts';
import { PICTURE_BYTES } from '../../src/protocol/limits.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Plan } from './plan.ts';

/** A broadcast offers this many pictures a second, each from half to one and a half times the usual size. */
const PER_SECOND = 10;

export interface Watched {
  pictures: number;
  /** on the wire */
  bytes: number;
  /** ms in which anything was watched */
  ms: number;
}

/** One view: a gate, a throttle and a broadcast with a rhythm of its own. */
class View implements SharedView {
  readonly small = false;
  readonly percent = undefined;
  readonly gate = new Gate(0);
  readonly throttle: Throttle;
  readonly to: number;
  /** when to look again; Infinity: after an ack */
  tryAt: number;
  /** when the pictures on their way are acknowledged, and which they are */
  readonly acks: { at: number; order: number }[] = [];
  width = 160;
  readonly #phase: number;
  #last = -1;

  constructor(from: number, to: number, phase: number, kbps: number) {
    this.to = to;
    this.tryAt = from;
    this.#phase = phase;
    this.throttle = new Throttle(THROTTLE, kbps, from);
  }

  get next(): number {
    return Math.min(this.tryAt, this.acks[0]?.at ?? Number.POSITIVE_INFINITY);
  }

  /** The newest picture there is; undefined when it went out already. */
  newest(now: number): number | undefined {
    const order = Math.floor((now * PER_SECOND) / 1000 + this.#phase);
    if (order > this.#last) return order;
    // A moment after it, so that rounding does not find the same one again.
    this.tryAt = ((order + 1 - this.#phase) * 1000) / PER_SECOND + 0.01;
    return undefined;
  }

  /** Bytes of a picture: unequal, and never more than the class of line takes. */
  bytesOf(order: number, most: number): number {
    const spread = ((Math.imul(order + 1, 2654435761) >>> 8) & 0xffff) / 0xffff;
    return onWire(Math.min(most, Math.round(usualBytes(this.width) * (0.5 + spread))) + 24);
  }

  went(order: number): void {
    this.#last = order;
  }
}

/**
 * One person from their first view to their last, in virtual time, through the rules the server runs: the division of
 * their allowance, each view's gate and throttle, and the line they share.
 */
export function watch({ line, bears, roundTrip, views }: Plan, rules: AllowanceRules): Watched {
  const cap = capOf(rules, { class: line, kbps: undefined }, undefined);
  const most = PICTURE_BYTES[line];
  const comings = views.map(({ from, to }, index) => ({ from, to, index })).sort((a, b) => a.from - b.from);
  const open: View[] = [];
  const watched: Watched = { pictures: 0, bytes: 0, ms: 0 };
  const began = comings[0]?.from ?? 0;
  const credit = new Credit(cap, began);
  let busyUntil = began;
  let since = began;

  const divide = (now: number): void => {
    const [shares] = allot(cap, [{ cap, views: open }]);
    for (const [view, kbps] of shares?.views ?? []) {
      view.throttle.limit(kbps, now);
      view.width = widthFor({ small: false, line, kbps }, 640);
    }
  };
  const attempt = (view: View, now: number): void => {
    const order = view.newest(now);
    if (order === undefined) return;
    const gate = view.gate.wait(now, { roundTrip, bears, allowed: view.throttle.kbps });
    if (gate > 0) {
      view.tryAt = gate === NOT_NOW ? gate : now + gate;
      return;
    }
    const bytes = view.bytesOf(order, most);
    const wait = Math.max(view.throttle.wait(bytes, now), credit.wait(bytes, now));
    if (wait > 0) {
      view.tryAt = now + wait;
      return;
    }
    view.gate.sent({ stream: 1, sequence: order, order, takenAt: now, at: now, bytes });
    view.throttle.passed(bytes, now);
    credit.spend(bytes, now);
    view.went(order);
    busyUntil = Math.max(busyUntil, now) + (bytes * 8) / bears;
    view.acks.push({ at: busyUntil + roundTrip, order });
    watched.pictures += 1;
    watched.bytes += bytes;
    view.tryAt = now;
  };

  for (;;) {
    const coming = comings[0];
    let view: View | undefined;
    for (const one of open) if (!view || Math.min(one.next, one.to) < Math.min(view.next, view.to)) view = one;
    const at = view ? Math.min(view.next, view.to) : Number.POSITIVE_INFINITY;
    if (coming && coming.from <= at) {
      if (open.length === 0) since = coming.from;
      comings.shift();
      // Broadcasts have nothing to do with each other: each has its own rhythm.
      open.push(new View(coming.from, coming.to, ((coming.index * 0.37 + bears) % 1) + 1, cap));
      divide(coming.from);
      continue;
    }
    if (!view) return watched;
    if (view.to <= view.next) {
      open.splice(open.indexOf(view), 1);
      if (open.length === 0) watched.ms += view.to - since;
      else divide(view.to);
      continue;
    }
    const ack = view.acks[0];
    if (ack && ack.at <= view.tryAt) {
      view.acks.shift();
      view.gate.shown(1, ack.order);
      attempt(view, ack.at);
    } else {
      attempt(view, view.tryAt);
    }
  }
}
