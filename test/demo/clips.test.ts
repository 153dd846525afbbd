import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Clips } from '../../demo/clips.ts';
import { packetsOf } from '../../demo/packet.ts';
import { writePiece } from '../../src/protocol/packet.ts';
import { waitFor } from '../support/wait-for.ts';
import { FakeLine } from './speaker.ts';

const FILE = Uint8Array.from({ length: 9_000 }, (_, n) => (n * 7) & 0xff);
const DIGEST = createHash('sha256').update(FILE).digest('hex');
const CLIP = { clip: 'my reference', ms: 10, bytes: FILE.length, state: 'here' };

describe('a demo friend who is sent a video message', () => {
  let server: WebSocketServer;
  let line: FakeLine;
  let clips: Clips;
  /** the link, once it is open */
  let link: WebSocket | undefined;
  let acked: number[];

  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    acked = [];
    server.on('connection', (socket) => {
      socket.on('message', (data: Buffer, binary: boolean) => {
        if (binary) {
          for (const packet of packetsOf(data)) if (packet.kind === 'ack') acked.push(packet.sequence);
          return;
        }
        link = socket;
        socket.send(JSON.stringify({ re: JSON.parse(data.toString()).id, link: 'a link' }));
      });
    });
    await new Promise<void>((resolve) => server.on('listening', resolve));
    const { port } = server.address() as AddressInfo;
    line = new FakeLine();
    line.answers['link.ticket'] = () => ({ ticket: 'a ticket' });
    clips = new Clips(line.speaker, `ws://127.0.0.1:${port}`, () => {}, { chooseMs: 10, againMs: 50 });
  });
  afterEach(() => {
    clips.drop();
    server.close();
  });

  const come = (clip = CLIP): void => {
    const message = { sequence: 3, from: 'noa', at: 0, body: { kind: 'video', bytes: '{}' }, clip };
    line.hear('message.new', { with: 'noa', message });
  };
  const give = (bytes: Uint8Array, from = 0): void => {
    for (let at = from; at < bytes.length; at += 4_000) link?.send(writePiece(8, at, bytes.subarray(at, at + 4_000)));
  };

  it('opens the conversation, loads it on a link of its own, and says that it arrived and was watched', async () => {
    line.answers['clip.load'] = () => {
      setTimeout(() => give(FILE), 5);
      return { stream: 8, bytes: FILE.length, digest: DIGEST };
    };
    come();
    await waitFor('it was watched', () => line.of('clip.mark').length === 2, 8_000);
    expect(line.said.map(({ t }) => t)).toEqual([
      'conversation.open',
      'link.ticket',
      'clip.load',
      'clip.mark',
      'clip.mark',
      'conversation.close',
    ]);
    expect(line.of('clip.load')).toMatchObject([{ clip: 'my reference', from: 0, link: 'a link' }]);
    expect(line.of('clip.mark')[1]).toMatchObject({ clip: 'my reference', watched: true });
    expect(acked).toEqual([4_000, 8_000, 9_000]);
  });

  it('goes on with what it has when the link breaks', async () => {
    let links = 0;
    line.answers['clip.load'] = (fields) => {
      links += 1;
      const { from } = fields as { from: number };
      setTimeout(() => {
        if (links > 1) return give(FILE, from);
        link?.send(writePiece(8, 0, FILE.subarray(0, 5_000)));
        setTimeout(() => link?.terminate(), 20);
      }, 5);
      return { stream: 8, bytes: FILE.length, digest: DIGEST };
    };
    come();
    await waitFor('it was watched', () => line.of('clip.mark').length === 2, 15_000);
    expect(line.of('clip.load').map(({ from }) => from)).toEqual([0, 5_000]);
  }, 20_000);
});
