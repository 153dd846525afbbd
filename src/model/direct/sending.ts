import { computed, effect, signal } from '@preact/signals-core';
import type { OpenCamera } from '../../capture/camera.ts';
import type { LiveTrack } from '../../capture/live-track.ts';
import type { Peer } from '../../net/direct/peer-shape.ts';
import type { Cancel } from '../../protocol/clock.ts';
import type { Line } from '../../protocol/words.ts';
import type { Air } from '../air.ts';
import type { SettingsStore } from '../settings.ts';
import type { SoundLater } from '../sound-later.ts';

export interface DirectSendingPorts {
  readonly air: Air;
  readonly settings: SettingsStore;
  readonly sound: Pick<SoundLater, 'now'>;
  readonly liveTrack: (camera: OpenCamera, width: number) => LiveTrack | undefined;
  /** class of this TV's line, as it is taken for now */
  line(): Line;
}

/** How much of the own line pictures may take that go straight to one friend, 1000 bits a second. */
const MOST_KBPS: Record<Line, number> = { slow: 80, steady: 600, fast: 2_500 };

/** What goes straight to the one who watches: the same camera, turned as it is for all, and the microphone that is on. */
export class DirectSending {
  private readonly ports: DirectSendingPorts;
  private readonly peer = signal<Peer | undefined>(undefined);
  private readonly flowing = signal(false);
  private readonly stopFollowing: Cancel;
  private bytes = 0;
  private taken = 0;

  constructor(ports: DirectSendingPorts) {
    this.ports = ports;
    const wish = computed(() => {
      const { width, mirror, rotate } = ports.settings.now.value;
      return JSON.stringify([width, mirror, rotate]);
    });
    const picture = signal<LiveTrack | null>(null);
    const sound = signal<LiveTrack | null>(null);
    const stops = [
      // A picture of its own for each camera, and for each way it is turned.
      effect(() => {
        const camera = ports.air.camera.value;
        wish.value;
        const wanted = this.flowing.value && this.peer.value !== undefined && camera.is === 'on';
        const live = wanted ? (ports.liveTrack(camera.camera, ports.settings.now.peek().width) ?? null) : null;
        picture.value = live;
        return () => live?.close();
      }),
      // A way out of its own each time the microphone is turned on.
      effect(() => {
        const live = this.flowing.value && this.peer.value ? (this.openSound() ?? null) : null;
        sound.value = live;
        return () => live?.close();
      }),
      effect(() => this.give(picture.value, sound.value)),
    ];
    this.stopFollowing = () => {
      for (const stop of stops) stop();
    };
  }

  peerIs(peer: Peer | undefined): void {
    this.bytes = 0;
    this.taken = 0;
    this.peer.value = peer;
  }

  flows(on: boolean): void {
    this.flowing.value = on;
  }

  /** Bytes that went out since the last reading, as the engine counted them by then. */
  readUpload(): number {
    const peer = this.peer.peek();
    peer?.read().then(
      ({ bytes }) => {
        if (this.peer.peek() === peer) this.bytes = bytes;
      },
      () => undefined,
    );
    const more = Math.max(0, this.bytes - this.taken);
    this.taken = this.bytes;
    return more;
  }

  stop(): void {
    this.stopFollowing();
  }

  private give(picture: LiveTrack | null, sound: LiveTrack | null): void {
    const { settings, line } = this.ports;
    const media = { picture: picture?.track ?? null, sound: sound?.track ?? null };
    this.peer.value?.give(media, { width: settings.now.peek().width, maxKbps: MOST_KBPS[line()] });
  }

  /** What the microphone hears, if those who watch may. */
  private openSound(): LiveTrack | undefined {
    const mine = this.ports.sound.now.value?.mine;
    const state = mine?.state.value;
    return mine?.heard.value && state?.is === 'on' ? mine.openTrack(state.microphone) : undefined;
  }
}
