import { describe, expect, it } from 'vitest';
import { BEGINS_MS, begin, next, OVERLAP_MS, WEAK_MS, wakesAt } from '../../../src/net/direct/switch.ts';
import type { Link, Switch, SwitchEffect, SwitchEvent } from '../../../src/net/direct/switch-shape.ts';
import { AIR_RESUME_MS, DIRECT_CONNECT_MS, DIRECT_RETURN_MS, RESUME_MS } from '../../../src/protocol/limits.ts';
import type { DirectState, Signal } from '../../../src/protocol/words.ts';

type Role = 'sends' | 'shows';
const ICE = { servers: [], relayOnly: false };
const SDP: Signal = { is: 'answer', sdp: 'v=0' };

/** One TV's end, and everything it was told to do. */
class End {
  now: Switch = begin();
  at = 0;
  readonly #role: Role;

  constructor(role: Role) {
    this.#role = role;
  }

  /** @returns what is to be done, in short: `say failed lost 3`, `show direct`, `media on` */
  take(event: SwitchEvent): string[] {
    const { now, effects } = next(this.now, event, this.at);
    this.now = now;
    return effects.map(short);
  }

  told(state: DirectState, direct = 'd1'): string[] {
    const peer = { person: 'maya', name: 'Maya', avatar: null };
    return this.take({ is: 'told', word: { direct, role: this.#role, peer, state } });
  }

  signalled(step: number, direct = 'd1'): string[] {
    return this.take({ is: 'signalled', word: { direct, step, signal: SDP } });
  }

  /** Time passes, and it is told of it when it wants to be. */
  pass(ms: number): string[] {
    const until = this.at + ms;
    const done: string[] = [];
    for (let wakes = wakesAt(this.now); wakes !== undefined && wakes <= until; wakes = wakesAt(this.now)) {
      this.at = Math.max(this.at, wakes);
      done.push(...this.take({ is: 'time' }));
    }
    this.at = until;
    return done;
  }

  get is(): Link['is'] {
    return this.now.link.is;
  }
}

function short(effect: SwitchEffect): string {
  switch (effect.do) {
    case 'open':
      return effect.offers ? 'open and offer' : 'open';
    case 'feed':
      return `feed ${effect.signal.is}`;
    case 'media':
      return effect.on ? 'media on' : 'media off';
    case 'show':
      return `show ${effect.path}`;
    case 'close':
      return 'close';
    case 'say': {
      const { word } = effect;
      const what = word.t.replace('direct.', '');
      return word.t === 'direct.failed' ? `say ${what} ${word.why} ${word.step}` : `say ${what} ${word.step}`;
    }
  }
}

const CONNECTING: DirectState = { is: 'connecting', step: 1, ice: ICE, until: 0 };
const DIRECT: DirectState = { is: 'direct', step: 2, still: false };
const RESTING: DirectState = { is: 'resting', step: 3 };
const RETURNING: DirectState = { is: 'returning', step: 4, until: 0 };
const WAITING: DirectState = { is: 'waiting', why: 'failed', againAt: 0 };
const OVER: DirectState = { is: 'over' };

/** An end, as far as these states bring it; a viewer has seen the pictures it was to see. */
function end(role: Role, ...states: DirectState[]): End {
  const made = new End(role);
  for (const state of states) {
    made.told(state);
    const waits = state.is === 'connecting' || state.is === 'returning';
    if (state.is === 'connecting') made.take({ is: 'ice', state: 'connected' });
    if (waits && role === 'shows') made.take({ is: 'directShown' });
    if (state.is === 'resting' && role === 'shows') made.take({ is: 'relayShown' });
    if (state.is === 'resting') made.pass(OVERLAP_MS);
  }
  return made;
}

describe('the way there', () => {
  it('does nothing before both have said yes: no connection, so no candidate', () => {
    for (const role of ['sends', 'shows'] as const) {
      const tv = new End(role);
      expect(tv.told({ is: 'offered', yours: false })).toEqual([]);
      expect(tv.take({ is: 'made', signal: SDP })).toEqual([]);
      expect(tv.signalled(1)).toEqual([]);
      expect(tv.told({ is: 'offered', yours: true })).toEqual([]);
      expect(tv.told({ is: 'declined', by: 'them' })).toEqual([]);
      expect(wakesAt(tv.now)).toBeUndefined();
      expect(tv.take({ is: 'directShown' })).toEqual([]);
    }
  });

  it('the broadcaster makes the connection, offers, and sends', () => {
    const tv = new End('sends');
    expect(tv.told(CONNECTING)).toEqual(['open and offer', 'media on']);
    expect(tv.take({ is: 'made', signal: { is: 'offer', sdp: 'v=0' } })).toEqual(['say signal 1']);
    expect(tv.signalled(1)).toEqual(['feed answer']);
    expect(tv.told(DIRECT)).toEqual(['media on']);
  });

  it('the viewer answers, and shows the direct picture once one is there to be shown', () => {
    const tv = new End('shows');
    expect(tv.told(CONNECTING)).toEqual(['open']);
    expect(tv.take({ is: 'ice', state: 'connected' })).toEqual([]);
    expect(tv.now.showing).toBe('relay');
    expect(tv.take({ is: 'relayShown' })).toEqual([]);
    expect(tv.take({ is: 'directShown' })).toEqual(['show direct', 'say shown 1']);
    expect(tv.take({ is: 'directShown' })).toEqual([]);
    // A relayed picture that was on its way already.
    expect(tv.take({ is: 'relayShown' })).toEqual([]);
    expect(tv.told(DIRECT)).toEqual([]);
    expect(tv.now.showing).toBe('direct');
  });

  it('takes signals of this connection only', () => {
    const tv = end('shows', CONNECTING);
    expect(tv.signalled(2)).toEqual([]);
    expect(tv.signalled(1, 'd2')).toEqual([]);
    expect(tv.signalled(1)).toEqual(['feed answer']);
    tv.told(DIRECT);
    expect(tv.signalled(1)).toEqual(['feed answer']);
    tv.told(OVER);
    expect(tv.signalled(1)).toEqual([]);
  });
});

describe('it does not come about', () => {
  const cases: [string, (tv: End) => string[], string[]][] = [
    ['no way is ever looked for', (tv) => tv.pass(BEGINS_MS), ['close', 'say failed never_began 1']],
    [
      'no picture comes',
      (tv) => [...tv.take({ is: 'ice', state: 'checking' }), ...tv.pass(DIRECT_CONNECT_MS)],
      ['close', 'say failed timeout 1'],
    ],
    ['no way is found', (tv) => tv.take({ is: 'ice', state: 'failed' }), ['close', 'say failed ice 1']],
    ['this TV cannot', (tv) => tv.take({ is: 'unable' }), ['close', 'say failed unable 1']],
    ['the server gives up first', (tv) => tv.told(WAITING), ['close']],
    ['somebody says no', (tv) => tv.told({ is: 'declined', by: 'them' }), ['close']],
    ['the viewing is closed', (tv) => tv.take({ is: 'closed' }), ['close']],
    ['the session is a new one', (tv) => tv.take({ is: 'sessionNew' }), ['close']],
  ];
  describe.each(['sends', 'shows'] as const)('%s', (role) => {
    it.each(cases)('%s: to the relay, which was never left', (_, happens, does) => {
      const tv = new End(role);
      tv.told(CONNECTING);
      expect(happens(tv)).toEqual(does);
      expect(tv.now.showing).toBe('relay');
      expect(wakesAt(tv.now)).toBeUndefined();
      expect(tv.pass(120_000)).toEqual([]);
    });
  });

  it('is tried again when the server says so, with a new connection', () => {
    const tv = end('sends', CONNECTING);
    tv.take({ is: 'ice', state: 'failed' });
    tv.told(WAITING);
    expect(tv.told({ ...CONNECTING, step: 5 })).toEqual(['open and offer', 'media on']);
    expect(tv.signalled(1)).toEqual([]);
    expect(tv.signalled(5)).toEqual(['feed answer']);
  });

  it('a second connecting takes the first connection down before it makes its own', () => {
    const tv = end('shows', CONNECTING);
    expect(tv.told({ ...CONNECTING, step: 5 })).toEqual(['close', 'open']);
  });
});

describe('somebody else comes', () => {
  it('the broadcaster sends on for a moment, and keeps the connection', () => {
    const tv = end('sends', CONNECTING, DIRECT);
    expect(tv.told(RESTING)).toEqual([]);
    expect(tv.pass(OVERLAP_MS - 1)).toEqual([]);
    expect(tv.pass(1)).toEqual(['media off']);
    expect(tv.pass(600_000)).toEqual([]);
    expect(tv.is).toBe('resting');
  });

  it('the viewer keeps the direct picture until a relayed one is shown', () => {
    const tv = end('shows', CONNECTING, DIRECT);
    expect(tv.told(RESTING)).toEqual([]);
    expect(tv.now.showing).toBe('direct');
    expect(tv.take({ is: 'relayShown' })).toEqual(['show relay']);
    expect(tv.take({ is: 'relayShown' })).toEqual([]);
  });

  it('and back: shown first, then switched', () => {
    const sends = end('sends', CONNECTING, DIRECT, RESTING);
    expect(sends.told(RETURNING)).toEqual(['media on']);
    const shows = end('shows', CONNECTING, DIRECT, RESTING);
    expect(shows.told(RETURNING)).toEqual([]);
    expect(shows.now.showing).toBe('relay');
    expect(shows.take({ is: 'directShown' })).toEqual(['show direct', 'say shown 4']);
  });

  it('comes again before the sending stopped: it simply goes on', () => {
    const tv = end('sends', CONNECTING, DIRECT);
    tv.told(RESTING);
    tv.pass(OVERLAP_MS / 2);
    expect(tv.told(RETURNING)).toEqual(['media on']);
    expect(tv.pass(OVERLAP_MS)).toEqual([]);
  });

  it('the relay never showed anything: the direct picture is still awaited and told', () => {
    const tv = end('shows', CONNECTING, DIRECT);
    tv.told(RESTING);
    tv.told(RETURNING);
    expect(tv.take({ is: 'directShown' })).toEqual(['show direct', 'say shown 4']);
  });

  it('no picture comes back: the relay carries on, and the connection is given up', () => {
    const tv = end('shows', CONNECTING, DIRECT, RESTING);
    tv.told(RETURNING);
    expect(tv.pass(DIRECT_RETURN_MS)).toEqual(['close', 'say failed timeout 4']);
    expect(tv.now.showing).toBe('relay');
  });

  it('the connection dies while it rests: told, and nothing is seen of it', () => {
    const tv = end('shows', CONNECTING, DIRECT, RESTING);
    expect(tv.take({ is: 'ice', state: 'failed' })).toEqual(['close', 'say failed lost 3']);
    expect(tv.now.showing).toBe('relay');
  });
});

describe('direct is lost midway', () => {
  const LOSSES: [string, (tv: End) => string[]][] = [
    ['nothing comes any more', (tv) => tv.take({ is: 'lost' })],
    ['the way is gone', (tv) => tv.take({ is: 'ice', state: 'failed' })],
    ['the way is weak for too long', (tv) => [...tv.take({ is: 'ice', state: 'disconnected' }), ...tv.pass(WEAK_MS)]],
  ];
  it.each(LOSSES)('%s: told at once, and its last picture stays until a relayed one is shown', (_, happens) => {
    const tv = end('shows', CONNECTING, DIRECT);
    expect(happens(tv)).toEqual(['close', 'say failed lost 2']);
    expect(tv.now.showing).toBe('direct');
    expect(tv.told({ is: 'waiting', why: 'lost', againAt: 0 })).toEqual([]);
    expect(tv.take({ is: 'relayShown' })).toEqual(['show relay']);
  });

  it('a way that is weak for a moment changes nothing', () => {
    const tv = end('shows', CONNECTING, DIRECT);
    tv.take({ is: 'ice', state: 'disconnected' });
    tv.pass(WEAK_MS - 1);
    tv.take({ is: 'ice', state: 'disconnected' });
    tv.take({ is: 'ice', state: 'connected' });
    expect(tv.pass(60_000)).toEqual([]);
    expect(tv.is).toBe('direct');
  });

  it('stands still with who pauses, and goes on', () => {
    const tv = end('sends', CONNECTING, DIRECT);
    expect(tv.told({ is: 'direct', step: 2, still: true })).toEqual(['media off']);
    expect(tv.told({ is: 'direct', step: 2, still: false })).toEqual(['media on']);
  });
});

describe('both speak at the same time', () => {
  it('shown crosses "somebody else watches": the server has the last word', () => {
    const tv = new End('shows');
    tv.told(CONNECTING);
    expect(tv.take({ is: 'directShown' })).toEqual(['show direct', 'say shown 1']);
    expect(tv.told({ is: 'waiting', why: 'rested' })).toEqual(['close']);
    expect(tv.take({ is: 'relayShown' })).toEqual(['show relay']);
    expect(tv.is).toBe('waiting');
  });

  it('failed crosses "direct", "resting", "returning": this end has given up and stays with that', () => {
    for (const state of [DIRECT, RESTING, RETURNING]) {
      const tv = end('shows', CONNECTING, DIRECT);
      tv.take({ is: 'lost' });
      expect(tv.told(state)).toEqual([]);
      expect(tv.is).toBe('waiting');
      expect(tv.take({ is: 'directShown' })).toEqual([]);
    }
  });

  it('a word about an older one ends nothing', () => {
    const tv = end('sends', CONNECTING, DIRECT);
    expect(tv.told(OVER, 'd0')).toEqual([]);
    expect(tv.is).toBe('direct');
  });

  it('a new one takes the place of the old', () => {
    const tv = end('sends', CONNECTING, DIRECT);
    expect(tv.told({ is: 'offered', yours: false }, 'd2')).toEqual(['close']);
    expect(tv.told(OVER)).toEqual([]);
    expect(tv.is).toBe('offered');
  });
});

describe('the line to the server', () => {
  it.each([
    ['sends', AIR_RESUME_MS],
    ['shows', RESUME_MS],
  ] as const)('%s: a cut does not touch what is direct until nobody could come back any more', (role, ms) => {
    const tv = end(role, CONNECTING, DIRECT);
    tv.take({ is: 'lineLost' });
    expect(tv.pass(ms - 1)).toEqual([]);
    tv.take({ is: 'lineBack' });
    expect(tv.pass(600_000)).toEqual([]);
    tv.take({ is: 'lineLost' });
    // It fails once more while it is being opened.
    tv.pass(ms / 2);
    tv.take({ is: 'lineLost' });
    expect(tv.pass(ms / 2)).toEqual(role === 'shows' ? ['close', 'show relay'] : ['close']);
    expect(tv.is).toBe('relay');
  });

  it('what broke meanwhile is told when there is a line again', () => {
    const tv = end('shows', CONNECTING, DIRECT);
    tv.take({ is: 'lineLost' });
    expect(tv.take({ is: 'lost' })).toEqual(['close']);
    expect(tv.take({ is: 'lineBack' })).toEqual(['say failed lost 2']);
    expect(tv.take({ is: 'lineBack' })).toEqual([]);
  });

  it('no picture of the room stays on the screen when the viewing is over, or the session a new one', () => {
    for (const is of ['closed', 'sessionNew'] as const) {
      const tv = end('shows', CONNECTING, DIRECT);
      expect(tv.take({ is })).toEqual(['close', 'show relay']);
    }
  });
});

/** Whatever comes in whatever order: what must never be is not. */
it('a thousand random histories', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const states = [CONNECTING, DIRECT, RESTING, RETURNING, WAITING, OVER, { is: 'offered', yours: true } as const];
  const local: SwitchEvent[] = [
    { is: 'directShown' },
    { is: 'relayShown' },
    { is: 'lost' },
    { is: 'unable' },
    { is: 'lineLost' },
    { is: 'lineBack' },
    { is: 'closed' },
    { is: 'ice', state: 'connected' },
    { is: 'ice', state: 'disconnected' },
    { is: 'ice', state: 'failed' },
    { is: 'made', signal: SDP },
  ];
  for (let history = 0; history < 1_000; history += 1) {
    const role: Role = random() < 0.5 ? 'sends' : 'shows';
    const tv = new End(role);
    let open = 0;
    for (let step = 0; step < 20; step += 1) {
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
      const before = tv.now;
      const could = random();
      const done =
        could < 0.45 ? tv.told(pick(states)) : could < 0.9 ? tv.take(pick(local)) : tv.pass(random() * 9_000);
      for (const effect of done) {
        if (effect === 'close') open -= 1;
        if (effect.startsWith('open')) open += 1;
        // Never two connections, and none is closed that is not there.
        expect(open === 0 || open === 1).toBe(true);
        // Only who is on air sends; only who watches changes the picture; nobody signals without a connection.
        if (effect.startsWith('media')) expect(role).toBe('sends');
        if (effect.startsWith('show') || effect.startsWith('say shown')) expect(role).toBe('shows');
        if (effect.startsWith('say signal')) expect('peer' in before.link).toBe(true);
      }
      expect(open).toBe('peer' in tv.now.link ? 1 : 0);
    }
  }
});
