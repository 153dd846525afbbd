import type { Clock } from '../../src/protocol/clock.ts';
import { Credit } from '../../src/protocol/credit.ts';
import { SOUND_BYTES, SOUND_KBPS, SOUND_PACKET_MS } from '../../src/protocol/limits.ts';
import { Codec, SOUND_HEADER, type SoundPacket } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Line, SoundDemand } from '../../src/protocol/words.ts';
import { frameOnce } from '../gateway/framing.ts';
import type { Session } from '../gateway/session.ts';
import type { Broadcast } from './broadcast.ts';
import type { Viewing } from './viewing.ts';

const ORDER: readonly Line[] = ['slow', 'steady', 'fast'];
/** Who sends a little unevenly is not cut off. */
const HEADROOM = 1.25;
/** Sound that would come later than this is worth nothing. */
const BEHIND_MS = 1_000;
/** A picture that is on its way for so long says that the line is behind. */
const STUCK_MS = 2_000;

/** One encoding is for everybody: the slowest line it goes over decides, that of who speaks too. */
export const soundClass = (lines: readonly Line[]): Line =>
  ORDER[Math.min(...lines.map((line) => ORDER.indexOf(line)))] ?? 'fast';

/** What sound costs a line of that class, kbps on the wire. */
export function soundKbps(line: Line, masked = false): number {
  const ms = SOUND_PACKET_MS[line];
  return (onWire(SOUND_HEADER + (SOUND_KBPS[line] * ms) / 8, masked) * 8) / ms;
}

/** What one broadcast lets be heard. */
interface Voice {
  stream: number;
  /** the microphone is on */
  on: boolean;
  /** what was asked for last */
  demand: SoundDemand | undefined;
  /** its class; undefined while nobody listens */
  line: Line | undefined;
  credit: Credit;
}

/** What came of sound and what went out, for the operator's counters; bytes on the wire. */
export interface SoundCounts {
  taken: number;
  sent: number;
  bytes: number;
  /** nobody asked for it, or it was not what was asked for */
  unwanted: number;
  /** more than was asked for */
  over: number;
  /** not sent to one listener, whose line is behind */
  behind: number;
}

/**
 * The sound of broadcasts (X1). It is for whoever watches large, wants it and can play it; who may watch was decided
 * before. It goes before pictures: they are given what it leaves of the allowance, and on a slow line nothing.
 */
export class Sound {
  readonly counts: SoundCounts = { taken: 0, sent: 0, bytes: 0, unwanted: 0, over: 0, behind: 0 };
  readonly #clock: Clock;
  readonly #byBroadcast = new Map<Broadcast, Voice>();
  readonly #byStream = new Map<number, Broadcast>();
  readonly #listening = new WeakSet<Viewing>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(broadcast: Broadcast, stream: number): void {
    const credit = new Credit(0, this.#clock.now());
    this.#byBroadcast.set(broadcast, { stream, on: false, demand: undefined, line: undefined, credit });
    this.#byStream.set(stream, broadcast);
  }

  close(broadcast: Broadcast): void {
    const voice = this.#byBroadcast.get(broadcast);
    if (voice) this.#byStream.delete(voice.stream);
    this.#byBroadcast.delete(broadcast);
  }

  /** The stream of a broadcast's sound, while its microphone is on. */
  streamOf(broadcast: Broadcast): number | undefined {
    const voice = this.#byBroadcast.get(broadcast);
    return voice?.on ? voice.stream : undefined;
  }

  has(stream: number): boolean {
    return this.#byStream.has(stream);
  }

  /** The microphone is on, or off again. @returns whether that is new, and which stream it is */
  speak(broadcast: Broadcast, on: boolean): { changed: boolean; stream: number } {
    const voice = this.#byBroadcast.get(broadcast);
    const changed = voice !== undefined && voice.on !== on;
    if (voice) voice.on = on;
    return { changed, stream: voice?.stream ?? 0 };
  }

  /** A viewer wants the sound, or does without. @returns whether it comes */
  listen(viewing: Viewing, on: boolean): boolean {
    const can = viewing.session.capabilities.sound?.play.includes('opus') ?? false;
    if (on && can) this.#listening.add(viewing);
    else this.#listening.delete(viewing);
    return on && can;
  }

  /** On a slow line sound comes instead of the pictures. */
  insteadOfPictures(viewing: Viewing): boolean {
    return (
      viewing.line.known.class === 'slow' && this.#hears(viewing) && this.streamOf(viewing.broadcast) !== undefined
    );
  }

  /** What is left for a viewer's pictures, kbps. */
  leaves(viewing: Viewing): number {
    const { line } = this.#byBroadcast.get(viewing.broadcast) ?? {};
    const { kbps } = viewing.throttle;
    return line && this.#hears(viewing) ? Math.max(0, kbps - soundKbps(line)) : kbps;
  }

  /** What is left of the broadcaster's own line for pictures, kbps. */
  leavesUpload(broadcast: Broadcast, kbps: number): number {
    const { line } = this.#byBroadcast.get(broadcast) ?? {};
    return line ? Math.max(0, kbps - soundKbps(line, true)) : kbps;
  }

  /**
   * Works out anew what sound is asked for. On a slow upload it is asked for when nobody wants pictures.
   * @param upload class of the broadcaster's line
   */
  settle(broadcast: Broadcast, upload: Line): SoundDemand | undefined {
    const voice = this.#byBroadcast.get(broadcast);
    if (!voice) return undefined;
    const viewings = [...broadcast.viewings.values()];
    const listeners = viewings.filter((viewing) => this.#hears(viewing));
    const pictured = viewings.some((viewing) => viewing.running && !this.insteadOfPictures(viewing));
    const wanted =
      voice.on && broadcast.state.is === 'live' && listeners.length > 0 && (upload !== 'slow' || !pictured);
    const line = wanted ? soundClass([upload, ...listeners.map((viewing) => viewing.line.known.class)]) : undefined;
    if (line === voice.line) return voice.demand;
    voice.line = line;
    voice.demand = line && {
      ...{ stream: voice.stream, codec: 'opus', kbps: SOUND_KBPS[line], packetMs: SOUND_PACKET_MS[line] },
    };
    voice.credit.limit(line ? soundKbps(line, true) * HEADROOM : 0, this.#clock.now());
    return voice.demand;
  }

  /** A packet of a broadcaster goes to everybody who listens, at once or never. */
  take(session: Session, packet: SoundPacket): void {
    const broadcast = this.#byStream.get(packet.stream);
    const voice = broadcast && this.#byBroadcast.get(broadcast);
    const { codec, payload, bytes } = packet;
    const wanted = voice?.on && voice.demand && codec === Codec.opus && payload.length <= SOUND_BYTES;
    if (!wanted || broadcast?.source !== session || broadcast.state.is !== 'live') {
      this.counts.unwanted += 1;
      return;
    }
    const now = this.#clock.now();
    const cost = onWire(bytes.length, true);
    if (voice.credit.wait(cost, now) > 0) {
      this.counts.over += 1;
      return;
    }
    voice.credit.spend(cost, now);
    broadcast.upload.passed(cost, now);
    this.counts.taken += 1;
    this.#spread(broadcast, bytes, now);
  }

  #spread(broadcast: Broadcast, bytes: Uint8Array, now: number): void {
    const frame = frameOnce(bytes);
    const cost = onWire(bytes.length);
    for (const viewing of broadcast.viewings.values()) {
      if (!this.#hears(viewing)) continue;
      const { link } = viewing;
      if (!link?.open || isBehind(viewing, link.buffered, now)) {
        this.counts.behind += 1;
        continue;
      }
      // Not asked whether it may: the pictures wait until this is paid for.
      viewing.throttle.passed(cost, now);
      viewing.line.credit.spend(cost, now);
      this.counts.sent += 1;
      this.counts.bytes += cost;
      link.sendFramed(frame);
    }
  }

  #hears(viewing: Viewing): boolean {
    return !viewing.small && viewing.running && this.#listening.has(viewing);
  }
}

function isBehind({ gate, line }: Viewing, buffered: number, now: number): boolean {
  if (buffered * 8 > line.kbps * BEHIND_MS) return true;
  return gate.pending !== undefined && now - gate.pending.at > STUCK_MS;
}
