import type { Answer, Ask } from './messages.ts';

/** What is used of a Worker. */
export interface WorkerEnd {
  postMessage(ask: Ask, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
}

/** A stretch of sound that was decoded. */
interface Decoded {
  readonly mark: number;
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

/** Encoders and decoders of Opus that live in a worker, for engines without their own. It is begun with the first. */
export class OpusWorker {
  private readonly begin: () => WorkerEnd;
  private end: WorkerEnd | undefined;
  private lastId = 0;
  private readonly encoding = new Map<number, (packet: { bytes: Uint8Array; at: number }) => void>();
  private readonly decoding = new Map<number, (sound: Decoded) => void>();
  private measured: ((share: number) => void)[] = [];

  /** @param begin starts the script (`worker.ts`) */
  constructor(begin: () => WorkerEnd) {
    this.begin = begin;
  }

  /** @param encoded told each packet, in order, a moment after its last sample */
  openEncoder(
    wish: { kbps: number; packetMs: number; sampleRate: number },
    encoded: (packet: { bytes: Uint8Array; at: number }) => void,
  ): { encode(samples: Float32Array, at: number): void; close(): void } {
    const id = this.nextId();
    this.encoding.set(id, encoded);
    this.ask({ do: 'encoder', id, ...wish });
    return {
      encode: (samples, at) => {
        // Its own copy: who hands it in may go on using theirs.
        const copy = samples.slice();
        if (this.encoding.has(id)) this.ask({ do: 'encode', id, samples: copy, at }, copy);
      },
      close: () => {
        if (this.encoding.delete(id)) this.ask({ do: 'close', id });
      },
    };
  }

  /** @param decoded told in the order of `decode` */
  openDecoder(decoded: (sound: Decoded) => void): { decode(payload: Uint8Array, mark: number): void; close(): void } {
    const id = this.nextId();
    this.decoding.set(id, decoded);
    this.ask({ do: 'decoder', id });
    return {
      decode: (payload, mark) => {
        const copy = payload.slice();
        if (this.decoding.has(id)) this.ask({ do: 'decode', id, payload: copy, mark }, copy);
      },
      close: () => {
        if (this.decoding.delete(id)) this.ask({ do: 'close', id });
      },
    };
  }

  /** How much of the time that is encoded encoding takes here, 0 …; it is tried out for a moment. */
  measure(): Promise<number> {
    return new Promise((resolve) => {
      this.measured.push(resolve);
      this.ask({ do: 'measure' });
    });
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private ask(ask: Ask, given?: Float32Array | Uint8Array): void {
    const end = this.end ?? this.begin();
    this.end = end;
    end.onmessage = ({ data }) => this.answered(data);
    end.postMessage(ask, given ? [given.buffer as ArrayBuffer] : []);
  }

  private answered(answer: Answer): void {
    if (answer.is === 'packet') this.encoding.get(answer.id)?.(answer);
    else if (answer.is === 'sound') this.decoding.get(answer.id)?.(answer);
    else {
      for (const told of this.measured) told(answer.share);
      this.measured = [];
    }
  }
}
