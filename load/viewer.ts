import { Kind, type PicturePacket, readFrame, writeAck } from '../src/protocol/packet.ts';
import type { Line } from '../src/protocol/words.ts';
import { STAMP_BYTES } from './broadcaster.ts';
import type { CrewTv } from './crew.ts';
import { LoadTv, Refused } from './tv.ts';

/** What the lines of each class really bear here, kbps: a quarter more than the server gives them for pictures. */
export const LINE_KBPS = { slow: 25, steady: 100, fast: 1_000 } as const satisfies Record<Line, number>;

/** Watches, and acknowledges each picture when its line would have brought it. */
export class Viewer {
  readonly line: Line;
  /** since `measure()` */
  pictures = 0;
  bytes = 0;
  /** pictures missing in the sequences it was shown, of any one size */
  gaps = 0;
  /** ms from the broadcaster to here, of each picture */
  readonly ages: number[] = [];
  /** how the server said no, if it did */
  refused: string | undefined;
  /** the server closed the line */
  lost: string | undefined;
  #tv: LoadTv | undefined;
  #busyUntil = 0;
  readonly #unshaped: boolean;
  readonly #newest = new Map<number, number>();

  /** @param unshaped acknowledges at once, as on a line without limits */
  constructor(line: Line, unshaped: boolean) {
    this.line = line;
    this.#unshaped = unshaped;
  }

  async watch(url: string, who: CrewTv, person: string): Promise<void> {
    const tv = await LoadTv.signIn(url, who, this.line);
    this.#tv = tv;
    tv.onBytes = (frame) => {
      for (const packet of readFrame(frame).packets) if (packet.kind === Kind.picture) this.#arrived(packet);
    };
    tv.onClosed = (code, reason) => {
      this.lost = `${code} ${reason}`;
    };
    try {
      await tv.ask('view.open', { person, askAgain: false });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refused = error.code;
    }
  }

  /** Forgets what was counted while everybody came. */
  measure(): void {
    this.pictures = 0;
    this.bytes = 0;
    this.gaps = 0;
    this.ages.length = 0;
    if (this.#tv) this.#tv.answerMs.length = 0;
  }

  /** Asks the server for a sign of life: how long words take. */
  async sayWord(): Promise<void> {
    await this.#tv?.ask('seen', { seq: 0 }).catch(() => undefined);
  }

  get answerMs(): readonly number[] {
    return this.#tv?.answerMs ?? [];
  }

  leave(): void {
    this.#tv?.close();
  }

  /** A line brings one byte after the other: this picture is here when those before it are, and then its own. */
  #arrived(packet: PicturePacket): void {
    const now = Date.now();
    const onTheLine = this.#unshaped ? 0 : (packet.bytes.length * 8) / LINE_KBPS[this.line];
    this.#busyUntil = Math.max(this.#busyUntil, now) + onTheLine;
    const left = packet.payload.length >= STAMP_BYTES ? Buffer.from(packet.payload).readDoubleBE(0) : now;
    const wait = this.#busyUntil - now;
    const { stream, sequence, bytes } = packet;
    const size = bytes.length;
    const before = this.#newest.get(stream);
    if (before !== undefined) this.gaps += sequence - before - 1;
    this.#newest.set(stream, sequence);
    const show = (): void => {
      this.pictures += 1;
      this.bytes += size;
      this.ages.push(Date.now() - left);
      this.#tv?.send(writeAck(stream, sequence, 0));
    };
    if (wait > 0) setTimeout(show, wait);
    else show();
  }
}
