import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { codeOf } from '../net/failure.ts';
import { type Presenter, Receiver } from '../net/relay/receiver.ts';
import type { Clock } from '../protocol/clock.ts';
import { SOUND_LEVEL_LASTS_MS } from '../protocol/limits.ts';
import type { PicturePacket } from '../protocol/packet.ts';
import type { ViewingState as Opened } from '../protocol/words.ts';

/** Why a viewing is over, as far as the viewer may know: every reason for a no looks the same ("Settled" 4). */
export type ViewingEnd = 'off_camera' | 'closed' | 'not_now' | 'withdrawn' | 'full' | 'failed';

/**
 * opening: the server is being asked. asking: the friend is. full: the server has no place just now, and it is tried
 * again (W20). watching: pictures come (or would, if not paused). lost: the line is gone and it is trying to come
 * back. over: done, with a reason.
 */
export type ViewingState =
  | { is: 'opening' }
  | { is: 'asking'; ask: string; since: number; until: number }
  | { is: 'full' }
  | { is: 'watching'; viewing: string; paused: boolean }
  | { is: 'lost'; since: number }
  | { is: 'over'; why: ViewingEnd };

/** What the status bar says (W9). */
export interface ViewingFigures {
  /** ms since 1970 of the last picture on the screen; undefined before the first */
  lastShownAt: number | undefined;
  perSecond: number;
  /** size of the last picture as it came */
  width: number;
  height: number;
}

const NO_FIGURES: ViewingFigures = { lastShownAt: undefined, perSecond: 0, width: 0, height: 0 };
/** Pictures a second are counted over this time. */
const COUNTED_MS = 4_000;
/** A picture waits for its sound so long at most. */
const STEP_MS = 250;
/** To decode it and to draw it takes so long at first; a busy box takes longer, which is learned so quickly. */
const SHOWS_MS = 30;
const LEARNS = 1 / 4;
/** Later than this after its sound a picture is not shown, if there is a newer one. */
const LATE_MS = 80;

/** Watching one friend on this TV: its state, its figures, and where its pictures go. */
export class Viewing {
  readonly person: string;
  /**
   * ms until what was said as a picture was taken is heard; set by whoever plays the sound, who is told how long it takes
   * to show one
   */
  untilHeard: ((captured: number, showing: number) => number) | undefined;
  /** a relayed picture is on the screen; set by whoever waits for that */
  relayed: (() => void) | undefined;
  /** the room as the page plays it, while it comes directly: to be put where its pictures are */
  readonly film = signal<HTMLVideoElement | null>(null);
  /** how loud the friend speaks, 0 to SOUND_LEVELS; 0: they do not */
  readonly level = signal(0);
  private small_: boolean;
  private levelAt = 0;
  /** from the decision to show a picture until it is there, ms, as it is of late */
  private shows = SHOWS_MS;
  private isDirect_ = false;
  private readonly clock: Clock;
  private readonly send: (frame: Uint8Array) => boolean;
  private readonly state_ = signal<ViewingState>({ is: 'opening' });
  private readonly figures_ = signal<ViewingFigures>(NO_FIGURES);
  private readonly presented_ = signal(false);
  private shownTimes: number[] = [];
  /** since when pictures are counted at this size */
  private countedFrom = 0;
  private streams = new Set<number>();
  private receiver: Receiver | undefined;
  /** the newest picture, kept for whoever shows it next; `shown`: it was on a screen and acknowledged */
  private newest: { packet: PicturePacket; shown: boolean } | undefined;

  constructor(person: string, small: boolean, clock: Clock, send: (frame: Uint8Array) => boolean) {
    this.person = person;
    this.small_ = small;
    this.clock = clock;
    this.send = send;
  }

  /** Pictures come directly: relayed ones that are on their way still are old, and are not shown. */
  set isDirect(isDirect: boolean) {
    this.isDirect_ = isDirect;
    if (isDirect) this.newest = undefined;
  }

  /** A thumbnail; may change when a screen hands the viewing to another. */
  get small(): boolean {
    return this.small_;
  }

  get state(): ReadonlySignal<ViewingState> {
    return this.state_;
  }

  get figures(): ReadonlySignal<ViewingFigures> {
    return this.figures_;
  }

  /** Whether some screen shows its pictures, or would. */
  get presented(): ReadonlySignal<boolean> {
    return this.presented_;
  }

  /**
   * Where pictures are shown from now on; undefined: nowhere, and none is acknowledged. The last picture is shown
   * there at once.
   */
  present(presenter: Presenter | undefined): void {
    this.receiver?.stop();
    this.receiver = undefined;
    this.presented_.value = presenter !== undefined;
    if (!presenter) return;
    const receiver = new Receiver({
      clock: this.clock,
      presenter: { show: (packet) => this.show(packet, presenter, receiver) },
      send: this.send,
      shown: (packet, at) => this.shown(packet, at),
    });
    this.receiver = receiver;
    this.showNewest();
  }

  /** The newest picture, for a screen that is about to take the viewing over and must not begin black. */
  get last(): PicturePacket | undefined {
    return this.newest?.packet;
  }

  carries(stream: number): boolean {
    return this.streams.has(stream);
  }

  take(packet: PicturePacket): void {
    if (!this.isDirect_) this.newest = { packet, shown: false };
    this.receiver?.take(packet);
  }

  /** Begins with the picture another size of the same viewing has got: the server will not send it twice. */
  takeFrom(other: Viewing): void {
    if (!other.newest || !this.carries(other.newest.packet.stream)) return;
    this.newest = other.newest;
    this.showNewest();
  }

  /** Pictures of the film are on the screen. */
  filmed(picture: { width: number; height: number; count: number }, at: number): void {
    for (let n = 0; n < picture.count; n += 1) this.count(picture, at);
  }

  /** Counts pictures a second down when none come; called about once a second. */
  tick(): void {
    const now = this.clock.now();
    if (now - this.levelAt > SOUND_LEVEL_LASTS_MS) this.level.value = 0;
    this.shownTimes = this.shownTimes.filter((at) => now - at < COUNTED_MS);
    const since = Math.max(1_000, Math.min(COUNTED_MS, now - this.countedFrom));
    const perSecond = (this.shownTimes.length * 1000) / since;
    const figures = this.figures_.peek();
    if (figures.perSecond !== perSecond) this.figures_.value = { ...figures, perSecond };
  }

  /** The friend speaks so loud now. */
  speaks(level: number): void {
    this.levelAt = this.clock.now();
    this.level.value = level;
  }

  /** Large from now on, or a thumbnail. */
  resize(small: boolean): void {
    this.small_ = small;
    this.shownTimes = [];
  }

  opened(opened: Opened): void {
    this.streams = new Set(opened.streams.map(({ stream }) => stream));
    this.state_.value = { is: 'watching', viewing: opened.viewing, paused: opened.paused };
  }

  moveTo(state: ViewingState): void {
    if (state.is === 'over') {
      this.present(undefined);
      this.newest = undefined;
    }
    this.state_.value = state;
  }

  /** In step with what is heard. Rejects for a picture that is late while a newer one is there. */
  private async show(packet: PicturePacket, presenter: Presenter, receiver: Receiver): Promise<void> {
    const { clock } = this;
    const until = this.untilHeard?.(packet.captured, this.shows) ?? 0;
    // Nothing is heard: it is shown as it comes.
    const due = until === 0 ? undefined : clock.now() + until - this.shows;
    const waits = due === undefined ? 0 : Math.min(due - clock.now(), STEP_MS);
    if (waits > 0) await new Promise<void>((resolve) => clock.after(waits, resolve));
    if (this.isDirect_) return;
    if (due !== undefined && receiver.hasNewer && clock.now() > due + LATE_MS) throw new Error('too late');
    const began = clock.now();
    await presenter.show(packet);
    this.shows += (clock.now() - began - this.shows) * LEARNS;
  }

  private showNewest(): void {
    const { newest, receiver } = this;
    // One that was never acknowledged holds up all that follow; one that was would be counted twice.
    if (newest?.shown) receiver?.repeat(newest.packet);
    else if (newest) receiver?.take(newest.packet);
  }

  private shown(packet: PicturePacket, at: number): void {
    if (this.isDirect_) return;
    if (this.newest?.packet === packet) this.newest = { packet, shown: true };
    this.count(packet, at);
    this.relayed?.();
  }

  private count({ width, height }: { width: number; height: number }, at: number): void {
    if (this.shownTimes.length === 0) this.countedFrom = at;
    this.shownTimes.push(at);
    const { perSecond } = this.figures_.peek();
    this.figures_.value = { lastShownAt: at, perSecond, width, height };
  }
}

/** Why nothing came of it, as far as the person may know. */
export function endOf(code: ReturnType<typeof codeOf>): ViewingEnd {
  if (code === 'view.off_camera') return 'off_camera';
  if (code === 'server.full') return 'full';
  return code === 'view.not_permitted' || code.indexOf('ask.') === 0 ? 'not_now' : 'failed';
}
