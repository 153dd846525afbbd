import { FIRST_QUALITY, nextAt, nextQuality, wantedBytes } from './pace.ts';
import { isAfter } from './packet.ts';
import type { Demand } from './words.ts';

/** An ack this late is not coming any more. */
const ACK_LOST_MS = 10_000;
/** A picture too big for the demand is made again softer, this often at most. */
const TRIES = 4;

/** A camera: a JPEG of now at this quality, or nothing where it failed. */
export type Take = (quality: number) => Promise<Buffer | undefined>;
/** Sends a picture; returns the sequence it went with, or undefined where the line is down. */
export type Send = (jpeg: Buffer) => number | undefined;

type State =
  | { is: 'idle' }
  | { is: 'waiting'; timer: NodeJS.Timeout }
  | { is: 'taking' }
  | { is: 'sent'; sequence: number; lost: NodeJS.Timeout };

/** One stream of a broadcast: one picture at a time, and only while somebody wants it. */
export class Sender {
  readonly #take: Take;
  readonly #send: Send;
  #state: State = { is: 'idle' };
  #demand: Demand | undefined;
  #last = { at: 0, bytes: 0 };
  #quality = FIRST_QUALITY;
  /** The server asked for a picture at once. */
  #hurry = false;

  constructor(take: Take, send: Send) {
    this.#take = take;
    this.#send = send;
  }

  /** What the server wants of this stream from now on; undefined: nothing. */
  demand(demand: Demand | undefined): void {
    this.#demand = demand;
    if (!demand) this.#hurry = false;
    if (!demand && this.#state.is === 'waiting') this.#settle();
    this.#goOn();
  }

  /** Somebody joined or lost a picture: one goes at once, or right after the ack of the one under way. */
  key(): void {
    this.#hurry = true;
    if (this.#state.is === 'waiting') this.#settle();
    this.#goOn();
  }

  /** An ack stands for everything up to its sequence. */
  acked(sequence: number): void {
    if (this.#state.is !== 'sent' || isAfter(this.#state.sequence, sequence)) return;
    this.#settle();
    this.#goOn();
  }

  /** The line is another one: what was under way got lost with the old one. */
  restart(): void {
    if (this.#state.is === 'sent' || this.#state.is === 'waiting') this.#settle();
    this.#goOn();
  }

  stop(): void {
    this.demand(undefined);
    if (this.#state.is === 'sent') this.#settle();
  }

  #settle(): void {
    if (this.#state.is === 'waiting') clearTimeout(this.#state.timer);
    if (this.#state.is === 'sent') clearTimeout(this.#state.lost);
    this.#state = { is: 'idle' };
  }

  #goOn(): void {
    if (this.#state.is !== 'idle' || !this.#demand) return;
    const waitMs = this.#hurry ? 0 : nextAt(this.#demand, this.#last.at, this.#last.bytes) - Date.now();
    if (waitMs <= 0) return void this.#picture(this.#demand);
    this.#state = { is: 'waiting', timer: setTimeout(() => this.restart(), waitMs) };
  }

  async #picture(demand: Demand): Promise<void> {
    this.#state = { is: 'taking' };
    this.#hurry = false;
    const jpeg = await this.#fitting(demand);
    this.#state = { is: 'idle' };
    if (!this.#demand) return;
    this.#last = { at: Date.now(), bytes: jpeg?.length ?? 0 };
    if (!jpeg || jpeg.length > this.#demand.maxBytes) return this.#goOn();
    const sequence = this.#send(jpeg);
    // Not sent: the line is down, and `restart` comes with the next one.
    if (sequence === undefined) return;
    this.#state = { is: 'sent', sequence, lost: setTimeout(() => this.restart(), ACK_LOST_MS) };
  }

  async #fitting(demand: Demand): Promise<Buffer | undefined> {
    for (let tries = 0; tries < TRIES; tries++) {
      const jpeg = await this.#take(this.#quality);
      if (!jpeg) return undefined;
      this.#quality = nextQuality(this.#quality, jpeg.length, wantedBytes(demand));
      if (jpeg.length <= demand.maxBytes) return jpeg;
    }
    return undefined;
  }
}
