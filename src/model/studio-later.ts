import type { CameraFault, CameraState } from '../capture/camera.ts';
import type { Input } from '../capture/inputs.ts';
import type { AckPacket } from '../protocol/packet.ts';
import type { Demand, Stream } from '../protocol/words.ts';
import type { Studio } from './studio.ts';

/**
 * The studio as a script of its own: it is fetched when a camera is turned on for the first time, and the first focus
 * does not wait for it. Nothing is sent before a camera is on, so what is told to it before that may be passed over.
 */
export class StudioLater implements Studio {
  private readonly make: () => Promise<Studio>;
  private readonly moved: (state: CameraState) => void;
  private readonly idle: CameraState = { is: 'off' };
  private studio: Studio | undefined;
  private waiting: CameraState = this.idle;
  private wanted: Input | undefined;
  private turn = 0;

  /**
   * @param make fetches the script and makes the studio; rejects where it cannot be fetched now
   * @param moved the camera moved
   */
  constructor(make: () => Promise<Studio>, moved: (state: CameraState) => void) {
    this.make = make;
    this.moved = moved;
  }

  get state(): CameraState {
    return this.studio?.state ?? this.waiting;
  }

  async open(): Promise<CameraState> {
    if (this.studio) return this.studio.open();
    this.turn += 1;
    const { turn } = this;
    this.wait({ is: 'opening' });
    const made = await this.make().catch(() => undefined);
    this.arrived(made);
    // Turned off, or on again, while it was on its way.
    if (turn !== this.turn) return this.state;
    if (made) return this.open();
    this.wait({ is: 'failed', fault: 'silent' });
    return this.state;
  }

  private arrived(made: Studio | undefined): void {
    if (this.studio || !made) return;
    made.prefer(this.wanted);
    this.studio = made;
  }

  close(): void {
    if (this.studio) return this.studio.close();
    this.turn += 1;
    if (this.waiting.is !== 'off') this.wait(this.idle);
  }

  prefer(wanted: Input | undefined): void {
    this.wanted = wanted;
    this.studio?.prefer(wanted);
  }

  async change(wanted: Input): Promise<CameraFault | undefined> {
    this.wanted = wanted;
    return this.studio?.change(wanted);
  }

  send(streams: readonly Stream[], slider: number): void {
    this.studio?.send(streams, slider);
  }

  setDemand(demand: readonly Demand[]): void {
    this.studio?.setDemand(demand);
  }

  setSlider(slider: number): void {
    this.studio?.setSlider(slider);
  }

  hurry(stream: number): void {
    this.studio?.hurry(stream);
  }

  acked(ack: AckPacket): void {
    this.studio?.acked(ack);
  }

  lineChanged(): void {
    this.studio?.lineChanged();
  }

  stopSending(): void {
    this.studio?.stopSending();
  }

  read(): { bytes: number; pictures: number } {
    return this.studio?.read() ?? { bytes: 0, pictures: 0 };
  }

  private wait(state: CameraState): void {
    this.waiting = state;
    this.moved(state);
  }
}
