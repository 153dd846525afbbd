import { beforeEach, describe, expect, it } from 'vitest';
import { DownloadLeg } from '../../../server/clips/download-leg.ts';
import { DiskFull } from '../../../server/clips/files.ts';
import { Pace } from '../../../server/clips/pace.ts';
import { UploadLeg } from '../../../server/clips/upload-leg.ts';
import type { MediaLink, Session } from '../../../server/gateway/session.ts';
import { THROTTLE, Throttle } from '../../../server/relay/throttle.ts';
import { Kind, readFrame, writeAck, writePiece } from '../../../src/protocol/packet.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { MemoryFiles } from '../../support/memory-files.ts';
import { seededBytes } from '../../support/random.ts';

const BYTES = 40_000;
const PIECE = 4_000;
const STREAM = 5;
const CONTENT = seededBytes(1).bytes(BYTES);

let clock: FakeClock;
let files: MemoryFiles;
let sent: Uint8Array[];
let closed: string[];
let failures: unknown[];

beforeEach(() => {
  clock = new FakeClock();
  files = new MemoryFiles();
  sent = [];
  closed = [];
  failures = [];
});

/** @param kbps of the line */
function parts(kbps = 1_000_000, from = 0) {
  const link: MediaLink = {
    ...{ id: 'link', open: true, buffered: 0, roundTrip: undefined },
    send: (bytes) => void sent.push(bytes),
    sendFramed: () => {},
    close: (code) => void closed.push(code),
  };
  // Neither leg asks its session anything.
  const session = {} as Session;
  const facts = { session, link, stream: STREAM, from, bytes: BYTES, piece: PIECE, window: PIECE * 4 };
  const line = new Throttle(THROTTLE, kbps, clock.now());
  return { facts, ports: { clock, files, pace: new Pace(() => line, clock.now()) } };
}
const failed = (error: unknown): void => void failures.push(error);
const piece = (offset: number, length = PIECE, stream = STREAM): Uint8Array =>
  writePiece(stream, offset, CONTENT.subarray(offset, offset + length));
const acks = (): number[] =>
  sent.flatMap((frame) => readFrame(frame).packets).flatMap((packet) => (packet.kind === Kind.ack ? packet.shown : []));

describe('the leg into the store', () => {
  function upload(kbps?: number, from = 0): UploadLeg {
    const { facts, ports } = parts(kbps, from);
    return new UploadLeg('part', facts, ports, failed);
  }

  it('acknowledges what is written, in order, to the last byte', async () => {
    const leg = upload();
    for (let at = 0; at < BYTES; at += PIECE) {
      leg.take(piece(at));
      await clock.pass(1);
    }
    expect(acks()).toEqual(Array.from({ length: BYTES / PIECE }, (_, n) => (n + 1) * PIECE));
    expect(files.begun.get('part')).toEqual(CONTENT);
    expect(closed).toEqual([]);
  });

  it('acknowledges no faster than the line is given', async () => {
    const leg = upload(80);
    for (let n = 0; n < 4; n += 1) leg.take(piece(n * PIECE));
    await clock.pass(10);
    const first = acks().length;
    await clock.pass(300);
    expect(acks().length).toBeLessThan(4);
    await clock.pass(3_000);
    expect(first).toBeLessThan(4);
    expect(acks()).toEqual([PIECE, 2 * PIECE, 3 * PIECE, 4 * PIECE]);
  });

  it('takes no notice of what it has, what is another stream’s, and what is no piece', async () => {
    const leg = upload();
    leg.take(piece(0));
    leg.take(piece(0));
    leg.take(piece(PIECE, PIECE, STREAM + 1));
    leg.take(writeAck(STREAM, 5, 0));
    leg.take(Uint8Array.of(1, 2, 3));
    await clock.pass(10);
    expect(acks()).toEqual([PIECE]);
    expect(closed).toEqual([]);
  });

  it.each<[string, (leg: UploadLeg) => void, string]>([
    ['leaves something out', (leg) => leg.take(piece(PIECE)), 'protocol.malformed'],
    [
      'sends more than was announced',
      (leg) => leg.take(writePiece(STREAM, 0, new Uint8Array(BYTES + 1))),
      'protocol.malformed',
    ],
    [
      'sends too much at once',
      (leg) => leg.take(writePiece(STREAM, 0, CONTENT.subarray(0, PIECE + 1))),
      'protocol.too_big',
    ],
    [
      'does not wait',
      (leg) => {
        for (let n = 0; n < 5; n += 1) leg.take(piece(n * PIECE));
      },
      'limit.bytes',
    ],
  ])('is closed by who %s, and writes nothing from then on', async (_name, act, code) => {
    const leg = upload();
    act(leg);
    const { length } = files.begun.get('part') ?? [];
    leg.take(piece(length));
    await clock.pass(100);
    expect(closed).toEqual([code]);
    expect(files.begun.get('part')?.length ?? 0).toBeLessThanOrEqual(4 * PIECE);
    expect(acks()).toEqual([]);
  });

  it('ends with a disk that is full, without acknowledging what was not written', async () => {
    files.room = PIECE * 2;
    const leg = upload();
    for (let n = 0; n < 3; n += 1) leg.take(piece(n * PIECE));
    await clock.pass(100);
    expect(acks()).toEqual([PIECE, 2 * PIECE]);
    expect(failures).toEqual([expect.any(DiskFull)]);
    expect(closed.length).toBe(1);
  });

  it('has nothing under way any more when it has ended', async () => {
    const leg = upload(20);
    for (let n = 0; n < 4; n += 1) leg.take(piece(n * PIECE));
    await leg.end();
    const size = await files.size('part');
    await clock.pass(60_000);
    expect(await files.size('part')).toBe(size);
    expect(acks()).toEqual([]);
  });
});

describe('the leg out of the store', () => {
  function download(kbps?: number, from = 0): DownloadLeg {
    files.stored.set('digest', Uint8Array.from(CONTENT));
    const { facts, ports } = parts(kbps, from);
    const leg = new DownloadLeg('digest', facts, ports, failed);
    leg.begin();
    return leg;
  }
  const pieces = () =>
    sent.flatMap((frame) => readFrame(frame).packets).flatMap((packet) => (packet.kind === Kind.piece ? packet : []));
  const upTo = (): number => pieces().reduce((end, { offset, payload }) => Math.max(end, offset + payload.length), 0);

  it('sends a window, and more as it is acknowledged, to the last byte', async () => {
    const leg = download();
    await clock.pass(100);
    expect(upTo()).toBe(PIECE * 4);
    for (let n = 0; n < 30; n += 1) {
      leg.take(writeAck(STREAM, upTo(), 0));
      await clock.pass(10);
    }
    expect(upTo()).toBe(BYTES);
    const whole = new Uint8Array(BYTES);
    for (const { offset, payload } of pieces()) whole.set(payload, offset);
    expect(whole).toEqual(CONTENT);
    expect(pieces().length).toBe(BYTES / PIECE);
  });

  it('goes on from where it is told', async () => {
    download(undefined, BYTES - 10);
    await clock.pass(100);
    expect(pieces().map(({ offset, payload }) => [offset, payload.length])).toEqual([[BYTES - 10, 10]]);
  });

  it('is not hurried by acks of what it has not sent', async () => {
    const leg = download();
    await clock.pass(100);
    for (const shown of [BYTES, 0xffffffff, 0]) leg.take(writeAck(STREAM, shown, 0));
    leg.take(writeAck(STREAM + 1, PIECE, 0));
    await clock.pass(100);
    expect(upTo()).toBe(PIECE * 4);
  });

  it('sends no faster than the line is given', async () => {
    const leg = download(80);
    for (let n = 0; n < 100; n += 1) {
      leg.take(writeAck(STREAM, upTo(), 0));
      await clock.pass(20);
    }
    // Two seconds, and what was saved of one.
    expect(upTo()).toBeLessThan(10_000 * 3);
    expect(upTo()).toBeGreaterThan(10_000);
  });

  it('ends with a file that is not there, or is too short', async () => {
    download();
    files.stored.set('digest', CONTENT.slice(0, 100));
    await clock.pass(100);
    expect(failures.length).toBe(1);
    expect(closed.length).toBe(1);
  });
});
