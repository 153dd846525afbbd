import { AIR_RESUME_MS, DIRECT_CONNECT_MS, DIRECT_RETURN_MS, RESUME_MS } from '../../protocol/limits.ts';
import type { DirectState, Event, Request } from '../../protocol/words.ts';
import type { Joint, Link, Say, Switch, SwitchEffect, SwitchEvent } from './switch-shape.ts';

/**
 * The switch between the relay and a direct connection, as one TV sees it (W21–W23): what is done is worked out here,
 * and done elsewhere. The server says which way counts; a TV says what it sees. Whatever is in doubt goes to the relay:
 * it is there all the time, and a picture of the old path stays until one of the new path is on the screen.
 */

/** With wrong names for STUN and TURN, Chromium never begins to look for a way, and never says so. */
export const BEGINS_MS = 5_000;
/** A way that is lost for so long does not come back in time. */
export const WEAK_MS = 1_500;
/** The direct picture goes on for so long beside the relay, so that there is one until the first relayed one is shown. */
export const OVERLAP_MS = 1_000;

type Failure = Request<'direct.failed'>['why'];
type Active = Extract<Link, { readonly peer: number }>;

export interface Step {
  readonly now: Switch;
  readonly effects: readonly SwitchEffect[];
}

const RELAY: Link = { is: 'relay' };

/** By the relay, and nobody has spoken of anything else. */
export const begin = (): Switch => ({ link: RELAY, showing: 'relay', cutSince: undefined });

/** When time alone has to be told of, ms of the same clock; undefined: never. */
export function wakesAt({ link, cutSince }: Switch): number | undefined {
  if (!isActive(link)) return undefined;
  const times = [...deadlines(link), ...(cutSince === undefined ? [] : [cutSince + cutMs(link)])];
  return times.length === 0 ? undefined : Math.min(...times);
}

/** What becomes of it, and what is to be done about that. @param at ms */
export function next(sw: Switch, event: SwitchEvent, at: number): Step {
  const { link } = sw;
  switch (event.is) {
    case 'told':
      return told(sw, event.word, at);
    case 'signalled': {
      const { direct, step, signal } = event.word;
      const mine = isActive(link) && link.direct === direct && link.peer === step;
      return { now: sw, effects: mine ? [{ do: 'feed', signal }] : [] };
    }
    case 'made': {
      if (!isActive(link)) return same(sw);
      const { direct, peer } = link;
      return { now: sw, effects: say({ t: 'direct.signal', direct, step: peer, signal: event.signal }) };
    }
    case 'ice':
      return isActive(link) ? iceMoved(sw, link, event.state, at) : same(sw);
    case 'directShown':
      return directShown(sw);
    case 'relayShown':
      return isActive(link) && link.is === 'direct' ? same(sw) : showRelay(sw);
    case 'lost':
      return isActive(link) ? fail(sw, link, 'lost') : same(sw);
    case 'unable':
      return isActive(link) ? fail(sw, link, 'unable') : same(sw);
    case 'lineLost':
      return { now: { ...sw, cutSince: sw.cutSince === undefined ? at : sw.cutSince }, effects: [] };
    case 'lineBack':
      return lineBack(sw);
    case 'sessionNew':
    case 'closed':
      return gone({ ...sw, cutSince: undefined });
    case 'time':
      return isActive(link) ? timePassed(sw, link, at) : same(sw);
  }
}

/** The server has decided something. */
function told(sw: Switch, { direct, role, state }: Event<'direct.changed'>, at: number): Step {
  const { link } = sw;
  const joint = { direct, role };
  const before = isActive(link) && link.direct === direct ? link : undefined;
  switch (state.is) {
    case 'offered':
      return moved(sw, { ...joint, is: 'offered', yours: state.yours });
    case 'declined':
      return moved(sw, { ...joint, is: 'declined', by: state.by });
    case 'connecting':
      return connect(sw, joint, state, at);
    case 'waiting':
      return moved(sw, { ...joint, is: 'waiting', why: state.why, unsaid: undefined });
    case 'over':
      return isOf(link, direct) ? moved(sw, RELAY) : same(sw);
    case 'direct':
    case 'resting':
    case 'returning':
      // This end has given up meanwhile: the server is about to hear of it, and says what follows.
      return before ? onward(sw, before, state, at) : same(sw);
  }
}

function connect(
  sw: Switch,
  joint: Joint,
  { step, ice }: Extract<DirectState, { is: 'connecting' }>,
  at: number,
): Step {
  const times = { beginsBy: at + BEGINS_MS, until: at + DIRECT_CONNECT_MS };
  const sends = joint.role === 'sends';
  return {
    now: { ...sw, link: { ...joint, is: 'connecting', peer: step, step, ...times } },
    effects: [...closing(sw.link), { do: 'open', ice, offers: sends }, ...media(joint, true)],
  };
}

/** The peer connection stays; what flows in it changes. */
function onward(
  sw: Switch,
  { direct, role, peer }: Active,
  state: Extract<DirectState, { is: 'direct' | 'resting' | 'returning' }>,
  at: number,
): Step {
  const made = { direct, role, peer, step: state.step };
  const to = (link: Link, effects: readonly SwitchEffect[] = []): Step => ({ now: { ...sw, link }, effects });
  switch (state.is) {
    case 'direct':
      return to({ ...made, is: 'direct', still: state.still, weakUntil: undefined }, media(made, !state.still));
    case 'resting':
      return to({ ...made, is: 'resting', pausesAt: role === 'sends' ? at + OVERLAP_MS : undefined });
    case 'returning':
      return to({ ...made, is: 'returning', until: at + DIRECT_RETURN_MS }, media(made, true));
  }
}

function iceMoved(sw: Switch, link: Active, state: RTCIceConnectionState, at: number): Step {
  const to = (changed: Link): Step => ({ now: { ...sw, link: changed }, effects: [] });
  if (state === 'failed' || state === 'closed') return fail(sw, link, link.is === 'connecting' ? 'ice' : 'lost');
  if (link.is === 'connecting' && state !== 'new') return to({ ...link, beginsBy: undefined });
  if (link.is !== 'direct') return same(sw);
  if (state !== 'disconnected') return to({ ...link, weakUntil: undefined });
  return link.weakUntil === undefined ? to({ ...link, weakUntil: at + WEAK_MS }) : same(sw);
}

/** The first picture of the new path is on the screen: only now it is the one that counts. */
function directShown(sw: Switch): Step {
  const { link } = sw;
  const awaited = link.is === 'connecting' || link.is === 'returning';
  if (!awaited || link.role !== 'shows') return same(sw);
  const { direct, step, peer, role } = link;
  return {
    now: {
      ...sw,
      showing: 'direct',
      link: { direct, role, peer, step, is: 'direct', still: false, weakUntil: undefined },
    },
    effects: [{ do: 'show', path: 'direct' }, ...say({ t: 'direct.shown', direct, step })],
  };
}

/** Back on the relay, whether or not anything was direct before. */
function showRelay(sw: Switch): Step {
  if (sw.showing === 'relay') return same(sw);
  return { now: { ...sw, showing: 'relay' }, effects: [{ do: 'show', path: 'relay' }] };
}

/** To the relay; the server hears of it, now or when there is a line again. */
function fail(sw: Switch, link: Active, why: Failure): Step {
  const { direct, role, step } = link;
  const word: Say = { t: 'direct.failed', direct, step, why };
  const cut = sw.cutSince !== undefined;
  const broke = link.is !== 'connecting';
  const waiting: Link = { direct, role, is: 'waiting', why: broke ? 'lost' : 'failed', unsaid: cut ? word : undefined };
  return {
    now: { ...sw, link: waiting },
    effects: [...closing(link), ...(cut ? [] : say(word))],
  };
}

function lineBack(sw: Switch): Step {
  const now = { ...sw, cutSince: undefined };
  const { link } = sw;
  if (link.is !== 'waiting' || !link.unsaid) return same(now);
  return { now: { ...now, link: { ...link, unsaid: undefined } }, effects: say(link.unsaid) };
}

function timePassed(sw: Switch, link: Active, at: number): Step {
  // Nobody can take a permission back over a line that is gone: past the time it may come back in, it is taken.
  if (sw.cutSince !== undefined && at >= sw.cutSince + cutMs(link)) return gone(sw);
  switch (link.is) {
    case 'connecting':
      if (link.beginsBy !== undefined && at >= link.beginsBy) return fail(sw, link, 'never_began');
      return at >= link.until ? fail(sw, link, 'timeout') : same(sw);
    case 'returning':
      return at >= link.until ? fail(sw, link, 'timeout') : same(sw);
    case 'direct':
      return link.weakUntil !== undefined && at >= link.weakUntil ? fail(sw, link, 'lost') : same(sw);
    case 'resting':
      if (link.pausesAt === undefined || at < link.pausesAt) return same(sw);
      return { now: { ...sw, link: { ...link, pausesAt: undefined } }, effects: media(link, false) };
  }
}

/** Nothing is kept of it, not even the last picture. */
function gone(sw: Switch): Step {
  const { now, effects } = moved(sw, RELAY);
  const shown = showRelay(now);
  return { now: shown.now, effects: [...effects, ...shown.effects] };
}

const moved = (sw: Switch, link: Link): Step => ({ now: { ...sw, link }, effects: closing(sw.link) });

const same = (now: Switch): Step => ({ now, effects: [] });

const say = (word: Say): SwitchEffect[] => [{ do: 'say', word }];

/** Only who is on air sends anything. */
const media = ({ role }: Joint, on: boolean): SwitchEffect[] => (role === 'sends' ? [{ do: 'media', on }] : []);

const closing = (link: Link): SwitchEffect[] => (isActive(link) ? [{ do: 'close' }] : []);

const isOf = (link: Link, direct: string): boolean => link.is !== 'relay' && link.direct === direct;

/** There is a peer connection. */
const isActive = (link: Link): link is Active => 'peer' in link;

/** As long as the server keeps a place for this end. */
const cutMs = ({ role }: Joint): number => (role === 'sends' ? AIR_RESUME_MS : RESUME_MS);

function deadlines(link: Active): number[] {
  const times: (number | undefined)[] = [];
  if (link.is === 'connecting') times.push(link.beginsBy, link.until);
  if (link.is === 'returning') times.push(link.until);
  if (link.is === 'direct') times.push(link.weakUntil);
  if (link.is === 'resting') times.push(link.pausesAt);
  return times.filter((time): time is number => time !== undefined);
}
