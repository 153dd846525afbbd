import { FocusGroup, type Member } from '../components/core/FocusGroup.ts';
import { Toast, type ToastView } from '../components/Toast.ts';
import { easing, ms, timing } from '../theme/motion.ts';
import type { ToastEvents } from './context.ts';

interface Waiting {
  readonly view: ToastView;
  readonly events: ToastEvents;
}

/** Notices, one at a time. What can be answered stays until it is, or its time is over; others wait for that. */
export class Toasts extends FocusGroup {
  private shown: (Waiting & { readonly part: Toast }) | undefined;
  private queue: Waiting[] = [];
  private going: ReturnType<typeof setTimeout> | undefined;
  private place = { x: 0, y: 0 };

  protected override get members(): readonly Member[] {
    return this.shown ? [this.shown.part] : [];
  }

  /** Where toasts stand on this screen. */
  moveTo(place: { readonly x: number; readonly y: number }): void {
    this.place = place;
    // At once, even while it is still rising where it was.
    if (this.shown) this.ease(this.shown.part, place, 0);
  }

  /** @returns takes the notice away again: it has become pointless */
  show(view: ToastView, events: ToastEvents): () => void {
    const waiting = { view, events };
    // What only tells gives way to what comes; what can be answered does not.
    if (this.shown?.view.action) this.queue.push(waiting);
    else {
      this.end();
      this.bring(waiting);
    }
    return () => {
      this.queue = this.queue.filter((other) => other !== waiting);
      if (this.shown?.view !== view) return;
      this.end();
      this.next();
    };
  }

  /** Answers what shows. @returns whether there was something to answer */
  answer(): boolean {
    const { shown } = this;
    if (!shown?.view.action) return false;
    this.end();
    shown.events.answered?.();
    this.next();
    return true;
  }

  /** Takes all of them away: whom they were for is here no longer. */
  clear(): void {
    const { shown, queue } = this;
    this.queue = [];
    this.end();
    shown?.events.gone?.();
    for (const { events } of queue) events.gone?.();
  }

  private bring({ view, events }: Waiting): void {
    const part = this.put(Toast, {
      ...this.place,
      toast: view,
      signals: { pressed: () => this.answer(), expired: () => this.expire() },
    });
    this.shown = { view, events, part };
    if (view.seconds === 0) this.going = setTimeout(() => this.expire(), timing.toastS * 1000);
    this.refocus();
  }

  private expire(): void {
    const { shown } = this;
    this.end();
    shown?.events.gone?.();
    this.next();
  }

  private end(): void {
    clearTimeout(this.going);
    const { shown } = this;
    this.shown = undefined;
    if (!shown) return;
    const { part } = shown;
    part.signals = {};
    this.ease(part, { alpha: 0 }, ms.toastOut, easing.exit);
    part.transition('alpha').once('finish', () => this.childList.remove(part));
    this.refocus();
  }

  private next(): void {
    const waiting = this.queue.shift();
    if (waiting) this.bring(waiting);
  }

  override _detach(): void {
    clearTimeout(this.going);
  }
}
