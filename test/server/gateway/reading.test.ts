import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { readShortFrames } from '../../../server/gateway/reading.ts';
import { seeded, seededBytes } from '../../support/random.ts';
import { waitFor } from '../../support/wait-for.ts';

const bytes = seededBytes(3);

interface Inside {
  _socket: { emit(event: 'data', chunk: Buffer): void; listeners(event: string): unknown[] };
}

/** A frame as a client sends it. */
function frame(payload: Uint8Array, { first = 0x82, masked = true } = {}): Buffer {
  const header =
    payload.length < 126 ? [first, payload.length] : [first, 126, payload.length >> 8, payload.length & 255];
  if (!masked) return Buffer.from([...header, ...payload]);
  const key = bytes.bytes(4);
  header[1] = (header[1] ?? 0) | 0x80;
  return Buffer.from([...header, ...key, ...payload.map((byte, at) => byte ^ (key[at & 3] ?? 0))]);
}

describe('short frames, read past ws', () => {
  let server: WebSocketServer;
  let client: WebSocket;
  let ws: WebSocket;
  /** what came, and which way */
  let short: Buffer[];
  let long: (Buffer | string)[];

  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, perMessageDeflate: false });
    const joined = new Promise<WebSocket>((resolve) => server.once('connection', resolve));
    client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    ws = await joined;
    await waitFor('it is open', () => client.readyState === WebSocket.OPEN);
    short = [];
    long = [];
    expect(readShortFrames(ws, (payload) => short.push(Buffer.from(payload)))).toBe(true);
    ws.on('message', (data: Buffer, isBinary) => long.push(isBinary ? data : data.toString()));
    ws.on('error', () => {});
  });
  afterEach(() => {
    client.terminate();
    server.close();
  });

  const arrives = (chunk: Buffer): void => (ws as unknown as Inside)._socket.emit('data', chunk);

  it('come one by one, or several at once', async () => {
    const sent = [18, 0, 125, 1].map((size) => Buffer.from(bytes.bytes(size)));
    for (const payload of sent) client.send(payload);
    await waitFor('all are there', () => short.length === sent.length);
    expect(short).toEqual(sent);
    short.length = 0;
    arrives(Buffer.concat(sent.map((payload) => frame(payload))));
    expect(short).toEqual(sent);
    expect(long).toEqual([]);
  });

  it('leave to ws what is text, long, in parts or in the middle of something', async () => {
    const big = Buffer.from(bytes.bytes(200));
    client.send('a word');
    client.send(big);
    await waitFor('both are there', () => long.length === 2);
    expect(long).toEqual(['a word', big]);
    const ack = Buffer.from(bytes.bytes(18));
    const cut = frame(ack);
    arrives(cut.subarray(0, 9));
    arrives(cut.subarray(9));
    await waitFor('the one in two pieces is there', () => long.length === 3);
    arrives(Buffer.concat([frame(ack), frame(Buffer.from('x'), { first: 0x81 })]));
    await waitFor('those with a word behind are there', () => long.length === 5);
    expect(long.slice(2)).toEqual([ack, ack, 'x']);
    expect(short).toEqual([]);
  });

  it('keep their order whatever way they go', async () => {
    const random = seeded(11);
    const sent = Array.from({ length: 300 }, () => Buffer.from(bytes.bytes(1 + Math.floor(random() * 200))));
    const got: Buffer[] = [];
    ws.removeAllListeners('message');
    short.push = (payload) => got.push(payload);
    ws.on('message', (data: Buffer) => got.push(data));
    const stream = Buffer.concat(sent.map((payload) => frame(payload)));
    for (let at = 0; at < stream.length; ) {
      const end = at + 1 + Math.floor(random() * 400);
      arrives(Buffer.from(stream.subarray(at, end)));
      at = end;
      // ws may put off a message to the next turn, and what is behind it then waits with it.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await waitFor('all are there', () => got.length === sent.length);
    expect(got).toEqual(sent);
  });

  it('that are not masked end the connection, as ws has it', async () => {
    const closed = new Promise<number>((resolve) => client.once('close', resolve));
    arrives(frame(Buffer.from(bytes.bytes(18)), { masked: false }));
    expect(await closed).toBe(1002);
    expect(short).toEqual([]);
  });

  it('are not read after the one that closed the connection', () => {
    const ack = Buffer.from(bytes.bytes(18));
    short.push = () => {
      ws.close(4000);
      return short.length;
    };
    let taken = 0;
    ws.on('message', () => {
      taken += 1;
    });
    arrives(Buffer.concat([frame(ack), frame(ack)]));
    expect(taken).toBe(0);
  });

  it('leave nothing behind when the connection ends', async () => {
    const { _socket: socket } = ws as unknown as Inside;
    expect(socket.listeners('data')).toHaveLength(1);
    client.close(1000);
    await waitFor('it is closed', () => ws.readyState === WebSocket.CLOSED);
    expect(socket.listeners('data')).toHaveLength(0);
  });

  it('stay with ws where it is not as we know it', () => {
    for (const like of [{}, { _socket: {} }, { _receiver: { _state: 0, _bufferedBytes: 0, _fragmented: 0 } }]) {
      expect(readShortFrames(like as unknown as WebSocket, () => {})).toBe(false);
    }
  });
});
