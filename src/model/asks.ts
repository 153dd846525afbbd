import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import type { AnyEvent, Ask, Event, Start, WatchAnswer } from '../protocol/words.ts';

export type Invitation = Event<'webcam.invited'>;

/** Questions this TV may have to put to the person: who asks to watch, who invites to watch (W6, W7). */
export class Asks {
  private readonly connection: Connection;
  private readonly clock: Clock;
  private readonly asks = signal<readonly Ask[]>([]);
  private readonly invitations_ = signal<readonly Invitation[]>([]);
  private readonly timers = new Map<string, Cancel>();

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /** People waiting for an answer, the first first. */
  get waiting(): ReadonlySignal<readonly Ask[]> {
    return this.asks;
  }

  get invitations(): ReadonlySignal<readonly Invitation[]> {
    return this.invitations_;
  }

  /** ms an answer may still take. */
  left(until: number): number {
    return Math.max(0, until - this.connection.ahead - this.clock.now());
  }

  /** Answers; resolves to true when they watch now, false when that begins with going on air, or with a no. */
  async answer(ask: Ask, answer: WatchAnswer): Promise<boolean> {
    this.dropAsk(ask.ask);
    const { opens } = await this.connection.request('ask.answer', { ask: ask.ask, answer });
    return opens;
  }

  /** Says no to an invitation: it is not among the missed, and other TVs of the person take it away. */
  decline(invitation: string): void {
    this.dismiss(invitation);
    if (!this.connection.offers('quiet')) return;
    this.connection.request('webcam.decline', { invitation }).catch(() => {
      // It is over by itself in a moment.
    });
  }

  /** An invitation was answered on this TV, or put aside. */
  dismiss(invitation: string): void {
    this.timers.get(invitation)?.();
    this.timers.delete(invitation);
    this.invitations_.value = this.invitations_.peek().filter((entry) => entry.invitation !== invitation);
  }

  /** Nobody is signed in on this TV any more: whoever comes next is asked nothing that was meant for others. */
  signedOut(): void {
    for (const { ask } of this.asks.peek()) this.dropAsk(ask);
    for (const { invitation } of this.invitations_.peek()) this.dismiss(invitation);
  }

  started(start: Start): void {
    for (const ask of this.asks.peek()) this.dropAsk(ask.ask);
    // The session they came in is gone, and with it the word that they are over.
    for (const { invitation } of this.invitations_.peek()) this.dismiss(invitation);
    for (const ask of start.asks) this.addAsk(ask);
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'ask.new':
        return this.addAsk(event.ask);
      case 'ask.closed':
        return this.dropAsk(event.ask);
      case 'webcam.invitation_closed':
        return this.dismiss(event.invitation);
      case 'webcam.invited': {
        const { t: _, ...invitation } = event;
        this.dismiss(invitation.invitation);
        this.invitations_.value = [...this.invitations_.peek(), invitation];
        const dismiss = (): void => this.dismiss(invitation.invitation);
        this.timers.set(invitation.invitation, this.clock.after(this.left(invitation.until), dismiss));
        return;
      }
    }
  }

  private addAsk(ask: Ask): void {
    this.dropAsk(ask.ask);
    this.asks.value = [...this.asks.peek(), ask];
    // The server says when it is over; this is for the case that its word is lost with the line.
    this.timers.set(
      ask.ask,
      this.clock.after(this.left(ask.until) + 1_000, () => this.dropAsk(ask.ask)),
    );
  }

  private dropAsk(id: string): void {
    this.timers.get(id)?.();
    this.timers.delete(id);
    if (this.asks.peek().some((ask) => ask.ask === id)) {
      this.asks.value = this.asks.peek().filter((ask) => ask.ask !== id);
    }
  }
}
