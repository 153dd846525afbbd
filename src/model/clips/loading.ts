import { type ReadonlySignal, signal } from '@preact/signals-core';
import { Download } from '../../net/clips/download.ts';
import type { TransferPorts } from '../../net/clips/transfer.ts';
import type { ClipLink } from '../../protocol/words.ts';
import type { ClipLoading, ClipLoadingState } from '../clips-shape.ts';
import type { Talk } from './talk.ts';

export interface LoadingPorts {
  talk: Talk;
  transfer: Omit<TransferPorts, 'prepare'>;
  /** all of it is here: what was loaded before may have to make room */
  ready(): void;
}

/** One video message of a conversation, and how far it is here (V5). */
export class Loading implements ClipLoading {
  clip: ClipLink;
  private readonly ports: LoadingPorts;
  private readonly state_ = signal<ClipLoadingState>({ is: 'idle' });
  private download: Download | undefined;
  private holds = false;

  constructor(clip: ClipLink, ports: LoadingPorts) {
    this.clip = clip;
    this.ports = ports;
    this.is(clip);
  }

  get bytes(): number {
    return this.clip.bytes;
  }

  get file(): Uint8Array | undefined {
    return this.download?.file;
  }

  get state(): ReadonlySignal<ClipLoadingState> {
    return this.state_;
  }

  load(): void {
    const { is } = this.state_.peek();
    if (is === 'ready' || is === 'gone' || is === 'loading') return;
    this.download = this.download ?? this.begin();
    this.state_.value = { is: 'loading', loaded: this.download.loaded, bytes: this.bytes };
    this.hold(true);
    this.download.go();
  }

  pause(): void {
    if (this.state_.peek().is !== 'loading' || !this.download) return;
    this.download.stop();
    this.state_.value = { is: 'paused', loaded: this.download.loaded, bytes: this.bytes };
    this.hold(false);
  }

  watched(): void {
    this.mark({ watched: true });
  }

  drop(): void {
    this.ports.transfer.connection.request('clip.release', { clip: this.clip.clip }).catch(() => {
      // It is still there, then; the message says so.
    });
    this.end({ is: 'gone' });
  }

  /** The message says how it stands now. */
  is(clip: ClipLink): void {
    this.clip = clip;
    const { is } = this.state_.peek();
    // What is here whole can still be watched. Said once: whoever draws it asks for it again whenever it changes.
    if (clip.state === 'gone' && is !== 'ready' && is !== 'gone') this.end({ is: 'gone' });
  }

  /** Makes room: it can be loaded again. */
  unload(): void {
    if (this.state_.peek().is === 'ready') this.end({ is: this.clip.state === 'gone' ? 'gone' : 'idle' });
  }

  /** Somebody else is in on this TV. */
  stop(): void {
    this.download?.stop();
    this.holds = false;
  }

  lineBack(): void {
    this.download?.lineBack();
  }

  lineLost(): void {
    this.download?.lineLost();
  }

  private begin(): Download {
    const { talk, transfer } = this.ports;
    return new Download({ ...transfer, prepare: () => talk.ensure() }, this.clip, {
      loading: (loaded) => this.loading(loaded),
      waiting: () => this.loading(this.download?.loaded ?? 0),
      ready: () => {
        this.state_.value = { is: 'ready' };
        this.hold(false);
        this.mark({});
        this.ports.ready();
      },
      failed: (code) => {
        if (code === 'clip.gone' || code === 'clip.unknown') this.end({ is: 'gone' });
        else this.end({ is: 'failed', code, loaded: this.download?.loaded ?? 0 }, code !== 'clip.broken');
      },
    });
  }

  private loading(loaded: number): void {
    this.state_.value = { is: 'loading', loaded, bytes: this.bytes };
  }

  private mark(how: { watched?: true }): void {
    this.ports.transfer.connection.request('clip.mark', { clip: this.clip.clip, ...how }).catch(() => {
      // Its sender hears of it with the next mark, or never: nothing here depends on it.
    });
  }

  /** @param keeps what has come is good, and need not come again */
  private end(state: ClipLoadingState, keeps = false): void {
    this.download?.stop();
    if (!keeps) this.download = undefined;
    this.state_.value = state;
    this.hold(false);
  }

  private hold(holds: boolean): void {
    if (holds === this.holds) return;
    this.holds = holds;
    if (holds) this.ports.talk.open();
    else this.ports.talk.close();
  }
}
