import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { framedWriter, frameOnce } from '../../../server/gateway/framing.ts';
import { seededBytes } from '../../support/random.ts';
import { waitFor } from '../../support/wait-for.ts';

const SIZES = [0, 1, 125, 126, 6_144, 65_535, 65_536, 70_000];
const random = seededBytes(1);
const payloads = SIZES.map((size) => Uint8Array.from(random.bytes(size)));

/** What is written to a connection at last, whichever way it goes. */
class Written extends EventEmitter {
  readonly frames: Buffer[] = [];
  write(bytes: Buffer): boolean {
    this.frames.push(bytes);
    return true;
  }
}

describe('a frame that is made once', () => {
  let server: WebSocketServer;
  let client: WebSocket;
  let ws: WebSocket;
  const got: Buffer[] = [];

  beforeEach(async () => {
    got.length = 0;
    server = new WebSocketServer({ port: 0, perMessageDeflate: false });
    const joined = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
    client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    client.on('message', (data: Buffer) => got.push(data));
    ws = await joined;
    await waitFor('it is open', () => client.readyState === WebSocket.OPEN);
  });
  afterEach(() => {
    client.terminate();
    server.close();
  });

  it('is byte for byte the frame ws itself would make', () => {
    // A mirror of what ws writes: its own sender on a socket that keeps it.
    const sender = (ws as unknown as { _sender: { constructor: { frame(data: Buffer, options: object): Buffer[] } } })
      ._sender.constructor;
    for (const payload of payloads) {
      const own = Buffer.concat(
        sender.frame(Buffer.from(payload), { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true }),
      );
      expect(Buffer.compare(frameOnce(payload).wire, own)).toBe(0);
    }
  });

  it('arrives as it was, through the private door', async () => {
    const inside = ws as unknown as { _socket: { write(bytes: Buffer): boolean } };
    const written: Buffer[] = [];
    const write = inside._socket.write.bind(inside._socket);
    inside._socket.write = (bytes) => {
      written.push(bytes);
      return write(bytes);
    };
    const frames = payloads.map(frameOnce);
    for (const frame of frames) framedWriter(ws)(frame);
    await waitFor('all are there', () => got.length === frames.length);
    for (const [n, payload] of payloads.entries()) expect(Buffer.compare(got[n] ?? Buffer.of(1), payload)).toBe(0);
    // The very buffer, not a copy: that is what it is for.
    expect(written).toEqual(frames.map(({ wire }) => wire));
    expect(written[4]).toBe(frames[4]?.wire);
  });

  it('keeps its place between words', async () => {
    for (const payload of payloads) {
      ws.send('before');
      framedWriter(ws)(frameOnce(payload));
      ws.send('after');
    }
    await waitFor('all are there', () => got.length === 3 * payloads.length);
    expect(got.map((data) => data.length)).toEqual(SIZES.flatMap((size) => [6, size, 5]));
  });

  it.each([
    ['ws keeps its socket elsewhere', { _socket: undefined }],
    ['its sender is another one', { _sender: {} }],
    ['its sender is busy', { _sender: { _state: 1 } }],
    ['an extension changes what is sent', { _extensions: { 'permessage-deflate': {} } }],
    ['it says nothing of extensions', { _extensions: undefined }],
  ])('goes through the front door where %s', (_, changed) => {
    const sent: Uint8Array[] = [];
    const socket = new Written();
    const like = {
      readyState: 1,
      OPEN: 1,
      _socket: socket,
      _sender: { _state: 0 },
      _extensions: {},
      send: (payload: Uint8Array) => sent.push(payload),
      ...changed,
    };
    const frame = frameOnce(Uint8Array.of(1, 2, 3));
    framedWriter(like as unknown as WebSocket)(frame);
    expect(socket.frames).toEqual([]);
    expect(sent.map((payload) => [...payload])).toEqual([[1, 2, 3]]);
  });

  it('is not written to a connection that is closing', () => {
    client.terminate();
    ws.terminate();
    expect(() => framedWriter(ws)(frameOnce(Uint8Array.of(1)))).not.toThrow();
  });
});
