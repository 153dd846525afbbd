import type { ErrorCode } from '../../protocol/errors.ts';
import { Kind, type Packet, writePiece } from '../../protocol/packet.ts';
import type { Answer, Request } from '../../protocol/words.ts';
import { codeOf, Failure, type LocalCode } from '../failure.ts';
import { Transfer, type TransferPorts } from './transfer.ts';

export interface UploadHandlers {
  /** so many bytes are on the server */
  sending(sent: number): void;
  /** there is no line for it; it goes on by itself */
  waiting(): void;
  finishing(): void;
  sent(answer: Answer<'clip.finish'>): void;
  failed(code: ErrorCode | LocalCode): void;
}

/** A sealed file on its way to the store (V4). */
export class Upload {
  private readonly ports: TransferPorts;
  private readonly word: Omit<Request<'clip.send'>, 'link'>;
  private readonly file: Uint8Array;
  private readonly handlers: UploadHandlers;
  private readonly transfer: Transfer;
  private leg: Extract<Answer<'clip.send'>, { state: 'uploading' }> | undefined;
  private send: (frame: Uint8Array) => void = () => {};
  private given = 0;
  private acked = 0;
  /** it had come otherwise than it went, once: a disk may have lost what the server believed it had */
  private wasBroken = false;

  constructor(
    ports: TransferPorts,
    word: Omit<Request<'clip.send'>, 'link'>,
    file: Uint8Array,
    handlers: UploadHandlers,
  ) {
    this.ports = ports;
    this.word = word;
    this.file = file;
    this.handlers = handlers;
    this.transfer = new Transfer(ports, {
      begin: (link, send) => this.begin(link, send),
      packet: (packet) => this.packet(packet),
      running: () => this.pump(),
      waiting: () => {
        this.leg = undefined;
        handlers.waiting();
      },
      failed: (code) => handlers.failed(code),
    });
  }

  /** Begins, or goes on. */
  go(): void {
    this.transfer.go();
  }

  /** Pauses: the server keeps what has come. */
  stop(): void {
    this.leg = undefined;
    this.transfer.stop();
  }

  lineBack(): void {
    this.transfer.lineBack();
  }

  lineLost(): void {
    this.transfer.lineLost();
  }

  /** It is not sent after all; what came of it goes from the server, too. */
  async cancel(): Promise<void> {
    this.stop();
    const { to, key } = this.word;
    await this.ports.connection.request('clip.cancel', { to, key });
  }

  private async begin(link: string, send: (frame: Uint8Array) => void): Promise<void> {
    this.send = send;
    this.leg = undefined;
    const answer = await this.ports.connection.request('clip.send', { ...this.word, link });
    if (answer.state === 'sent') return this.done(answer);
    this.leg = answer;
    this.given = answer.from;
    this.acked = answer.from;
  }

  private packet(packet: Packet): void {
    if (packet.kind !== Kind.ack || packet.stream !== this.leg?.stream) return;
    if (packet.shown <= this.acked || packet.shown > this.given) return;
    this.acked = packet.shown;
    this.transfer.progressed();
    this.pump();
  }

  /** As much as may be on its way, and no more: so the server holds us to what the line is given. */
  private pump(): void {
    const { leg, file } = this;
    if (!leg) return;
    if (this.acked >= file.length) return void this.finish(leg.upload);
    this.handlers.sending(this.acked);
    while (this.given < file.length) {
      const length = Math.min(leg.piece, file.length - this.given);
      if (this.given + length - this.acked > leg.window) return;
      this.send(writePiece(leg.stream, this.given, file.subarray(this.given, this.given + length)));
      this.given += length;
    }
  }

  private async finish(upload: string): Promise<void> {
    const { leg } = this;
    this.handlers.finishing();
    try {
      const answer = await this.ports.connection.request('clip.finish', { upload });
      if (leg === this.leg) this.done(answer);
    } catch (failure) {
      if (leg !== this.leg) return;
      // Gone, or deleted because it was damaged: the next clip.send says from where on.
      const again = codeOf(failure) === 'clip.unknown' || (codeOf(failure) === 'clip.broken' && !this.wasBroken);
      this.wasBroken = this.wasBroken || codeOf(failure) === 'clip.broken';
      this.transfer.broke(again ? new Failure('clip.incomplete') : failure);
    }
  }

  private done({ sequence, at, clip }: Answer<'clip.finish'>): void {
    this.stop();
    this.handlers.sent({ sequence, at, clip });
  }
}
