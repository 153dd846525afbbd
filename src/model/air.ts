import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraFault, CameraState } from '../capture/camera.ts';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import { AIR_RESUME_MS } from '../protocol/limits.ts';
import type { AckPacket } from '../protocol/packet.ts';
import type { AnyEvent, BroadcastState, AirState as Elsewhere, Start, Viewer } from '../protocol/words.ts';
import type { AirState } from './air-state.ts';
import { Audience, type Rate } from './audience.ts';
import { Sending } from './sending.ts';
import type { SettingsStore } from './settings.ts';
import type { Studio } from './studio.ts';

export interface AirPorts {
  connection: Connection;
  clock: Clock;
  settings: SettingsStore;
  studio: Studio;
}

/** Own webcam: being on air, and who sees it (W4, W5, W10, W11). */
export class Air {
  private readonly ports: AirPorts;
  private readonly state_ = signal<AirState>({ is: 'off' });
  private readonly audience = new Audience();
  private readonly sending: Sending;
  private readonly camera_ = signal<CameraState>({ is: 'off' });
  /** somebody looks at the own picture on the screen */
  private previews = 0;
  /** counts attempts to go on air; one that was given up is no longer the last */
  private turn = 0;
  private cutAt: number | undefined;
  private hiddenAt: number | undefined;
  private held = false;
  private onFault: (fault: CameraFault) => void = () => {};
  private cancelHidden: Cancel = () => {};

  constructor(ports: AirPorts) {
    this.ports = ports;
    this.sending = new Sending(ports.studio, ports.settings);
  }

  get state(): ReadonlySignal<AirState> {
    return this.state_;
  }

  /** People watching this TV's broadcast now. */
  get viewers(): ReadonlySignal<readonly Viewer[]> {
    return this.audience.viewers;
  }

  /** Pictures a second by person. */
  get rates(): ReadonlySignal<ReadonlyMap<string, Rate>> {
    return this.audience.rates;
  }

  get camera(): ReadonlySignal<CameraState> {
    return this.camera_;
  }

  /** What pictures may take now at most, kbps on the wire; 0 while nobody watches. */
  get allowedKbps(): number {
    return this.sending.allowedKbps;
  }

  /** What goes out, for the screen: bytes on the wire and pictures since the last reading. */
  readUpload(): { bytes: number; pictures: number } {
    return this.ports.studio.read();
  }

  onCameraLost(told: (fault: CameraFault) => void): void {
    this.onFault = told;
  }

  /** The own picture is on the screen: the camera is on, and nobody else sees it. */
  async openPreview(): Promise<CameraState> {
    this.previews += 1;
    return this.ports.studio.open();
  }

  closePreview(): void {
    this.previews = Math.max(0, this.previews - 1);
    this.closeIfUnused();
  }

  /** Looks for a camera again ("Look again"). */
  async lookAgain(): Promise<CameraState> {
    this.ports.studio.close();
    return this.ports.studio.open();
  }

  /** The camera moved; called by the studio. */
  cameraMoved(camera: CameraState): void {
    this.camera_.value = camera;
    const state = this.state_.peek();
    if (camera.is !== 'failed') return;
    if (state.is === 'on' && this.hiddenAt === undefined) {
      this.stopped({ is: 'off', ended: 'unplugged' });
      this.ports.connection.request('webcam.stop', {}).catch(() => {
        // The line is gone as well: the server ends the broadcast by itself.
      });
      this.onFault(camera.fault);
    }
  }

  /**
   * Goes on air. The person has seen the 3-2-1.
   * Rejects with webcam.elsewhere when another TV is on air and `takeOver` was not asked for.
   */
  async goOnAir(options: { takeOver?: boolean; broadcast?: string; pin?: string } = {}): Promise<void> {
    const { studio, connection } = this.ports;
    const before = this.state_.peek();
    if (before.is === 'on' || before.is === 'starting') return;
    const failed: AirState = before.is === 'elsewhere' ? before : { is: 'off' };
    this.turn += 1;
    const { turn } = this;
    this.state_.value = { is: 'starting' };
    const camera = await studio.open();
    if (turn !== this.turn) return;
    if (camera.is !== 'on') {
      this.state_.value = failed;
      return;
    }
    try {
      const started = await connection.request('webcam.start', options);
      // Stopped meanwhile: the word that says so follows this one.
      if (turn !== this.turn) return;
      this.started_(started);
    } catch (failure) {
      if (turn !== this.turn) return;
      this.state_.value = failed;
      this.closeIfUnused();
      throw failure;
    }
  }

  /** Goes off air, whichever TV of the person is on; while the server is still being asked, that is taken back. */
  async stop(): Promise<void> {
    this.turn += 1;
    const state = this.state_.peek();
    if (state.is === 'on' || state.is === 'again' || state.is === 'starting')
      this.stopped({ is: 'off', ended: 'stopped' });
    await this.ports.connection.request('webcam.stop', {});
  }

  /** "No" to being asked whether to go on air again. */
  stayOff(): void {
    if (this.state_.peek().is === 'again') this.stopped({ is: 'off', ended: 'lost' });
  }

  /** Nobody is signed in on this TV any more: its camera's light goes out. */
  signedOut(): void {
    this.turn += 1;
    if (this.state_.peek().is !== 'off') this.stopped({ is: 'off' });
  }

  async removeViewer(person: string, block = false): Promise<void> {
    await this.ports.connection.request('webcam.remove', { person, block });
  }

  async invite(person: string): Promise<void> {
    await this.ports.connection.request('webcam.invite', { person });
  }

  /** The slider moved; the picture follows within the next one. */
  sliderMoved(slider: number): void {
    this.ports.studio.setSlider(slider);
  }

  /** W9's other side: the app was hidden, or is shown again. The camera is off while it is hidden. */
  async visible(visible: boolean): Promise<void> {
    const { clock, studio, connection } = this.ports;
    const state = this.state_.peek();
    if (!visible) {
      this.hiddenAt = clock.now();
      studio.close();
      if (state.is !== 'on') return;
      this.state_.value = { ...state, hidden: true };
      await connection.request('webcam.pause', { paused: true }).catch(() => {});
      this.cancelHidden = clock.after(AIR_RESUME_MS, () => this.askAgain());
      return;
    }
    this.cancelHidden();
    const wasHidden = this.hiddenAt !== undefined;
    this.hiddenAt = undefined;
    if (!wasHidden) return;
    if (this.previews > 0 || state.is === 'on') await studio.open();
    const now = this.state_.peek();
    if (now.is !== 'on' || studio.state.is !== 'on') return;
    this.state_.value = { ...now, hidden: false };
    this.sending.again();
    await connection.request('webcam.pause', { paused: false }).catch(() => {});
  }

  /** Something is recorded: the broadcast stays, and nothing of this room goes out meanwhile (V2). */
  async hold(held: boolean): Promise<void> {
    this.held = held;
    const state = this.state_.peek();
    // While the app is hidden nothing goes out anyway.
    if (state.is !== 'on' || state.hidden === held || this.hiddenAt !== undefined) return;
    this.state_.value = { ...state, hidden: held };
    if (held) this.ports.studio.stopSending();
    else this.sending.again();
    await this.ports.connection.request('webcam.pause', { paused: held }).catch(() => {});
  }

  /** The line was lost. Pictures stop; for half a minute the server keeps the place. */
  lineLost(): void {
    const state = this.state_.peek();
    if (state.is !== 'on' || state.cut) return;
    this.cutAt = this.ports.clock.now();
    this.state_.value = { ...state, cut: true };
  }

  /** The session goes on: so does the broadcast, if the server still has it; it says so otherwise. */
  resumed(): void {
    const state = this.state_.peek();
    if (state.is !== 'on') return;
    this.ports.studio.lineChanged();
    this.cutAt = undefined;
    this.state_.value = { ...state, cut: false };
  }

  /** A new session: a broadcast that was cut for a short while is taken up again under its name. */
  started(start: Start): void {
    const state = this.state_.peek();
    const cutFor = this.cutAt === undefined ? 0 : this.ports.clock.now() - this.cutAt;
    if (state.is === 'on' && cutFor <= AIR_RESUME_MS) void this.takeUp(state.broadcast);
    else if (state.is === 'on') this.askAgain();
    else this.elsewhere(start.air);
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'webcam.demand':
        return this.sending.wanted(event.demand);
      case 'webcam.key':
        return this.ports.studio.hurry(event.stream);
      case 'webcam.viewer':
        return this.audience.changed(this.byOurClock(event.viewer), event.change !== 'left');
      case 'webcam.rates':
        return this.audience.rated(event.rates);
      case 'webcam.state':
        return this.elsewhere(event);
      case 'webcam.ended':
        return this.ended(event.broadcast, event.why);
    }
  }

  acked(ack: AckPacket): void {
    this.ports.studio.acked(ack);
  }

  private async takeUp(broadcast: string): Promise<void> {
    const { connection, studio } = this.ports;
    studio.stopSending();
    try {
      this.started_(await connection.request('webcam.start', { broadcast }));
    } catch (failure) {
      if (codeOf(failure) === 'connection.lost') return;
      this.askAgain();
    }
  }

  private started_(state: BroadcastState): void {
    this.cutAt = undefined;
    batch(() => {
      this.audience.begin(state.viewers.map((viewer) => this.byOurClock(viewer)));
      const { broadcast, since } = this.byOurClock(state);
      this.state_.value = { is: 'on', broadcast, since, hidden: false, cut: false };
    });
    this.sending.begin(state.streams, state.demand);
    if (this.held) void this.hold(true);
  }

  private ended(broadcast: string, why: 'stopped' | 'taken_over' | 'lost' | 'account'): void {
    const state = this.state_.peek();
    if (state.is !== 'on' || state.broadcast !== broadcast) return;
    if (why === 'lost') this.askAgain();
    else this.stopped({ is: 'off', ended: why });
  }

  private askAgain(): void {
    this.stopped({ is: 'again' });
  }

  private stopped(state: AirState): void {
    this.sending.end();
    this.cutAt = undefined;
    batch(() => {
      this.state_.value = state;
      this.audience.end();
    });
    this.closeIfUnused();
  }

  private elsewhere({ onAir, device, watching }: Elsewhere): void {
    const state = this.state_.peek();
    if (state.is === 'on' || state.is === 'starting') return;
    if (onAir) this.state_.value = { is: 'elsewhere', device: device ?? '', watching };
    else if (state.is === 'elsewhere') this.state_.value = { is: 'off' };
  }

  /** The server's times as this TV's clock has them: screens count from there. */
  private byOurClock<T extends { since: number }>(told: T): T {
    return { ...told, since: told.since - this.ports.connection.ahead };
  }

  private closeIfUnused(): void {
    const { is } = this.state_.peek();
    if (this.previews === 0 && is !== 'on' && is !== 'starting') this.ports.studio.close();
  }
}
