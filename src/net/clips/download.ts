import type { ErrorCode } from '../../protocol/errors.ts';
import { Kind, type Packet, writeAck } from '../../protocol/packet.ts';
import { hexOf, Sha256 } from '../../protocol/sha256.ts';
import type { Answer } from '../../protocol/words.ts';
import type { LocalCode } from '../failure.ts';
import { Transfer, type TransferPorts } from './transfer.ts';

export interface DownloadHandlers {
  /** so many bytes are here */
  loading(loaded: number): void;
  /** there is no line for it; it goes on by itself */
  waiting(): void;
  /** every byte is here, and is what was sealed */
  ready(): void;
  failed(code: ErrorCode | LocalCode): void;
}

/** A file on its way from the store (V5). */
export class Download {
  /** fills from the front */
  readonly file: Uint8Array;
  private readonly ports: TransferPorts;
  private readonly clip: string;
  private readonly handlers: DownloadHandlers;
  private readonly transfer: Transfer;
  private leg: Answer<'clip.load'> | undefined;
  private send: (frame: Uint8Array) => void = () => {};
  private loaded_ = 0;
  /** taken as it comes: nobody waits for it at the end */
  private hash = new Sha256();

  /** @param clip the reference, and how many bytes there are, as the message says */
  constructor(ports: TransferPorts, { clip, bytes }: { clip: string; bytes: number }, handlers: DownloadHandlers) {
    this.ports = ports;
    this.clip = clip;
    this.file = new Uint8Array(bytes);
    this.handlers = handlers;
    this.transfer = new Transfer(ports, {
      begin: (link, send) => this.begin(link, send),
      packet: (packet) => this.packet(packet),
      running: () => this.look(),
      waiting: () => {
        this.leg = undefined;
        handlers.waiting();
      },
      failed: (code) => handlers.failed(code),
    });
  }

  get loaded(): number {
    return this.loaded_;
  }

  go(): void {
    this.transfer.go();
  }

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

  private async begin(link: string, send: (frame: Uint8Array) => void): Promise<void> {
    this.send = send;
    const leg = await this.ports.connection.request('clip.load', { clip: this.clip, from: this.loaded_, link });
    if (leg.bytes !== this.file.length) return this.fail('clip.broken');
    this.leg = leg;
  }

  private packet(packet: Packet): void {
    const { leg } = this;
    // The first piece may come before the turn in which the answer that named it is handled.
    if (packet.kind !== Kind.piece || (leg && packet.stream !== leg.stream)) return;
    const { offset, payload, stream } = packet;
    if (offset !== this.loaded_ || offset + payload.length > this.file.length) return;
    this.file.set(payload, offset);
    this.hash.update(payload);
    this.loaded_ += payload.length;
    this.transfer.progressed();
    this.send(writeAck(stream, this.loaded_, 0));
    this.look();
  }

  private look(): void {
    const { leg } = this;
    if (!leg) return;
    if (this.loaded_ < this.file.length) this.handlers.loading(this.loaded_);
    else this.check(leg.digest);
  }

  /** Nothing is called whole that is not what its sender sealed. */
  private check(digest: string): void {
    if (hexOf(this.hash.digest()) !== digest) return this.fail('clip.broken');
    this.stop();
    this.handlers.ready();
  }

  private fail(code: ErrorCode): void {
    this.stop();
    this.loaded_ = 0;
    this.hash = new Sha256();
    this.handlers.failed(code);
  }
}
