import type { Cancel } from '../../src/protocol/clock.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { Kind, PIECE_HEADER, readFrame, writePiece } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { LegEnd } from './counts.ts';
import { type Leg, type LegFacts, type LegPorts, whenPaced } from './leg.ts';

/** From the store to a TV of whoever chose the link (V5), as fast as its line is given and it acknowledges. */
export class DownloadLeg implements Leg {
  readonly way = 'down';
  readonly facts: LegFacts;
  heardAt: number;
  fault: LegEnd | undefined;
  readonly #digest: string;
  readonly #ports: LegPorts;
  readonly #failed: (error: unknown) => void;
  #sent: number;
  #acked: number;
  #working = false;
  #work: Promise<void> = Promise.resolve();
  #stopWaiting: Cancel = () => {};
  #over = false;

  /** @param failed the disk did not give it */
  constructor(digest: string, facts: LegFacts, ports: LegPorts, failed: (error: unknown) => void) {
    this.#digest = digest;
    this.facts = facts;
    this.#ports = ports;
    this.#failed = failed;
    this.#sent = facts.from;
    this.#acked = facts.from;
    this.heardAt = ports.clock.now();
  }

  get whole(): boolean {
    return this.#acked === this.facts.bytes;
  }

  /** Begins; call when the answer that names the leg is out. */
  begin(): void {
    this.#next();
  }

  take(frame: Uint8Array): void {
    for (const packet of readFrame(frame).packets) {
      if (packet.kind !== Kind.ack || packet.stream !== this.facts.stream) continue;
      // Of what was not sent, or of the past.
      if (packet.shown <= this.#acked || packet.shown > this.#sent) continue;
      this.heardAt = this.#ports.clock.now();
      this.#acked = packet.shown;
    }
    this.#next();
  }

  async end(why: ErrorCode = 'link.refused'): Promise<void> {
    if (!this.#over) {
      this.#over = true;
      this.#stopWaiting();
      this.facts.link.close(why);
    }
    await this.#work;
  }

  #next(): void {
    const { bytes, piece, window } = this.facts;
    const length = Math.min(piece, bytes - this.#sent);
    if (this.#over || this.#working || length === 0 || this.#sent + length - this.#acked > window) return;
    this.#working = true;
    this.#stopWaiting = whenPaced(this.#ports, onWire(PIECE_HEADER + length), () => {
      this.#work = this.#send(length);
    });
  }

  async #send(length: number): Promise<void> {
    const { link, stream } = this.facts;
    try {
      const payload = await this.#ports.files.read(this.#digest, this.#sent, length);
      if (payload.length !== length) throw new Error('a stored file is shorter than it was');
      if (!this.#over) link.send(writePiece(stream, this.#sent, payload));
      this.#sent += length;
    } catch (error) {
      this.#failed(error);
      this.fault = 'disk';
      void this.end('server.stopping');
      return;
    }
    this.#working = false;
    this.#next();
  }
}
