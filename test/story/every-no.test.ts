import { afterEach, describe, expect, it } from 'vitest';
import type { WatchAnswer } from '../../src/protocol/words.ts';
import { DIRECT } from '../support/direct-pair.ts';
import { Visitors } from '../support/visitors.ts';
import { Refused, type WsClient } from '../support/ws-client.ts';

/**
 * "Settled" 4: the words for the asker are the same in every case of no, and so is the time they come at. Noa wants to
 * watch Maya; everything Noa's TV is told is written down with the second it came in.
 */
describe('every no', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;
  let began: number;

  afterEach(() => visitors.close());

  const RUN_S = 130;
  const now = (): number => Math.round((visitors.household.clock.now() - began) / 1000);

  /** Names the server made up are as good as any other; when Maya came or went is not what is compared. */
  const plain = (value: object): string =>
    JSON.stringify(value, (key, field) => (['seq', 'ask', 'until', 'since', 'lastHere'].includes(key) ? '·' : field));

  async function open(): Promise<string> {
    try {
      return `answered ${plain(await noa.ask('view.open', { person: 'maya' }))}`;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return `refused ${error.code} ${error.retryAfterMs ?? ''}`;
    }
  }

  /** What Noa finds at first, hears when asking at once, after ten seconds and after 61, and is told in between. */
  async function whatNoaGets(during: (second: number) => Promise<unknown> | undefined = () => undefined) {
    await visitors.household.pass(1_000);
    noa = await visitors.signedIn('noa');
    const friend = noa.start?.friends.find(({ person }) => person === 'maya');
    const heard = [`finds ${plain(friend ?? {})}`];
    began = visitors.household.clock.now();
    for (let told = noa.events.length; now() < RUN_S; ) {
      const second = now();
      if ([0, 10, 61].includes(second)) heard.push(`${second} s: ${await open()}`);
      await during(second);
      await visitors.household.pass(1_000);
      for (const event of noa.events.slice(told)) heard.push(`${second} s: ${plain(event)}`);
      told = noa.events.length;
    }
    return heard;
  }

  async function mayaIs(on: 'on air' | 'off air'): Promise<void> {
    visitors = await Visitors.open({ people: ['noa', 'maya'] });
    maya = await visitors.signedIn('maya');
    await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
    if (on === 'on air') await maya.ask('webcam.start', {});
  }
  const answered = (second: number, answer: WatchAnswer) => async (at: number) => {
    if (at !== second) return;
    const { ask } = (await maya.told('ask.new')).ask;
    await maya.ask('ask.answer', { ask, answer });
  };
  const asked = (): number => maya.events.filter(({ t }) => t === 'ask.new').length;

  const QUIET = { on: true, from: 0, to: 1439, zone: 'UTC' };
  const SILENT: [string, () => Promise<unknown>][] = [
    ['the Never list', () => maya.ask('settings.list', { person: 'noa', list: 'never' })],
    ['the mode nobody', () => maya.ask('settings.set', { changes: { watchMode: 'nobody' } })],
    ['the mode only my list', () => maya.ask('settings.set', { changes: { watchMode: 'list_only' } })],
    ['quiet hours', () => maya.ask('settings.set', { changes: { quiet: QUIET } })],
  ];

  describe.each(['on air', 'off air'] as const)('to somebody who asks, %s', (on) => {
    async function unanswered() {
      await mayaIs(on);
      const heard = await whatNoaGets();
      expect(asked()).toBe(2);
      await visitors.close();
      return heard;
    }

    it.each(SILENT)('%s is, word by word and second by second, what an unanswered question is', async (_name, say) => {
      const expected = await unanswered();
      expect(expected.filter((line) => line.includes('view.refused'))).toHaveLength(2);
      await mayaIs(on);
      await say();
      expect(await whatNoaGets()).toEqual(expected);
      expect(asked()).toBe(0);
    });

    it.each(SILENT)('%s, set while somebody waits, is no different', async (_name, say) => {
      const expected = await unanswered();
      await mayaIs(on);
      const heard = await whatNoaGets((second) => (second === 20 ? say() : undefined));
      expect(heard).toEqual(expected);
      expect(asked()).toBe(1);
      expect(maya.events.map(({ t }) => t)).toContain('ask.closed');
    });

    it('a spoken no has the same words, when it is spoken', async () => {
      const expected = await unanswered();
      await mayaIs(on);
      const heard = await whatNoaGets(answered(7, 'not_now'));
      const words = (lines: string[]): string[] =>
        lines.filter((line) => line.includes('"t":')).map((line) => line.replace(/^\d+ s/, ''));
      expect(words(heard)).toEqual(words(expected));
      expect(heard.find((line) => line.includes('view.refused'))).toMatch(/^7 s/);
      // Asking again at once is too soon after any no.
      expect(heard).toContain('10 s: refused ask.too_soon 50000');
    });

    it('a block is a no, after which they are not there', async () => {
      await mayaIs(on);
      const heard = await whatNoaGets(answered(7, 'block'));
      await visitors.close();
      await mayaIs(on);
      // Somebody who says no and switches the TV off.
      const gone = await whatNoaGets(async (second) => {
        await answered(7, 'not_now')(second);
        if (second === 7) maya.say('bye');
      });
      expect(heard).toEqual(gone);
      expect(heard.at(-1)).toMatch(/61 s: refused view.off_camera/);
    });
  });

  describe('to a second viewer, while somebody else watches directly', () => {
    /** Oskar watches Maya, by the relay or directly; Noa may always watch, or has to ask. */
    async function oskarWatches(path: 'relay' | 'direct', noaMay: 'always' | 'ask') {
      visitors = await Visitors.open({ direct: DIRECT });
      maya = await visitors.signedIn('maya', { can: { direct: true } });
      const oskar = await visitors.signedIn('oskar', { can: { direct: path === 'direct' } });
      const always = noaMay === 'always' ? ['oskar', 'noa'] : ['oskar'];
      const changes = { watchMode: 'list_or_ask', always, direct: 'always', secondWhileDirect: 'never' } as const;
      await maya.ask('settings.set', { changes });
      await oskar.ask('settings.set', { changes: { direct: 'always' } });
      await maya.ask('webcam.start', {});
      await oskar.ask('view.open', { person: 'maya' });
      await visitors.household.pass(100);
      if (path === 'relay') return;
      const { direct } = await oskar.told('direct.changed');
      await oskar.ask('direct.shown', { direct, step: 1 });
      await visitors.household.pass(100);
    }

    it('"they wait" is, word by word and second by second, what an unanswered question is', async () => {
      await oskarWatches('relay', 'ask');
      const expected = await whatNoaGets();
      expect(asked()).toBe(2);
      await visitors.close();
      await oskarWatches('direct', 'ask');
      expect(await whatNoaGets()).toEqual(expected);
      expect(asked()).toBe(0);
    });

    it('also to somebody who may always watch: nothing they hear speaks of anything direct', async () => {
      await oskarWatches('direct', 'always');
      const heard = await whatNoaGets();
      expect(heard.filter((line) => line.includes('view.refused'))).toHaveLength(2);
      expect(heard.filter((line) => line.includes('"state":"asking"'))).toHaveLength(3);
      expect(asked()).toBe(0);
      expect(heard.join()).not.toMatch(/direct|oskar/i);
    });
  });

  it('nobody there looks alike: off, invisible, on air in secret, and one who blocked', async () => {
    const HIDING: [string, () => Promise<unknown>][] = [
      ['off', async () => maya.say('bye')],
      ['invisible', () => maya.ask('presence.set', { status: 'invisible' })],
      [
        'invisible, on air',
        async () => {
          await maya.ask('settings.set', { changes: { tellFriends: false } });
          await maya.ask('presence.set', { status: 'invisible' });
          await maya.ask('webcam.start', {});
        },
      ],
      ['blocked', () => maya.ask('person.block', { person: 'noa' })],
      [
        'blocked, on air',
        async () => {
          await maya.ask('person.block', { person: 'noa' });
          await maya.ask('webcam.start', {});
        },
      ],
      [
        'invisible, in quiet hours',
        async () => {
          await maya.ask('settings.set', { changes: { quiet: QUIET } });
          await maya.ask('presence.set', { status: 'invisible' });
        },
      ],
    ];
    const all: Record<string, string[]> = {};
    for (const [name, hide] of HIDING) {
      await mayaIs('off air');
      await hide();
      all[name] = await whatNoaGets();
      expect(asked()).toBe(0);
      await visitors.close();
    }
    expect(all['off']).toEqual([
      expect.stringContaining('"status":"offline"'),
      '0 s: refused view.off_camera ',
      '10 s: refused view.off_camera ',
      '61 s: refused view.off_camera ',
    ]);
    for (const [name, heard] of Object.entries(all)) expect(heard, name).toEqual(all['off']);
    await mayaIs('off air');
  });
});
