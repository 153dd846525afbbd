import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIP_RULES } from '../../server/clips/rules.ts';
import { Unsent, type UnsentClip } from '../../src/model/clips/unsent.ts';
import type { Clips } from '../../src/model/clips-shape.ts';
import { CLIP_UPLOAD_MS } from '../../src/protocol/limits.ts';
import type { ClipLink } from '../../src/protocol/words.ts';
import { digestOf, memoryShelf, take, talking, videosOf } from '../support/clips.ts';
import { Household, memoryStorage, PASSWORD, type TestTv, URL } from '../support/household.ts';
import { WsClient } from '../support/ws-client.ts';

/** V1–V9: a video message from one TV to another, through the store. */
describe('a video message', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let mine: Clips;

  beforeEach(async () => {
    household = await Household.open({ clips: { personBytes: 500_000, mostBytes: 300_000, totalBytes: 760_000 } });
    noa = await household.signedIn('noa', { line: 'fast' });
    maya = await household.signedIn('maya', { line: 'fast' });
    mine = await talking(noa, 'maya');
    await household.pass(100);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  /** Sends one within a video session, and waits until it is there. */
  async function sent(bytes = 30_000, seed = 1): Promise<ClipLink> {
    if (mine.with('maya').takes.peek()?.can === 'now') await mine.with('maya').startVideo();
    const sending = mine.send('maya', take(bytes, seed));
    await household.pass(10_000);
    expect(sending.state.peek()).toMatchObject({ is: 'sent' });
    return videosOf(noa, 'maya').slice(-1)[0]?.clip as ClipLink;
  }
  const linkAt = (tv: TestTv, person: string): ClipLink => videosOf(tv, person).slice(-1)[0]?.clip as ClipLink;
  async function loaded(tv: TestTv, person: string) {
    const clips = await talking(tv, person);
    const loading = clips.link(linkAt(tv, person), person);
    loading.load();
    await household.pass(10_000);
    return loading;
  }
  async function refused(clip = take(1_000, 7), options: { wait?: boolean } = {}): Promise<string> {
    const sending = mine.send('maya', clip, options);
    await household.pass(2_000);
    const state = sending.state.peek();
    sending.cancel();
    await household.pass(100);
    return state.is === 'failed' ? state.code : state.is;
  }

  describe('on its way', () => {
    it('goes when it is sent, is a link, loads when that is chosen, and both ends and the store hold the same bytes', async () => {
      const clip = take(200_000);
      const theirs = await talking(maya, 'noa');
      expect(mine.with('maya').takes.peek()).toEqual({ can: 'now', sound: false });
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', clip);
      await household.pass(2_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sending', bytes: 200_000 });
      expect(videosOf(maya, 'noa')).toEqual([]);
      await household.pass(6_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent', sequence: 1 });
      expect(mine.sending.peek()).toEqual([]);
      expect([...household.files.stored.keys()]).toEqual([clip.digest]);
      expect(digestOf(household.files.stored.get(clip.digest) ?? new Uint8Array())).toBe(clip.digest);

      const link = linkAt(maya, 'noa');
      expect(link).toMatchObject({ ms: 12_000, bytes: 200_000, state: 'here' });
      const loading = theirs.link(link, 'noa');
      expect(loading.state.peek()).toEqual({ is: 'idle' });
      loading.load();
      await household.pass(1_000);
      expect(loading.state.peek()).toMatchObject({ is: 'loading' });
      await household.pass(7_000);
      expect(loading.state.peek()).toEqual({ is: 'ready' });
      expect(digestOf(loading.file ?? new Uint8Array())).toBe(clip.digest);
    });

    it('tells its sender that it arrived, and both that it was watched', async () => {
      expect(await sent()).not.toHaveProperty('arrived');
      const loading = await loaded(maya, 'noa');
      expect(linkAt(noa, 'maya')).toMatchObject({ arrived: expect.any(Number) });
      expect(linkAt(noa, 'maya')).not.toHaveProperty('watched');
      loading.watched();
      await household.pass(100);
      expect(linkAt(noa, 'maya')).toMatchObject({ watched: expect.any(Number) });
      // The link on the very TV it was watched on says so too.
      expect(linkAt(maya, 'noa')).toMatchObject({ watched: expect.any(Number) });
    });

    it('pauses and goes on, both ways, without a byte twice', async () => {
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', take(200_000));
      await household.pass(2_000);
      sending.pause();
      await household.pass(60_000);
      const paused = sending.state.peek();
      expect(paused).toMatchObject({ is: 'paused' });
      expect(household.files.begun.size).toBe(1);
      sending.resume();
      await household.pass(6_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });

      const theirs = await talking(maya, 'noa');
      const loading = theirs.link(linkAt(maya, 'noa'), 'noa');
      loading.load();
      await household.pass(2_000);
      loading.pause();
      const { bytesToClient } = household.net.passed;
      const at = loading.state.peek();
      await household.pass(60_000);
      expect(loading.state.peek()).toEqual(at);
      expect(household.net.passed.bytesToClient - bytesToClient).toBeLessThan(5_000);
      loading.load();
      await household.pass(6_000);
      expect(loading.state.peek()).toEqual({ is: 'ready' });
    });

    it('goes on when its conversation has left the screen', async () => {
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', take(150_000));
      await household.pass(500);
      mine.with('maya').close();
      await household.pass(6_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });
      expect(mine.with('maya').video.peek()).toEqual({ is: 'closed' });
    });

    it('can be given up: nothing of it is left, and nobody hears of it', async () => {
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', take(200_000));
      await household.pass(2_000);
      sending.cancel();
      await household.pass(500);
      expect(mine.sending.peek()).toEqual([]);
      expect([household.files.begun.size, household.files.stored.size]).toEqual([0, 0]);
      expect(videosOf(maya, 'noa')).toEqual([]);
    });

    it('takes what the line is given, and words are not kept waiting', async () => {
      const slow = await household.signedIn('oskar', { line: 'slow' });
      const clips = await talking(slow, 'maya');
      await household.pass(100);
      await clips.with('maya').startVideo();
      const sending = clips.send('maya', take(50_000));
      await household.pass(10_000);
      const state = sending.state.peek();
      // 20 kbps are 2,500 bytes a second, with what carries them.
      expect(state.is === 'sending' && state.sent).toBeGreaterThan(20_000);
      expect(state.is === 'sending' && state.sent).toBeLessThan(27_000);
      slow.tv.conversations.with('maya').send('while it goes');
      await household.pass(20);
      expect(maya.texts('oskar')).toEqual(['while it goes']);
    });
  });

  describe('and its sessions', () => {
    it('needs a video session while the other one is here, which needs a text session', async () => {
      const client = await stranger('noa');
      const video = (): Promise<unknown> => client.ask('video.open', { with: 'maya' });
      await expect(video()).rejects.toMatchObject({ code: 'video.no_conversation' });
      await client.ask('conversation.open', { with: 'maya' });
      const { digest, ms, sound } = take(100);
      const facts = { to: 'maya', key: 'a key of my own', digest, bytes: 100, ms, sound };
      const send = async (): Promise<unknown> => client.ask('clip.send', { ...facts, link: await linkOf(client) });
      await expect(send()).rejects.toMatchObject({ code: 'video.none' });
      await video();
      await expect(client.ask('clip.send', { ...facts, link: 'own' })).rejects.toMatchObject({ code: 'clip.no_link' });
      expect(await send()).toMatchObject({ state: 'uploading', from: 0 });
      await client.ask('conversation.close', { with: 'maya' });
      await client.ask('conversation.open', { with: 'maya' });
      await expect(send()).rejects.toMatchObject({ code: 'video.none' });
    });

    it('ends with the presence of either, and is told', async () => {
      await mine.with('maya').startVideo();
      expect(mine.with('maya').video.peek()).toMatchObject({ is: 'open' });
      await maya.tv.account.choose({ status: 'invisible' });
      await household.pass(100);
      expect(mine.with('maya').video.peek()).toEqual({ is: 'closed' });
      expect(mine.with('maya').takes.peek()).toMatchObject({ can: 'later', why: 'offline' });
      await expect(mine.with('maya').startVideo()).rejects.toMatchObject({ code: 'video.offline' });
    });

    it('says who can take one: now, later, never', async () => {
      const takes = mine.with('maya').takes;
      const second = await household.signedIn('maya', { playsVideo: false });
      await household.pass(100);
      expect(takes.peek()).toMatchObject({ can: 'now' });
      maya.tv.close();
      await household.pass(100);
      expect(takes.peek()).toMatchObject({ can: 'later', why: 'other_tv' });
      second.tv.close();
      await household.pass(100);
      expect(takes.peek()).toMatchObject({ can: 'later', why: 'offline' });

      const poor = await household.signedIn('oskar', { playsVideo: false });
      const clips = await talking(noa, 'oskar');
      await household.pass(100);
      expect(clips.with('oskar').takes.peek()).toMatchObject({ can: 'never', why: 'cannot_play' });
      poor.tv.close();
      await household.pass(100);
      expect(clips.with('oskar').takes.peek()).toMatchObject({ can: 'never', why: 'cannot_play' });
    });

    it('does not say that somebody invisible has come, by the TV they came with', async () => {
      const poor = await household.signedIn('oskar', { playsVideo: false });
      const { takes } = (await talking(noa, 'oskar')).with('oskar');
      poor.tv.close();
      await household.pass(100);
      const before = takes.peek();
      expect(before).toMatchObject({ can: 'never' });
      const hidden = household.tv();
      await hidden.signIn('oskar', { invisible: true });
      await household.pass(100);
      expect(takes.peek()).toEqual(before);
      await hidden.tv.account.choose({ status: 'available' });
      await household.pass(100);
      expect(takes.peek()).toMatchObject({ can: 'now' });
    });

    it('is sent by a TV that cannot play one, and loaded while its sender is gone', async () => {
      const poor = await household.signedIn('oskar', { playsVideo: false });
      const clips = await talking(poor, 'maya');
      await household.pass(100);
      await clips.with('maya').startVideo();
      clips.send('maya', take(5_000));
      await household.pass(1_000);
      poor.tv.close();
      await household.pass(100);
      expect((await loaded(maya, 'oskar')).state.peek()).toEqual({ is: 'ready' });
    });

    it('waits for somebody who is not here, unless it was not to', async () => {
      maya.tv.close();
      await household.pass(100);
      expect(await refused(take(1_000), { wait: false })).toBe('video.offline');
      await sent();
      const back = await household.signedIn('maya');
      await talking(back, 'noa');
      await household.pass(100);
      expect(linkAt(back, 'noa')).toMatchObject({ state: 'here' });
      expect((await loaded(back, 'noa')).state.peek()).toEqual({ is: 'ready' });
    });

    it('goes on when they leave in the middle of it, unless it was not to', async () => {
      await mine.with('maya').startVideo();
      const waits = mine.send('maya', take(100_000));
      const not = mine.send('maya', take(100_000, 2), { wait: false });
      await household.pass(2_000);
      maya.tv.close();
      await household.pass(10_000);
      expect(waits.state.peek()).toMatchObject({ is: 'sent' });
      expect(not.state.peek()).toEqual({ is: 'failed', code: 'video.offline' });
    });
  });

  describe('in the store', () => {
    it('is held by both, each with a reference of their own that nobody else can use', async () => {
      const own = await sent();
      const theirs = linkAt(maya, 'noa');
      expect(theirs.clip).not.toBe(own.clip);
      const client = await stranger('noa');
      await client.ask('conversation.open', { with: 'maya' });
      for (const clip of [theirs.clip, take(30_000).digest]) {
        const load = client.ask('clip.load', { clip, link: await linkOf(client) });
        await expect(load).rejects.toMatchObject({ code: 'clip.unknown' });
        await expect(client.ask('clip.release', { clip })).rejects.toMatchObject({ code: 'clip.unknown' });
        await expect(client.ask('clip.mark', { clip })).rejects.toMatchObject({ code: 'clip.unknown' });
      }
      // Nor does it matter whether the server has it already: it wants every byte.
      await client.ask('video.open', { with: 'maya' });
      const { digest, ms, sound } = take(30_000);
      const again = { to: 'maya', key: 'another key', digest, bytes: 30_000, ms, sound, link: await linkOf(client) };
      expect(await client.ask('clip.send', again)).toMatchObject({ state: 'uploading', from: 0 });
      expect((await loaded(noa, 'maya')).state.peek()).toEqual({ is: 'ready' });
    });

    it('loses its bytes when neither holds it any more, and each lets go of the own one only', async () => {
      await sent();
      const [sender, recipient] = [await talking(noa, 'maya'), await talking(maya, 'noa')];
      sender.link(linkAt(noa, 'maya'), 'maya').drop();
      await household.pass(500);
      expect(linkAt(noa, 'maya')).toMatchObject({ state: 'gone' });
      expect(linkAt(maya, 'noa')).toMatchObject({ state: 'here' });
      expect((await loaded(maya, 'noa')).state.peek()).toEqual({ is: 'ready' });
      recipient.link(linkAt(maya, 'noa'), 'noa').drop();
      await household.pass(500);
      expect(household.files.stored.size).toBe(0);
      expect(await household.store.db.selectFrom('clip_files').selectAll().execute()).toEqual([]);
    });

    it('goes when the messages are deleted by both', async () => {
      await sent();
      await noa.tv.conversations.with('maya').clear();
      await household.pass(61_000);
      expect(household.files.stored.size).toBe(1);
      await talking(maya, 'noa');
      await maya.tv.conversations.with('noa').clear();
      await household.pass(61_000);
      expect(household.files.stored.size).toBe(0);
    });

    it('is the same file where two send the same, and stays for the other one', async () => {
      await sent(20_000, 5);
      await sent(20_000, 5);
      expect(household.files.stored.size).toBe(1);
      const [first] = videosOf(noa, 'maya');
      const theirs = await talking(maya, 'noa');
      await household.pass(100);
      for (const [clips, tv, other] of [[mine, noa, 'maya'] as const, [theirs, maya, 'noa'] as const]) {
        const link = videosOf(tv, other)[0]?.clip as ClipLink;
        clips.link(link, other).drop();
      }
      await household.pass(61_000);
      expect(first?.clip).toBeDefined();
      expect(household.files.stored.size).toBe(1);
      expect((await loaded(maya, 'noa')).state.peek()).toEqual({ is: 'ready' });
    });

    it('is gone when it was kept long enough, and both are told', async () => {
      await sent();
      await talking(maya, 'noa');
      const age = (ms: number): Promise<unknown> =>
        household.store.db
          .updateTable('clip_refs')
          .set({ at: household.clock.now() - ms })
          .execute();
      await age(CLIP_RULES.keepMs - 120_000);
      await household.pass(61_000);
      expect(linkAt(maya, 'noa')).toMatchObject({ state: 'here' });
      await household.pass(120_000);
      expect([linkAt(noa, 'maya').state, linkAt(maya, 'noa').state]).toEqual(['gone', 'gone']);
      expect(household.files.stored.size).toBe(0);
      const clips = await talking(maya, 'noa');
      expect(clips.link(linkAt(maya, 'noa'), 'noa').state.peek()).toEqual({ is: 'gone' });
    });

    it('that somebody tampered with is noticed, reported and never played', async () => {
      await sent(30_000);
      const [digest = ''] = household.files.stored.keys();
      const changed = Uint8Array.from(household.files.stored.get(digest) ?? []);
      changed[17_000] = (changed[17_000] ?? 0) ^ 1;
      household.files.stored.set(digest, changed);
      const loading = await loaded(maya, 'noa');
      expect(loading.state.peek()).toMatchObject({ is: 'failed', code: 'clip.damaged', loaded: 0 });
      expect(household.errors.splice(0)).toMatchObject([expect.stringContaining('damaged')]);
    });

    it('that changes while it is read is not called whole on the TV', async () => {
      await sent(100_000);
      const clips = await talking(maya, 'noa');
      const loading = clips.link(linkAt(maya, 'noa'), 'noa');
      loading.load();
      await household.pass(1_000);
      for (const bytes of household.files.stored.values()) bytes[99_000] = (bytes[99_000] ?? 0) ^ 1;
      await household.pass(5_000);
      expect(loading.state.peek()).toMatchObject({ is: 'failed', code: 'clip.broken' });
      expect(loading.file).toBeUndefined();
    });
  });

  describe('and room for it', () => {
    it('is limited in length, size and for each person', async () => {
      await mine.with('maya').startVideo();
      expect(await refused(take(1_000, 1, 30_001))).toBe('clip.too_large');
      expect(await refused(take(300_001))).toBe('clip.too_large');
      await sent(250_000);
      expect(await refused(take(250_001, 2))).toBe('clip.quota');
      await sent(250_000, 3);
      mine.link(linkAt(noa, 'maya'), 'maya').drop();
      await household.pass(100);
      await sent(250_000, 4);
    });

    it('is limited for everybody together', async () => {
      await sent(300_000);
      const oskar = await household.signedIn('oskar', { line: 'fast' });
      const clips = await talking(oskar, 'maya');
      await household.pass(100);
      await clips.with('maya').startVideo();
      clips.send('maya', take(300_000, 2));
      await household.pass(12_000);
      expect(await refused(take(160_001, 3))).toBe('clip.full');
    });

    it('is a clear answer where the disk has none, and nothing half-written is listed', async () => {
      await mine.with('maya').startVideo();
      household.files.room = 100_000;
      expect(await refused(take(1_000))).toBe('clip.full');
      household.files.room = 1e9;
      const sending = mine.send('maya', take(100_000));
      await household.pass(1_500);
      household.files.room = 70_000;
      await household.pass(5_000);
      expect(sending.state.peek()).not.toMatchObject({ is: 'sent' });
      expect(household.errors.splice(0).join()).toContain('the disk is full');
      expect(videosOf(maya, 'noa')).toEqual([]);
      expect(household.files.stored.size).toBe(0);
      household.files.room = 1e9;
      await household.pass(60_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });
      household.errors.splice(0);
    });

    it('is not for a client that begins a great many, and one that hangs makes room', async () => {
      const client = await stranger('noa');
      await client.ask('conversation.open', { with: 'maya' });
      await client.ask('video.open', { with: 'maya' });
      const { digest, ms, sound } = take(10);
      const begin = async (n: number): Promise<string> => {
        const word = { to: 'maya', key: `a great many ${n}`, digest, bytes: 10, ms, sound, link: await linkOf(client) };
        return client.ask('clip.send', word).then(
          ({ state }) => state,
          (refused: { code: string }) => refused.code,
        );
      };
      const first = await Promise.all([0, 1, 2, 3, 4, 5].map(begin));
      expect(first).toEqual(first.map(() => 'uploading'));
      expect(await begin(6)).toBe('clip.busy');
      const all: string[] = [];
      for (let round = 1; round <= 3; round += 1) {
        await household.pass(75_000);
        for (let n = 0; n < 6; n += 1) all.push(await begin(round * 6 + n));
      }
      expect(all.filter((state) => state === 'uploading').length).toBe(14);
      expect(all.slice(14)).toEqual(all.slice(14).map(() => 'clip.busy'));
    });

    it('is given back when nobody goes on with an upload', async () => {
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', take(200_000));
      await household.pass(2_000);
      sending.pause();
      const at = household.clock.now() - CLIP_UPLOAD_MS;
      await household.store.db.updateTable('clip_uploads').set({ at }).execute();
      await household.pass(61_000);
      expect(household.files.begun.size).toBe(0);
      sending.resume();
      await household.pass(8_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });
    });
  });

  describe('between people', () => {
    it('is for friends', async () => {
      await mine.with('maya').startVideo();
      await (await stranger('noa')).ask('friend.remove', { person: 'maya' });
      await household.pass(100);
      expect(mine.with('maya').takes.peek()).toMatchObject({ can: 'never', why: 'not_friends' });
      expect(mine.with('maya').video.peek()).toEqual({ is: 'closed' });
      const sending = mine.send('maya', take(100));
      await household.pass(2_000);
      expect(sending.state.peek()).toEqual({ is: 'failed', code: 'friend.only' });
    });

    it('that was not loaded is gone after a block, and one that was is not', async () => {
      await sent(20_000, 1);
      await talking(maya, 'noa');
      await household.pass(100);
      await loaded(maya, 'noa');
      await sent(20_000, 2);
      await (await stranger('maya')).ask('person.block', { person: 'noa' });
      await household.pass(500);
      expect(videosOf(maya, 'noa').map(({ clip }) => clip?.state)).toEqual(['here', 'gone']);
      expect(videosOf(noa, 'maya').map(({ clip }) => clip?.state)).toEqual(['here', 'here']);
    });

    it('stops loading when a block comes in the middle', async () => {
      await sent(200_000);
      const clips = await talking(maya, 'noa');
      const loading = clips.link(linkAt(maya, 'noa'), 'noa');
      loading.load();
      await household.pass(1_000);
      await (await stranger('noa')).ask('person.block', { person: 'maya' });
      await household.pass(500);
      expect(loading.state.peek()).toEqual({ is: 'gone' });
    });

    it('seems to go to somebody who has blocked its sender, and reaches nobody', async () => {
      await (await stranger('maya')).ask('person.block', { person: 'noa' });
      await household.pass(100);
      expect(mine.with('maya').takes.peek()).toMatchObject({ can: 'later', why: 'offline' });
      await sent();
      expect(linkAt(noa, 'maya')).toMatchObject({ state: 'here' });
      await talking(maya, 'noa');
      expect(videosOf(maya, 'noa')).toEqual([]);
      expect(await household.store.db.selectFrom('clip_refs').select('role').execute()).toEqual([{ role: 'sender' }]);
    });

    it('gives nothing away of somebody invisible, until they answer', async () => {
      await maya.tv.account.choose({ status: 'invisible' });
      await household.pass(100);
      await sent();
      const loading = await loaded(maya, 'noa');
      loading.watched();
      await household.pass(500);
      expect(linkAt(noa, 'maya')).not.toHaveProperty('arrived');
      maya.tv.conversations.with('noa').send('Lovely');
      await household.pass(500);
      expect(linkAt(noa, 'maya')).toMatchObject({ arrived: expect.any(Number), watched: expect.any(Number) });
    });

    it('goes with the account of either, and so do its bytes', async () => {
      await sent();
      await maya.tv.profile.deleteAccount('a long enough one');
      await household.pass(61_000);
      expect(await household.store.db.selectFrom('clip_refs').selectAll().execute()).toEqual([]);
      expect(household.files.stored.size).toBe(0);
    });
  });

  describe('over a line that breaks', () => {
    it.each(['up', 'down'])('goes on where it stopped (%s)', async (way) => {
      const clip = take(200_000);
      await mine.with('maya').startVideo();
      const sending = mine.send('maya', clip);
      const cut = async (tv: TestTv): Promise<void> => {
        await household.pass(1_500);
        tv.plug.cut();
        await household.pass(1_000);
        tv.plug.mend();
        await household.pass(12_000);
      };
      if (way === 'up') await cut(noa);
      else await household.pass(8_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });
      const clips = await talking(maya, 'noa');
      const loading = clips.link(linkAt(maya, 'noa'), 'noa');
      loading.load();
      if (way === 'down') await cut(maya);
      else await household.pass(8_000);
      expect(loading.state.peek()).toEqual({ is: 'ready' });
      expect(digestOf(loading.file ?? new Uint8Array())).toBe(clip.digest);
    });

    it('outlives the app being closed, and goes on next time, on this TV and for whoever sent it', async () => {
      const shelf = memoryShelf<UnsentClip>();
      const kept = { line: 'fast' as const, storage: memoryStorage(), shelf };
      const before = await household.signedIn('oskar', kept);
      const clips = await talking(before, 'maya');
      await household.pass(100);
      await clips.with('maya').startVideo();
      clips.send('maya', take(100_000));
      await household.pass(1_500);
      expect(shelf.things.size).toBe(1);
      before.tv.close();
      await household.pass(5_000);
      expect(videosOf(maya, 'oskar')).toEqual([]);

      const after = household.tv(kept);
      await after.on();
      await household.pass(15_000);
      expect(after.tv.account.state.peek()).toMatchObject({ is: 'in' });
      await talking(maya, 'oskar');
      await household.pass(100);
      expect(linkAt(maya, 'oskar')).toMatchObject({ bytes: 100_000 });
      expect(shelf.things.size).toBe(0);
      after.tv.close();
      // Nothing is fetched where nothing waits.
      const again = household.tv(kept);
      await again.on();
      await household.pass(1_000);
      expect(again.tv.clips.now.peek()).toBeUndefined();
    });

    it('of a guest stays nowhere', async () => {
      const shelf = memoryShelf<UnsentClip>();
      const kept = { line: 'fast' as const, storage: memoryStorage(), shelf };
      const living = await household.signedIn('oskar', kept);
      living.tv.household.leave();
      await household.pass(1_000);
      await living.tv.household.guest('noa', PASSWORD);
      await household.pass(1_000);
      const clips = await talking(living, 'maya');
      await household.pass(100);
      await clips.with('maya').startVideo();
      const sending = clips.send('maya', take(100_000));
      await household.pass(1_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sending' });
      expect(shelf.things.size).toBe(0);
    });

    it('is kept for a week, and not a day longer', async () => {
      const shelf = memoryShelf<UnsentClip>();
      const storage = memoryStorage();
      const unsent = new Unsent({ shelf, storage, now: () => household.clock.now() });
      unsent.keep({ key: 'one', owner: 'noa', person: 'maya', wait: true, clip: take(10) });
      const [kept] = await unsent.of('noa');
      expect(kept).toMatchObject({ key: 'one', person: 'maya' });
      expect(await unsent.of('oskar')).toEqual([]);
      shelf.things.set('one', { ...(kept as UnsentClip), at: household.clock.now() - 7 * 24 * 3600_000 - 1 });
      expect(await unsent.of('noa')).toEqual([]);
      await household.pass(1);
      expect(shelf.things.size).toBe(0);
      expect(storage.get('clips.unsent.noa')).toBeUndefined();
    });

    it('outlives the server', async () => {
      const away = await household.signedIn('oskar', { line: 'fast' });
      const clips = await talking(away, 'noa');
      await household.pass(100);
      await clips.with('noa').startVideo();
      const sending = clips.send('noa', take(200_000));
      await household.pass(2_000);
      household.kill();
      await household.pass(1_000);
      await household.start();
      await household.pass(30_000);
      expect(sending.state.peek()).toMatchObject({ is: 'sent' });
    });
  });

  /** Somebody on a TV that is not ours, and says what no model of ours would. */
  async function stranger(person: string): Promise<WsClient> {
    const client = await WsClient.open(URL, household.net.plug().open);
    await client.signIn(person);
    return client;
  }
  /** A media link of that TV. */
  async function linkOf(client: WsClient): Promise<string> {
    const { ticket } = await client.ask('link.ticket', {});
    const link = await WsClient.open(URL, household.net.plug().open);
    return (await link.ask('link.open', { ticket, protocol: { min: 1, max: 1 } })).link;
  }
});
