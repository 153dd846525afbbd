import type { Clock } from '../../src/protocol/clock.ts';
import type { Session } from '../gateway/session.ts';
import type { Relay } from '../relay/relay.ts';
import { THROTTLE, Throttle } from '../relay/throttle.ts';
import { leftFor, type SharedLine } from './pace.ts';

/** The lines legs run on: what goes live over them is paid for from the same allowance. */
export class LegLines {
  readonly #relay: Relay;
  readonly #clock: Clock;
  /** of TVs that send nothing live, and watch nothing */
  readonly #up = new WeakMap<Session, Throttle>();
  readonly #down = new WeakMap<Session, Throttle>();

  constructor(relay: Relay, clock: Clock) {
    this.#relay = relay;
    this.#clock = clock;
  }

  up(session: Session): SharedLine {
    const own = this.#relay.of(session.person);
    if (own?.source === session) return own.upload;
    return this.#idle(this.#up, session, this.#relay.demands.uploadOf(session).kbps);
  }

  down(session: Session): SharedLine {
    const { allowances } = this.#relay;
    const line = allowances.line(session);
    if (line && line.views.size > 0) {
      return {
        kbps: line.kbps,
        waitSpare: (bytes, now) => line.credit.waitSpare(bytes, now),
        passed: (bytes, now) => line.credit.spend(bytes, now),
      };
    }
    const { cap, elsewhere } = allowances.unwatched(session);
    return this.#idle(this.#down, session, leftFor(cap, elsewhere));
  }

  #idle(kept: WeakMap<Session, Throttle>, session: Session, kbps: number): Throttle {
    const now = this.#clock.now();
    const line = kept.get(session) ?? new Throttle(THROTTLE, kbps, now);
    line.limit(kbps, now);
    kept.set(session, line);
    return line;
  }
}
