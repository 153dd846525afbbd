import { CameraCard } from '../../components/CameraCard.ts';
import type { Direction } from '../../components/core/FocusGroup.ts';
import { FriendPicture } from '../../components/FriendPicture.ts';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { QuickReplies } from '../../components/QuickReplies.ts';
import { Spinner } from '../../components/Spinner.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Thread } from '../../components/Thread/Thread.ts';
import { Label } from '../../components/text/Label.ts';
import type { Conversation as Talk } from '../../model/conversation.ts';
import type { Friend } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { stopSending } from '../director/own-webcam.ts';
import { keyboardWords } from '../keyboard-words.ts';
import { everyMinute } from '../minutes.ts';
import type { Routes } from '../routes.ts';
import type { PillPlace } from '../Screen.ts';
import { WritingScreen } from '../WritingScreen.ts';
import { EmojiStrip } from './conversation/EmojiStrip.ts';
import { RecentEmoji } from './conversation/emoji.ts';
import { FriendRoom } from './conversation/FriendRoom.ts';
import { Head } from './conversation/Head.ts';
import { headOf } from './conversation/head-view.ts';
import { markOf } from './conversation/lines.ts';
import { OwnRoom } from './conversation/OwnRoom.ts';
import { openLink, recordFor } from './conversation/open-link.ts';
import { RecordRow } from './conversation/RecordRow.ts';
import { Talking } from './conversation/Talking.ts';
import { VideoLinks } from './conversation/VideoLinks.ts';

const LEFT = { x: safeArea.x, w: 1120 } as const;
const RIGHT = { x: 1264, w: 560 } as const;
const THREAD = { y: 140, h: 392 } as const;
/** The on-air pill lies on the friend's picture, level with LIVE. */
const PILL: PillPlace = { end: RIGHT.x + RIGHT.w - 20, top: 66, onPicture: true };
const LIMIT = 500;

type Zone = 'thread' | 'field' | 'chips' | 'keyboard' | 'room' | 'card' | 'record' | 'replies';
/** Where one writes: BACK leaves the screen from here, and comes here from elsewhere. */
const WRITING: readonly Zone[] = ['keyboard', 'field', 'chips'];

/** 03: writing with one friend, seeing them, and showing them one's own room. */
export class Conversation extends WritingScreen<Zone, Routes['conversation']> {
  private talk!: Talk;
  private talking!: Talking;
  private emoji!: RecentEmoji;
  private room!: FriendRoom;
  private own!: OwnRoom;
  private head!: Head;
  private links!: VideoLinks;
  private record!: RecordRow;
  private field!: TextField;
  private chips!: EmojiStrip;
  private picture!: FriendPicture;
  private card!: CameraCard;
  /** As last known: somebody who is no friend any more keeps the name. */
  private friend: Friend | undefined;

  override get heading(): string {
    return this.app.t('conversation.heading', { name: this.name });
  }

  override get pill(): PillPlace | null {
    const { is } = this.app.tv.air.state.peek();
    return is === 'on' || is === 'elsewhere' ? PILL : null;
  }

  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 32 };
  }

  private get person(): string {
    return this.parameters.person;
  }

  private get name(): string {
    return this.friend?.name ?? this.person;
  }

  protected override build(): void {
    super.build();
    const { app, person } = this;
    this.talk = app.tv.conversations.with(person);
    this.friend = app.tv.friends.all.peek().filter((friend) => friend.person === person)[0];
    this.emoji = new RecentEmoji(app.tv.storage);
    this.links = new VideoLinks(app, person);
    this.buildLeft();
    this.buildRight();
    this.room = new FriendRoom(app, person, this.picture);
    this.own = new OwnRoom(app, person, this.card);
    this.startFocus();
  }

  private buildLeft(): void {
    const { app, name } = this;
    const { t, tv } = app;
    const { x, w } = LEFT;
    this.head = this.put(Head, { x, y: safeArea.y, w });
    const empty = this.put(Label, {
      words: t('conversation.empty'),
      style: type.body,
      ink: color.text.tertiary,
      ...LEFT,
      width: w,
      align: 'center',
      y: THREAD.y + (THREAD.h - type.body.line) / 2,
      visible: false,
    });
    const loading = this.put(Spinner, { x: x + w / 2 - 22, y: THREAD.y + THREAD.h / 2 - 22, visible: false });
    const thread = this.put(Thread, {
      ...LEFT,
      ...THREAD,
      signals: { picked: (id) => this.pick(id), older: () => void this.talking.loadOlder() },
    });
    const { talk, links } = this;
    const lines = () => {
      const theirs = talk.theirs.value;
      return {
        voiceOf: () => ({ name: this.name }),
        markOf: (sequence: number) => markOf(t, sequence, { theirs, readAt: (one) => talk.readAt(one) }),
        typing: talk.typing.value ? t('conversation.typing', { name: this.name }) : '',
        ...links.lines(talk.thread.value.messages),
      };
    };
    this.talking = new Talking(app, { talk, lines }, { thread, empty, loading });
    this.field = this.put(TextField, {
      ...LEFT,
      y: 548,
      h: 76,
      limit: LIMIT,
      label: t('conversation.field', { name }),
      value: tv.conversations.unfinished.get(this.person),
      signals: { changed: (text) => this.wrote(text), pressed: () => this.goTo('keyboard') },
    });
    this.chips = this.put(EmojiStrip, {
      gap: 12,
      x,
      y: 636,
      h: 56,
      signals: { picked: (emoji) => this.field.insert(emoji) },
    });
    this.keyboard = this.put(Keyboard, {
      x,
      y: 704,
      words: keyboardWords(t, 'send'),
      field: this.field,
      signals: { sent: () => this.send() },
    });
    this.zone('keyboard', this.keyboard, { up: ['chips', 'field'], down: 'chips', right: 'replies' });
    this.zone('chips', this.chips, { up: 'field', down: 'keyboard', right: 'replies' });
    this.zone('field', this.field, { up: 'thread', down: ['chips', 'keyboard'], right: 'card' });
    this.zone('thread', thread, { down: 'field', right: ['room', 'card'] });
    this.offerEmoji();
  }

  private buildRight(): void {
    const { t } = this.app;
    const { x } = RIGHT;
    this.picture = this.put(FriendPicture, {
      ...RIGHT,
      y: safeArea.y,
      h: 315,
      signals: { pressed: () => void this.app.navigation.push('watch', { person: this.person }) },
    });
    this.card = this.put(CameraCard, { ...RIGHT, y: 393, h: 136, signals: { pressed: () => this.showOrStop() } });
    this.record = this.put(RecordRow, {
      ...RIGHT,
      y: 545,
      h: 79,
      pad: 28,
      label: t('video.record'),
      visible: this.links.offered,
      signals: { pressed: () => recordFor(this.app, this.person, this.name, this.links.takes) },
    });
    const style = type.captionStrong;
    this.put(Label, { words: t('conversation.replies'), style, ink: color.text.tertiary, x, y: 650 });
    const replies = this.put(QuickReplies, {
      ...RIGHT,
      y: 704,
      replies: [
        t('conversation.reply.1'),
        t('conversation.reply.2'),
        t('conversation.reply.3'),
        t('conversation.reply.4'),
      ],
      signals: { replied: (text) => this.talking.reply(text) },
    });
    this.zone('room', this.picture, { left: ['thread', 'keyboard'], down: 'card' });
    this.zone('card', this.card, { left: ['thread', 'keyboard'], up: 'room', down: ['record', 'replies'] });
    this.zone('record', this.record, { left: ['thread', 'keyboard'], up: 'card', down: 'replies' });
    this.zone('replies', replies, { left: 'keyboard', up: ['record', 'card'] });
  }

  /** An answer is likely when they wrote last; a text that was begun goes on. */
  private startFocus(): void {
    this.keyboard.focusOn('t');
    const theyWroteLast = this.talk.newest?.from === this.person;
    this.goTo(theyWroteLast && this.field.value === '' ? 'replies' : 'keyboard');
  }

  protected override opened(): void {
    const { app } = this;
    const { tv } = app;
    app.hints([]);
    this.follow(() => {
      this.drawPeople(tv.friends.get(this.person));
    });
    this.follow(() => this.room.followVoice());
    this.follow(() => {
      if (tv.air.state.value.is === 'on') return this.own.follow();
      return undefined;
    });
    this.untilClosed(this.links.open());
    this.untilClosed(this.talking.follow());
    this.untilClosed(everyMinute(() => this.drawHead()));
  }

  protected override closed(): void {
    const { tv } = this.app;
    this.room.leave();
    tv.conversations.unfinished.store();
  }

  // What is shown.

  private drawPeople(friend: Friend | undefined): void {
    this.friend = friend ?? this.friend;
    this.drawHead(friend);
    this.room.update(friend, this.name);
    this.own.update(this.name);
    this.record.say(this.app.t, this.links.takes, this.name);
  }

  private drawHead(friend = this.app.tv.friends.all.peek().filter(({ person }) => person === this.person)[0]): void {
    const partner = { person: this.person, known: this.friend, now: friend };
    this.head.head = headOf(this.app, partner, this.links.takes);
  }

  /** The strip under the field; it does not change under the focus. */
  private offerEmoji(): void {
    if (!this.isBuilt || this.zoneNow !== 'chips') this.chips.offer(this.emoji.strip);
  }

  // What is done.

  private wrote(text: string): void {
    this.app.tv.conversations.unfinished.set(this.person, text);
    this.talk.sayTyping(text !== '');
  }

  protected override send(): void {
    const text = this.field.value.trim();
    if (text === '') return;
    this.talk.send(text);
    this.field.clear();
    this.emoji.sent(text);
    this.offerEmoji();
  }

  private pick(id: string): void {
    if (this.links.pickSending(id)) return;
    const link = this.links.find(this.talk.thread.peek().messages, id);
    if (link) openLink(this.app, this.person, link);
    else this.talking.pick(id);
  }

  private showOrStop(): void {
    const { air } = this.app.tv;
    const { is } = air.state.peek();
    if (is === 'on' || is === 'elsewhere') stopSending(this.app);
    else void this.app.navigation.push('myWebcam', {});
  }

  // Keys.

  override afterPill(direction: Direction): void {
    if (direction === 'down') this.goTo(this.picture.canFocus ? 'room' : 'card');
  }

  override _handleBack(): boolean {
    if (this.isWriting) return super._handleBack();
    this.write();
    return true;
  }

  protected override write(): void {
    this.goTo('keyboard');
  }

  protected override get isWriting(): boolean {
    const { zoneNow } = this;
    return zoneNow !== undefined && WRITING.indexOf(zoneNow) >= 0;
  }
}
