import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { PICTURE_BYTES } from '../../src/protocol/limits.ts';
import { type PicturePacket, writeAck } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import { frameOnce } from '../gateway/framing.ts';
import type { Session } from '../gateway/session.ts';
import type { Broadcast } from './broadcast.ts';
import { isAfter } from './gate.ts';
import type { ThrottleRules } from './throttle.ts';

/** The largest there is on any line; the viewers' own limits come with the demand. */
const LARGEST_PICTURE = PICTURE_BYTES.fast;

/** What came from broadcasters, and what of it was not what it should be; for the operator's counters. */
export interface IntakeCounts {
  taken: number;
  /** bytes on the wire of what was taken */
  bytes: number;
  stray: number;
  tooBig: number;
  stale: number;
  /** over the allowance of its line */
  over: number;
}

export interface IntakeEvents {
  /** a picture is about to take the place of the last one of its stream */
  replacing(stream: number): void;
  /** there is a new picture of this stream */
  spread(broadcast: Broadcast, stream: number): void;
}

/** Takes pictures in (W13, W15): only from whoever is on air, whole ones, newer ones, and no more than their line is given. */
export class Intake {
  readonly counts: IntakeCounts = { taken: 0, bytes: 0, stray: 0, tooBig: 0, stale: 0, over: 0 };
  readonly #clock: Clock;
  readonly #mode: ThrottleRules['mode'];
  readonly #events: IntakeEvents;
  /** came too early, and wait; the newest of each broadcast */
  readonly #early = new Map<Broadcast, { packet: PicturePacket; session: Session; cancel: Cancel }>();

  constructor(clock: Clock, { mode }: ThrottleRules, events: IntakeEvents) {
    this.#clock = clock;
    this.#mode = mode;
    this.#events = events;
  }

  take(broadcast: Broadcast, session: Session, packet: PicturePacket): void {
    if (broadcast.source !== session) {
      this.counts.stray += 1;
      return;
    }
    const now = this.#clock.now();
    const bytes = onWire(packet.bytes.length, true);
    const wait = broadcast.upload.wait(bytes, now);
    if (wait > 0 && this.#mode === 'delay') return this.#holdBack(broadcast, session, packet, wait);
    this.forget(broadcast);
    // The sender waits for this before it sends the next, so it is given even for what is then dropped.
    acknowledge(broadcast, session, packet);
    if (wait > 0) {
      broadcast.upload.dropped(now);
      this.counts.over += 1;
      return;
    }
    broadcast.upload.passed(bytes, now);
    this.counts.bytes += bytes;
    this.#keep(broadcast, packet, now);
  }

  /** What of this broadcast waits is not wanted any more. */
  forget(broadcast: Broadcast): void {
    this.#early.get(broadcast)?.cancel();
    this.#early.delete(broadcast);
  }

  #keep(broadcast: Broadcast, { stream, sequence, bytes, payload }: PicturePacket, now: number): void {
    if (broadcast.state.is !== 'live') return;
    if (payload.length > LARGEST_PICTURE) {
      this.counts.tooBig += 1;
      return;
    }
    const before = broadcast.newest(stream);
    if (before && !isAfter(sequence, before.sequence)) {
      this.counts.stale += 1;
      return;
    }
    this.counts.taken += 1;
    this.#events.replacing(stream);
    broadcast.keep({ stream, sequence, takenAt: now, frame: frameOnce(bytes), bytes: onWire(bytes.length) });
    this.#events.spread(broadcast, stream);
  }

  /** Over the allowance: it waits, and so does its ack, and with that the sender. A newer one takes its place. */
  #holdBack(broadcast: Broadcast, session: Session, packet: PicturePacket, wait: number): void {
    if (this.#early.has(broadcast)) this.counts.over += 1;
    this.forget(broadcast);
    const cancel = this.#clock.after(wait, () => {
      this.#early.delete(broadcast);
      this.take(broadcast, session, packet);
    });
    this.#early.set(broadcast, { packet, session, cancel });
  }
}

function acknowledge(broadcast: Broadcast, session: Session, { stream, sequence }: PicturePacket): void {
  (session.link(broadcast.link) ?? session.link())?.send(writeAck(stream, sequence, 0));
}
