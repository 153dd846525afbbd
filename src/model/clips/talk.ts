import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../../net/connection.ts';
import { codeOf } from '../../net/failure.ts';
import type { Answer, AnyEvent, Takes } from '../../protocol/words.ts';
import type { ClipTalk, VideoState } from '../clips-shape.ts';

type Limits = Omit<Answer<'conversation.open'>, 'takes'>;

/**
 * The text session with a friend and the video session beside it (V1, V7), as this TV has them. Screens and legs count
 * alike: as long as one of them needs it, the text session stays, also when the conversation has left the screen.
 */
export class Talk implements ClipTalk {
  readonly person: string;
  private readonly connection: Connection;
  private readonly takes_ = signal<Takes | undefined>(undefined);
  private readonly limits_ = signal<Limits | undefined>(undefined);
  private readonly video_ = signal<VideoState>({ is: 'closed' });
  private users = 0;
  /** of the session that is on now; undefined: not asked for in it */
  private opening: Promise<void> | undefined;

  constructor(person: string, connection: Connection) {
    this.person = person;
    this.connection = connection;
  }

  get takes(): ReadonlySignal<Takes | undefined> {
    return this.takes_;
  }

  get limits(): ReadonlySignal<Limits | undefined> {
    return this.limits_;
  }

  get video(): ReadonlySignal<VideoState> {
    return this.video_;
  }

  open(): void {
    this.users += 1;
    this.ensure().catch(() => {
      // Without a line it is asked for when the line is back.
    });
  }

  close(): void {
    this.users = Math.max(0, this.users - 1);
    if (this.users > 0 || !this.opening) return;
    this.opening = undefined;
    this.video_.value = { is: 'closed' };
    this.connection.request('conversation.close', { with: this.person }).catch(() => {});
  }

  async startVideo(): Promise<void> {
    if (this.video_.peek().is === 'open') return;
    this.video_.value = { is: 'opening' };
    try {
      await this.ensure();
      const { video } = await this.connection.request('video.open', { with: this.person });
      this.video_.value = { is: 'open', video };
    } catch (failure) {
      this.video_.value = { is: 'refused', code: codeOf(failure) };
      throw failure;
    }
  }

  endVideo(): void {
    const { is } = this.video_.peek();
    this.video_.value = { is: 'closed' };
    if (is === 'open') this.connection.request('video.close', { with: this.person }).catch(() => {});
  }

  /** The text session is there, once this resolves. Rejects with a Failure. */
  ensure(): Promise<void> {
    const opening =
      this.opening ??
      this.connection.request('conversation.open', { with: this.person }).then(({ takes, ...limits }) => {
        if (this.opening !== opening) return;
        this.takes_.value = takes;
        this.limits_.value = limits;
      });
    this.opening = opening;
    opening.catch(() => {
      if (this.opening === opening) this.opening = undefined;
    });
    return opening;
  }

  /** What sending needs: the text session, and while the friend is here the video session. Rejects with a Failure. */
  async ensureSending(): Promise<void> {
    await this.ensure();
    if (this.takes_.peek()?.can === 'now') await this.startVideo();
  }

  /** Another session has begun: what was open belonged to the one before. */
  started(): void {
    const hadVideo = this.video_.peek().is === 'open';
    this.opening = undefined;
    this.video_.value = { is: 'closed' };
    if (this.users === 0) return;
    const again = hadVideo ? this.startVideo() : this.ensure();
    again.catch(() => {
      // It is said where somebody looks: `takes` is no longer what it was.
    });
  }

  handle(event: AnyEvent): void {
    if (event.t === 'conversation.takes') this.takes_.value = event.takes;
    if (event.t === 'video.ended') this.video_.value = { is: 'closed' };
  }
}
