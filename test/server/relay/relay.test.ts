import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACK_STALL_MS, SMALL_EVERY_MS } from '../../../src/protocol/limits.ts';
import { Codec, Kind, readFrame, writeAck, writePicture } from '../../../src/protocol/packet.ts';
import type { Demand } from '../../../src/protocol/words.ts';
import { settle } from '../../support/fake-clock.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, type WsClient } from '../../support/ws-client.ts';

/** W13, W14: what the stories of pictures and the real wire leave out. */
describe('the relay', () => {
  let visitors: Visitors;
  let maya: WsClient;
  let noa: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya', 'oskar', 'theo', 'ada', 'ben'] });
    maya = await visitors.signedIn('maya');
    noa = await visitors.signedIn('noa');
    await maya.ask('settings.set', { changes: { watchMode: 'friends', width: 640 } });
    await maya.ask('webcam.start', {});
  });
  afterEach(() => visitors.close());

  async function watch(client: WsClient, small = false): Promise<string> {
    const opened = await client.ask('view.open', { person: 'maya', small });
    if (opened.state !== 'open') throw new Error('has to ask');
    await visitors.household.pass(0);
    return opened.viewing;
  }
  const demands = (): Demand[][] => maya.events.flatMap((event) => (event.t === 'webcam.demand' ? [event.demand] : []));
  const streamNow = (): number => demands().at(-1)?.[0]?.stream ?? 0;
  const keys = (): number => maya.events.filter(({ t }) => t === 'webcam.key').length;
  const shown = (client: WsClient): number[] =>
    client.frames.flatMap((frame) =>
      readFrame(frame).packets.flatMap((packet) => (packet.kind === Kind.picture ? [packet.sequence] : [])),
    );

  async function send(sequence: number, stream = streamNow(), size = 200): Promise<void> {
    const header = { kind: Kind.picture, codec: Codec.jpeg, flags: 0, captured: 0, width: 640, height: 360 };
    maya.sendBytes(writePicture({ ...header, stream, sequence }, new Uint8Array(size)));
    await settle();
  }
  async function ack(client: WsClient, sequence: number, stream = streamNow()): Promise<void> {
    client.sendBytes(writeAck(stream, sequence, 0));
    await settle();
  }

  it('asks for nothing until somebody watches, and for nothing again once nobody does', async () => {
    expect(demands()).toEqual([]);
    const viewing = await watch(noa);
    expect(demands().at(-1)).toMatchObject([{ width: 640, everyMs: 0 }]);
    await noa.ask('view.close', { viewing });
    expect(demands().at(-1)).toEqual([]);
  });

  it('asks for a fresh picture when somebody joins, at most once a second however many do', async () => {
    await watch(noa);
    for (const person of ['oskar', 'theo', 'ada', 'ben']) await watch(await visitors.signedIn(person));
    expect(keys()).toBe(1);
    await visitors.household.pass(1_000);
    await watch(await visitors.signedIn('oskar'));
    expect(keys()).toBe(2);
  });

  it('gives whoever joins the newest picture at once, and then what comes', async () => {
    await watch(noa);
    await send(1);
    const oskar = await visitors.signedIn('oskar');
    await watch(oskar);
    expect(shown(oskar)).toEqual([1]);
  });

  it('passes on nothing older than what it has, repeats included', async () => {
    await watch(noa);
    for (const sequence of [5, 5, 4, 6]) {
      await send(sequence);
      await ack(noa, sequence);
    }
    expect(shown(noa)).toEqual([5, 6]);
    expect(visitors.household.house.webcam.relay.intake.counts.stale).toBe(2);
  });

  it('pauses a viewer that acknowledges nothing for 15 s, asks for nothing on its account, and goes on with its ack', async () => {
    const viewing = await watch(noa);
    await send(1);
    await visitors.household.pass(ACK_STALL_MS + 2_500);
    expect(await noa.told('view.changed')).toMatchObject({ viewing, paused: true, reason: 'acks' });
    expect(demands().at(-1)).toEqual([]);
    const stream = demands().at(-2)?.[0]?.stream ?? 0;
    await ack(noa, 1, stream);
    expect(await noa.told('view.changed', ({ paused }) => !paused)).toMatchObject({ viewing, reason: 'acks' });
    await send(2, stream);
    expect(shown(noa)).toEqual([1, 2]);
  });

  it('lets one viewer that is slow not hold up another', async () => {
    const oskar = await visitors.signedIn('oskar');
    await watch(noa);
    await watch(oskar);
    for (let sequence = 1; sequence <= 10; sequence += 1) {
      await send(sequence);
      await ack(oskar, sequence);
    }
    expect(shown(oskar)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(shown(noa)).toEqual([1]);
    await ack(noa, 1);
    expect(shown(noa)).toEqual([1, 10]);
  });

  it('of a thumbnail passes one picture every five seconds, however many come', async () => {
    await watch(noa, true);
    expect(demands().at(-1)).toMatchObject([{ width: 160, everyMs: SMALL_EVERY_MS }]);
    for (let sequence = 1; sequence <= 24; sequence += 1) {
      await send(sequence);
      const newest = shown(noa).at(-1);
      if (newest !== undefined) await ack(noa, newest);
      await visitors.household.pass(500);
    }
    // Twelve seconds: at the beginning, after five and after ten.
    expect(shown(noa)).toHaveLength(3);
  });

  it('keeps no picture of a room that was hidden, not even for whoever comes next', async () => {
    await watch(noa);
    await send(1);
    await maya.ask('webcam.pause', { paused: true });
    await send(2, demands().at(-2)?.[0]?.stream);
    await maya.ask('webcam.pause', { paused: false });
    const oskar = await visitors.signedIn('oskar');
    await watch(oskar);
    expect(shown(oskar)).toEqual([]);
    await send(3);
    expect(shown(oskar)).toEqual([3]);
  });

  it('gives a slower line a smaller size, and follows when it changes', async () => {
    await watch(noa);
    const capabilities = { ...HELLO.capabilities, codecs: { show: ['jpeg'], send: ['jpeg'] } };
    await noa.ask('capabilities.set', { capabilities: { ...capabilities, line: 'slow' } });
    expect(demands().at(-1)).toMatchObject([{ width: 160, maxBytes: 2_048 }]);
    await noa.ask('capabilities.set', { capabilities: { ...capabilities, line: 'steady' } });
    expect(demands().at(-1)).toMatchObject([{ width: 320, maxBytes: 8_192 }]);
  });

  it('gives each stream a number of its own, also over going off and on air', async () => {
    const numbers = new Set<number>();
    for (let n = 0; n < 20; n += 1) {
      await maya.ask('webcam.stop', {});
      for (const { stream } of (await maya.ask('webcam.start', {})).streams) numbers.add(stream);
    }
    expect(numbers.size).toBe(60);
  });

  it('gives more to a line that became faster only as far as there is room, and the rest when there is', async () => {
    const small = await Visitors.open({ people: ['noa', 'maya', 'oskar'], relay: { capacityKbps: 300 } });
    const owner = await small.signedIn('maya');
    await owner.ask('settings.set', { changes: { watchMode: 'friends' } });
    await owner.ask('webcam.start', {});
    const [first, second] = [await small.signedIn('noa'), await small.signedIn('oskar')];
    const capabilities = { ...HELLO.capabilities, codecs: { show: ['jpeg'], send: ['jpeg'] } };
    await second.ask('capabilities.set', { capabilities: { ...capabilities, line: 'slow' } });
    const opened = await first.ask('view.open', { person: 'maya' });
    await second.ask('view.open', { person: 'maya' });
    const given = async (kbps: number) => {
      await small.household.pass(1_100);
      return second.told('view.allowance', (event) => event.kbps === kbps, 500);
    };
    await given(20);
    await second.ask('capabilities.set', { capabilities: { ...capabilities, line: 'fast' } });
    expect(await given(20)).toMatchObject({ kbps: 20 });
    if (opened.state === 'open') await first.ask('view.close', { viewing: opened.viewing });
    expect(await given(280)).toMatchObject({ line: 'fast' });
    await small.close();
  });

  it('lets one TV watch no more webcams than the limit; thumbnails count on their own', async () => {
    const others = ['oskar', 'theo'];
    for (const person of others) {
      const owner = await visitors.signedIn(person);
      await owner.ask('settings.set', { changes: { watchMode: 'friends' } });
      await owner.ask('webcam.start', {});
    }
    const open = (person: string, small = false) => noa.ask('view.open', { person, small });
    await open('maya');
    await open('oskar');
    await expect(open('theo')).rejects.toMatchObject({ code: 'view.limit' });
    expect((await open('theo', true)).state).toBe('open');
  });
});
