import type { Clock } from '../../src/protocol/clock.ts';
import { PICTURE_BYTES } from '../../src/protocol/limits.ts';
import type { Ack } from '../../src/protocol/packet.ts';
import type { MediaLink } from '../gateway/session.ts';
import type { Broadcast, Newest } from './broadcast.ts';
import { type Drop, Figures } from './figures.ts';
import { NOT_NOW } from './gate.ts';
import type { Sound } from './sound.ts';
import { Spread } from './spread.ts';
import type { ThrottleRules } from './throttle.ts';
import type { Viewing } from './viewing.ts';

/** Gives each viewer the newest picture of its size, when its gate and its allowance let it through (W13–W15). */
export class Delivery {
  /** of all viewers together */
  readonly figures = new Figures();
  /** acks of nothing that was on its way: repeats, of the past, of the future */
  strayAcks = 0;
  readonly #clock: Clock;
  readonly #drops: boolean;
  readonly #sound: Sound;
  readonly #spread: Spread;

  /** @param soon calls back once what has come in meanwhile is dealt with */
  constructor(clock: Clock, { mode }: ThrottleRules, sound: Sound, soon: (act: () => void) => void) {
    this.#clock = clock;
    this.#sound = sound;
    this.#drops = mode === 'drop';
    this.#spread = new Spread({ clock, soon, serve: (viewing, now) => this.pump(viewing, now) });
  }

  /** A picture is about to take the place of the last one of its stream. */
  replacing(stream: number): void {
    this.#spread.replacing(stream);
  }

  /** A picture has come in: everybody who is sent its size gets it or does without, each alone. */
  spread(broadcast: Broadcast, stream: number): void {
    this.#spread.begin(broadcast, stream);
  }

  /** Sends the viewer the newest picture if nothing stands in its way, or sees to it that it is sent when time has passed. */
  pump(viewing: Viewing, now = this.#clock.now()): void {
    if (viewing.broadcast.state.is !== 'live') return;
    const { gate } = viewing;
    const picture = newestFor(viewing);
    if (!picture || !gate.isNews(picture.order)) return;
    const { link } = viewing;
    if (!link) return;
    if (!viewing.running || this.#sound.insteadOfPictures(viewing)) return this.#miss(viewing, picture, 'still');
    if (!link.open || viewing.clogged) return this.#miss(viewing, picture, 'buffer');
    const wait = gate.wait(now, viewing);
    if (wait > 0) return this.#miss(viewing, picture, wait === NOT_NOW || gate.pending ? 'gate' : 'pace', wait);
    if (this.#drops && viewing.missed?.order === picture.order && viewing.missed.why === 'allowance') return;
    const allowance = this.#allowanceWait(viewing, picture.bytes, now);
    if (allowance > 0) {
      if (this.#drops) viewing.throttle.dropped(now);
      return this.#miss(viewing, picture, 'allowance', this.#drops ? NOT_NOW : allowance);
    }
    this.#send(viewing, picture, link, now);
  }

  /**
   * A viewer says what it has shown. Its next picture may go.
   * @returns false for an ack of nothing that was on its way
   */
  acked(viewing: Viewing, { stream, shown, held }: Ack, now: number): boolean {
    const picture = viewing.gate.shown(stream, shown);
    if (!picture) {
      this.strayAcks += 1;
      return false;
    }
    const took = Math.max(0, now - picture.at - held);
    viewing.line.arrived(picture.bytes, took, viewing.roundTrip);
    viewing.shown += 1;
    viewing.figures.shown(now - picture.takenAt, took);
    this.figures.shown(now - picture.takenAt, took);
    return true;
  }

  /** The view's own part of the allowance, and the line it shares with the others of its TV. */
  #allowanceWait({ throttle, line }: Viewing, bytes: number, now: number): number {
    return Math.max(throttle.wait(bytes, now), line.credit.wait(bytes, now));
  }

  #send(viewing: Viewing, picture: Newest, link: MediaLink, now: number): void {
    const { stream, sequence, order, takenAt, bytes } = picture;
    const { missed } = viewing;
    if (missed && missed.order !== order) this.#count(viewing, missed.why);
    viewing.missed = undefined;
    viewing.stopRetrying();
    viewing.gate.sent({ stream, sequence, order, takenAt, at: now, bytes });
    viewing.throttle.passed(bytes, now);
    viewing.line.credit.spend(bytes, now);
    viewing.figures.went(bytes);
    this.figures.went(bytes);
    link.sendFramed(picture.frame);
  }

  /** Not now. One that was missed before is gone for this viewer: this one has taken its place. */
  #miss(viewing: Viewing, { order }: Newest, why: Drop, wait = NOT_NOW): void {
    const { missed } = viewing;
    if (missed && missed.order !== order) this.#count(viewing, missed.why);
    viewing.missed = { order, why };
    if (wait === NOT_NOW || viewing.cancelRetry) return;
    viewing.cancelRetry = this.#clock.after(wait, () => {
      viewing.cancelRetry = undefined;
      this.pump(viewing);
    });
  }

  #count(viewing: Viewing, why: Drop): void {
    viewing.figures.dropped[why] += 1;
    this.figures.dropped[why] += 1;
  }
}

/** The newest at the viewer's size; before the very first of those, whatever there is that its line bears (W13). */
function newestFor({ broadcast, stream, gate, line }: Viewing): Newest | undefined {
  const own = stream === undefined ? undefined : broadcast.newest(stream);
  if (own || gate.begun) return own;
  const most = PICTURE_BYTES[line.class];
  return broadcast.streams
    .map((other) => broadcast.newest(other.stream))
    .findLast((newest) => newest !== undefined && newest.frame.payload.length <= most * 1.1);
}
