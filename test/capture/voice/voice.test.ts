import { beforeEach, describe, expect, it } from 'vitest';
import { type OpenEncoder, Voice } from '../../../src/capture/voice/voice.ts';
import { type Packet, readFrame, type SoundPacket } from '../../../src/protocol/packet.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const RATE = 48_000;
const BLOCK_MS = 10;
const STREAM = 9;
const demand = (kbps: number, packetMs: number) => ({ stream: STREAM, codec: 'opus', kbps, packetMs });
const isSound = (packet: Packet): packet is SoundPacket => packet.kind === 2;

describe('a voice on its way out', () => {
  let clock: FakeClock;
  let sent: SoundPacket[];
  let opened: string[];
  let voice: Voice;
  /** gives a packet for every `packetMs` of sound, at once */
  const openEncoder: OpenEncoder = ({ kbps, packetMs }, encoded) => {
    opened.push(`${kbps}/${packetMs}`);
    let began: number | undefined;
    return {
      encode: (_samples, at) => {
        began ??= at;
        if (at + BLOCK_MS - began < packetMs - 0.01) return;
        encoded({ bytes: Uint8Array.of(1), at: began });
        began = undefined;
      },
      close: () => {},
    };
  };

  beforeEach(() => {
    clock = new FakeClock();
    sent = [];
    opened = [];
    const send = (frame: Uint8Array): boolean => sent.push(...readFrame(frame).packets.filter(isSound)) > 0;
    voice = new Voice({ clock, openEncoder, send });
  });

  /** @param loud 0 to 1 */
  async function say(ms: number, loud: number): Promise<void> {
    for (let at = 0; at < ms; at += BLOCK_MS) {
      await clock.pass(BLOCK_MS);
      voice.hear(new Float32Array((RATE * BLOCK_MS) / 1_000).fill(loud), RATE);
    }
  }

  it('is not even encoded before somebody wants it', async () => {
    await say(1_000, 0.5);
    expect(opened).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('goes out in packets as they are asked for, each after the other', async () => {
    voice.wanted(demand(24, 20));
    await say(1_000, 0.5);
    expect(opened).toEqual(['24/20']);
    expect(sent).toHaveLength(50);
    expect(sent.every(({ stream, codec }) => stream === STREAM && codec === 16)).toBe(true);
    const [first] = sent;
    sent.forEach(({ sequence, captured }, at) => {
      expect((sequence - (first?.sequence ?? 0)) & 0xffff).toBe(at);
      expect((captured - (first?.captured ?? 0)) & 0xffff).toBe(at * 4);
    });
  });

  it('says when it was spoken, by the clock of the pictures', async () => {
    voice.wanted(demand(12, 60));
    const began = clock.now();
    await say(60, 0.5);
    expect(sent).toHaveLength(1);
    // A picture of that moment has these 32 bits of it.
    const picture = began >>> 0;
    expect(sent[0]?.captured).toBe(Math.round(picture / 5) & 0xffff);
  });

  it('begins a packet before the first word, and ends soon after the last', async () => {
    voice.wanted(demand(24, 20));
    await say(1_000, 0);
    expect(sent).toEqual([]);
    await say(200, 0.5);
    await say(2_000, 0);
    const before = sent.length;
    // A word of 200 ms, one packet before it, 400 ms after it.
    expect(before).toBeGreaterThanOrEqual(30);
    expect(before).toBeLessThanOrEqual(33);
    await say(500, 0.5);
    // After a pause the numbers go on, so that nobody takes it for something lost.
    expect(((sent[before]?.sequence ?? 0) - (sent[before - 1]?.sequence ?? 0)) & 0xffff).toBe(1);
    expect(((sent[before]?.captured ?? 0) - (sent[before - 1]?.captured ?? 0)) & 0xffff).toBeGreaterThan(200);
  });

  it('follows what is asked for', async () => {
    voice.wanted(demand(24, 20));
    await say(200, 0.5);
    voice.wanted(demand(6, 120));
    sent.length = 0;
    await say(1_200, 0.5);
    expect(opened).toEqual(['24/20', '6/120']);
    expect(sent).toHaveLength(10);
    voice.wanted(undefined);
    sent.length = 0;
    await say(500, 0.5);
    expect(sent).toEqual([]);
  });

  it('stopped, sends nothing more, what is being encoded neither', async () => {
    const late: (() => void)[] = [];
    voice = new Voice({
      clock,
      openEncoder: (_wish, encoded) => ({
        encode: (_samples, at) => void late.push(() => encoded({ bytes: Uint8Array.of(1), at })),
        close: () => {},
      }),
      send: (frame) => sent.push(...readFrame(frame).packets.filter(isSound)) > 0,
    });
    voice.wanted(demand(24, 20));
    await say(100, 0.5);
    voice.stop();
    for (const finish of late) finish();
    await say(100, 0.5);
    expect(late.length).toBeGreaterThan(0);
    expect(sent).toEqual([]);
  });
});
