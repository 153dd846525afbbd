import type { Clock } from '../../src/protocol/clock.ts';
import { SOUND_LEVEL_EVERY_MS } from '../../src/protocol/limits.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Line } from '../../src/protocol/words.ts';
import { Bucket } from '../gateway/bucket.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Viewing } from '../relay/viewing.ts';

/** From one level to the next at least: a slow line has better to do. Silence is told at once. */
const EVERY_MS: Readonly<Record<Line, number>> = { slow: 1_000, steady: 250, fast: SOUND_LEVEL_EVERY_MS };
/** What is said evenly arrives in lumps. */
const AT_ONCE = 5;

interface Told {
  level: number;
  at: number;
}

/** How loud somebody speaks, passed on to everybody who watches them (X1). */
export class Levels {
  readonly #clock: Clock;
  readonly #said = new WeakMap<Broadcast, Bucket>();
  readonly #told = new WeakMap<Viewing, Told>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  said(broadcast: Broadcast, level: number): void {
    const now = this.#clock.now();
    const rule = { burst: AT_ONCE, perSecond: 1_000 / SOUND_LEVEL_EVERY_MS };
    const bucket = this.#said.get(broadcast) ?? new Bucket(rule, now);
    this.#said.set(broadcast, bucket);
    if (!bucket.take(now)) return;
    for (const viewing of broadcast.viewings.values()) if (!viewing.paused) this.#tell(viewing, level, now);
  }

  #tell(viewing: Viewing, level: number, now: number): void {
    const { id, line, throttle, session } = viewing;
    const told = this.#told.get(viewing);
    const silence = level === 0;
    if (silence ? (told?.level ?? 0) === 0 : told && now - told.at < EVERY_MS[line.known.class]) return;
    // What waits on its way would be of the moment no more.
    if ((session.link()?.buffered ?? 0) * 8 > line.kbps * EVERY_MS.slow) return;
    this.#told.set(viewing, { level, at: now });
    const word = { t: 'view.level', viewing: id, level } as const;
    // The pictures wait until this is paid for.
    const cost = onWire(JSON.stringify(word).length);
    throttle.passed(cost, now);
    line.credit.spend(cost, now);
    session.mention(word);
  }
}
