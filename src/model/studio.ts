import { Camera, type CameraDriver, type CameraFault, type CameraState, type OpenCamera } from '../capture/camera.ts';
import { pickEncoder, type StillEncoder } from '../capture/encoder.ts';
import type { Input } from '../capture/inputs.ts';
import type { Pose } from '../capture/pose.ts';
import { wishOf } from '../capture/quality.ts';
import { Sender } from '../capture/sender.ts';
import { Uploader } from '../net/relay/uploader.ts';
import type { Clock } from '../protocol/clock.ts';
import type { AckPacket } from '../protocol/packet.ts';
import type { Demand, Stream } from '../protocol/words.ts';

/** What sends the pictures; the capture house behind a few methods. */
export interface Studio {
  readonly state: CameraState;
  open(): Promise<CameraState>;
  close(): void;
  /** which camera is opened from now on */
  prefer(wanted: Input | undefined): void;
  /** another camera, at once if one is open; says why it did not open, and the one before goes on then */
  change(wanted: Input): Promise<CameraFault | undefined>;
  /** Sends pictures of the open camera from now on. */
  send(streams: readonly Stream[], slider: number): void;
  setDemand(demand: readonly Demand[]): void;
  setSlider(slider: number): void;
  hurry(stream: number): void;
  acked(ack: AckPacket): void;
  /** a new line: what was on its way is gone */
  lineChanged(): void;
  stopSending(): void;
  /** what went out since the last reading */
  read(): { bytes: number; pictures: number };
}

export interface StudioOptions {
  clock: Clock;
  driver: CameraDriver;
  /** how pictures are turned before they go out */
  pose(): Pose;
  /** sends a frame, now or never */
  transmit(frame: Uint8Array): boolean;
  /** the server has a picture; ms since it was sent */
  arrived?(bytes: number, ms: number): void;
  cameraMoved(state: CameraState): void;
  /** the encoder for a camera that was just opened; undefined when this engine cannot make a JPEG */
  encoderFor(camera: OpenCamera): Promise<StillEncoder | undefined>;
}

/** Camera, encoder and uploader put together: what goes out of this room. */
export class CameraStudio implements Studio {
  private readonly options: StudioOptions;
  private readonly camera: Camera;
  private uploader: Uploader;
  private encoder: StillEncoder | undefined;
  private sender: Sender | undefined;
  private sending: { streams: readonly Stream[]; slider: number; demand: readonly Demand[] } | undefined;

  constructor(options: StudioOptions) {
    this.options = options;
    this.camera = new Camera(options.driver, options.clock, (state) => this.moved(state), options.pose);
    this.uploader = this.newUploader();
  }

  get state(): CameraState {
    return this.camera.state;
  }

  open(): Promise<CameraState> {
    return this.camera.open();
  }

  close(): void {
    this.camera.close();
  }

  prefer(wanted: Input | undefined): void {
    this.camera.prefer(wanted);
  }

  change(wanted: Input): Promise<CameraFault | undefined> {
    return this.camera.change(wanted);
  }

  send(streams: readonly Stream[], slider: number): void {
    this.uploader = this.newUploader();
    this.sending = { streams, slider, demand: [] };
    this.startSender();
  }

  setDemand(demand: readonly Demand[]): void {
    if (this.sending) this.sending.demand = demand;
    this.sender?.setDemand(demand);
  }

  setSlider(slider: number): void {
    if (this.sending) this.sending.slider = slider;
    this.sender?.setWish(wishOf(slider));
  }

  hurry(stream: number): void {
    this.sender?.hurry(stream);
  }

  acked(ack: AckPacket): void {
    this.uploader.acked(ack);
    this.sender?.goOn();
  }

  lineChanged(): void {
    this.uploader.reset();
    this.sender?.goOn();
  }

  stopSending(): void {
    this.sending = undefined;
    this.sender?.stop();
    this.sender = undefined;
  }

  read(): { bytes: number; pictures: number } {
    return this.uploader.read();
  }

  private moved(state: CameraState): void {
    // It takes its pictures from the camera before this one.
    this.sender?.stop();
    this.sender = undefined;
    if (state.is !== 'on') {
      this.encoder?.close();
      this.encoder = undefined;
    } else this.startSender();
    this.options.cameraMoved(state);
  }

  /** Sending needs an open camera and somebody who wants it sent; whichever comes last starts it. */
  private startSender(): void {
    const { state } = this.camera;
    if (state.is !== 'on' || !this.sending) return;
    const { camera } = state;
    void this.encoderOf(camera).then((encoder) => {
      const sending = this.sending;
      if (!encoder || !sending || this.camera.state !== state) return;
      this.sender?.stop();
      const { clock } = this.options;
      const sender = new Sender(
        { clock, sink: this.uploader, encoder, camera, streams: sending.streams },
        wishOf(sending.slider),
      );
      this.sender = sender;
      sender.setDemand(sending.demand);
      // Whoever waits for a first picture asked for it before there was anybody to hear it.
      for (const { stream } of sending.demand) sender.hurry(stream);
    });
  }

  private async encoderOf(camera: OpenCamera): Promise<StillEncoder | undefined> {
    if (!this.encoder) this.encoder = await this.options.encoderFor(camera);
    return this.encoder;
  }

  private newUploader(): Uploader {
    const { clock, transmit, arrived } = this.options;
    return new Uploader({ clock, send: transmit, ...(arrived ? { arrived } : {}) });
  }
}

/** The browser's encoders, the faster of the two. */
export function browserEncoder(workerScript: string): StudioOptions['encoderFor'] {
  return (camera) => pickEncoder(camera, workerScript, () => performance.now());
}
