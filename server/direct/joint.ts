import type { Cancel } from '../../src/protocol/clock.ts';
import type { Request } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Viewing } from '../relay/viewing.ts';
import type { Link, Side } from './link.ts';

/** What the viewer's TV last said of the connection. */
export type Report = Omit<Request<'direct.report'>, 'direct'>;

/** One broadcast, one viewing, and what was decided about a direct connection between the two. */
export class Joint {
  readonly id: string;
  readonly broadcast: Broadcast;
  readonly viewing: Viewing;
  readonly link: Link;
  /** the broadcaster's session it was told to; another one knows nothing of it */
  source: Session | undefined;
  /** who of the two showed no address when their peer connection was made */
  hiding = '';
  /** the viewer's TV has no place for it */
  rests = false;
  /** what each end was last told, to say it once */
  readonly told: Record<Side, string> = { broadcaster: '', viewer: '' };
  readonly signals: Record<Side, { peer: number; count: number }> = {
    broadcaster: { peer: 0, count: 0 },
    viewer: { peer: 0, count: 0 },
  };
  #report: Report | undefined;
  cancelWake: Cancel = () => {};

  constructor(facts: Pick<Joint, 'id' | 'broadcast' | 'viewing' | 'link'>) {
    this.id = facts.id;
    this.broadcast = facts.broadcast;
    this.viewing = facts.viewing;
    this.link = facts.link;
    this.source = facts.broadcast.source;
  }

  get report(): Report | undefined {
    return this.#report;
  }

  /** The viewer's TV says what it sees. */
  reported(report: Report): void {
    this.#report = report;
    this.viewing.directRate = report.perSecond;
  }

  /** It is not direct any more: nothing of that holds. */
  forget(): void {
    this.#report = undefined;
    this.viewing.directRate = undefined;
  }

  /** Still watched, by the same TV. */
  get lives(): boolean {
    const { broadcast, viewing } = this;
    return broadcast.state.is !== 'over' && broadcast.viewings.get(viewing.session) === viewing;
  }

  session(side: Side): Session | undefined {
    return side === 'broadcaster' ? this.broadcast.source : this.viewing.session;
  }

  person(side: Side): string {
    return side === 'broadcaster' ? this.broadcast.person : this.viewing.viewer;
  }

  sideOf(session: Session): Side | undefined {
    if (this.broadcast.source === session) return 'broadcaster';
    return this.viewing.session === session ? 'viewer' : undefined;
  }

  /** Counts a signal of the peer connection there is now. @returns how many it were */
  counted(side: Side): number {
    const counts = this.signals[side];
    if (counts.peer !== this.link.peer) this.signals[side] = { peer: this.link.peer, count: 0 };
    this.signals[side].count += 1;
    return this.signals[side].count;
  }
}
