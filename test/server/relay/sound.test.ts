import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soundClass, soundForm, soundKbps } from '../../../server/relay/sound-cost.ts';
import { SOUND_BYTES, SOUND_KBPS, SOUND_PACKET_MS, SOUND_PCMU } from '../../../src/protocol/limits.ts';
import { Codec, Kind, readFrame, writeSound } from '../../../src/protocol/packet.ts';
import type { Line, SoundDemand } from '../../../src/protocol/words.ts';
import { settle } from '../../support/fake-clock.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, type WsClient } from '../../support/ws-client.ts';

/** X1, W15. */
describe('what sound is asked for', () => {
  it.each<[Line[], Line]>([
    [['fast'], 'fast'],
    [['fast', 'steady'], 'steady'],
    [['fast', 'slow', 'steady'], 'slow'],
  ])('over lines %s: that of the slowest, %s', (lines, line) => {
    expect(soundClass(lines)).toBe(line);
  });

  it('leaves room on its line', () => {
    expect(soundKbps('slow', true)).toBeLessThan(20);
    expect(soundKbps('steady', true)).toBeLessThan(80 / 2);
    expect(soundKbps('fast', true)).toBeLessThan(280 / 3);
  });
});

/** X1: what a box can is part of what is asked for. */
describe('which codec', () => {
  const both = { send: ['opus', 'pcmu'], play: ['opus', 'pcmu'] };
  const simple = { send: ['pcmu'], play: ['opus', 'pcmu'] };
  const onlyOpus = { send: ['opus'], play: ['opus'] };
  const onlySimple = { send: [], play: ['pcmu'] };
  it.each<[string, Line, typeof both | undefined, (typeof both)[], string | undefined]>([
    ['all can do everything', 'fast', both, [both, onlyOpus], 'opus'],
    ['who speaks says nothing of it', 'fast', undefined, [both], 'opus'],
    ['it is too much for who speaks', 'fast', simple, [both, both], 'pcmu'],
    ['... and too much for the line', 'steady', simple, [both], undefined],
    ['it is too much for a listener', 'fast', both, [both, onlySimple], 'pcmu'],
    ['... and the other for the line', 'steady', both, [both, onlySimple], 'opus'],
    ['no codec is for all', 'fast', both, [onlyOpus, onlySimple], 'opus'],
    ['nobody would hear it', 'fast', simple, [onlyOpus], undefined],
  ])('%s', (_when, line, from, to, codec) => {
    expect(soundForm(line, from, to)?.codec).toBe(codec);
  });
});

/** What the stories of two TVs leave out: clients that do what no TV of ours does. */
describe('sound on the wire', () => {
  let visitors: Visitors;
  let maya: WsClient;
  let noa: WsClient;
  const jpeg = ['jpeg'];
  const opus = ['opus'];
  const capabilities = {
    ...HELLO.capabilities,
    codecs: { show: jpeg, send: jpeg },
    sound: { send: opus, play: opus },
  };

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya', 'oskar'] });
    maya = await visitors.signedIn('maya');
    noa = await visitors.signedIn('noa');
    await noa.ask('capabilities.set', { capabilities });
    await maya.ask('settings.set', { changes: { watchMode: 'friends' } });
    await maya.ask('webcam.start', {});
  });
  afterEach(() => visitors.close());

  const wanted = (): SoundDemand | undefined =>
    maya.events.flatMap((event) => (event.t === 'webcam.demand' ? [event] : [])).at(-1)?.sound;
  const heard = (client: WsClient): number[] =>
    client.frames.flatMap((frame) =>
      readFrame(frame).packets.flatMap((packet) => (packet.kind === Kind.sound ? [packet.sequence] : [])),
    );
  async function watch(client: WsClient): Promise<string> {
    const opened = await client.ask('view.open', { person: 'maya' });
    if (opened.state !== 'open') throw new Error('has to ask');
    await visitors.household.pass(0);
    return opened.viewing;
  }
  async function listens(client = noa): Promise<string> {
    const viewing = await watch(client);
    await client.ask('view.listen', { viewing, on: true });
    return viewing;
  }
  async function say(sequence: number, stream: number, more: { size?: number; codec?: number; from?: WsClient } = {}) {
    const { size = 60, codec = Codec.opus, from = maya } = more;
    const header = { kind: Kind.sound, codec, flags: 0, stream, sequence, captured: 0 };
    from.sendBytes(writeSound(header, new Uint8Array(size)));
    await settle();
  }

  it('is asked for when the microphone is on and somebody listens, and not again after that', async () => {
    const viewing = await watch(noa);
    await maya.ask('webcam.sound', { on: true });
    expect(noa.events.at(-1)).toMatchObject({ t: 'view.sound', viewing, on: true });
    expect(wanted()).toBeUndefined();
    expect(await noa.ask('view.listen', { viewing, on: true })).toEqual({ on: true });
    expect(wanted()).toMatchObject({ kbps: SOUND_KBPS.fast, packetMs: SOUND_PACKET_MS.fast, codec: 'opus' });
    await maya.ask('webcam.sound', { on: false });
    expect(wanted()).toBeUndefined();
    expect(noa.events.filter(({ t }) => t === 'view.sound').at(-1)).toMatchObject({ viewing, on: false });
    await maya.ask('webcam.sound', { on: true });
    expect(wanted()).toBeDefined();
    await noa.ask('view.close', { viewing });
    expect(wanted()).toBeUndefined();
  });

  it('who comes later is told that the microphone is on', async () => {
    await maya.ask('webcam.sound', { on: true });
    const viewing = await watch(noa);
    expect(noa.events.at(-1)).toMatchObject({ t: 'view.sound', viewing, on: true });
  });

  it('goes to nobody who cannot play it, or did not ask for it', async () => {
    await maya.ask('webcam.sound', { on: true });
    const oskar = await visitors.signedIn('oskar');
    const deaf = await watch(oskar);
    expect(await oskar.ask('view.listen', { viewing: deaf, on: true })).toEqual({ on: false });
    await watch(noa);
    expect(wanted()).toBeUndefined();
    await noa.ask('view.listen', { viewing: await watch(noa), on: true });
    await visitors.household.pass(100);
    await say(1, wanted()?.stream ?? 0);
    expect(heard(noa)).toEqual([1]);
    expect(heard(oskar)).toEqual([]);
  });

  it('comes from nobody but who is on air, and is what was asked for', async () => {
    await maya.ask('webcam.sound', { on: true });
    await listens();
    await visitors.household.pass(1_000);
    const stream = wanted()?.stream ?? 0;
    await say(1, stream, { from: noa });
    await say(2, stream, { codec: Codec.pcmu });
    await say(3, stream, { size: SOUND_BYTES + 1 });
    await say(4, stream + 1);
    expect(heard(noa)).toEqual([]);
    await say(5, stream);
    expect(heard(noa)).toEqual([5]);
  });

  it('more than was asked for is not passed on', async () => {
    await maya.ask('webcam.sound', { on: true });
    await listens();
    await visitors.household.pass(1_000);
    const stream = wanted()?.stream ?? 0;
    for (let sequence = 0; sequence < 500; sequence += 1) await say(sequence, stream);
    expect(heard(noa).length).toBeLessThan(80);
    expect(heard(noa).length).toBeGreaterThan(40);
  });

  it('follows when it turns out what the box can really send', async () => {
    await maya.ask('webcam.sound', { on: true });
    await noa.ask('capabilities.set', {
      capabilities: { ...capabilities, sound: { send: [], play: ['opus', 'pcmu'] } },
    });
    await listens();
    expect(wanted()).toMatchObject({ codec: 'opus' });
    await maya.ask('capabilities.set', { capabilities: { ...capabilities, sound: { send: ['pcmu'], play: opus } } });
    expect(wanted()).toMatchObject({ codec: 'pcmu', ...SOUND_PCMU });
    await visitors.household.pass(1_000);
    const stream = wanted()?.stream ?? 0;
    await say(1, stream);
    await say(2, stream, { codec: Codec.pcmu, size: (SOUND_PCMU.kbps * SOUND_PCMU.packetMs) / 8 });
    expect(heard(noa)).toEqual([2]);
  });

  it('muted, hidden or paused: nothing', async () => {
    await maya.ask('webcam.sound', { on: true });
    const viewing = await listens();
    await visitors.household.pass(1_000);
    const stream = wanted()?.stream ?? 0;
    await maya.ask('webcam.sound', { on: false });
    await say(1, stream);
    await maya.ask('webcam.sound', { on: true });
    await maya.ask('webcam.pause', { paused: true });
    await say(2, stream);
    await maya.ask('webcam.pause', { paused: false });
    await noa.ask('view.pause', { viewing, paused: true });
    await say(3, stream);
    expect(heard(noa)).toEqual([]);
    await noa.ask('view.pause', { viewing, paused: false });
    await visitors.household.pass(500);
    await say(4, stream);
    expect(heard(noa)).toEqual([4]);
  });

  it('only who is on air turns a microphone on, and only who watches listens', async () => {
    await expect(noa.ask('webcam.sound', { on: true })).rejects.toMatchObject({ code: 'webcam.off_air' });
    const viewing = await watch(noa);
    const oskar = await visitors.signedIn('oskar');
    await expect(oskar.ask('view.listen', { viewing, on: true })).rejects.toMatchObject({ code: 'view.unknown' });
  });

  it('tells how loud somebody speaks ten times a second at most, and silence to nobody who knows it', async () => {
    await maya.ask('webcam.sound', { on: true });
    const viewing = await watch(noa);
    const levels = (): number[] =>
      noa.events.flatMap((event) => (event.t === 'view.level' && event.viewing === viewing ? [event.level] : []));
    await maya.ask('webcam.level', { level: 0 });
    expect(levels()).toEqual([]);
    for (let word = 0; word < 100; word += 1) {
      maya.say('webcam.level', { level: 1 + (word % 9) });
      await visitors.household.pass(10);
    }
    expect(levels().length).toBeGreaterThanOrEqual(9);
    expect(levels().length).toBeLessThanOrEqual(11);
    await visitors.household.pass(1_000);
    await maya.ask('webcam.level', { level: 0 });
    expect(levels().at(-1)).toBe(0);
    // Of the moment: it has no number.
    expect(noa.events.filter(({ t }) => t === 'view.level').every((event) => !('seq' in event))).toBe(true);
  });

  it('of somebody who is muted nobody is told how loud they are', async () => {
    await watch(noa);
    await maya.ask('webcam.level', { level: 9 });
    expect(noa.events.filter(({ t }) => t === 'view.level')).toEqual([]);
    await expect(noa.ask('webcam.level', { level: 9 })).rejects.toMatchObject({ code: 'webcam.off_air' });
    await expect(maya.ask('webcam.level', { level: 10 })).rejects.toMatchObject({ code: 'word.invalid' });
  });

  it('who talks without being let, or more than was asked for, is not passed on', async () => {
    await maya.ask('capabilities.set', { capabilities });
    const viewing = await watch(noa);
    const { sound } = await noa.ask('view.talk', { viewing, on: true });
    const stream = sound?.stream ?? 0;
    expect(sound).toMatchObject({ kbps: SOUND_KBPS.fast, packetMs: SOUND_PACKET_MS.fast, codec: 'opus' });
    expect(maya.events.at(-1)).toMatchObject({ t: 'webcam.talk', person: 'noa', on: true, stream });
    const oskar = await visitors.signedIn('oskar');
    await say(1, stream, { from: oskar });
    expect(heard(maya)).toEqual([]);
    for (let sequence = 0; sequence < 500; sequence += 1) await say(sequence, stream, { from: noa });
    expect(heard(maya).length).toBeLessThan(80);
    expect(heard(maya).length).toBeGreaterThan(40);
    const before = heard(maya).length;
    await noa.ask('view.talk', { viewing, on: false });
    await visitors.household.pass(2_000);
    await say(501, stream, { from: noa });
    expect(heard(maya).length).toBe(before);
    await expect(oskar.ask('view.talk', { viewing, on: true })).rejects.toMatchObject({ code: 'view.unknown' });
    await expect(noa.ask('webcam.hear', { on: false })).rejects.toMatchObject({ code: 'webcam.off_air' });
  });

  it('while pictures come straight from the broadcaster, one talks and sees who speaks as before', async () => {
    await maya.ask('capabilities.set', { capabilities });
    await maya.ask('webcam.sound', { on: true });
    const viewing = await watch(noa);
    const { relay } = visitors.household.house.webcam;
    const [known] = [...(relay.of('maya')?.viewings.values() ?? [])];
    if (known) relay.goesDirect(known, true);
    maya.say('webcam.level', { level: 5 });
    await visitors.household.pass(0);
    expect(noa.events.at(-1)).toMatchObject({ t: 'view.level', viewing, level: 5 });
    const { sound } = await noa.ask('view.talk', { viewing, on: true });
    await say(1, sound?.stream ?? 0, { from: noa });
    expect(heard(maya)).toEqual([1]);
  });
});
