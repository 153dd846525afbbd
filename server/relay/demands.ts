import type { Clock } from '../../src/protocol/clock.ts';
import type { Demand } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import { capOf, type Level } from './allowance.ts';
import type { Broadcast } from './broadcast.ts';
import { demandOf, servedWidth, type Upload } from './demand.ts';
import type { RelayRules } from './rules.ts';
import { widthFor } from './sizes.ts';
import type { Sound } from './sound.ts';
import type { Viewing } from './viewing.ts';

export interface DemandsOptions {
  clock: Clock;
  rules: RelayRules;
  /** what it needs is not there for pictures */
  sound: Sound;
  /** largest width the broadcaster chose (W25) */
  chosenWidth(person: string): number;
  levelOf(person: string): Level | undefined;
  events: {
    demand(broadcast: Broadcast): void;
    key(broadcast: Broadcast, stream: number): void;
  };
}

/** A stream is asked for a complete picture at most this often. */
const KEY_EVERY_MS = 1_000;

/** Which size each viewer is best sent, and what broadcasters are asked for on that account (W18). */
export class Demands {
  readonly #options: DemandsOptions;
  readonly #keyAskedAt = new Map<number, number>();

  constructor(options: DemandsOptions) {
    this.#options = options;
  }

  /** Works out anew what is to be encoded and who is sent which size, after anything it depends on has changed. */
  refresh(broadcast: Broadcast): void {
    const now = this.#options.clock.now();
    const { sound } = this.#options;
    const soundBefore = broadcast.soundDemand;
    broadcast.soundDemand = sound.settle(broadcast, this.uploadOf(broadcast.source).line);
    const running = [...broadcast.viewings.values()].filter(
      (viewing) => viewing.running && !sound.insteadOfPictures(viewing),
    );
    for (const viewing of running) viewing.width.tend(this.bestWidth(viewing), now);
    const before = broadcast.demand;
    broadcast.demand = broadcast.state.is === 'live' ? this.#wantedBy(running, broadcast) : [];
    for (const viewing of broadcast.viewings.values()) {
      viewing.stream = broadcast.streamOf(servedWidth(viewing.width.now, broadcast.demand))?.stream;
    }
    if (broadcast.soundDemand === soundBefore && JSON.stringify(broadcast.demand) === JSON.stringify(before)) return;
    this.#options.events.demand(broadcast);
    for (const { stream } of broadcast.demand) {
      if (!before.some((size) => size.stream === stream)) this.askForKey(broadcast, stream);
    }
  }

  /** The width a viewer would have if nothing but its line and the broadcaster's choice counted. */
  bestWidth(viewing: Viewing): number {
    const { small, line, broadcast } = viewing;
    const { class: class_, kbps: bears } = line.known;
    // A line that bears less than it is given leaves each view its part of that.
    const part = bears === undefined ? 1 : Math.min(1, bears / line.kbps);
    const chosen = this.#options.chosenWidth(broadcast.person);
    const kbps = this.#options.sound.leaves(viewing) * part;
    const beside = this.#options.sound.besideOf(viewing);
    return widthFor({ small, line: class_, kbps, beside }, chosen, (width) => broadcast.bytesOf(width));
  }

  /** Somebody waits for a picture of this stream. */
  askForKey(broadcast: Broadcast, stream: number): void {
    if (broadcast.state.is !== 'live' || !broadcast.demand.some((size) => size.stream === stream)) return;
    const now = this.#options.clock.now();
    if (now - (this.#keyAskedAt.get(stream) ?? Number.NEGATIVE_INFINITY) < KEY_EVERY_MS) return;
    this.#keyAskedAt.set(stream, now);
    this.#options.events.key(broadcast, stream);
  }

  /** There is no such stream any more. */
  forget(stream: number): void {
    this.#keyAskedAt.delete(stream);
  }

  /** What a broadcaster's own line gives. */
  uploadOf(source: Session | undefined): Upload {
    const { rules, levelOf } = this.#options;
    const line = source?.capabilities.line ?? 'fast';
    const known = { class: line, kbps: undefined };
    return { line, kbps: capOf(rules.allowance, known, source && levelOf(source.person)) };
  }

  #wantedBy(running: readonly Viewing[], broadcast: Broadcast): Demand[] {
    const upload = this.uploadOf(broadcast.source);
    broadcast.upload.limit(upload.kbps, this.#options.clock.now());
    const { sound } = this.#options;
    const wanting = running.map((viewing) => ({
      ...{
        width: viewing.width.now,
        small: viewing.small,
        line: viewing.line.known.class,
        kbps: sound.leaves(viewing),
        beside: sound.besideOf(viewing),
      },
    }));
    const kbps = sound.leavesUpload(broadcast, upload.kbps);
    return demandOf(wanting, broadcast.streams, { ...upload, kbps, beside: sound.besideUpload(broadcast) });
  }
}
