import { effect } from '@preact/signals-core';
import { textChangeMs } from '../../../theme/motion.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { Pace } from '../../pace.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import { inWords } from '../conversation/links.ts';
import { facesOf } from '../room/faces.ts';
import type { Panel, PanelLine, PanelView } from './Panel.ts';
import { nameIn, type Talk, type With } from './talks.ts';

/** The panel follows the focus once it has rested so long. */
const REST_MS = 300;
/** A quick reply may be taken back for so long. */
const UNDO_MS = 4_000;
/** More than ever fits. */
const MOST_LINES = 6;

/** Shows in the panel what the row with the focus is about. It looks from afar: nothing counts as read by it. */
export class Preview {
  private readonly app: AppContext;
  private readonly panel: Panel;
  private wanted: Talk | undefined;
  private shown: Talk | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;

  constructor(app: AppContext, panel: Panel) {
    this.app = app;
    this.panel = panel;
  }

  /** The focus is on this one: the panel follows when it rests there, the first time at once. */
  follow(talk: Talk | undefined): void {
    if (talk?.key === this.wanted?.key) return;
    this.wanted = talk;
    clearTimeout(this.resting);
    if (this.shown === undefined) this.now();
    else this.resting = setTimeout(() => this.now(), REST_MS);
  }

  /** The panel shows what the focus is on now. */
  now(): void {
    clearTimeout(this.resting);
    const { wanted } = this;
    if (wanted?.key === this.shown?.key) return;
    this.stop?.();
    this.stop = undefined;
    this.shown = wanted;
    if (wanted === undefined) return;
    const whom = wanted.with;
    this.load(whom);
    const pace = new Pace(() => this.draw(whom), textChangeMs);
    const end = effect(() => {
      whom.talk.thread.value;
      whom.talk.unread.value;
      if (whom.is === 'room') whom.room.here.value;
      this.app.tv.friends.all.value;
      pace.call();
    });
    this.stop = () => {
      end();
      pace.stop();
    };
  }

  /** The line is there again: what could not be fetched is asked for once more. */
  again(): void {
    if (this.shown !== undefined) this.load(this.shown.with);
  }

  /** The screen is covered or left. */
  close(): void {
    clearTimeout(this.resting);
    this.stop?.();
    this.stop = undefined;
    this.wanted = undefined;
    this.shown = undefined;
  }

  /** Sends a ready answer to whoever the panel is about; for four seconds the row can take it back. */
  reply(text: string): void {
    if (this.shown === undefined) return;
    const { talk } = this.shown.with;
    const isOnItsWay = talk.thread.peek().drafts.some((draft) => draft.state === 'held' && draft.text === text);
    if (!isOnItsWay) talk.send(text, UNDO_MS);
  }

  private load({ talk }: With): void {
    talk.load().catch(() => {
      // Asked for again when the line is back; until then the newest that is known stands there.
    });
  }

  private draw(whom: With): void {
    const { t } = this.app;
    const unread = whom.talk.unread.peek();
    this.panel.view = {
      ...this.headOf(whom),
      news: unread > 0 ? t('messages.new', { count: unread }) : '',
      lines: this.linesOf(whom, unread),
    };
  }

  private headOf(whom: With): Omit<PanelView, 'news' | 'lines'> {
    const { t, tv, platform } = this.app;
    const about = t('conversation.replies');
    const replies = [t('conversation.reply.1'), t('conversation.reply.2'), t('conversation.reply.3')];
    if (whom.is === 'room') {
      const { card, here } = whom.room;
      const line = t('messages.here', { count: here.peek().length });
      const faces = facesOf(this.app, whom.room);
      return { person: card.room, name: card.name, picture: null, presence: undefined, faces, line, about, replies };
    }
    const { person } = whom;
    const friend = tv.friends.all.peek().filter((one) => one.person === person)[0];
    const offline = friend?.presence.status === 'offline';
    return {
      person,
      name: friend?.name ?? person,
      picture: faceOf(platform, friend?.avatar ?? null),
      presence: friend ? shapeOf(friend.presence) : undefined,
      line: friend ? presenceLine(t, friend.presence, Date.now()) : t('conversation.notFriends'),
      about: offline ? `${about} · ${t('conversation.room.offline')}` : about,
      replies: friend ? replies : [],
    };
  }

  /** What is new, or else what was said last. */
  private linesOf(whom: With, unread: number): PanelLine[] {
    const { t, tv } = this.app;
    const { messages, drafts } = whom.talk.thread.peek();
    const { newest } = whom.talk;
    const known = messages.length > 0 || !newest ? messages : [newest];
    const me = tv.account.me?.person;
    const lines = known.slice(-MOST_LINES).map((message) => {
      const { from } = message;
      const mine = from === me;
      const text = inWords(t, message, mine);
      const by = whom.is === 'room' && !mine;
      return { text: by ? t('messages.by', { name: nameIn(whom.room, from), text }) : text, mine };
    });
    const all = [...lines, ...drafts.map(({ text }) => ({ text, mine: true }))];
    if (unread === 0) return all;
    let theirs = 0;
    const from =
      all.length -
      1 -
      all
        .slice()
        .reverse()
        .findIndex(({ mine }) => !mine && ++theirs === unread);
    return from < all.length ? all.slice(from) : all;
  }
}
