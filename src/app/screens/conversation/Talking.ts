import { effect } from '@preact/signals-core';
import type { Spinner } from '../../../components/Spinner.ts';
import type { Thread } from '../../../components/Thread/Thread.ts';
import type { Label } from '../../../components/text/Label.ts';
import type { Conversation } from '../../../model/conversation.ts';
import { textChangeMs } from '../../../theme/motion.ts';
import type { AppContext } from '../../context.ts';
import { Pace } from '../../pace.ts';
import { Lines, type Talk } from './lines.ts';

/** A quick reply may be taken back for so long. */
const UNDO_MS = 4_000;

/** What is said with a friend or in a room: what they have in common. */
export interface Said {
  readonly talk: Pick<Conversation, 'thread' | 'newest' | 'open' | 'close' | 'loadOlder' | 'send' | 'undo' | 'again'>;
  /** What the lines need beside the thread. Follows what it reads. */
  lines(): SaidLines;
}

type SaidLines = Pick<Talk, 'voiceOf' | 'markOf' | 'typing' | 'clipOf' | 'sending'> & {
  /** whose words are not shown here */
  readonly hidden?: ReadonlySet<string>;
};

/** Where the messages are drawn. */
export interface TalkingParts {
  readonly thread: Thread;
  /** instead of messages, where there are none */
  readonly empty: Label;
  /** while the first ones are on their way */
  readonly loading: Spinner;
}

/** What is said with a friend or in a room, as the screen shows it, and what OK on a message does. */
export class Talking {
  private readonly app: AppContext;
  private readonly said: Said;
  private readonly talk: Said['talk'];
  private readonly parts: TalkingParts;
  private readonly lines: Lines;
  private loadingOlder = false;

  constructor(app: AppContext, said: Said, parts: TalkingParts) {
    this.app = app;
    this.said = said;
    this.talk = said.talk;
    this.parts = parts;
    this.lines = new Lines(app.t);
  }

  /** Follows the conversation while it can be seen. @returns ends it */
  follow(): () => void {
    const { talk } = this;
    const pace = new Pace(() => this.draw(), textChangeMs);
    const ends = [
      effect(() => {
        talk.thread.value;
        this.said.lines();
        pace.call();
      }),
      this.tellNews(),
      this.readWhileSeen(),
      () => pace.stop(),
      () => talk.close(),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** A reply that may still be taken back is not sent a second time. */
  reply(text: string): void {
    const { drafts } = this.talk.thread.peek();
    if (!drafts.some((draft) => draft.state === 'held' && draft.text === text)) this.talk.send(text, UNDO_MS);
  }

  /** OK on a message: sends it again, or takes it back. */
  pick(id: string): void {
    const draft = this.talk.thread.peek().drafts.filter(({ key }) => key === id)[0];
    if (draft?.state === 'failed') this.talk.again(id);
    else if (draft?.state === 'held') this.talk.undo(id);
  }

  /** Further back, one page at a time. */
  async loadOlder(): Promise<void> {
    if (this.loadingOlder) return;
    this.loadingOlder = true;
    await this.talk.loadOlder().catch(() => {
      // UP asks again.
    });
    this.loadingOlder = false;
  }

  private draw(): void {
    const { talk, app, said } = this;
    const { thread: part, empty, loading } = this.parts;
    const all = talk.thread.peek();
    const { hidden, ...lines } = said.lines();
    const thread = hidden?.size ? { ...all, messages: all.messages.filter(({ from }) => !hidden.has(from)) } : all;
    const me = app.tv.account.me?.person ?? '';
    part.entries = this.lines.of({ ...lines, thread, me, now: Date.now() });
    part.hasOlder = thread.more;
    const nothing = thread.messages.length + thread.drafts.length + (lines.sending?.length ?? 0) === 0;
    empty.visible = nothing && !thread.more && lines.typing === '';
    loading.visible = nothing && thread.more;
  }

  /** What comes counts as read only while somebody can see it. */
  private readWhileSeen(): () => void {
    const { tv, platform } = this.app;
    const look = (): void => {
      if (!platform.lifecycle.visible) return this.talk.close();
      this.talk.open().catch(() => {
        // The line was lost; the history is asked for again when it is back.
      });
    };
    const ends = [
      platform.lifecycle.onVisible(look),
      effect(() => {
        if (tv.link.value.is === 'open') look();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  /** Says what comes, for those who hear the screen. */
  private tellNews(): () => void {
    const { app, talk, said } = this;
    let last = talk.newest?.sequence ?? 0;
    return effect(() => {
      const { messages } = talk.thread.value;
      const newest = messages[messages.length - 1];
      if (!newest || newest.sequence <= last) return;
      last = newest.sequence;
      const { from, body } = newest;
      const { voiceOf, hidden } = said.lines();
      const text = newest.clip ? app.t('video.title') : body.bytes;
      const isSaid = newest.clip !== undefined || body.kind === 'text';
      if (from === app.tv.account.me?.person || !isSaid || hidden?.has(from)) return;
      const { name } = voiceOf(from);
      app.announcer.tell(app.t('conversation.heard', { name, text }), { polite: true });
    });
  }
}
