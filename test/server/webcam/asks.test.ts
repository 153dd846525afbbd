import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASK_AGAIN_MS, ASK_MS } from '../../../src/protocol/limits.ts';
import type { WatchAnswer } from '../../../src/protocol/words.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

/** W7, W8, "Settled" 4: what the stories of pictures leave out. */
describe('asking to watch', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
    await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
    await maya.ask('webcam.start', {});
  });
  afterEach(() => visitors.close());

  async function ask(client = noa): Promise<string> {
    const opened = await client.ask('view.open', { person: 'maya' });
    if (opened.state !== 'asking') throw new Error('it was open');
    return opened.ask;
  }
  const answer = (id: string, word: WatchAnswer, client = maya) => client.ask('ask.answer', { ask: id, answer: word });
  const asked = (): number => maya.events.filter(({ t }) => t === 'ask.new').length;
  /** Everything about the ask as the asker hears it, without what names it. */
  const heard = (from: number): string =>
    JSON.stringify(
      noa.events
        .slice(from)
        .filter(({ t }) => t.startsWith('view.'))
        .map((event) => ({ ...event, seq: 0, ask: '' })),
    );

  it('reaches every TV of the one who is asked, and is taken away from all of them by the first answer', async () => {
    const other = await visitors.signedIn('maya');
    const id = await ask();
    for (const client of [maya, other])
      expect((await client.told('ask.new')).ask).toMatchObject({ ask: id, from: { person: 'noa' } });
    await answer(id, 'once', other);
    expect(await maya.told('ask.closed')).toMatchObject({ ask: id, why: 'answered' });
    await expect(answer(id, 'not_now')).rejects.toMatchObject({ code: 'ask.over' });
    await noa.told('view.opened');
  });

  it('waits for a TV that is switched on meanwhile', async () => {
    const id = await ask();
    expect((await visitors.signedIn('maya')).start?.asks).toMatchObject([
      { ask: id, from: { person: 'noa' }, onAir: true },
    ]);
  });

  it('is answered by nobody else', async () => {
    const id = await ask();
    const oskar = await visitors.signedIn('oskar');
    await expect(answer(id, 'once', oskar)).rejects.toMatchObject({ code: 'ask.over' });
    await expect(answer(id, 'once', noa)).rejects.toMatchObject({ code: 'ask.over' });
  });

  it('from two TVs of one person is one question, and a yes opens both', async () => {
    const other = await visitors.signedIn('noa');
    expect(await ask(other)).toBe(await ask());
    expect(asked()).toBe(1);
    await answer((await maya.told('ask.new')).ask.ask, 'once');
    for (const client of [noa, other]) await client.told('view.opened');
  });

  it('taken back leaves the screen of the one who was asked', async () => {
    const id = await ask();
    await noa.ask('view.withdraw', { ask: id });
    expect(await maya.told('ask.closed')).toMatchObject({ ask: id, why: 'withdrawn' });
    await expect(answer(id, 'once')).rejects.toMatchObject({ code: 'ask.over' });
  });

  it('is possible again after a minute, and the wait is told', async () => {
    await answer(await ask(), 'not_now');
    await expect(ask()).rejects.toMatchObject({ code: 'ask.too_soon', retryAfterMs: ASK_AGAIN_MS });
    await visitors.household.pass(ASK_AGAIN_MS);
    await ask();
    expect(asked()).toBe(2);
  });

  it('after three "not now" bothers nobody any more, and the asker is told just what an unanswered one is told', async () => {
    for (let n = 0; n < 3; n += 1) {
      await answer(await ask(), 'not_now');
      await visitors.household.pass(ASK_AGAIN_MS);
    }
    const before = noa.events.length;
    await ask();
    await visitors.household.pass(ASK_MS + 100);
    const quiet = heard(before);
    expect(quiet).toContain('not_now');
    expect(asked()).toBe(3);
    // The next broadcast begins afresh.
    await maya.ask('webcam.stop', {});
    await maya.ask('webcam.start', {});
    await visitors.household.pass(ASK_AGAIN_MS);
    const afresh = noa.events.length;
    await ask();
    expect(asked()).toBe(4);
    await visitors.household.pass(ASK_MS + 100);
    expect(heard(afresh)).toBe(quiet);
  });

  it('that the rules refuse looks to the asker like one that nobody answers, and is never heard of', async () => {
    let before = noa.events.length;
    await ask();
    await visitors.household.pass(ASK_MS + 100);
    const unanswered = heard(before);
    expect(unanswered).toContain('not_now');
    for (const changes of [
      { never: ['noa'] },
      { watchMode: 'nobody' as const, never: [] },
      { watchMode: 'list_only' as const },
    ]) {
      await maya.ask('settings.set', { changes });
      await visitors.household.pass(ASK_AGAIN_MS);
      before = noa.events.length;
      await ask();
      await visitors.household.pass(ASK_MS + 100);
      expect(heard(before), JSON.stringify(changes)).toBe(unanswered);
    }
    expect(asked()).toBe(1);
  });

  it('answered with "always" puts the friend in the list, also where everybody is asked each time', async () => {
    await answer(await ask(), 'always');
    await noa.told('view.opened');
    expect(
      (await maya.told('settings.changed', ({ settings }) => settings.always.includes('noa'))).settings.watchMode,
    ).toBe('list_or_ask');
    await maya.ask('webcam.stop', {});
    await maya.ask('webcam.start', {});
    expect((await noa.ask('view.open', { person: 'maya' })).state).toBe('open');
  });

  it('answered with "once" holds for this broadcast, over closing and opening, and not for the next', async () => {
    await answer(await ask(), 'once');
    const { viewing } = await noa.told('view.opened');
    await noa.ask('view.close', { viewing });
    expect((await noa.ask('view.open', { person: 'maya' })).state).toBe('open');
    await maya.ask('webcam.stop', {});
    await maya.ask('webcam.start', {});
    await visitors.household.pass(ASK_AGAIN_MS);
    expect((await noa.ask('view.open', { person: 'maya' })).state).toBe('asking');
  });

  it('answered with "block" ends as a "not now" for the asker', async () => {
    const id = await ask();
    await answer(id, 'block');
    expect(await noa.told('view.refused')).toMatchObject({ ask: id, why: 'not_now' });
    expect((await visitors.signedIn('maya')).start?.blocked).toMatchObject([{ person: 'noa' }]);
  });

  it('is answered by a change of the mode', async () => {
    await ask();
    await maya.ask('settings.set', { changes: { watchMode: 'friends' } });
    await noa.told('view.opened');
    await maya.told('ask.closed');
  });

  it('ends for everybody when the owner goes off air or away', async () => {
    const id = await ask();
    await maya.ask('webcam.stop', {});
    expect(await noa.told('view.refused')).toMatchObject({ ask: id, why: 'off_camera' });
    expect(await maya.told('ask.closed')).toMatchObject({ ask: id, why: 'over' });
  });

  describe('somebody off air', () => {
    beforeEach(() => maya.ask('webcam.stop', {}));

    it('and a yes counts for a broadcast that begins within 20 s', async () => {
      expect(await answer(await ask(), 'once')).toEqual({ opens: false });
      await visitors.household.pass(19_000);
      await maya.ask('webcam.start', {});
      await noa.told('view.opened');
    });

    it('and a yes after which no broadcast begins is told as being off camera', async () => {
      const id = await ask();
      await answer(id, 'once');
      await visitors.household.pass(20_500);
      expect(await noa.told('view.refused')).toMatchObject({ ask: id, why: 'off_camera' });
      await maya.ask('webcam.start', {});
      await noa.ask('seen', { seq: 0 });
      expect(noa.events.map(({ t }) => t)).not.toContain('view.opened');
    });
  });
});
