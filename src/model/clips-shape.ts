import type { ReadonlySignal } from '@preact/signals-core';
import type { ClipLimits } from '../capture/clip/plan.ts';
import type { SealedClip } from '../protocol/clip/writer.ts';
import type { ClipLink, Takes } from '../protocol/words.ts';

/** Video messages of this TV: what is sent, what is loaded, and the sessions they need (V1, V4, V5). */
export interface Clips {
  /** The text and the video session with a friend. */
  with(person: string): ClipTalk;
  /** Of all conversations, oldest first; what is sent leaves it. */
  readonly sending: ReadonlySignal<readonly ClipSending[]>;
  /** Sends it; the person has chosen to. @param options `wait: false`: only while the friend is here */
  send(person: string, clip: SealedClip, options?: { readonly wait?: boolean }): ClipSending;
  /** One that is in a conversation; the same object for the same reference. */
  link(clip: ClipLink, person: string): ClipLoading;
}

export interface ClipTalk {
  /** What becomes of a video message to them; undefined: not known yet. */
  readonly takes: ReadonlySignal<Takes | undefined>;
  /** undefined: not known yet. `left`: bytes this person may still store */
  readonly limits: ReadonlySignal<(ClipLimits & { readonly left: number }) | undefined>;
  readonly video: ReadonlySignal<VideoState>;
  /** The conversation is on the screen; counted. */
  open(): void;
  close(): void;
  /** Begins the video session, beside the text session. Rejects with a Failure. */
  startVideo(): Promise<void>;
  endVideo(): void;
}

/** The video session with a friend (V1). */
export type VideoState =
  | { is: 'closed' }
  | { is: 'opening' }
  | { is: 'open'; video: string }
  | { is: 'refused'; code: string };

/** One on its way to the store. waiting: there is no line. finishing: all bytes are there. */
export type ClipSendingState =
  | { is: 'waiting' }
  | { is: 'sending'; sent: number; bytes: number }
  | { is: 'paused'; sent: number; bytes: number }
  | { is: 'finishing' }
  | { is: 'sent'; sequence: number; at: number }
  | { is: 'failed'; code: string };

export interface ClipSending {
  readonly person: string;
  readonly key: string;
  readonly clip: SealedClip;
  readonly state: ReadonlySignal<ClipSendingState>;
  pause(): void;
  resume(): void;
  cancel(): void;
  again(): void;
}

/** One on its way from the store. ready: all of it is here, and is what was sealed. */
export type ClipLoadingState =
  | { is: 'idle' }
  | { is: 'loading'; loaded: number; bytes: number }
  | { is: 'paused'; loaded: number; bytes: number }
  | { is: 'ready' }
  | { is: 'gone' }
  | { is: 'failed'; code: string; loaded: number };

export interface ClipLoading {
  readonly clip: ClipLink;
  readonly bytes: number;
  /** Fills from the front: as many bytes as are loaded are good to read. */
  readonly file: Uint8Array | undefined;
  readonly state: ReadonlySignal<ClipLoadingState>;
  /** Begins, or goes on. */
  load(): void;
  pause(): void;
  /** It was watched to its end. */
  watched(): void;
  /** Lets go of one's own reference. */
  drop(): void;
}
