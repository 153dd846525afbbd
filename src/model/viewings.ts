import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import { codeOf, Failure } from '../net/failure.ts';
import { type Cancel, type Clock, every } from '../protocol/clock.ts';
import { RESUME_MS } from '../protocol/limits.ts';
import type { PicturePacket } from '../protocol/packet.ts';
import type { Answer, AnyEvent } from '../protocol/words.ts';
import { endOf, Viewing, type ViewingEnd, type ViewingState } from './viewing.ts';

export interface OpenWish {
  small?: boolean;
  invitation?: string;
}

const TICK_MS = 1_000;
const EARLY_KEPT = 4;
/** After a cut the broadcaster may take as long to come back as we did. */
const TRY_AGAIN_MS = 1_000;
/** Where every place is taken and the server does not say when it is worth trying again. */
const FULL_AGAIN_MS = 5_000;

/** Everything this TV watches or asks to watch (W6–W9), over cuts of up to a minute (X4). */
export class Viewings {
  private readonly connection: Connection;
  private readonly clock: Clock;
  private readonly all_ = signal<readonly Viewing[]>([]);
  private readonly stopTicking: Cancel;
  private visible_ = true;
  private early: readonly PicturePacket[] = [];
  /** what each was before the line was lost */
  private readonly lost = new Map<Viewing, ViewingState>();
  /** closed in this turn: ends with it, unless another screen takes it over */
  private readonly leaving = new Set<Viewing>();
  /** changed their size while there was no line to say so */
  private readonly untold = new Set<Viewing>();

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
    const own = this.all_.value.filter((viewing) => viewing.person === person && !this.leaving.has(viewing));
    return own.find((viewing) => !viewing.small) ?? own[0];
  }

  /**
   * Watches a friend, or asks to. What is open already is used, also by the next screen: one that closes a viewing in
   * the same turn hands it over, pictures and all; the wire is only told if it changes its size.
   */
  open(person: string, wish: OpenWish = {}): Viewing {
    const small = wish.small ?? false;
    const own = this.all_.peek().filter((viewing) => viewing.person === person);
    const running =
      own.find((viewing) => viewing.small === small) ?? own.find((viewing) => this.canResize(viewing, small));
    if (running) {
      this.leaving.delete(running);
      if (running.small !== small) this.resize(running, small);
      return running;
    }
    const viewing = new Viewing(person, small, this.clock, (frame) => this.connection.sendFrame(frame));
    this.all_.value = [...this.all_.peek(), viewing];
    void this.ask(viewing, wish);
    return viewing;
  }

  /** Stops watching, or asking, with the end of this turn. */
  close(viewing: Viewing): void {
    if (!this.has(viewing)) return;
    viewing.present(undefined);
    if (this.leaving.size === 0) void Promise.resolve().then(() => this.letGo());
    this.leaving.add(viewing);
  }

  /** W9: hidden, nothing is sent to this TV; shown again, the newest picture comes at once. */
  visible(visible: boolean): void {
    this.visible_ = visible;
    for (const viewing of this.all_.peek()) this.pause(viewing);
  }

  take(packet: PicturePacket): void {
    const viewings = this.all_.peek().filter((entry) => entry.carries(packet.stream));
    for (const viewing of viewings) viewing.take(packet);
    // On a media link of its own a picture may overtake the word that says whose it is.
    if (viewings.length === 0) this.early = [...this.early, packet].slice(-EARLY_KEPT);
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
      if (this.untold.has(viewing)) void this.tellSize(viewing);
    }
    this.lost.clear();
    this.untold.clear();
  }

  /** A new session: what was watched less than a minute ago is opened again, without asking anybody. */
  started(): void {
    this.lost.clear();
    this.untold.clear();
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
        if (viewing && event.why === 'full') this.waitForPlace(viewing, { small: viewing.small }, FULL_AGAIN_MS);
        else if (viewing) this.over(viewing, event.why);
        return;
      }
      case 'view.changed':
        for (const viewing of this.watching(event.viewing)) {
          viewing.moveTo({ is: 'watching', viewing: event.viewing, paused: event.paused });
        }
        return;
      case 'view.level':
        for (const viewing of this.watching(event.viewing)) viewing.speaks(event.level);
        return;
      case 'view.ended':
        for (const viewing of this.watching(event.viewing)) {
          this.over(viewing, event.why === 'off_camera' ? 'off_camera' : 'closed');
        }
        return;
    }
  }

  stop(): void {
    this.stopTicking();
    for (const viewing of this.all_.peek()) viewing.present(undefined);
  }

  /** The large picture takes the thumbnail's place; a thumbnail that of a large one its screen has just left. */
  private canResize(viewing: Viewing, small: boolean): boolean {
    const { is } = viewing.state.peek();
    return (is === 'watching' || is === 'lost') && (!small || this.leaving.has(viewing));
  }

  private resize(viewing: Viewing, small: boolean): void {
    viewing.resize(small);
    // Whoever counts the large ones looks again.
    this.all_.value = this.all_.peek().slice();
    if (viewing.state.peek().is === 'watching') void this.tellSize(viewing);
    else this.untold.add(viewing);
  }

  private async tellSize(viewing: Viewing): Promise<void> {
    const { person, small } = viewing;
    try {
      const answer = await this.connection.request('view.open', { person, small, askAgain: false });
      if (this.has(viewing) && answer.state === 'open') this.opened(viewing, answer);
    } catch (failure) {
      // Why it is no longer open was told, or the new session finds out.
      if (codeOf(failure) === 'view.line_too_slow' && viewing.small) this.close(viewing);
    }
  }

  /** What was closed and not taken over ends. */
  private letGo(): void {
    const leaving = Array.from(this.leaving);
    this.leaving.clear();
    for (const viewing of leaving) if (this.has(viewing)) this.end(viewing);
  }

  private end(viewing: Viewing): void {
    const state = this.lost.get(viewing) ?? viewing.state.peek();
    this.over(viewing, 'withdrawn');
    if (state.is === 'asking') quietly(this.connection.request('view.withdraw', { ask: state.ask }));
    if (state.is === 'watching') this.endOnWire(viewing.person, state.viewing);
  }

  /** The wire knows one viewing per friend: it stays for a tile that shows the same room, at its size. */
  private endOnWire(person: string, viewing: string): void {
    const others = this.all_.peek().filter((other) => other.person === person && other.state.peek().is !== 'asking');
    const other = others.find(({ small }) => !small) ?? others[0];
    if (!other) quietly(this.connection.request('view.close', { viewing }));
    else if (other.state.peek().is === 'watching') void this.tellSize(other);
  }

  private async ask(viewing: Viewing, wish: OpenWish): Promise<void> {
    const { person, small } = viewing;
    const { invitation } = wish;
    const word = { person, small, ...(invitation === undefined ? {} : { invitation }) };
    try {
      const answer = await this.connection.request('view.open', word);
      if (!this.has(viewing)) return this.undo(person, answer);
      if (answer.state === 'open') this.opened(viewing, answer);
      else viewing.moveTo({ is: 'asking', ask: answer.ask, since: this.clock.now(), until: answer.until });
    } catch (failure) {
      if (!this.has(viewing)) return;
      const code = codeOf(failure);
      const waits = code === 'server.full' || (code === 'connection.lost' && viewing.state.peek().is === 'full');
      // A tile without a picture says enough, and asks again when it is next in sight.
      if (!waits || small) return this.over(viewing, endOf(code));
      const retryAfterMs = failure instanceof Failure ? failure.retryAfterMs : undefined;
      this.waitForPlace(viewing, wish, retryAfterMs ?? FULL_AGAIN_MS);
    }
  }

  /** Every place is taken: tried again until there is one, or nobody wants it any more. */
  private waitForPlace(viewing: Viewing, wish: OpenWish, ms: number): void {
    viewing.moveTo({ is: 'full' });
    this.clock.after(ms, () => {
      if (this.has(viewing) && viewing.state.peek().is === 'full') void this.ask(viewing, wish);
    });
  }

  /** It was closed while the server was being asked; what was opened anew since goes on. */
  private undo(person: string, answer: Answer<'view.open'>): void {
    if (answer.state === 'open') return this.endOnWire(person, answer.viewing);
    const again = this.all_.peek().some((other) => other.person === person && !other.small);
    if (!again) quietly(this.connection.request('view.withdraw', { ask: answer.ask }));
  }

  private async comeBack(viewing: Viewing, since: number): Promise<void> {
    viewing.moveTo({ is: 'lost', since });
    const { person } = viewing;
    while (this.has(viewing) && this.clock.now() - since < RESUME_MS) {
      const answer = await this.connection
        .request('view.open', { person, small: viewing.small, askAgain: false })
        .catch((failure: unknown) => codeOf(failure));
      if (viewing.state.peek().is !== 'lost') return;
      if (typeof answer === 'object' && answer.state === 'open') return this.opened(viewing, answer);
      if (answer === 'connection.lost') return;
      if (answer === 'server.full') return this.waitForPlace(viewing, { small: viewing.small }, FULL_AGAIN_MS);
      if (answer === 'view.not_permitted') break;
      await new Promise<void>((resolve) => this.clock.after(TRY_AGAIN_MS, resolve));
    }
    if (this.has(viewing)) this.over(viewing, 'off_camera');
  }

  private opened(viewing: Viewing, opened: Parameters<Viewing['opened']>[0]): void {
    const first = viewing.state.peek().is !== 'watching';
    viewing.opened(opened);
    for (const other of first ? this.watching(opened.viewing) : []) if (other !== viewing) viewing.takeFrom(other);
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
    this.leaving.delete(viewing);
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

  /** All that show it: a tile and a large picture may share it for a while. */
  private watching(id: string): Viewing[] {
    return this.all_.peek().filter((viewing) => {
      const state = this.lost.get(viewing) ?? viewing.state.peek();
      return state.is === 'watching' && state.viewing === id;
    });
  }
}

function quietly(request: Promise<unknown>): void {
  request.catch(() => {
    // It ends by itself with the session, or is over already.
  });
}
