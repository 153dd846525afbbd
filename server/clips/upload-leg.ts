import type { Cancel } from '../../src/protocol/clock.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { Kind, type PiecePacket, readFrame, writeAck } from '../../src/protocol/packet.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { LegEnd } from './counts.ts';
import { type Leg, type LegFacts, type LegPorts, whenPaced } from './leg.ts';

/**
 * From the sender's TV to the store (V4). A piece is acknowledged when it is written and the line may have carried it:
 * with no more than a window unacknowledged, that is what holds the sender to the allowance.
 */
export class UploadLeg implements Leg {
  readonly way = 'up';
  readonly facts: LegFacts;
  heardAt: number;
  fault: LegEnd | undefined;
  readonly #part: string;
  readonly #ports: LegPorts;
  readonly #failed: (error: unknown) => void;
  #received: number;
  #acked: number;
  /** pieces are written and acknowledged one after the other */
  #work: Promise<void> = Promise.resolve();
  #stopWaiting: Cancel = () => {};
  #over = false;

  /** @param failed the disk did not take it */
  constructor(part: string, facts: LegFacts, ports: LegPorts, failed: (error: unknown) => void) {
    this.#part = part;
    this.facts = facts;
    this.#ports = ports;
    this.#failed = failed;
    this.#received = facts.from;
    this.#acked = facts.from;
    this.heardAt = ports.clock.now();
  }

  get whole(): boolean {
    return this.#acked === this.facts.bytes;
  }

  take(frame: Uint8Array): void {
    for (const packet of readFrame(frame).packets) {
      if (this.#over) return;
      if (packet.kind === Kind.piece && packet.stream === this.facts.stream) this.#piece(packet);
    }
  }

  async end(why: ErrorCode = 'link.refused'): Promise<void> {
    if (!this.#over) {
      this.#over = true;
      this.#stopWaiting();
      this.facts.link.close(why);
    }
    await this.#work;
  }

  #piece({ offset, payload }: PiecePacket): void {
    const { bytes, piece, window } = this.facts;
    const { length } = payload;
    const after = this.#received + length;
    // What came before is sent again after a cut that only one side noticed.
    if (offset < this.#received) return;
    if (offset > this.#received || after > bytes) return this.#refuse('protocol.malformed');
    if (length > piece) return this.#refuse('protocol.too_big');
    if (after - this.#acked > window) return this.#refuse('limit.bytes');
    this.heardAt = this.#ports.clock.now();
    this.#received = after;
    const copy = Uint8Array.from(payload);
    this.#work = this.#work.then(() => this.#keep(offset, copy));
  }

  #refuse(why: ErrorCode): void {
    this.fault = 'refused';
    void this.end(why);
  }

  async #keep(offset: number, payload: Uint8Array): Promise<void> {
    if (this.#over) return;
    try {
      await this.#ports.files.write(this.#part, offset, payload);
    } catch (error) {
      this.#failed(error);
      this.fault = 'disk';
      // Not awaited: this is what it would wait for.
      void this.end('server.stopping');
      return;
    }
    await this.#paced(onWire(payload.length, true));
    if (this.#over) return;
    this.#acked = offset + payload.length;
    this.facts.link.send(writeAck(this.facts.stream, this.#acked, 0));
  }

  #paced(bytes: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = whenPaced(this.#ports, bytes, resolve);
      this.#stopWaiting = () => {
        stop();
        resolve();
      };
      if (this.#over) this.#stopWaiting();
    });
  }
}
