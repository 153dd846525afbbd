import type { ClipReader } from '../../protocol/clip/reader.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { PicturePacket } from '../../protocol/packet.ts';
import type { Decoded } from '../decoder.ts';
import type { ClipSound } from './clip-sound.ts';
import { Playhead, type PlayState } from './playhead.ts';

export interface ClipPlayerOptions {
  readonly clock: Clock;
  readonly reader: ClipReader;
  /** calls back with the next frame of the screen */
  nextFrame(act: () => void): Cancel;
  decode(packet: PicturePacket): Promise<Decoded>;
  /** draws at once and keeps nothing */
  show(picture: Decoded, at: number): void;
  /** undefined: it is played without */
  readonly sound?: ClipSound | undefined;
  /** how it stands has changed */
  changed(): void;
}

/** Sound that has not begun by then is not waited for. */
const WAKES_MS = 300;

/**
 * Plays a clip, the part of it that has come: pictures and sound in step (V5). What is heard is the clock; without
 * sound it is that of the TV. One picture is decoded ahead, so that each is there when it is due.
 */
export class ClipPlayer {
  private readonly options: ClipPlayerOptions;
  private head: Playhead | undefined;
  private cancel: Cancel = () => {};
  private shown = -1;
  private ahead: { readonly index: number; picture?: Decoded | undefined } | undefined;
  private sounding = false;
  private wants: 'play' | 'pause' = 'pause';
  private told: PlayState | undefined;
  private waitsForFrame = false;
  private over = false;

  constructor(options: ClipPlayerOptions) {
    this.options = options;
  }

  get state(): PlayState {
    return this.head?.state ?? (this.wants === 'play' ? 'waiting' : 'paused');
  }

  /** ms since the beginning */
  get position(): number {
    return this.head?.position(this.now) ?? 0;
  }

  /** Length of the clip, ms; 0 while that is not known. */
  get ms(): number {
    return this.options.reader.header?.ms ?? 0;
  }

  /** More of it has come. */
  came(): void {
    const { reader } = this.options;
    if (!this.head && reader.header) {
      this.head = new Playhead(reader.header.ms);
      if (this.wants === 'pause') this.head.pause(this.now);
    }
    this.settle(() => this.head?.came(reader.readyMs, reader.state === 'whole', this.now));
  }

  /** Goes on, from the beginning where it has ended. */
  play(): void {
    this.wants = 'play';
    const { sound } = this.options;
    const begin = (): void => {
      if (this.wants === 'play' && !this.over) this.settle(() => this.head?.play(this.now));
    };
    if (!sound || sound.runs) return begin();
    let begun = false;
    const once = (): void => {
      if (!begun) begin();
      begun = true;
    };
    sound.wake().then(once, once);
    this.options.clock.after(WAKES_MS, once);
  }

  pause(): void {
    this.wants = 'pause';
    this.settle(() => this.head?.pause(this.now));
  }

  seek(to: number): void {
    this.settle(() => {
      this.hush();
      this.head?.seek(to, this.now);
    });
  }

  /** Nothing is seen or heard of it from now on. */
  stop(): void {
    this.over = true;
    this.cancel();
    this.hush();
    this.ahead?.picture?.close();
    this.ahead = undefined;
  }

  private get now(): number {
    const { sound, clock } = this.options;
    return this.sounding && sound ? sound.now : clock.now();
  }

  /** Does something to the playhead, and brings sound and pictures in line with it. */
  private settle(act: () => void): void {
    if (this.over) return;
    act();
    const { head } = this;
    const state = head?.state;
    if (head && state === 'playing' && !this.sounding) this.beginSound(head);
    if (state !== 'playing') this.hush();
    this.draw();
    if (state === 'playing' || state === 'waiting') this.goOn();
    if (state === this.told) return;
    this.told = state;
    this.options.changed();
  }

  /** From here on the clock is what is heard. */
  private beginSound(head: Playhead): void {
    const { sound, reader } = this.options;
    if (!sound?.runs || !reader.header?.sound) return;
    const at = head.position(this.now);
    head.follow(at, sound.start(at));
    this.sounding = true;
  }

  private hush(): void {
    if (!this.sounding) return;
    const at = this.position;
    this.options.sound?.stop();
    this.sounding = false;
    this.head?.follow(at, this.now);
  }

  private goOn(): void {
    if (this.waitsForFrame) return;
    this.waitsForFrame = true;
    this.cancel = this.options.nextFrame(() => {
      this.waitsForFrame = false;
      this.options.sound?.pump();
      this.settle(() => this.head?.settle(this.now));
    });
  }

  /** Shows the picture that is due, and decodes the one after it. */
  private draw(): void {
    const { head, ahead } = this;
    if (!head) return;
    const due = this.dueAt(head.position(this.now));
    if (due !== this.shown && ahead?.index === due && ahead.picture) {
      this.options.show(ahead.picture, this.options.reader.pictures[due]?.at ?? 0);
      ahead.picture.close();
      this.ahead = undefined;
      this.shown = due;
    }
    const wanted = due === this.shown ? due + 1 : due;
    if (this.ahead?.index !== wanted) this.prepare(wanted);
  }

  private prepare(index: number): void {
    const next = this.options.reader.pictures[index];
    if (!next || (this.ahead && !this.ahead.picture)) return;
    this.ahead?.picture?.close();
    const ahead: { readonly index: number; picture?: Decoded } = { index };
    this.ahead = ahead;
    this.options.decode(next.packet).then(
      (picture) => {
        if (this.over || this.ahead !== ahead) return picture.close();
        ahead.picture = picture;
        this.draw();
      },
      () => {
        // One that is broken is passed over.
        if (this.ahead === ahead) this.ahead = undefined;
        this.shown = index;
      },
    );
  }

  /** The last picture of before this place; the first one stands from the beginning. */
  private dueAt(position: number): number {
    const { pictures } = this.options.reader;
    let [low, high] = [0, pictures.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((pictures[middle]?.at ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
