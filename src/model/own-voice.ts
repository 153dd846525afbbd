import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { LiveTrack } from '../capture/live-track.ts';
import {
  Hearing,
  Microphone,
  type MicrophoneDriver,
  type MicrophoneState,
  type OpenMicrophone,
  SPEAKS,
} from '../capture/microphone.ts';
import { EchoGuard } from '../capture/voice/echo.ts';
import type { GainOf } from '../capture/voice/guarded-track.ts';
import type { Heard } from '../capture/voice/samples.ts';
import { type OpenEncoder, Voice } from '../capture/voice/voice.ts';
import type { Connection } from '../net/connection.ts';
import type { Storage } from '../platform/platform.ts';
import type { Ear } from '../playback/sound/ear.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import { SOUND_LEVELS } from '../protocol/limits.ts';
import { SOUND_HEADER } from '../protocol/packet.ts';
import { onWire, packedKbps } from '../protocol/wire.ts';
import type { SoundDemand } from '../protocol/words.ts';
import type { Air } from './air.ts';
import { Inputs } from './inputs.ts';
import type { SettingsStore } from './settings.ts';

export interface OwnVoicePorts {
  connection: Connection;
  clock: Clock;
  storage: Storage;
  settings: SettingsStore;
  air: Air;
  /** the broadcast that is on now began with its sound */
  begins(): boolean;
  microphones: MicrophoneDriver;
  openEncoder: OpenEncoder;
  /** what this TV plays, for where the engine does not take it out of what the microphone hears */
  ear: Pick<Ear, 'loudness'>;
  readSamples(stream: MediaStream, heard: Heard): Cancel;
  /** A microphone as a track that is turned down as it is told; undefined where the engine cannot. */
  guardTrack(stream: MediaStream, gainOf: GainOf): LiveTrack | undefined;
}

/** How loud it is, 0 to 1, and whether somebody was heard in the last few seconds. */
export interface OwnLevel {
  readonly level: number;
  readonly heard: boolean;
}

const QUIET: OwnLevel = { level: 0, heard: false };
/** A level is told again after so long, as long as somebody speaks. */
const AGAIN_MS = 1_000;

/**
 * The own microphone (X1). It starts with the webcam where the person wants that, is off while muted, and what it hears
 * goes nowhere but where the pictures go.
 */
export class OwnVoice {
  private readonly ports: OwnVoicePorts;
  private readonly microphone: Microphone;
  private readonly state_ = signal<MicrophoneState>({ is: 'off' });
  private readonly level_ = signal<OwnLevel>(QUIET);
  private readonly speaks_ = signal(false);
  /** screens that show what it hears, before anybody else does */
  private readonly previews = signal(0);
  /** somebody talks to a friend */
  private readonly talks = signal(false);
  private readonly stops: Cancel[];
  private hearing = new Hearing();
  private demand: SoundDemand | undefined;
  /** bytes on the wire to who watches, since the last reading */
  private bytes = 0;
  private voice: Voice | undefined;
  private guard: EchoGuard | undefined;
  private readonly onAir: ReadonlySignal<boolean>;
  private readonly heard_ = computed(() => this.onAir.value && this.speaks_.value && this.state_.value.is === 'on');
  /** the microphone starts with the webcam */
  private readonly starts: ReadonlySignal<boolean>;
  /** what the server was told last of this broadcast; undefined: it may have forgotten */
  private told: boolean | undefined = false;
  private wasOn = false;
  private toldLevel = { level: 0, at: 0 };

  constructor(ports: OwnVoicePorts) {
    this.ports = ports;
    this.onAir = computed(() => ports.air.state.value.is === 'on');
    this.starts = computed(() => ports.settings.now.value.sound);
    this.microphone = new Microphone(ports.microphones, ports.clock, {
      state: (state) => {
        this.state_.value = state;
      },
      level: (level) => {
        this.level_.value = { level, heard: this.hearing.hear(level, ports.clock.now()) };
        this.tellLevel(level);
      },
    });
    const inputs = new Inputs(
      { list: () => ports.microphones.list(), change: (wanted) => this.microphone.change(wanted) },
      ports.storage,
      'microphone',
    );
    this.microphone.prefer(inputs.chosen.peek());
    this.wasOn = this.onAir.peek();
    this.speaks_.value = this.wasOn && ports.begins();
    this.stops = [
      effect(() => this.followAir()),
      effect(() => this.followSetting()),
      effect(() => this.openOrClose()),
      effect(() => this.send()),
      effect(() => this.tell()),
    ];
  }

  /** The microphone itself. */
  get state(): ReadonlySignal<MicrophoneState> {
    return this.state_;
  }

  get level(): ReadonlySignal<OwnLevel> {
    return this.level_;
  }

  /** It is wanted in this broadcast: not muted. */
  get speaks(): ReadonlySignal<boolean> {
    return this.speaks_;
  }

  /** The microphone is on, and whoever watches may listen. */
  get heard(): ReadonlySignal<boolean> {
    return this.heard_;
  }

  /** Muted, or heard again. Muting turns the microphone off. */
  speak(on: boolean): void {
    if (this.wasOn) this.speaks_.value = on;
  }

  /** A screen shows what the microphone hears, if it is to start with the webcam; nobody else hears it. */
  openPreview(): void {
    this.previews.value = this.previews.peek() + 1;
  }

  closePreview(): void {
    this.previews.value = Math.max(0, this.previews.peek() - 1);
  }

  /** The microphone is on for somebody who talks to a friend, whatever becomes of the webcam. */
  talk(on: boolean): void {
    this.talks.value = on;
  }

  /** A way out for what the microphone hears; it waits until it is told what is wanted. */
  openVoice(
    { stream, cancelsEcho }: OpenMicrophone,
    sent: (bytes: number) => void = () => {},
  ): { voice: Voice; guard: EchoGuard | undefined; stop: Cancel } | undefined {
    if (!stream) return undefined;
    const { clock, connection, ear, openEncoder, readSamples } = this.ports;
    const send = (frame: Uint8Array): boolean => {
      const goes = connection.sendFrame(frame);
      if (goes) sent(frame.length);
      return goes;
    };
    const voice = new Voice({ clock, openEncoder, send });
    const guard = cancelsEcho ? undefined : new EchoGuard();
    const stopReading = readSamples(stream, (samples, rate) =>
      voice.hear(guard ? guard.pass(samples, rate, ear.loudness()) : samples, rate),
    );
    return {
      voice,
      guard,
      stop: () => {
        voice.stop();
        stopReading();
      },
    };
  }

  /** The same for who gets it directly, as a track; undefined where nothing may be heard. */
  openTrack({ stream, cancelsEcho }: OpenMicrophone): LiveTrack | undefined {
    const [track] = stream?.getAudioTracks() ?? [];
    if (!stream || !track) return undefined;
    // It is the microphone's own: it ends with that.
    if (cancelsEcho) return { track, close: () => {} };
    const guard = new EchoGuard();
    return this.ports.guardTrack(stream, (samples, rate) => guard.gainFor(samples, rate, this.ports.ear.loudness()));
  }

  /** What of it may go out to who watches, kbps on the wire; 0 while nobody listens. */
  get allowedKbps(): number {
    const { demand } = this;
    return demand ? packedKbps(demand.kbps, demand.packetMs, SOUND_HEADER, true) : 0;
  }

  /** Bytes on the wire that went out to who watches since the last reading. */
  readUpload(): number {
    const { bytes } = this;
    this.bytes = 0;
    return bytes;
  }

  /** What the server asks for; undefined: nothing. */
  wanted(demand: SoundDemand | undefined): void {
    this.demand = demand;
    this.voice?.wanted(demand);
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.microphone.close();
  }

  /** In each broadcast it begins as the person has set it. */
  private followAir(): void {
    const isOn = this.onAir.value;
    if (isOn === this.wasOn) return;
    this.wasOn = isOn;
    this.told = false;
    this.demand = undefined;
    this.speaks_.value = isOn && this.starts.peek();
  }

  /** Taken back on any TV, it is off at once; it is turned on only where somebody is who can see that. */
  private followSetting(): void {
    if (!this.starts.value) this.speaks_.value = false;
  }

  private openOrClose(): void {
    const state = this.ports.air.state.value;
    const previews = this.previews.value > 0 && this.starts.value;
    const onAir = state.is === 'on' ? this.speaks_.value && !state.hidden : previews;
    if (onAir || this.talks.value) void this.microphone.open();
    else {
      this.microphone.close();
      this.hearing = new Hearing();
      this.level_.value = QUIET;
    }
  }

  /** What it hears goes out for as long as one is on air; to nobody, before the server asks for it. */
  private send(): Cancel | undefined {
    const microphone = this.state_.value;
    if (!this.heard_.value || microphone.is !== 'on') return undefined;
    const open = this.openVoice(microphone.microphone, (bytes) => {
      this.bytes += onWire(bytes, true);
    });
    if (!open) return undefined;
    this.voice = open.voice;
    this.guard = open.guard;
    open.voice.wanted(this.demand);
    return () => {
      this.voice = undefined;
      this.guard = undefined;
      open.stop();
    };
  }

  /** For the marks beside the name, to everybody who watches: when it changes, and again while it lasts. */
  private tellLevel(heard: number): void {
    const { air, clock, connection } = this.ports;
    // Whom the loudspeaker plays does not speak here.
    const watched = this.heard_.peek() && air.viewers.peek().length > 0 && !this.guard?.ducks;
    const level = watched && heard >= SPEAKS ? Math.ceil(((heard - SPEAKS) / (1 - SPEAKS)) * SOUND_LEVELS) : 0;
    const now = clock.now();
    const again = level > 0 && now - this.toldLevel.at >= AGAIN_MS;
    if (level === this.toldLevel.level && !again) return;
    this.toldLevel = { level, at: now };
    connection.notify('webcam.level', { level });
  }

  private tell(): void {
    const state = this.ports.air.state.value;
    const on = this.heard_.value;
    // What was said before the line broke may not have come, or to a server that has forgotten it.
    if (state.is === 'on' && state.cut) this.told = undefined;
    if (state.is !== 'on' || state.cut || on === this.told) return;
    this.told = on;
    this.ports.connection.request('webcam.sound', { on }).catch(() => {
      // Off air meanwhile, or the line is gone: then it is said again.
    });
  }
}
