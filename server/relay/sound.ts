import type { Clock } from '../../src/protocol/clock.ts';
import { Credit } from '../../src/protocol/credit.ts';
import { SOUND_BYTES } from '../../src/protocol/limits.ts';
import type { SoundPacket } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Line, SoundDemand } from '../../src/protocol/words.ts';
import { frameOnce } from '../gateway/framing.ts';
import type { Session } from '../gateway/session.ts';
import { CLASS_KBPS } from './allowance.ts';
import { bytesBeside, UploadBears } from './beside-sound.ts';
import type { Broadcast } from './broadcast.ts';
import {
  canListen,
  canPlay,
  codecNumber,
  formKbps,
  HEADROOM,
  type SoundForm,
  soundClass,
  soundForm,
} from './sound-cost.ts';
import type { Viewing } from './viewing.ts';

/** Sound that would come later than this is worth nothing. */
const BEHIND_MS = 1_000;
/** A picture that is on its way for so long says that the line is behind. */
const STUCK_MS = 2_000;

/** What one broadcast lets be heard. */
interface Voice {
  stream: number;
  /** the microphone is on */
  on: boolean;
  /** what was asked for last */
  demand: SoundDemand | undefined;
  /** how that is packed; undefined while nobody listens */
  form: SoundForm | undefined;
  credit: Credit;
  /** how fast the broadcaster's line is; undefined before any sound was asked for */
  bears: UploadBears | undefined;
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
  /** want it without the pictures */
  readonly #instead = new WeakSet<Viewing>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(broadcast: Broadcast, stream: number): void {
    const credit = new Credit(0, this.#clock.now());
    this.#byBroadcast.set(broadcast, {
      stream,
      on: false,
      demand: undefined,
      form: undefined,
      bears: undefined,
      credit,
    });
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
  listen(viewing: Viewing, on: boolean, instead = false): boolean {
    if (on && instead) this.#instead.add(viewing);
    else this.#instead.delete(viewing);
    const can = canListen(viewing.session.capabilities.sound);
    if (on && can) this.#listening.add(viewing);
    else this.#listening.delete(viewing);
    return on && can;
  }

  /** On a slow line sound comes instead of the pictures, on another where its viewer wants that. */
  insteadOfPictures(viewing: Viewing): boolean {
    const alone = viewing.line.known.class === 'slow' || this.#instead.has(viewing);
    return alone && this.#hears(viewing) && this.streamOf(viewing.broadcast) !== undefined;
  }

  /** What is left for a viewer's pictures, kbps. */
  leaves(viewing: Viewing): number {
    const { form } = this.#byBroadcast.get(viewing.broadcast) ?? {};
    const { kbps } = viewing.throttle;
    return form && this.#hears(viewing) ? Math.max(0, kbps - formKbps(form)) : kbps;
  }

  /** What is left of the broadcaster's own line for pictures, kbps. */
  leavesUpload(broadcast: Broadcast, kbps: number): number {
    const { form } = this.#byBroadcast.get(broadcast) ?? {};
    return form ? Math.max(0, kbps - formKbps(form, true)) : kbps;
  }

  /** The largest picture that the sound of a view can wait behind, bytes; undefined: it has none. */
  besideOf(viewing: Viewing): number | undefined {
    const { form } = this.#byBroadcast.get(viewing.broadcast) ?? {};
    const { class: line, kbps } = viewing.line.known;
    return form && this.#hears(viewing) ? bytesBeside(kbps ?? CLASS_KBPS[line]) : undefined;
  }

  /** The same on the broadcaster's own line. */
  besideUpload(broadcast: Broadcast): number | undefined {
    const { form, bears } = this.#byBroadcast.get(broadcast) ?? {};
    bears?.judge(this.#clock.now());
    return form && bears ? bytesBeside(bears.kbps) : undefined;
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
    const form = wanted ? formFor(broadcast, upload, listeners) : undefined;
    if (form?.codec === voice.form?.codec && form?.packetMs === voice.form?.packetMs) return voice.demand;
    voice.form = form;
    if (form) voice.bears ??= new UploadBears(CLASS_KBPS[upload]);
    voice.demand = form && { stream: voice.stream, ...form };
    voice.credit.limit(form ? formKbps(form, true) * HEADROOM : 0, this.#clock.now());
    return voice.demand;
  }

  /** A packet of a broadcaster goes to everybody who listens, at once or never. */
  take(session: Session, packet: SoundPacket): void {
    const broadcast = this.#byStream.get(packet.stream);
    const voice = broadcast && this.#byBroadcast.get(broadcast);
    const { codec, payload, bytes } = packet;
    const form = voice?.on ? voice.form : undefined;
    const wanted = form && codec === codecNumber(form.codec) && payload.length <= SOUND_BYTES;
    if (!voice || !wanted || broadcast?.source !== session || broadcast.state.is !== 'live') {
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
    voice.bears?.came(packet.captured, now);
    broadcast.upload.passed(cost, now);
    this.counts.taken += 1;
    this.#spread(broadcast, form.codec, bytes, now);
  }

  #spread(broadcast: Broadcast, codec: SoundForm['codec'], bytes: Uint8Array, now: number): void {
    const frame = frameOnce(bytes);
    const cost = onWire(bytes.length);
    for (const viewing of broadcast.viewings.values()) {
      if (!this.#hears(viewing) || !canPlay(viewing.session.capabilities.sound, codec)) continue;
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

/** @param upload class of the broadcaster's line */
function formFor({ source }: Broadcast, upload: Line, listeners: readonly Viewing[]): SoundForm | undefined {
  const line = soundClass([upload, ...listeners.map((viewing) => viewing.line.known.class)]);
  return soundForm(
    line,
    source?.capabilities.sound,
    listeners.map(({ session }) => session.capabilities.sound),
  );
}

function isBehind({ gate, line }: Viewing, buffered: number, now: number): boolean {
  if (buffered * 8 > line.kbps * BEHIND_MS) return true;
  return gate.pending !== undefined && now - gate.pending.at > STUCK_MS;
}
