import { ClipReader } from '../protocol/clip/reader.ts';
import type { ClipLoading } from './clips-shape.ts';

const feeds = new WeakMap<ClipLoading, ClipFeed>();

/** Reads a video message while it is loaded, each byte once, whoever shows it. */
export class ClipFeed {
  private readonly loading: ClipLoading;
  private read = 0;
  private file: Uint8Array | undefined;
  private reader_ = new ClipReader();

  /** The one of a video message. */
  static of(loading: ClipLoading): ClipFeed {
    const known = feeds.get(loading);
    if (known) return known;
    const made = new ClipFeed(loading);
    feeds.set(loading, made);
    return made;
  }

  private constructor(loading: ClipLoading) {
    this.loading = loading;
  }

  get reader(): ClipReader {
    return this.reader_;
  }

  /** Nothing of it may be shown: it is no video message, or not the one that was sealed. */
  get broken(): boolean {
    return this.reader_.state === 'bad';
  }

  /** Takes what has come. Reads the state of the loading: an effect follows it. */
  pull(): ClipReader {
    const { loading } = this;
    const state = loading.state.value;
    const { file } = loading;
    // Thrown away meanwhile, and begun again.
    if (file !== this.file) this.restart(file);
    const loaded = state.is === 'ready' ? loading.bytes : 'loaded' in state ? state.loaded : 0;
    if (!file || loaded <= this.read) return this.reader_;
    this.reader_.push(file.subarray(this.read, loaded));
    this.read = loaded;
    return this.reader_;
  }

  private restart(file: Uint8Array | undefined): void {
    this.file = file;
    if (this.read > 0) this.reader_ = new ClipReader();
    this.read = 0;
  }
}
