import { afterEach, describe, expect, it } from 'vitest';
import { DIRECT_AGAIN_MS, DIRECT_CALM_MS, DIRECT_CONNECT_MS, DIRECT_RETURN_MS } from '../../../src/protocol/limits.ts';
import { CANDIDATE, DirectPair, TURN } from '../../support/direct-pair.ts';

/** W21–W24, word by word: Noa is on air and Maya watches. */
describe('a direct connection', () => {
  let pair: DirectPair;
  afterEach(() => pair.close());

  const row = () => pair.noa.events.findLast(({ t }) => t === 'webcam.viewer');
  const demand = () => {
    const told = pair.noa.events.findLast((event) => event.t === 'webcam.demand');
    return told?.t === 'webcam.demand' ? told.demand : undefined;
  };

  describe('is offered', () => {
    it('to the broadcaster, with exactly one viewer', async () => {
      pair = await DirectPair.open();
      expect(pair.heard(pair.noa)).toMatchObject([
        { role: 'sends', peer: { person: 'maya' }, state: { is: 'offered', yours: false } },
      ]);
      expect(pair.heard(pair.maya)).toEqual([]);
    });

    it.each<[string, Parameters<typeof DirectPair.open>[0]]>([
      ['the operator does not offer it', { direct: { on: false, stunUrls: [], turnUrls: [], turnSecret: undefined } }],
      ['their TVs cannot', { can: { direct: false } }],
      ['their lines are slow', { can: { direct: true, line: 'slow', lineChosen: true } }],
      ['the broadcaster never wants it', { settings: { noa: { direct: 'never' } } }],
      ['the viewer never wants it', { settings: { maya: { direct: 'never' } } }],
      ['one shows no address, and there is no TURN', { settings: { maya: { directRelayOnly: true } } }],
    ])('not where %s', async (_, options) => {
      pair = await DirectPair.open(options);
      await pair.pass(30_000);
      expect(pair.heard(pair.noa)).toEqual([]);
      expect(pair.heard(pair.maya)).toEqual([]);
    });

    it('not while two watch; and 5 s after the second has left', async () => {
      pair = await DirectPair.open();
      const oskar = await pair.visitors.signedIn('oskar');
      const view = await oskar.ask('view.open', { person: 'noa' });
      await pair.pass(10);
      expect(pair.is(pair.noa)).toBe('over');
      await pair.pass(20_000);
      oskar.say('view.close', { viewing: 'viewing' in view ? view.viewing : '' });
      await pair.pass(DIRECT_CALM_MS - 1_000);
      expect(pair.is(pair.noa)).toBe('over');
      await pair.pass(2_000);
      expect(pair.now(pair.noa)).toEqual({ is: 'offered', yours: false });
    });

    it('while others see a thumbnail, which makes way once both have said yes', async () => {
      pair = await DirectPair.open();
      const oskar = await pair.visitors.signedIn('oskar');
      await oskar.ask('view.open', { person: 'noa', small: true });
      await pair.pass(10);
      expect(pair.is(pair.noa)).toBe('offered');
      await pair.answer(pair.noa, true);
      expect(oskar.events.filter(({ t }) => t === 'view.ended')).toEqual([]);
      await pair.answer(pair.maya, true);
      expect(pair.is(pair.noa)).toBe('connecting');
      expect(await oskar.told('view.ended')).toMatchObject({ person: 'noa', why: 'closed' });
      expect(await pair.refused(oskar.ask('view.open', { person: 'noa', small: true }))).toBe('view.not_permitted');
      await pair.answer(pair.noa, false);
      expect(await oskar.ask('view.open', { person: 'noa', small: true })).toMatchObject({ state: 'open' });
    });

    it('to nobody else: their other TVs, and whoever guesses its name, are refused', async () => {
      pair = await DirectPair.open();
      const other = await pair.visitors.signedIn('noa', { can: { direct: true } });
      const oskar = await pair.visitors.signedIn('oskar', { can: { direct: true } });
      for (const client of [other, oskar, pair.maya]) {
        expect(await pair.refused(client.ask('direct.answer', { direct: pair.id, yes: true }))).toBe('direct.over');
      }
      expect(pair.heard(other)).toEqual([]);
      await pair.pass(10);
      expect(pair.now(pair.noa)).toEqual({ is: 'offered', yours: false });
    });
  });

  describe('takes two yes', () => {
    it('the viewer is asked once the broadcaster wants it; with both, they begin', async () => {
      pair = await DirectPair.open();
      await pair.answer(pair.noa, true);
      expect(pair.now(pair.noa)).toEqual({ is: 'offered', yours: true });
      expect(pair.heard(pair.maya)).toMatchObject([
        { role: 'shows', peer: { person: 'noa' }, viewing: pair.viewing, state: { is: 'offered', yours: false } },
      ]);
      await pair.answer(pair.maya, true);
      for (const client of [pair.noa, pair.maya]) {
        expect(pair.now(client)).toMatchObject({ is: 'connecting', step: 1, ice: { servers: [], relayOnly: false } });
      }
    });

    it('before that nothing is handed on', async () => {
      pair = await DirectPair.open();
      const signal = { direct: pair.id, step: 1, signal: CANDIDATE };
      expect(await pair.refused(pair.noa.ask('direct.signal', signal))).toBe('direct.not_agreed');
      await pair.answer(pair.noa, true);
      expect(await pair.refused(pair.noa.ask('direct.signal', signal))).toBe('direct.not_agreed');
      expect(await pair.refused(pair.maya.ask('direct.signal', signal))).toBe('direct.not_agreed');
      await pair.pass(100);
      for (const client of [pair.noa, pair.maya]) {
        expect(client.events.some(({ t }) => t === 'direct.signal')).toBe(false);
        expect(JSON.stringify(client.events)).not.toContain('"ice"');
      }
    });

    it('a no of the broadcaster is never heard of by the viewer, and may be thought better of', async () => {
      pair = await DirectPair.open();
      await pair.answer(pair.noa, false);
      await pair.pass(120_000);
      expect(pair.now(pair.noa)).toEqual({ is: 'declined', by: 'you' });
      expect(pair.heard(pair.maya)).toEqual([]);
      await pair.goesDirect();
      expect(pair.is(pair.maya)).toBe('direct');
    });

    it('a no of the viewer, said or not, holds for the broadcast: nobody is asked twice', async () => {
      pair = await DirectPair.open();
      await pair.answer(pair.noa, true);
      await pair.pass(46_000);
      expect(pair.now(pair.noa)).toEqual({ is: 'declined', by: 'them' });
      expect(pair.now(pair.maya)).toEqual({ is: 'declined', by: 'you' });
      await pair.maya.ask('view.close', { viewing: pair.viewing });
      await pair.watches();
      await pair.pass(120_000);
      expect(pair.now(pair.maya)).toEqual({ is: 'declined', by: 'you' });
      expect(pair.heard(pair.maya).filter(({ state }) => state.is === 'offered')).toHaveLength(1);
      await pair.answer(pair.maya, true);
      expect(pair.is(pair.noa)).toBe('connecting');
    });

    it('a question that is taken back leaves the other screen', async () => {
      pair = await DirectPair.open();
      await pair.answer(pair.noa, true);
      await pair.answer(pair.noa, false);
      expect(pair.is(pair.maya)).toBe('over');
    });

    it('just now is kept with the broadcast, over a restart of the server; always in the settings', async () => {
      pair = await DirectPair.open();
      await pair.answer(pair.noa, true);
      await pair.answer(pair.maya, true, true);
      const { settings } = await pair.maya.told('settings.changed');
      expect(settings.direct).toBe('always');
      const rows = await pair.visitors.household.store.db.selectFrom('direct_answers').selectAll().execute();
      expect(rows).toMatchObject([
        { viewer: 'maya', side: 'broadcaster', yes: 1 },
        { viewer: 'maya', side: 'viewer', yes: 1 },
      ]);
    });

    it('who has said always is not asked', async () => {
      pair = await DirectPair.open({ settings: { noa: { direct: 'always' }, maya: { direct: 'always' } } });
      expect(pair.heard(pair.noa).map(({ state }) => state.is)).toEqual(['connecting']);
      expect(pair.heard(pair.maya).map(({ state }) => state.is)).toEqual(['connecting']);
    });

    it('a no stands above always, for this broadcast', async () => {
      pair = await DirectPair.open({ settings: { noa: { direct: 'always' }, maya: { direct: 'always' } } });
      await pair.shown();
      await pair.answer(pair.maya, false);
      await pair.pass(120_000);
      expect(pair.now(pair.noa)).toEqual({ is: 'declined', by: 'them' });
      expect(demand()).not.toEqual([]);
    });
  });

  describe('while they look for a way', () => {
    it('signals go from the one to the other, and nowhere else', async () => {
      pair = await DirectPair.open();
      const oskar = await pair.visitors.signedIn('oskar', { can: { direct: true } });
      await pair.bothAgree();
      const { id: direct, step } = pair;
      await pair.noa.ask('direct.signal', { direct, step, signal: { is: 'offer', sdp: 'v=0 noa' } });
      await pair.maya.ask('direct.signal', { direct, step, signal: { is: 'answer', sdp: 'v=0 maya' } });
      await pair.maya.ask('direct.signal', { direct, step, signal: CANDIDATE });
      expect(await pair.maya.told('direct.signal')).toMatchObject({ direct, step, signal: { sdp: 'v=0 noa' } });
      const heard = pair.noa.events.flatMap((event) => (event.t === 'direct.signal' ? [event.signal.is] : []));
      expect(heard).toEqual(['answer', 'candidate']);
      expect(oskar.events.some(({ t }) => t.startsWith('direct.'))).toBe(false);
      for (const [client, signal] of [
        [pair.maya, { is: 'offer', sdp: '' }],
        [pair.noa, { is: 'answer', sdp: '' }],
      ] as const) {
        expect(await pair.refused(client.ask('direct.signal', { direct, step, signal }))).toBe('word.invalid');
      }
      expect(await pair.refused(pair.noa.ask('direct.signal', { direct, step: step + 1, signal: CANDIDATE }))).toBe(
        'direct.over',
      );
      expect(await pair.refused(oskar.ask('direct.signal', { direct, step, signal: CANDIDATE }))).toBe('direct.over');
    });

    it('pictures go on by the relay until one is shown; then the relay stands still, its place kept', async () => {
      pair = await DirectPair.open();
      await pair.bothAgree();
      expect(demand()).not.toEqual([]);
      const reserved = pair.webcam.relay.capacity.reserved;
      await pair.shown();
      expect(pair.is(pair.noa)).toBe('direct');
      expect(pair.now(pair.maya)).toEqual({ is: 'direct', step: 2, still: false });
      expect(demand()).toEqual([]);
      expect(row()).toMatchObject({ change: 'changed', viewer: { person: 'maya', direct: true, paused: false } });
      expect(pair.webcam.relay.capacity.reserved).toBe(reserved);
    });

    it('nobody says anything more: given up, and tried again ever later', async () => {
      pair = await DirectPair.open();
      await pair.bothAgree();
      const tries = () => pair.heard(pair.noa).filter(({ state }) => state.is === 'connecting').length;
      await pair.pass(DIRECT_CONNECT_MS + 2_100);
      expect(pair.now(pair.maya)).toMatchObject({ is: 'waiting', why: 'failed' });
      await pair.pass(DIRECT_AGAIN_MS.min);
      expect(tries()).toBe(2);
      await pair.pass(DIRECT_CONNECT_MS + 2_100 + DIRECT_AGAIN_MS.min);
      expect(tries()).toBe(2);
      await pair.pass(DIRECT_AGAIN_MS.min);
      expect(tries()).toBe(3);
      // To begin again is no way round it.
      await pair.pass(DIRECT_CONNECT_MS + 2_100);
      await pair.maya.ask('view.close', { viewing: pair.viewing });
      await pair.watches();
      await pair.pass(60_000);
      expect(tries()).toBe(3);
      await pair.pass(60_000);
      expect(tries()).toBe(4);
      expect(pair.webcam.directing.direct.counts).toMatchObject({ tried: 4, failed: 3, direct: 0 });
    });

    it('one end says that it failed: the other hears it at once', async () => {
      pair = await DirectPair.open();
      await pair.bothAgree();
      await pair.noa.ask('direct.failed', { direct: pair.id, step: pair.step, why: 'never_began' });
      await pair.pass(10);
      expect(pair.now(pair.maya)).toMatchObject({ is: 'waiting', why: 'failed' });
      expect(demand()).not.toEqual([]);
    });

    it('nobody sends signals without end', async () => {
      pair = await DirectPair.open();
      await pair.bothAgree();
      const word = { direct: pair.id, step: pair.step, signal: CANDIDATE };
      for (let said = 0; said < 100; said += 1) await pair.maya.ask('direct.signal', word);
      expect(await pair.refused(pair.maya.ask('direct.signal', word))).toBe('direct.over');
      expect(pair.is(pair.noa)).toBe('waiting');
    });
  });

  describe('somebody else', () => {
    it('who may watch comes in; both get the relay, and the connection rests (W22)', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      expect(await oskar.ask('view.open', { person: 'noa' })).toMatchObject({ state: 'open' });
      await pair.pass(10);
      for (const client of [pair.noa, pair.maya]) expect(pair.now(client)).toEqual({ is: 'resting', step: 3 });
      expect(demand()).not.toEqual([]);
      expect(row()).toMatchObject({ viewer: { person: 'maya', paused: false } });
      expect(row()).not.toMatchObject({ viewer: { direct: true } });
      expect(oskar.events.some(({ t }) => t.startsWith('direct.'))).toBe(false);
    });

    it('leaves: 5 s later media flows again, and direct is what is shown (W23)', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      const view = await oskar.ask('view.open', { person: 'noa' });
      await pair.pass(60_000);
      oskar.say('view.close', { viewing: 'viewing' in view ? view.viewing : '' });
      await pair.pass(DIRECT_CALM_MS - 100);
      expect(pair.is(pair.maya)).toBe('resting');
      await pair.pass(200);
      expect(pair.now(pair.maya)).toMatchObject({ is: 'returning', step: 4 });
      // A word about the first time does not count for this one.
      expect(await pair.refused(pair.maya.ask('direct.shown', { direct: pair.id, step: 1 }))).toBe('direct.over');
      expect(demand()).not.toEqual([]);
      await pair.shown();
      expect(pair.is(pair.noa)).toBe('direct');
      expect(demand()).toEqual([]);
      expect(pair.webcam.directing.direct.counts).toMatchObject({ tried: 1, direct: 1, rested: 1, returned: 1 });
    });

    it('leaves, and no picture comes back: the relay carries on', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      await oskar.ask('view.open', { person: 'noa' });
      oskar.close();
      oskar.say('bye');
      await pair.pass(DIRECT_CALM_MS + DIRECT_RETURN_MS + 70_000);
      expect(pair.heard(pair.maya).map(({ state }) => state.is)).toContain('returning');
      expect(demand()).not.toEqual([]);
    });

    it('comes and goes within the calm: nothing flaps', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      for (let time = 0; time < 5; time += 1) {
        const view = await oskar.ask('view.open', { person: 'noa' });
        await pair.pass(500);
        oskar.say('view.close', { viewing: 'viewing' in view ? view.viewing : '' });
        await pair.pass(DIRECT_CALM_MS - 1_000);
      }
      expect(pair.heard(pair.noa).map(({ state }) => state.is)).toEqual([
        ...['offered', 'offered', 'connecting', 'direct', 'resting'],
      ]);
    });

    it('who has to ask, asks with a warning; the yes ends it, a no does not', async () => {
      pair = await DirectPair.open({ settings: { noa: { watchMode: 'list_or_ask', always: ['maya'] } } });
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      await oskar.ask('view.open', { person: 'noa' });
      const { ask } = await pair.noa.told('ask.new');
      expect(ask).toMatchObject({ from: { person: 'oskar' }, endsDirect: true });
      await pair.pass(10_000);
      expect(pair.is(pair.noa)).toBe('direct');
      await pair.noa.ask('ask.answer', { ask: ask.ask, answer: 'not_now' });
      await pair.pass(100);
      expect(pair.is(pair.noa)).toBe('direct');
      await pair.pass(61_000);
      await oskar.ask('view.open', { person: 'noa' });
      const again = await pair.noa.told('ask.new', (event) => event.ask.ask !== ask.ask);
      await pair.noa.ask('ask.answer', { ask: again.ask.ask, answer: 'once' });
      await pair.pass(100);
      expect(pair.is(pair.maya)).toBe('resting');
    });

    it('who asks before it has begun is answered first: nobody says yes to more than they were told', async () => {
      pair = await DirectPair.open({ settings: { noa: { watchMode: 'list_or_ask', always: ['maya'] } } });
      const oskar = await pair.visitors.signedIn('oskar');
      await oskar.ask('view.open', { person: 'noa' });
      const { ask } = await pair.noa.told('ask.new');
      expect(ask.endsDirect).toBeUndefined();
      await pair.bothAgree();
      await pair.pass(10_000);
      expect(pair.now(pair.noa)).toEqual({ is: 'offered', yours: true });
      await pair.noa.ask('ask.answer', { ask: ask.ask, answer: 'not_now' });
      await pair.pass(1_100);
      expect(pair.is(pair.noa)).toBe('connecting');
    });

    it('is not heard of at all where preferences say so, allowed or not; after that they are let in', async () => {
      pair = await DirectPair.open({ settings: { noa: { secondWhileDirect: 'never' } } });
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      expect(await oskar.ask('view.open', { person: 'noa' })).toMatchObject({ state: 'asking' });
      // Nor does any other change of the rules let them in.
      await pair.noa.ask('settings.set', { changes: { picture: 7 } });
      await pair.pass(46_000);
      expect(pair.noa.events.some(({ t }) => t === 'ask.new')).toBe(false);
      expect(await oskar.told('view.refused')).toMatchObject({ why: 'not_now' });
      expect(pair.is(pair.noa)).toBe('direct');
      await pair.answer(pair.noa, false);
      await pair.pass(20_000);
      expect(await oskar.ask('view.open', { person: 'noa' })).toMatchObject({ state: 'open' });
    });

    it('whom the broadcaster invites comes in all the same', async () => {
      pair = await DirectPair.open({ settings: { noa: { secondWhileDirect: 'never' } } });
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      await pair.noa.ask('webcam.invite', { person: 'oskar' });
      expect(await oskar.ask('view.open', { person: 'noa' })).toMatchObject({ state: 'open' });
      await pair.pass(10);
      expect(pair.is(pair.noa)).toBe('resting');
    });

    it('who has gone back to a thumbnail does not stand in the way of its coming back', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      await oskar.ask('view.open', { person: 'noa' });
      await pair.pass(1_000);
      expect(pair.is(pair.noa)).toBe('resting');
      await oskar.ask('view.open', { person: 'noa', small: true });
      await pair.pass(DIRECT_CALM_MS + 10);
      expect(pair.is(pair.noa)).toBe('returning');
      expect(await oskar.told('view.ended')).toMatchObject({ person: 'noa', why: 'closed' });
      // It went by itself; nobody removed anybody.
      expect(pair.webcam.relay.of('noa')?.gone).toEqual({ left: 1, removed: 0 });
    });

    it('does not end it for a thumbnail', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      const oskar = await pair.visitors.signedIn('oskar');
      const asked = oskar.ask('view.open', { person: 'noa', small: true });
      expect(await pair.refused(asked)).toBe('view.not_permitted');
      expect(pair.is(pair.noa)).toBe('direct');
    });

    it('a second TV of the viewer is one more, too, and comes in whatever others may not', async () => {
      pair = await DirectPair.open({ settings: { noa: { secondWhileDirect: 'never' } } });
      await pair.goesDirect();
      const second = await pair.visitors.signedIn('maya', { can: { direct: true } });
      await second.ask('view.open', { person: 'noa' });
      await pair.pass(10);
      expect(pair.is(pair.maya)).toBe('resting');
      expect(pair.heard(second)).toEqual([]);
    });
  });

  describe('ends at once', () => {
    it.each<[string, () => Promise<unknown>]>([
      ['removed', () => pair.noa.ask('webcam.remove', { person: 'maya' })],
      ['removed and blocked', () => pair.noa.ask('webcam.remove', { person: 'maya', block: true })],
      ['blocked', () => pair.noa.ask('person.block', { person: 'maya' })],
      ['on the Never list', () => pair.noa.ask('settings.list', { person: 'maya', list: 'never' })],
      ['no friend any more', () => pair.noa.ask('friend.remove', { person: 'maya' })],
      ['in no list of those who may', () => pair.noa.ask('settings.set', { changes: { watchMode: 'list_only' } })],
      ['not to be direct any more', () => pair.noa.ask('settings.set', { changes: { direct: 'never' } })],
      ['asked again, since always is taken back', () => pair.noa.ask('settings.set', { changes: { direct: 'ask' } })],
      ['off air', () => pair.noa.ask('webcam.stop', {})],
      ['gone', async () => pair.maya.say('bye')],
      ['not watching', () => pair.maya.ask('view.close', { viewing: pair.viewing })],
      ['unable', () => pair.maya.ask('capabilities.set', { capabilities: { ...CAPABLE, direct: false } })],
      [
        'slow',
        () => pair.maya.ask('capabilities.set', { capabilities: { ...CAPABLE, line: 'slow', lineChosen: true } }),
      ],
    ])('who is %s', async (_, happens) => {
      pair = await DirectPair.open({ settings: { noa: { direct: 'always' }, maya: { direct: 'always' } } });
      await pair.shown();
      const { id: direct, step } = pair;
      const before = pair.heard(pair.noa).length;
      await happens();
      // No time at all has passed: the broadcaster's TV is told in the turn in which it happened.
      await pair.pass(0);
      expect(pair.heard(pair.noa)[before]?.state.is).toMatch(/^(over|offered)$/);
      const word = { direct, step, signal: CANDIDATE };
      expect(await pair.refused(pair.noa.ask('direct.signal', word))).toMatch(/^direct\.(over|not_agreed)$/);
      await pair.pass(30_000);
      expect(
        pair
          .heard(pair.noa)
          .slice(before)
          .map(({ state }) => state.is),
      ).not.toContain('connecting');
    });
  });
  const CAPABLE = {
    ...{ camera: true, microphone: false, codecs: { show: ['jpeg'], send: ['jpeg'] }, videoMessages: false },
    ...{ direct: true, line: 'fast' as const, screen: { width: 1920, height: 1080 } },
  };

  describe('pauses', () => {
    it('with the viewer, and goes on; the relay costs nothing meanwhile', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      await pair.maya.ask('view.pause', { viewing: pair.viewing, paused: true });
      await pair.pass(10);
      expect(pair.now(pair.noa)).toEqual({ is: 'direct', step: 2, still: true });
      expect(row()).toMatchObject({ viewer: { person: 'maya', direct: true, paused: true } });
      await pair.maya.ask('view.pause', { viewing: pair.viewing, paused: false });
      await pair.pass(10);
      expect(pair.now(pair.noa)).toEqual({ is: 'direct', step: 2, still: false });
      expect(demand()).toEqual([]);
    });

    it('with the broadcaster’s app; the viewer is told', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      await pair.noa.ask('webcam.pause', { paused: true });
      await pair.pass(10);
      expect(pair.now(pair.noa)).toMatchObject({ is: 'direct', still: true });
      expect(await pair.maya.told('view.changed')).toMatchObject({ paused: true, reason: 'broadcaster' });
      await pair.noa.ask('webcam.pause', { paused: false });
      await pair.pass(10);
      expect(pair.now(pair.noa)).toMatchObject({ is: 'direct', still: false });
    });

    it('for a viewer without a place for it: by the relay until there is one', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      await pair.maya.ask('direct.rest', { direct: pair.id, rest: true });
      await pair.pass(10);
      expect(pair.is(pair.noa)).toBe('resting');
      await pair.pass(60_000);
      await pair.maya.ask('direct.rest', { direct: pair.id, rest: false });
      await pair.pass(DIRECT_CALM_MS + 10);
      expect(pair.is(pair.noa)).toBe('returning');
    });

    it('a thumbnail is by the relay', async () => {
      pair = await DirectPair.open();
      await pair.goesDirect();
      await pair.maya.ask('view.open', { person: 'noa', small: true });
      await pair.pass(10);
      expect(pair.is(pair.noa)).toBe('resting');
      expect(demand()).toMatchObject([{ width: 160 }]);
    });
  });

  it('the newest picture of before is not kept while it is direct: nobody is shown one of long ago', async () => {
    pair = await DirectPair.open();
    const broadcast = pair.webcam.relay.of('noa');
    const [stream] = broadcast?.streams ?? [];
    if (!broadcast || !stream) throw new Error('not on air');
    let kept = true;
    broadcast.forget = () => {
      kept = false;
    };
    await pair.goesDirect();
    expect(kept).toBe(false);
  });

  it('what the viewer’s TV reports is what the broadcaster sees of it', async () => {
    pair = await DirectPair.open();
    await pair.goesDirect();
    await pair.maya.ask('direct.report', { direct: pair.id, perSecond: 24, roundTripMs: 31, turned: false });
    await pair.pass(4_000);
    const rates = pair.noa.events.findLast((event) => event.t === 'webcam.rates');
    expect(rates).toMatchObject({ rates: [{ person: 'maya', perSecond: 24 }] });
  });

  describe('through TURN', () => {
    it('a name and a password for each, made once both have said yes, that work for 5 minutes', async () => {
      pair = await DirectPair.open({ direct: TURN });
      await pair.bothAgree();
      const now = pair.visitors.household.clock.now();
      const names = [pair.noa, pair.maya].map((client) => {
        const state = pair.now(client);
        if (state?.is !== 'connecting') throw new Error('not connecting');
        const [stun, turn] = state.ice.servers;
        expect(stun).toEqual({ urls: TURN.stunUrls });
        expect(turn).toMatchObject({ urls: TURN.turnUrls, credential: expect.any(String) });
        const [until = 0] = (turn?.username ?? '').split(':').map(Number);
        expect(until * 1000 - now).toBeLessThanOrEqual(5 * 60_000);
        expect(turn?.username).not.toMatch(/noa|maya/);
        return turn?.username;
      });
      expect(names[0]).not.toBe(names[1]);
    });

    it('who shows no address gets TURN alone, and no other candidate of theirs is handed on', async () => {
      pair = await DirectPair.open({ direct: TURN, settings: { maya: { directRelayOnly: true } } });
      await pair.bothAgree();
      expect(pair.now(pair.maya)).toMatchObject({ ice: { relayOnly: true, servers: [{ urls: TURN.turnUrls }] } });
      expect(pair.now(pair.noa)).toMatchObject({ ice: { relayOnly: false } });
      const { id: direct, step } = pair;
      const of = (candidate: string) => ({ direct, step, signal: { ...CANDIDATE, candidate } });
      const refused = await pair.refused(pair.maya.ask('direct.signal', of(CANDIDATE.candidate)));
      expect(refused).toBe('direct.candidate_refused');
      await pair.maya.ask('direct.signal', of('candidate:3 1 udp 1 203.0.113.9 50000 typ relay raddr 0.0.0.0 rport 0'));
      await pair.noa.ask('direct.signal', of(CANDIDATE.candidate));
      const heard = pair.noa.events.flatMap((event) => (event.t === 'direct.signal' ? [JSON.stringify(event)] : []));
      expect(heard).toHaveLength(1);
      expect(heard[0]).not.toContain('192.168.1.7');
    });
  });
});
