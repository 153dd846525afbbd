import { effect } from '@preact/signals-core';
import type { Conversation } from '../../../model/conversation.ts';
import { textChangeMs } from '../../../theme/motion.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { Pace } from '../../pace.ts';
import { presenceLine, shapeOf } from '../../texts.ts';
import type { Panel, PanelLine } from './Panel.ts';

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
  private wanted: string | undefined;
  private shown: string | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private stop: (() => void) | undefined;

  constructor(app: AppContext, panel: Panel) {
    this.app = app;
    this.panel = panel;
  }

  /** The focus is on this conversation: the panel follows when it rests there, the first time at once. */
  follow(person: string | undefined): void {
    if (person === this.wanted) return;
    this.wanted = person;
    clearTimeout(this.resting);
    if (this.shown === undefined) this.now();
    else this.resting = setTimeout(() => this.now(), REST_MS);
  }

  /** The panel shows what the focus is on now. */
  now(): void {
    clearTimeout(this.resting);
    const { wanted } = this;
    if (wanted === this.shown) return;
    this.stop?.();
    this.stop = undefined;
    this.shown = wanted;
    if (wanted === undefined) return;
    const talk = this.app.tv.conversations.with(wanted);
    this.load(talk);
    const pace = new Pace(() => this.draw(talk), textChangeMs);
    const end = effect(() => {
      talk.thread.value;
      talk.unread.value;
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
    if (this.shown !== undefined) this.load(this.app.tv.conversations.with(this.shown));
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
    const talk = this.app.tv.conversations.with(this.shown);
    const isOnItsWay = talk.thread.peek().drafts.some((draft) => draft.state === 'held' && draft.text === text);
    if (!isOnItsWay) talk.send(text, UNDO_MS);
  }

  private load(talk: Conversation): void {
    talk.load().catch(() => {
      // Asked for again when the line is back; until then the newest that is known stands there.
    });
  }

  private draw(talk: Conversation): void {
    const { t, tv, platform } = this.app;
    const { person } = talk;
    const friend = tv.friends.all.peek().filter((one) => one.person === person)[0];
    const unread = talk.unread.peek();
    const offline = friend?.presence.status === 'offline';
    const about = t('conversation.replies');
    this.panel.view = {
      person,
      name: friend?.name ?? person,
      picture: faceOf(platform, friend?.avatar ?? null),
      presence: friend ? shapeOf(friend.presence) : undefined,
      line: friend ? presenceLine(t, friend.presence, Date.now()) : t('conversation.notFriends'),
      news: unread > 0 ? t('messages.new', { count: unread }) : '',
      lines: this.linesOf(talk, unread),
      about: offline ? `${about} · ${t('conversation.room.offline')}` : about,
      replies: friend ? [t('conversation.reply.1'), t('conversation.reply.2'), t('conversation.reply.3')] : [],
    };
  }

  /** What is new, or else what was said last. */
  private linesOf(talk: Conversation, unread: number): PanelLine[] {
    const { t, tv } = this.app;
    const { messages, drafts } = talk.thread.peek();
    const known = messages.length > 0 || !talk.newest ? messages : [talk.newest];
    const me = tv.account.me?.person;
    const lines = known.slice(-MOST_LINES).map(({ body, from }) => ({
      text: body.kind === 'text' ? body.bytes : t('conversation.unknownKind'),
      mine: from === me,
    }));
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
