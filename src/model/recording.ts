import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraFault, OpenCamera } from '../capture/camera.ts';
import { CLIP_SOUND, type ClipCodec, type ClipLimits, type ClipPlan, planOf } from '../capture/clip/plan.ts';
import { Recorder, type RecorderFigures } from '../capture/clip/recorder.ts';
import type { StillEncoder } from '../capture/encoder.ts';
import { Hearing, Microphone, type MicrophoneState } from '../capture/microphone.ts';
import { Voice } from '../capture/voice/voice.ts';
import type { Storage } from '../platform/platform.ts';
import { ClipStream } from '../protocol/clip/format.ts';
import type { SealedClip } from '../protocol/clip/writer.ts';
import { type Cancel, type Clock, every } from '../protocol/clock.ts';
import type { Air } from './air.ts';
import { Inputs } from './inputs.ts';
import type { OwnLevel } from './own-voice.ts';
import type { SoundEngine } from './sound.ts';
import type { StudioOptions } from './studio.ts';

export interface RecordingPorts {
  clock: Clock;
  storage: Storage;
  air: Air;
  encoderFor: StudioOptions['encoderFor'];
  /** what hears and encodes here; undefined: recorded without sound */
  engine: SoundEngine | undefined;
}

/** Why nothing can be recorded: the camera's reasons, no encoder for its pictures, or not one picture came of it. */
export type RecordingFault = CameraFault | 'encoder' | 'empty';

/**
 * off: camera and microphone are. opening: they are being turned on. ready: the room is seen here and nothing is kept.
 * taken: sealed, and still only on this TV.
 */
export type RecordingState =
  | { is: 'off' }
  | { is: 'opening' }
  | { is: 'ready'; camera: OpenCamera }
  | { is: 'recording'; camera: OpenCamera }
  | { is: 'sealing' }
  | { is: 'taken'; clip: SealedClip }
  | { is: 'failed'; fault: RecordingFault };

const NOTHING: RecorderFigures = { ms: 0, bytes: 0, pictures: 0 };
/** How often the figures are told. */
const FIGURES_MS = 250;

/**
 * A video message being made (V2). While its camera is on, the own webcam sends nothing. What is recorded is kept in
 * memory alone, and nothing of it leaves this TV before somebody sends it.
 */
export class Recording {
  private readonly ports: RecordingPorts;
  private readonly state_ = signal<RecordingState>({ is: 'off' });
  private readonly level_ = signal<OwnLevel | undefined>(undefined);
  private readonly microphone_ = signal<MicrophoneState>({ is: 'off' });
  private readonly figures_ = signal<RecorderFigures>(NOTHING);
  private limits: ClipLimits | undefined;
  private encoder: StillEncoder | undefined;
  private recorder: Recorder | undefined;
  private voice: Voice | undefined;
  private ends: Cancel[] = [];
  /** what this box proves able to make; as everybody can play it, either is good */
  private codec: ClipCodec = 'opus';
  /** counts openings; what belongs to an earlier one is passed over */
  private turn = 0;

  constructor(ports: RecordingPorts) {
    this.ports = ports;
  }

  get state(): ReadonlySignal<RecordingState> {
    return this.state_;
  }

  /** How loud it is; undefined where nothing can tell. */
  get level(): ReadonlySignal<OwnLevel | undefined> {
    return this.level_;
  }

  get microphone(): ReadonlySignal<MicrophoneState> {
    return this.microphone_;
  }

  /** What has come of it so far. */
  get figures(): ReadonlySignal<RecorderFigures> {
    return this.figures_;
  }

  /** How it is made, and how large it may become. */
  planFor(limits: ClipLimits): ClipPlan {
    return planOf(limits, this.ports.engine && this.codec);
  }

  /** Camera and microphone come on; nothing is kept yet. Whoever is on air has been asked. */
  open(limits: ClipLimits): void {
    this.close();
    this.turn += 1;
    const { air } = this.ports;
    this.limits = limits;
    this.figures_.value = NOTHING;
    this.state_.value = { is: 'opening' };
    void air.hold(true);
    void air.openPreview();
    this.ends.push(() => {
      air.closePreview();
      void air.hold(false);
    });
    this.ends.push(
      effect(() => {
        const camera = air.camera.value;
        if (camera.is === 'on') this.cameraCame(camera.camera);
        if (camera.is === 'failed') this.fail(camera.fault);
      }),
    );
    this.listen();
  }

  /** Everything that is seen and heard from now on is kept. */
  record(): void {
    const state = this.state_.peek();
    const { encoder, limits } = this;
    if (state.is !== 'ready' || !encoder || !limits) return;
    const { clock } = this.ports;
    const recorder = new Recorder({
      clock,
      camera: state.camera,
      encoder,
      limits,
      plan: this.planFor(limits),
      over: () => void this.finish(),
    });
    this.recorder = recorder;
    this.voice?.wanted({ stream: ClipStream.sound, codec: this.codec, ...CLIP_SOUND });
    this.state_.value = { is: 'recording', camera: state.camera };
    this.ends.push(
      every(clock, FIGURES_MS, () => {
        if (this.state_.peek().is === 'recording') this.figures_.value = recorder.figures;
      }),
    );
  }

  /** Ends and seals it; camera and microphone go off. */
  async finish(): Promise<void> {
    const { recorder, turn } = this;
    if (this.state_.peek().is !== 'recording' || !recorder) return;
    this.state_.value = { is: 'sealing' };
    const clip = await recorder.finish();
    if (turn !== this.turn) return;
    this.release();
    this.state_.value = clip ? { is: 'taken', clip } : { is: 'failed', fault: 'empty' };
  }

  /** Nothing is kept, camera and microphone are off at once. */
  close(): void {
    this.turn += 1;
    this.recorder?.stop();
    this.release();
    this.state_.value = { is: 'off' };
  }

  private release(): void {
    this.recorder = undefined;
    this.voice?.stop();
    this.voice = undefined;
    for (const end of this.ends) end();
    this.ends = [];
    this.encoder?.close();
    this.encoder = undefined;
    this.level_.value = undefined;
    this.microphone_.value = { is: 'off' };
  }

  private fail(fault: RecordingFault): void {
    const { is } = this.state_.peek();
    if (is !== 'opening' && is !== 'ready' && is !== 'recording') return;
    this.close();
    this.state_.value = { is: 'failed', fault };
  }

  private cameraCame(camera: OpenCamera): void {
    if (this.state_.peek().is !== 'opening') return;
    const { turn } = this;
    this.ports.encoderFor(camera).then(
      (encoder) => {
        if (turn !== this.turn) return encoder?.close();
        if (!encoder) return this.fail('encoder');
        this.encoder = encoder;
        this.state_.value = { is: 'ready', camera };
      },
      () => this.fail('encoder'),
    );
  }

  private listen(): void {
    const { engine, clock, storage } = this.ports;
    if (!engine) return;
    const hearing = new Hearing();
    engine.sends?.().then(
      ([best]) => {
        this.codec = best === 'pcmu' ? best : 'opus';
      },
      () => undefined,
    );
    const microphone = new Microphone(engine.microphones, clock, {
      state: (state) => {
        if (state.is === 'on' && state.microphone.stream) this.readFrom(state.microphone.stream, engine);
        this.microphone_.value = state;
      },
      level: (level) => {
        this.level_.value = { level, heard: hearing.hear(level, clock.now()) };
      },
    });
    const { microphones } = engine;
    const inputs = new Inputs(
      { list: () => microphones.list(), change: (wanted) => microphone.change(wanted) },
      storage,
      'microphone',
    );
    microphone.prefer(inputs.chosen.peek());
    this.ends.push(() => microphone.close());
    void microphone.open();
  }

  private readFrom(stream: MediaStream, { openEncoder, readSamples }: SoundEngine): void {
    const { clock } = this.ports;
    const send = (frame: Uint8Array): boolean => {
      this.recorder?.hear(frame);
      return true;
    };
    // From the beginning, so that by the time anything is kept its clock is known.
    const voice = new Voice({ clock, openEncoder, send });
    this.voice = voice;
    this.ends.push(readSamples(stream, (samples, rate) => voice.hear(samples, rate)));
  }
}
