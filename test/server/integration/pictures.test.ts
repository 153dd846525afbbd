import { describe, expect, it } from 'vitest';
import { Codec, Kind, readFrame, writeAck, writePicture } from '../../../src/protocol/packet.ts';
import type { ViewingState } from '../../../src/protocol/words.ts';
import { seeded } from '../../support/random.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { WsClient } from '../../support/ws-client.ts';

const random = seeded(42);

/** A picture whose bytes nobody could guess. */
function picture(stream: number, sequence: number, size = 5_120): Uint8Array {
  const payload = Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
  const header = { kind: Kind.picture, codec: Codec.jpeg, flags: 0, captured: sequence * 100, width: 320, height: 180 };
  return writePicture({ ...header, stream, sequence }, payload);
}

const kindsOf = (frames: Uint8Array[]): number[] =>
  frames.flatMap((frame) => readFrame(frame).packets.map(({ kind }) => kind));
const pictures = (frames: Uint8Array[]): Uint8Array[] => frames.filter((frame) => kindsOf([frame])[0] === Kind.picture);
const acks = (frames: Uint8Array[]): number[] =>
  frames.flatMap((frame) =>
    readFrame(frame).packets.flatMap((packet) => (packet.kind === Kind.ack ? [packet.shown] : [])),
  );

describe('pictures over the real wire', async () => {
  const household = await ServedHousehold.open();
  let pairs = 0;

  interface Room {
    owner: WsClient;
    viewer: WsClient;
    viewing: ViewingState;
    /** what the broadcaster is asked to send */
    stream: number;
  }

  /** Somebody on air, all friends may watch, and one does. */
  async function room(linkOf?: (viewer: WsClient) => Promise<string>): Promise<Room> {
    pairs += 1;
    const [owner, viewer] = await household.friends(`owner${pairs}`, `viewer${pairs}`);
    await owner.ask('settings.set', { changes: { watchMode: 'friends' } });
    await owner.ask('webcam.start', {});
    return { owner, viewer, ...(await watch(owner, viewer, await linkOf?.(viewer))) };
  }

  async function watch(owner: WsClient, viewer: WsClient, link?: string) {
    const person = owner.start?.me.person ?? '';
    const opened = await viewer.ask('view.open', link === undefined ? { person } : { person, link });
    if (opened.state !== 'open') throw new Error('has to ask');
    const { demand } = await owner.told('webcam.demand', ({ demand }) => demand.length > 0);
    const stream = demand[0]?.stream ?? 0;
    await owner.told('webcam.key', (event) => event.stream === stream);
    return { viewing: opened, stream };
  }

  /** A second line that carries packets only. */
  async function link(client: WsClient): Promise<{ line: WsClient; name: string }> {
    const { ticket } = await client.ask('link.ticket', {});
    const line = await household.line();
    const { link: name } = await line.askAny('link.open', { ticket, protocol: { min: 1, max: 1 } });
    return { line, name: String(name) };
  }

  it('arrive byte for byte as they were sent, header included, and each is acknowledged to its sender', async () => {
    const { owner, viewer, stream } = await room();
    for (const [index, size] of [1, 777, 5_120, 24_500].entries()) {
      const sent = picture(stream, index + 1, size);
      owner.sendBytes(sent);
      await waitFor('the picture arrives', () => pictures(viewer.frames).length === index + 1);
      expect(Buffer.compare(pictures(viewer.frames)[index] ?? new Uint8Array(), sent)).toBe(0);
      await waitFor('the sender hears that it arrived', () => acks(owner.frames).includes(index + 1));
      viewer.sendBytes(writeAck(stream, index + 1, 3));
    }
  });

  it('of a newer sender, with fields at the end of its header, arrive unchanged too (W12)', async () => {
    const { owner, viewer, stream } = await room();
    const plain = picture(stream, 1, 300);
    const longer = new Uint8Array(plain.length + 4);
    longer.set(plain.subarray(0, 24));
    longer.set([9, 8, 7, 6], 24);
    longer.set(plain.subarray(24), 28);
    longer[3] = 28;
    owner.sendBytes(longer);
    const [arrived] = await waitFor('it arrives', () => pictures(viewer.frames).length > 0 && pictures(viewer.frames));
    expect(Buffer.compare(arrived ?? new Uint8Array(), longer)).toBe(0);
  });

  it('wait for the ack of the last one shown, and then only the newest goes out (W14)', async () => {
    const { owner, viewer, stream } = await room();
    const sent = [1, 2, 3, 4, 5].map((sequence) => picture(stream, sequence, 400));
    for (const one of sent) owner.sendBytes(one);
    await waitFor('the server has all five', () => acks(owner.frames).length === 5);
    // A word behind the pictures on the same line: whatever was to come has come.
    await viewer.ask('seen', { seq: 0 });
    expect(pictures(viewer.frames)).toHaveLength(1);
    viewer.sendBytes(writeAck(stream, 99, 0));
    await viewer.ask('seen', { seq: 0 });
    expect(pictures(viewer.frames)).toHaveLength(1);
    viewer.sendBytes(writeAck(stream, 1, 0));
    await waitFor('the next arrives', () => pictures(viewer.frames).length > 1);
    await viewer.ask('seen', { seq: 0 });
    expect(pictures(viewer.frames).map((frame) => Buffer.compare(frame, sent[4] ?? frame) === 0)).toEqual([
      false,
      true,
    ]);
  });

  it('of somebody else’s broadcast cannot be forged', async () => {
    const { viewer, stream, owner } = await room();
    const stranger = await household.newcomer(`stranger${pairs}`);
    for (const forger of [viewer, stranger]) {
      forger.sendBytes(picture(stream, 7));
      await forger.ask('seen', { seq: 0 });
    }
    owner.sendBytes(picture(stream, 1, 50));
    await waitFor('the true one arrives', () => pictures(viewer.frames).length > 0);
    await viewer.ask('seen', { seq: 0 });
    expect(pictures(viewer.frames)).toHaveLength(1);
    expect(readFrame(pictures(viewer.frames)[0] ?? new Uint8Array()).packets[0]).toMatchObject({ sequence: 1 });
  });

  it('larger than any line may carry are dropped, and acknowledged so that the sender goes on', async () => {
    const { owner, viewer, stream } = await room();
    owner.sendBytes(picture(stream, 1, 24 * 1024 + 1));
    owner.sendBytes(picture(stream, 2, 100));
    await waitFor('both are acknowledged', () => acks(owner.frames).length === 2);
    await waitFor('the second arrives', () => pictures(viewer.frames).length > 0);
    expect(readFrame(pictures(viewer.frames)[0] ?? new Uint8Array()).packets[0]).toMatchObject({ sequence: 2 });
  });

  describe('a media link', () => {
    it('carries what a viewer watches, and its acks', async () => {
      let own: Awaited<ReturnType<typeof link>> | undefined;
      const { owner, viewer, stream } = await room(async (client) => {
        own = await link(client);
        return own.name;
      });
      const sent = [picture(stream, 1), picture(stream, 2)];
      for (const [index, one] of sent.entries()) {
        owner.sendBytes(one);
        await waitFor('it arrives on the link', () => pictures(own?.line.frames ?? []).length === index + 1);
        expect(Buffer.compare(own?.line.frames[index] ?? new Uint8Array(), one)).toBe(0);
        own?.line.sendBytes(writeAck(stream, index + 1, 0));
      }
      expect(pictures(viewer.frames)).toEqual([]);
    });

    it('carries what a broadcaster sends, and the acks for it', async () => {
      pairs += 1;
      const [owner, viewer] = await household.friends(`owner${pairs}`, `viewer${pairs}`);
      await owner.ask('settings.set', { changes: { watchMode: 'friends' } });
      const { line, name } = await link(owner);
      await owner.ask('webcam.start', { link: name });
      const { stream } = await watch(owner, viewer);
      const sent = picture(stream, 1);
      line.sendBytes(sent);
      await waitFor('it arrives', () => pictures(viewer.frames).length === 1);
      expect(Buffer.compare(pictures(viewer.frames)[0] ?? new Uint8Array(), sent)).toBe(0);
      await waitFor('it is acknowledged on the link', () => acks(line.frames).includes(1));
      expect(owner.frames).toEqual([]);
    });

    it('is opened with a ticket that works once', async () => {
      const client = await household.newcomer('once');
      const { ticket } = await client.ask('link.ticket', {});
      const [first, second] = [await household.line(), await household.line()];
      await first.askAny('link.open', { ticket, protocol: { min: 1, max: 1 } });
      await expect(second.askAny('link.open', { ticket, protocol: { min: 1, max: 1 } })).rejects.toThrow(
        'link.refused',
      );
      expect(await second.closed()).toBe(4015);
      expect(first.status).toBeUndefined();
    });

    it('carries no words', async () => {
      const { line } = await link(await household.newcomer('silent'));
      line.say('seen', { seq: 0 }, 2);
      expect(await line.closed()).toBe(4001);
    });

    it('that breaks leaves watching to the session’s own line, whatever was on its way', async () => {
      let own: Awaited<ReturnType<typeof link>> | undefined;
      const { owner, viewer, stream } = await room(async (client) => {
        own = await link(client);
        return own.name;
      });
      // Never acknowledged: it may have been lost with the link.
      owner.sendBytes(picture(stream, 1));
      await waitFor('it arrives on the link', () => pictures(own?.line.frames ?? []).length === 1);
      own?.line.close();
      await own?.line.closed();
      await viewer.ask('seen', { seq: 0 });
      const sent = picture(stream, 2);
      owner.sendBytes(sent);
      await waitFor('the next arrives on the own line', () => pictures(viewer.frames).length > 0);
      const last = pictures(viewer.frames).at(-1);
      expect(Buffer.compare(last ?? new Uint8Array(), sent)).toBe(0);
    });

    it('that breaks under a broadcaster leaves pictures and their acks to the session’s own line', async () => {
      pairs += 1;
      const [owner, viewer] = await household.friends(`owner${pairs}`, `viewer${pairs}`);
      await owner.ask('settings.set', { changes: { watchMode: 'friends' } });
      const { line, name } = await link(owner);
      await owner.ask('webcam.start', { link: name });
      const { stream } = await watch(owner, viewer);
      line.close();
      await line.closed();
      owner.sendBytes(picture(stream, 1));
      await waitFor('it is acknowledged', () => acks(owner.frames).includes(1));
      await waitFor('it arrives', () => pictures(viewer.frames).length === 1);
    });

    it('ends with the session it was opened for', async () => {
      const client = await household.newcomer('leaving');
      const { line } = await link(client);
      client.say('bye');
      await client.closed();
      expect(await line.closed()).toBe(4013);
    });
  });
});
