import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import { type Cancel, type Clock, every } from '../protocol/clock.ts';
import { RESUME_MS } from '../protocol/limits.ts';
import type { PicturePacket } from '../protocol/packet.ts';
import type { AnyEvent } from '../protocol/words.ts';
import { Viewing, type ViewingEnd } from './viewing.ts';

export interface OpenWish {
  small?: boolean;
  invitation?: string;
}

const TICK_MS = 1_000;
const EARLY_KEPT = 4;
/** After a cut the broadcaster may take as long to come back as we did. */
const TRY_AGAIN_MS = 1_000;

/** Everything this TV watches or asks to watch (W6–W9), over cuts of up to a minute (X4). */
export class Viewings {
  private readonly connection: Connection;
  private readonly clock: Clock;
  private readonly all_ = signal<readonly Viewing[]>([]);
  private readonly stopTicking: Cancel;
  private visible_ = true;
  private early: readonly PicturePacket[] = [];

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.clock = clock;
    this.stopTicking = every(clock, TICK_MS, () => {
      for (const viewing of this.all_.peek()) viewing.tick();
    });
  }

  get all(): ReadonlySignal<readonly Viewing[]> {
    return this.all_;
  }

  /** What is open (or being asked) of a friend, the large one before the thumbnail. */
  of(person: string): Viewing | undefined {
    const own = this.all_.value.filter((viewing) => viewing.person === person);
    return own.find((viewing) => !viewing.small) ?? own[0];
  }

  /** Watches a friend, or asks to. What is open already is used. */
  open(person: string, wish: OpenWish = {}): Viewing {
    const small = wish.small ?? false;
    const running = this.all_.peek().find((viewing) => viewing.person === person && viewing.small === small);
    if (running) return running;
    // One viewing per friend on the wire: the large picture takes the thumbnail's place.
    for (const other of this.all_.peek()) if (other.person === person && !small) this.forget(other);
    const viewing = new Viewing(person, small, this.clock, (frame) => this.connection.sendFrame(frame));
    this.all_.value = [...this.all_.peek(), viewing];
    void this.ask(viewing, wish);
    return viewing;
  }

  /** Stops watching, or asking. */
  close(viewing: Viewing): void {
    const state = viewing.state.peek();
    this.forget(viewing);
    const { is } = state;
    viewing.moveTo({ is: 'over', why: 'withdrawn' });
    const quiet = (request: Promise<unknown>): void => {
      request.catch(() => {
        // It ends by itself with the session, or is over already.
      });
    };
    if (is === 'watching') quiet(this.connection.request('view.close', { viewing: state.viewing }));
    if (is === 'asking') quiet(this.connection.request('view.withdraw', { ask: state.ask }));
  }

  /** W9: hidden, nothing is sent to this TV; shown again, the newest picture comes at once. */
  visible(visible: boolean): void {
    this.visible_ = visible;
    for (const viewing of this.all_.peek()) this.pause(viewing);
  }

  take(packet: PicturePacket): void {
    const viewing = this.all_.peek().find((entry) => entry.carries(packet.stream));
    if (viewing) viewing.take(packet);
    // On a media link of its own a picture may overtake the word that says whose it is.
    else this.early = [...this.early, packet].slice(-EARLY_KEPT);
  }

  lineLost(): void {
    const since = this.clock.now();
    for (const viewing of this.all_.peek()) {
      if (viewing.state.peek().is === 'watching') this.lost.set(viewing, viewing.state.peek());
      if (viewing.state.peek().is === 'watching') viewing.moveTo({ is: 'lost', since });
    }
  }

  /** The session goes on, and every viewing with it. */
  resumed(): void {
    for (const viewing of this.all_.peek()) {
      const before = this.lost.get(viewing);
      if (before && viewing.state.peek().is === 'lost') viewing.moveTo(before);
    }
    this.lost.clear();
  }

  /** A new session: what was watched less than a minute ago is opened again, without asking anybody. */
  started(): void {
    this.lost.clear();
    for (const viewing of this.all_.peek()) {
      const state = viewing.state.peek();
      if (state.is === 'watching') void this.comeBack(viewing, this.clock.now());
      else if (state.is === 'lost') void this.comeBack(viewing, state.since);
      else if (state.is === 'asking' || state.is === 'opening') this.over(viewing, 'not_now');
    }
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'view.opened': {
        const viewing = this.asking(event.ask);
        if (viewing) this.opened(viewing, event);
        return;
      }
      case 'view.refused': {
        const viewing = this.asking(event.ask);
        if (viewing) this.over(viewing, event.why);
        return;
      }
      case 'view.changed': {
        const viewing = this.watching(event.viewing);
        if (viewing) viewing.moveTo({ is: 'watching', viewing: event.viewing, paused: event.paused });
        return;
      }
      case 'view.ended': {
        const viewing = this.watching(event.viewing);
        if (viewing) this.over(viewing, event.why === 'off_camera' ? 'off_camera' : 'closed');
        return;
      }
    }
  }

  stop(): void {
    this.stopTicking();
    for (const viewing of this.all_.peek()) viewing.present(undefined);
  }

  private readonly lost = new Map<Viewing, ReturnType<Viewing['state']['peek']>>();

  private async ask(viewing: Viewing, wish: OpenWish): Promise<void> {
    const { person, small } = viewing;
    const { invitation } = wish;
    const word = { person, small, ...(invitation === undefined ? {} : { invitation }) };
    try {
      const answer = await this.connection.request('view.open', word);
      if (!this.has(viewing)) return this.undo(answer);
      if (answer.state === 'open') this.opened(viewing, answer);
      else viewing.moveTo({ is: 'asking', ask: answer.ask, since: this.clock.now(), until: answer.until });
    } catch (failure) {
      const code = codeOf(failure);
      this.over(viewing, code === 'view.off_camera' ? 'off_camera' : code === 'server.full' ? 'full' : 'not_now');
    }
  }

  /** It was closed while the server was being asked. */
  private undo(answer: { state: 'open'; viewing: string } | { state: 'asking'; ask: string }): void {
    const request =
      answer.state === 'open'
        ? this.connection.request('view.close', { viewing: answer.viewing })
        : this.connection.request('view.withdraw', { ask: answer.ask });
    request.catch(() => {
      // Gone with the session.
    });
  }

  private async comeBack(viewing: Viewing, since: number): Promise<void> {
    viewing.moveTo({ is: 'lost', since });
    const { person, small } = viewing;
    while (this.has(viewing) && this.clock.now() - since < RESUME_MS) {
      const answer = await this.connection
        .request('view.open', { person, small, askAgain: false })
        .catch((failure: unknown) => codeOf(failure));
      if (viewing.state.peek().is !== 'lost') return;
      if (typeof answer === 'object' && answer.state === 'open') return this.opened(viewing, answer);
      if (answer === 'connection.lost') return;
      if (answer === 'view.not_permitted') break;
      await new Promise<void>((resolve) => this.clock.after(TRY_AGAIN_MS, resolve));
    }
    if (this.has(viewing)) this.over(viewing, 'off_camera');
  }

  private opened(viewing: Viewing, opened: Parameters<Viewing['opened']>[0]): void {
    viewing.opened(opened);
    for (const packet of this.early) if (viewing.carries(packet.stream)) viewing.take(packet);
    this.early = this.early.filter((packet) => !viewing.carries(packet.stream));
    if (!this.visible_) this.pause(viewing);
  }

  private pause(viewing: Viewing): void {
    const state = viewing.state.peek();
    if (state.is !== 'watching') return;
    this.connection.request('view.pause', { viewing: state.viewing, paused: !this.visible_ }).catch(() => {
      // A viewing that is over needs no pause; a lost line sends nothing either.
    });
  }

  private over(viewing: Viewing, why: ViewingEnd): void {
    this.forget(viewing);
    viewing.moveTo({ is: 'over', why });
  }

  private forget(viewing: Viewing): void {
    this.lost.delete(viewing);
    this.all_.value = this.all_.peek().filter((other) => other !== viewing);
  }

  private has(viewing: Viewing): boolean {
    return this.all_.peek().indexOf(viewing) >= 0;
  }

  private asking(ask: string): Viewing | undefined {
    return this.all_.peek().find((viewing) => {
      const state = viewing.state.peek();
      return state.is === 'asking' && state.ask === ask;
    });
  }

  private watching(id: string): Viewing | undefined {
    return this.all_.peek().find((viewing) => {
      const state = this.lost.get(viewing) ?? viewing.state.peek();
      return state.is === 'watching' && state.viewing === id;
    });
  }
}
