import { ASK_MS, DIRECT_AGAIN_MS, DIRECT_CONNECT_MS, DIRECT_RETURN_MS } from '../../src/protocol/limits.ts';
import type { DirectState } from '../../src/protocol/words.ts';
import type { Verdict } from './rules.ts';

/**
 * What is decided about one direct connection, and nothing else: no session, no socket, no clock. The TVs are told what
 * `toldTo` says whenever that changes. `step` counts the decisions, so that a word about an older one is known for that.
 */
export type LinkState =
  | { is: 'offered'; viewerUntil: number | undefined }
  | { is: 'connecting'; until: number }
  | { is: 'direct'; since: number }
  | { is: 'resting' }
  | { is: 'returning'; until: number }
  | { is: 'waiting'; why: 'failed' | 'lost' | 'rested'; againAt: number }
  | { is: 'over' };

export type Side = 'broadcaster' | 'viewer';
/** What each of the two answered in this broadcast. */
export type Answers = Partial<Record<Side, boolean>>;

export interface Link {
  state: LinkState;
  answers: Answers;
  step: number;
  /** the step the peer connection was made in */
  peer: number;
  /** in a row */
  failures: number;
}

/** What holds at the moment. */
export interface Facts {
  verdict: Verdict;
  /** nothing goes to the viewer at the moment: they have paused, or the broadcaster is hidden */
  still: boolean;
  /** whose settings say yes, where they have answered nothing */
  always: Record<Side, boolean>;
  /** both TVs have a line to the server, and no question is open whose yes would end it at once */
  ready: boolean;
  /** exactly one has watched for long enough from then on */
  calmAt: number;
}

/** A TV says in time what it saw; this is for the case that it says nothing. */
const GRACE_MS = 2_000;
/** Who was direct for so long has no failures behind them. */
const PROVEN_MS = 60_000;

/** What is left of an earlier one of the same two TVs. */
export interface Before {
  failures: number;
  againAt: number;
}

export const newLink = (answers: Answers, before?: Before): Link => ({
  // Without two yes, `advance` makes an offer of it.
  state: before ? { is: 'waiting', why: 'failed', againAt: before.againAt } : { is: 'offered', viewerUntil: undefined },
  answers: { ...answers },
  ...{ step: 0, peer: 0, failures: before?.failures ?? 0 },
});

/** Pictures may not go any other way than the two agreed on; a second viewer would end that. */
export const isEngaged = ({ state }: Link): boolean =>
  state.is === 'connecting' || state.is === 'direct' || state.is === 'returning';

/** There is a peer connection, as far as the server knows: signals are for it. */
export const hasPeer = (link: Link): boolean => isEngaged(link) || link.state.is === 'resting';

const agrees = (side: Side, { answers }: Link, { always }: Pick<Facts, 'always'>): boolean =>
  answers[side] ?? always[side];

const agreed = (link: Link, facts: Pick<Facts, 'always'>): boolean =>
  agrees('broadcaster', link, facts) && agrees('viewer', link, facts);

/** Moves on as far as what holds now allows. Called after anything it depends on has changed, and when `wakesAt` says. */
export function advance(link: Link, facts: Facts, now: number): void {
  for (let before: LinkState['is'] | undefined; before !== link.state.is; ) {
    before = link.state.is;
    move(link, facts, now);
  }
}

function move(link: Link, facts: Facts, now: number): void {
  const { verdict, still, ready, calmAt } = facts;
  if (link.state.is === 'over') return;
  if (verdict === 'never') {
    link.state = { is: 'over' };
    return;
  }
  if (link.state.is !== 'offered' && !agreed(link, facts)) link.state = { is: 'offered', viewerUntil: undefined };
  const { state } = link;
  const rests = verdict === 'rest';
  const mayBegin = !rests && !still && ready && now >= calmAt;
  switch (state.is) {
    case 'offered':
      // Nobody is asked about what cannot be now. What was answered is kept with the broadcast.
      if (rests) link.state = { is: 'over' };
      else if (agreed(link, facts) && mayBegin) connect(link, now);
      else link.state = { is: 'offered', viewerUntil: askViewer(link, facts, state.viewerUntil, now) };
      return;
    case 'connecting':
      if (rests || still) link.state = { is: 'waiting', why: 'rested', againAt: now };
      else if (now >= state.until + GRACE_MS) failed(link, now);
      return;
    case 'direct':
      if (rests) rest(link);
      return;
    case 'resting':
      if (mayBegin) step(link, { is: 'returning', until: now + DIRECT_RETURN_MS });
      return;
    case 'returning':
      if (rests || still) rest(link);
      else if (now >= state.until + GRACE_MS) failed(link, now);
      return;
    case 'waiting':
      if (mayBegin && now >= state.againAt) connect(link, now);
      return;
  }
}

/** The viewer is asked once the broadcaster wants it, and no answer is a no. @returns until when an answer counts */
function askViewer(link: Link, facts: Facts, until: number | undefined, now: number): number | undefined {
  const { answers } = link;
  if (!agrees('broadcaster', link, facts) || answers.viewer !== undefined || facts.always.viewer) return undefined;
  if (until === undefined) return now + ASK_MS;
  if (now >= until) answers.viewer = false;
  return until;
}

function connect(link: Link, now: number): void {
  step(link, { is: 'connecting', until: now + DIRECT_CONNECT_MS });
  link.peer = link.step;
}

const rest = (link: Link): void => step(link, { is: 'resting' });

function step(link: Link, state: LinkState): void {
  link.step += 1;
  link.state = state;
}

/** It did not come about, or broke: tried again after a while, each time a longer one. */
export function failed(link: Link, now: number): void {
  const { state } = link;
  if (state.is === 'direct' && now - state.since >= PROVEN_MS) link.failures = 0;
  const { min, max } = DIRECT_AGAIN_MS;
  const againAt = now + Math.min(max, min * 2 ** Math.min(link.failures, 20));
  link.failures += 1;
  link.state = { is: 'waiting', why: state.is === 'connecting' ? 'failed' : 'lost', againAt };
}

/** The first direct picture is on the screen: only for the step that waits for it. @returns whether that is so */
export function shown(link: Link, of: number, now: number): boolean {
  const { is } = link.state;
  if ((is !== 'connecting' && is !== 'returning') || of !== link.step) return false;
  step(link, { is: 'direct', since: now });
  return true;
}

/** When `advance` is to be called though nothing happened; undefined: only then. */
export function wakesAt(link: Link, facts: Facts): number | undefined {
  const { state } = link;
  switch (state.is) {
    case 'offered':
      return agreed(link, facts) ? facts.calmAt : state.viewerUntil;
    case 'connecting':
    case 'returning':
      return state.until + GRACE_MS;
    case 'resting':
      return facts.calmAt;
    case 'waiting':
      return Math.max(state.againAt, facts.calmAt);
    default:
      return undefined;
  }
}

/** A state on the wire, but for what only the two may know (`ice`). */
export type Told = Exclude<DirectState, { is: 'connecting' }> | { is: 'connecting'; step: number; until: number };

/** What an end is to know now; undefined: nothing, or no longer anything. */
export function toldTo(side: Side, link: Link, facts: Pick<Facts, 'always' | 'still'>): Told | undefined {
  const { state } = link;
  switch (state.is) {
    case 'offered':
      return offeredTo(side, link, facts, state.viewerUntil);
    case 'connecting':
    case 'returning':
      return { is: state.is, step: link.step, until: state.until };
    case 'direct':
      return { is: 'direct', step: link.step, still: facts.still };
    case 'resting':
      return { is: 'resting', step: link.step };
    case 'waiting':
      return { is: 'waiting', why: state.why, againAt: state.againAt };
    case 'over':
      return undefined;
  }
}

function offeredTo(side: Side, link: Link, facts: Pick<Facts, 'always'>, until: number | undefined): Told | undefined {
  const other = side === 'viewer' ? 'broadcaster' : 'viewer';
  // A viewer hears of it once the broadcaster wants it, and no longer than that.
  if (side === 'viewer' && !agrees('broadcaster', link, facts)) return undefined;
  if (link.answers[side] === false) return { is: 'declined', by: 'you' };
  if (link.answers[other] === false) return { is: 'declined', by: 'them' };
  const yours = agrees(side, link, facts);
  return { is: 'offered', yours, ...(side === 'viewer' && !yours && until !== undefined && { until }) };
}
