import { signal } from '@preact/signals-core';
import type { BubbleView } from '../../../components/Thread/Bubble.ts';
import type { ClipView } from '../../../components/Thread/ClipBody.ts';
import { ClipFeed } from '../../../model/clip-feed.ts';
import type { ClipLoading, Clips, ClipTalk } from '../../../model/clips-shape.ts';
import type { Message, Takes } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { idOf } from './lines.ts';
import { linkBubble, linkView, sendingView } from './links.ts';

/** Video messages of one conversation, as its screens show them; with a server that has none, nothing. */
export class VideoLinks {
  private readonly app: AppContext;
  private readonly person: string;
  private readonly clips = signal<Clips | undefined>(undefined);
  private talk: ClipTalk | undefined;

  constructor(app: AppContext, person: string) {
    this.app = app;
    this.person = person;
  }

  get offered(): boolean {
    return this.app.tv.clips.offered;
  }

  /** The conversation is on the screen. @returns ends that */
  open(): () => void {
    let here = true;
    if (this.offered) {
      this.app.tv.clips.load().then(
        (clips) => {
          if (!here) return;
          this.talk = clips.with(this.person);
          this.talk.open();
          this.clips.value = clips;
        },
        () => {
          // The links stand there, and say what they are; OK tries again.
        },
      );
    }
    return () => {
      here = false;
      this.talk?.close();
      this.talk = undefined;
    };
  }

  /** What becomes of a video message to them; undefined: not known yet. Follows what it reads. */
  get takes(): Takes | undefined {
    return this.clips.value && this.talk?.takes.value;
  }

  /** What a thread needs of them. Follows what it reads. */
  lines(messages: readonly Message[]): {
    clipOf(message: Message): ClipView | undefined;
    sending: readonly BubbleView[];
  } {
    const views = new Map(messages.filter(({ clip }) => clip).map((one) => [one.sequence, this.viewOf(one)] as const));
    return { clipOf: ({ sequence }) => views.get(sequence), sending: this.sending };
  }

  /** What a message shows instead of words; undefined: it is none of these. Follows what it reads. */
  private viewOf(message: Message): ClipView | undefined {
    const { clip } = message;
    if (!clip) return undefined;
    const mine = message.from === this.app.tv.account.me?.person;
    const loading = this.clips.value?.link(clip, this.person);
    const state = loading?.state.value ?? { is: 'idle' };
    // What comes is checked as it comes, whether somebody looks at it or not.
    const broken = loading !== undefined && ClipFeed.of(loading).pull().state === 'bad';
    return linkView(this.app.t, clip, { mine, state, broken });
  }

  /** Those on their way to the store, as bubbles. Follows what it reads. */
  private get sending(): readonly BubbleView[] {
    const { t } = this.app;
    return (this.clips.value?.sending.value ?? [])
      .filter(({ person }) => person === this.person)
      .map(({ key, clip, state }) => {
        const view = sendingView(t, clip.bytes.length, clip.ms, state.value);
        return linkBubble(key, true, view, t('conversation.you'));
      });
  }

  /** The one with this id in the thread, and how it loads. Follows what it reads. */
  find(messages: readonly Message[], id: string): { message: Message; loading: ClipLoading } | undefined {
    const message = messages.filter((one) => one.clip !== undefined && idOf(one) === id)[0];
    const clips = this.clips.value;
    return message?.clip && clips ? { message, loading: clips.link(message.clip, this.person) } : undefined;
  }

  /** OK on one that is on its way out: pauses it, goes on, or tries again. False: there is none of this id. */
  pickSending(id: string): boolean {
    const one = (this.clips.peek()?.sending.peek() ?? []).filter(({ key }) => key === id)[0];
    const state = one?.state.peek();
    if (state?.is === 'sending') one?.pause();
    else if (state?.is === 'paused') one?.resume();
    else if (state?.is === 'failed') one?.again();
    return one !== undefined;
  }
}
