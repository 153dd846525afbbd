import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { TransferPorts } from '../../net/clips/transfer.ts';
import { Upload } from '../../net/clips/upload.ts';
import type { SealedClip } from '../../protocol/clip/writer.ts';
import type { Answer } from '../../protocol/words.ts';
import type { ClipSending, ClipSendingState } from '../clips-shape.ts';
import type { Talk } from './talk.ts';

export interface SendingPorts {
  talk: Talk;
  transfer: Omit<TransferPorts, 'prepare'>;
  /** it is in the conversation now */
  sent(answer: Answer<'clip.finish'>): void;
  /** it is not sent after all */
  dropped(): void;
}

/** One video message on its way out: sealed before it began, and never another one. */
export class Sending implements ClipSending {
  readonly person: string;
  readonly key: string;
  readonly clip: SealedClip;
  private readonly ports: SendingPorts;
  private readonly upload: Upload;
  private readonly state_ = signal<ClipSendingState>({ is: 'waiting' });
  private done = 0;
  private holds = false;

  constructor(key: string, clip: SealedClip, wait: boolean, ports: SendingPorts) {
    const { talk, transfer } = ports;
    this.person = talk.person;
    this.key = key;
    this.clip = clip;
    this.ports = ports;
    const { digest, ms, sound } = clip;
    const bytes = clip.bytes.length;
    const word = { to: talk.person, key, digest, bytes, ms, sound, ...(wait ? {} : { wait }) };
    this.upload = new Upload({ ...transfer, prepare: () => talk.ensureSending() }, word, clip.bytes, {
      sending: (sent) => {
        this.done = sent;
        this.state_.value = { is: 'sending', sent, bytes };
      },
      waiting: () => {
        this.state_.value = { is: 'waiting' };
      },
      finishing: () => {
        this.state_.value = { is: 'finishing' };
      },
      sent: (answer) => {
        this.state_.value = { is: 'sent', sequence: answer.sequence, at: answer.at };
        this.hold(false);
        ports.sent(answer);
      },
      failed: (code) => {
        this.state_.value = { is: 'failed', code };
        this.hold(false);
      },
    });
  }

  get state(): ReadonlySignal<ClipSendingState> {
    return this.state_;
  }

  /** Begins, or goes on. */
  again(): void {
    if (this.state_.peek().is === 'sent') return;
    this.hold(true);
    this.state_.value = { is: 'waiting' };
    this.upload.go();
  }

  resume(): void {
    this.again();
  }

  pause(): void {
    const { is } = this.state_.peek();
    if (is !== 'sending' && is !== 'waiting') return;
    this.upload.stop();
    this.state_.value = { is: 'paused', sent: this.done, bytes: this.clip.bytes.length };
    this.hold(false);
  }

  cancel(): void {
    if (this.state_.peek().is === 'sent') return;
    this.upload.cancel().catch(() => {
      // What has come of it goes from the server by itself, after a while.
    });
    this.hold(false);
    this.ports.dropped();
  }

  /** Somebody else is in on this TV. */
  stop(): void {
    this.upload.stop();
    this.holds = false;
  }

  lineBack(): void {
    this.upload.lineBack();
  }

  lineLost(): void {
    this.upload.lineLost();
  }

  private hold(holds: boolean): void {
    if (holds === this.holds) return;
    this.holds = holds;
    if (holds) this.ports.talk.open();
    else this.ports.talk.close();
  }
}
