import type { Speaker } from './line.ts';
import { shared } from './pace.ts';
import { type Ack, pictureOf } from './packet.ts';
import type { RoomName, Rooms } from './rooms.ts';
import { Sender } from './sender.ts';
import { type Broadcast, type Demand, Refusal, type Stream, type Viewer } from './words.ts';

/** docs/protocol.md: a broadcast goes on under its name if the cut was shorter than this. */
const GO_ON_MS = 30_000;

type OnAir = { broadcast: string; senders: Map<number, Sender>; viewers: Map<string, Viewer> };

/** One person's webcam: on air or not, and what goes out on it. */
export class Air {
  readonly #line: Speaker;
  readonly #room: RoomName;
  readonly #rooms: Pick<Rooms, 'picture'>;
  readonly #log: (text: string) => void;
  #wanted = false;
  #now: OnAir | undefined;

  constructor(line: Speaker, room: RoomName, rooms: Pick<Rooms, 'picture'>, log: (text: string) => void) {
    this.#line = line;
    this.#room = room;
    this.#rooms = rooms;
    this.#log = log;
    line.on('webcam.demand', ({ broadcast, demand }) => {
      if (this.#isNow(broadcast)) this.#demand(demand);
    });
    line.on('webcam.key', ({ stream }) => this.#now?.senders.get(stream)?.key());
    line.on('webcam.viewer', ({ broadcast, change, viewer }) => {
      const viewers = this.#isNow(broadcast)?.viewers;
      if (change === 'left') viewers?.delete(viewer.person);
      else viewers?.set(viewer.person, viewer);
    });
    line.on('webcam.ended', ({ broadcast, why }) => {
      if (!this.#isNow(broadcast)) return;
      this.#end();
      if (why === 'lost' && this.#wanted) void this.#start();
    });
  }

  get isOn(): boolean {
    return this.#now !== undefined;
  }

  /** Whether somebody looks at it large; thumbnails on home screens do not count. */
  get isWatched(): boolean {
    return [...(this.#now?.viewers.values() ?? [])].some((viewer) => !viewer.small);
  }

  async goOn(): Promise<void> {
    this.#wanted = true;
    await this.#start();
  }

  async goOff(): Promise<void> {
    this.#wanted = false;
    this.#end();
    await this.#line.request('webcam.stop', {});
  }

  /** A new session: on air again if it was, in the same broadcast after a short cut. */
  async again(cutMs: number): Promise<void> {
    const before = this.#now?.broadcast;
    this.#demand([]);
    if (this.#wanted) await this.#start(cutMs < GO_ON_MS ? before : undefined);
  }

  /** The same session on a new line. */
  resumed(): void {
    for (const sender of this.#now?.senders.values() ?? []) sender.restart();
  }

  acked({ stream, sequence }: Ack): void {
    this.#now?.senders.get(stream)?.acked(sequence);
  }

  /** @param broadcast the name of the one to go on with */
  async #start(broadcast?: string): Promise<void> {
    // This TV is the one they sit at: what is left of another (a household that was killed) gives way.
    const answer = await this.#line.request('webcam.start', broadcast ? { broadcast } : { takeOver: true });
    if (!(answer instanceof Refusal)) this.#begin(answer);
    else if (answer.code === 'webcam.elsewhere' && broadcast) await this.#start();
    else if (answer.code !== 'line.lost') this.#end();
  }

  #begin({ broadcast, streams, demand, viewers }: Broadcast): void {
    // The streams of a broadcast that goes on count on: their senders are kept.
    const before = this.#isNow(broadcast)?.senders;
    if (!before) this.#end();
    const beganAt = Date.now();
    const senders = new Map(streams.map((stream) => [stream.stream, this.#sender(stream, beganAt)]));
    for (const [stream, sender] of before ?? []) senders.set(stream, sender);
    this.#now = { broadcast, senders, viewers: new Map(viewers.map((viewer) => [viewer.person, viewer])) };
    this.#demand(demand);
    this.resumed();
  }

  #sender({ stream, width, height }: Stream, beganAt: number): Sender {
    let sequence = 0;
    return new Sender(
      (quality) => this.#take(width, quality),
      (jpeg) => {
        const capturedMs = Date.now() - beganAt;
        const picture = pictureOf({ stream, sequence: sequence + 1, capturedMs, width, height }, jpeg);
        return this.#line.sendFrame(picture) ? ++sequence : undefined;
      },
    );
  }

  async #take(width: number, quality: number): Promise<Buffer | undefined> {
    try {
      return await this.#rooms.picture(this.#room, width, quality);
    } catch (error) {
      this.#log(`no picture: ${error}`);
      return undefined;
    }
  }

  #demand(demand: Demand[]): void {
    const entries = shared(demand);
    for (const [stream, sender] of this.#now?.senders ?? []) {
      sender.demand(entries.find((entry) => entry.stream === stream && entry.codec === 'jpeg'));
    }
  }

  #isNow(broadcast: string): OnAir | undefined {
    return this.#now?.broadcast === broadcast ? this.#now : undefined;
  }

  #end(): void {
    for (const sender of this.#now?.senders.values() ?? []) sender.stop();
    this.#now = undefined;
  }
}
