import { Kind, type Packet } from '../protocol/packet.ts';

type Direction = 'in' | 'out';

/** What went over a TV's line in the last second, and how it stands. */
export interface LinkFigures {
  /** whether there is a line */
  up: boolean;
  outKbps: number;
  inKbps: number;
  picturesOut: number;
  picturesIn: number;
  wordsOut: number;
  wordsIn: number;
  /** pictures of what is watched here that the relay left out for this TV: their numbers are missing */
  leftOut: number;
  /** pictures that came and were never shown, because a newer one was there */
  skipped: number;
  /** from a word to its answer, ms; the newest */
  roundTripMs: number | undefined;
  /** from the camera to this screen, ms; the newest picture. Both ends have the same clock only in the emulator */
  ageMs: number | undefined;
}

interface Incoming {
  sequence: number;
  captured: number;
  /** came since the last ack */
  unshown: number;
}

/** Counts what a TV says and hears, at its own end of the line. */
export class Meter {
  private readonly now: () => number;
  private bytes = { in: 0, out: 0 };
  private pictures = { in: 0, out: 0 };
  private words = { in: 0, out: 0 };
  private leftOut = 0;
  private skipped = 0;
  private roundTripMs: number | undefined;
  private ageMs: number | undefined;
  private readonly streams = new Map<number, Incoming>();
  private readonly asked = new Map<number, number>();

  constructor(now: () => number) {
    this.now = now;
  }

  word(direction: Direction, text: string): void {
    this.bytes[direction] += text.length;
    this.words[direction] += 1;
    const { t, id, re } = JSON.parse(text) as { t?: string; id?: number; re?: number };
    // The one word that is answered without any work.
    if (direction === 'out' && t === 'seen' && id !== undefined) this.asked.set(id, this.now());
    const at = direction === 'in' && re !== undefined ? this.asked.get(re) : undefined;
    if (re === undefined || at === undefined) return;
    this.asked.delete(re);
    this.roundTripMs = this.now() - at;
  }

  packet(direction: Direction, packet: Packet): void {
    this.bytes[direction] += packet.bytes.length;
    if (packet.kind === Kind.picture) this.pictures[direction] += 1;
    if (direction === 'in' && packet.kind === Kind.picture) this.came(packet);
    if (direction === 'out' && packet.kind === Kind.ack) this.shown(packet.stream, packet.shown);
  }

  /** A new line: who asked on the old one gets no answer, and streams begin anew. */
  opened(): void {
    this.asked.clear();
    this.streams.clear();
  }

  /** Since the last reading. @param seconds how long that is */
  read(up: boolean, seconds: number): LinkFigures {
    const { bytes, pictures, words, leftOut, skipped, roundTripMs, ageMs } = this;
    this.bytes = { in: 0, out: 0 };
    this.pictures = { in: 0, out: 0 };
    this.words = { in: 0, out: 0 };
    this.leftOut = 0;
    this.skipped = 0;
    this.ageMs = undefined;
    const kbps = (count: number): number => (count * 8) / 1000 / seconds;
    return {
      up,
      ...{ outKbps: kbps(bytes.out), inKbps: kbps(bytes.in) },
      ...{ picturesOut: pictures.out / seconds, picturesIn: pictures.in / seconds },
      ...{ wordsOut: words.out / seconds, wordsIn: words.in / seconds },
      ...{ leftOut: leftOut / seconds, skipped: skipped / seconds, roundTripMs, ageMs },
    };
  }

  private came({ stream, sequence, captured }: { stream: number; sequence: number; captured: number }): void {
    const before = this.streams.get(stream);
    const left = before ? ((sequence - before.sequence) >>> 0) - 1 : 0;
    // A broadcast that began anew counts from elsewhere.
    if (left > 0 && left < MOST_LEFT_OUT) this.leftOut += left;
    this.streams.set(stream, { sequence, captured, unshown: (before?.unshown ?? 0) + 1 });
  }

  private shown(stream: number, sequence: number): void {
    const newest = this.streams.get(stream);
    if (!newest) return;
    // An ack stands for all before it; one more may have come while it was being shown.
    const waits = newest.sequence === sequence ? 0 : 1;
    this.skipped += Math.max(0, newest.unshown - 1 - waits);
    newest.unshown = waits;
    if (waits === 0) this.ageMs = (this.now() - newest.captured) >>> 0;
  }
}

/** More than that at once is not a gap. */
const MOST_LEFT_OUT = 10_000;
