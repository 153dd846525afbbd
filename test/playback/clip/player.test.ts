import { describe, expect, it } from 'vitest';
import type { ClipSound } from '../../../src/playback/clip/clip-sound.ts';
import { ClipPlayer } from '../../../src/playback/clip/player.ts';
import { ClipReader } from '../../../src/protocol/clip/reader.ts';
import { ClipWriter, type SealedClip } from '../../../src/protocol/clip/writer.ts';
import { Codec } from '../../../src/protocol/packet.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const FRAME_MS = 16;
const DECODE_MS = 12;

/** Five pictures a second, whose first byte says which they are; sound every 20 ms. */
function clip(ms: number, sound: boolean): SealedClip {
  const writer = new ClipWriter({ width: 320, height: 180 });
  for (let at = 0; at < ms; at += 200) writer.picture(at, Codec.jpeg, new Uint8Array(50).fill(at / 200));
  for (let at = 0; sound && at < ms; at += 20) writer.sound(at, Codec.opus, new Uint8Array(5));
  return writer.seal(ms);
}

/** A loudspeaker whose clock runs a little differently from the TV's, and is far from it. */
class Speaker {
  runs = false;
  started: { from: number; at: number } | undefined;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  get now(): number {
    return this.#clock.now() * 1.001 - 5_000;
  }

  async wake(): Promise<void> {
    this.runs = true;
  }

  start(from: number): number {
    const at = this.now + 60;
    this.started = { from, at };
    return at;
  }

  pump(): void {}

  stop(): void {
    this.started = undefined;
  }

  /** what is heard now, ms since the beginning; undefined: nothing */
  get heard(): number | undefined {
    return this.started && this.started.from + Math.max(0, this.now - this.started.at);
  }
}

function playing(bytes: SealedClip, withSound: boolean) {
  const clock = new FakeClock();
  const reader = new ClipReader();
  const speaker = new Speaker(clock);
  const shown: { picture: number; clip: number; now: number; heard: number | undefined }[] = [];
  const states: string[] = [];
  const player = new ClipPlayer({
    clock,
    reader,
    nextFrame: (act) => clock.after(FRAME_MS, act),
    decode: (packet) =>
      new Promise((resolve) => {
        const done = { image: {} as HTMLImageElement, width: packet.payload[0] ?? 0, height: 1, close: () => {} };
        clock.after(DECODE_MS, () => resolve(done));
      }),
    show: ({ width }, at) => shown.push({ picture: width, clip: at, now: clock.now(), heard: speaker.heard }),
    ...(withSound ? { sound: speaker as unknown as ClipSound } : {}),
    changed: () => states.push(player.state),
  });
  const pass = (ms: number): Promise<void> => clock.pass(ms);
  const feed = (from: number, to: number): void => {
    reader.push(bytes.bytes.subarray(from, to));
    player.came();
  };
  return { clock, reader, speaker, shown, states, player, pass, feed };
}

describe('a clip that plays', () => {
  it('shows every picture once, when it is due', async () => {
    const made = clip(4_000, false);
    const { clock, shown, player, pass, feed, states } = playing(made, false);
    player.play();
    feed(0, made.bytes.length);
    const began = clock.now();
    await pass(4_200);
    expect(shown.map(({ picture }) => picture)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    for (const { clip: due, now } of shown) expect(now - began - due).toBeLessThanOrEqual(FRAME_MS * 2);
    expect(states).toEqual(['playing', 'ended']);
    expect(player.position).toBe(4_000);
  });

  it('is in step with what is heard, not with the clock of the TV', async () => {
    const made = clip(20_000, true);
    const { speaker, shown, player, pass, feed } = playing(made, true);
    player.play();
    feed(0, made.bytes.length);
    await pass(20_500);
    expect(speaker.runs).toBe(true);
    expect(shown.length).toBe(100);
    for (const { clip: due, heard } of shown.slice(1)) expect(Math.abs((heard ?? -999) - due)).toBeLessThan(40);
  });

  it('plays what is here while the rest comes, waits where it must, and goes on by itself', async () => {
    const made = clip(10_000, false);
    const { states, shown, player, pass, feed, reader } = playing(made, false);
    player.play();
    const half = Math.floor(made.bytes.length / 2);
    feed(0, half);
    expect([player.state, reader.readyMs]).toEqual(['playing', 4_000]);
    await pass(4_500);
    expect([player.state, player.position]).toEqual(['waiting', 4_000]);
    const before = shown.length;
    feed(half, made.bytes.length);
    await pass(6_300);
    expect(states).toEqual(['playing', 'waiting', 'playing', 'ended']);
    expect(shown.length).toBe(50);
    expect(before).toBeLessThanOrEqual(21);
  });

  it('is silent and still while paused, shows what it is put at, and goes on from there with its sound', async () => {
    const made = clip(10_000, true);
    const { speaker, shown, player, pass, feed } = playing(made, true);
    player.play();
    feed(0, made.bytes.length);
    await pass(1_000);
    player.pause();
    await pass(500);
    expect(speaker.heard).toBeUndefined();
    const at = player.position;
    await pass(500);
    expect(player.position).toBe(at);
    player.seek(8_000);
    await pass(100);
    expect(shown.at(-1)?.picture).toBe(40);
    player.play();
    await pass(600);
    expect(Math.abs((speaker.heard ?? 0) - player.position)).toBeLessThan(10);
    expect(player.position).toBeGreaterThan(8_400);
    player.stop();
    const count = shown.length;
    await pass(1_000);
    expect([shown.length, speaker.heard]).toEqual([count, undefined]);
  });
});
