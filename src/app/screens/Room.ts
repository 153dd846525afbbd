import { Button } from '../../components/Button.ts';
import type { Member } from '../../components/core/FocusGroup.ts';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { Spinner } from '../../components/Spinner.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Thread } from '../../components/Thread/Thread.ts';
import { Toggle } from '../../components/Toggle.ts';
import { Label } from '../../components/text/Label.ts';
import { keepOrder } from '../../model/order.ts';
import type { Room as RoomModel } from '../../model/room.ts';
import { unfinishedIn } from '../../model/unfinished.ts';
import { color } from '../../theme/color.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { keyboardWords } from '../keyboard-words.ts';
import { everyMinute } from '../minutes.ts';
import type { Routes } from '../routes.ts';
import { openOptions } from '../sheets/options.ts';
import { WritingScreen } from '../WritingScreen.ts';
import { EmojiStrip } from './conversation/EmojiStrip.ts';
import { RecentEmoji } from './conversation/emoji.ts';
import { Talking } from './conversation/Talking.ts';
import { Head } from './room/Head.ts';
import { Here } from './room/Here.ts';
import { hintsAt } from './room/keys.ts';
import { OwnRoom } from './room/OwnRoom.ts';
import { CHIPS_Y, HERE, KEYBOARD_Y, LEFT, leftOf, SHOW, TILES, WATCH } from './room/places.ts';
import { Staying } from './room/Staying.ts';
import { saidIn } from './room/said.ts';
import { Tiles } from './room/Tiles.ts';
import { foldedRow, headOf, hereRow, othersHere } from './room/words.ts';

const LIMIT = 500;

type Zone = 'tiles' | 'thread' | 'field' | 'chips' | 'keyboard' | 'here' | 'watch' | 'show';

/** 19: a room, what is said in it and who is there. Opening it goes in; one stays in when the screen is left. */
export class Room extends WritingScreen<Zone, Routes['room']> {
  /** Not set where the room was gone before its screen came. */
  private room!: RoomModel;
  private staying!: Staying;
  private talking!: Talking;
  private emoji!: RecentEmoji;
  private head!: Head;
  private tiles!: Tiles;
  private thread!: Thread;
  private empty!: Label;
  private loading!: Spinner;
  private field!: TextField;
  private chips!: EmojiStrip;
  private here!: Here;
  private own!: OwnRoom;
  /** The keyboard stands under the field. */
  private writes = false;
  private atHere: 'person' | 'folded' = 'person';
  private hinted = '';

  override get heading(): string {
    return this.room?.card.name ?? '';
  }

  /** Somebody types: questions come as toasts. */
  override get quiet(): boolean {
    return this.writes;
  }

  private get unfinished(): string {
    return unfinishedIn(this.parameters.room);
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const room = app.tv.rooms.now.peek()?.get(this.parameters.room);
    this.staying = new Staying(app, this, room);
    if (!room) return;
    this.room = room;
    this.emoji = new RecentEmoji(app.tv.storage);
    this.buildLeft();
    this.buildRight();
    this.goTo('field');
  }

  private buildLeft(): void {
    const { app, room } = this;
    const { t, tv } = app;
    const { x, w } = LEFT;
    this.head = this.put(Head, { x, y: safeArea.y, w, h: 68 });
    const middle = { x, width: w, align: 'center' as const, visible: false };
    this.empty = this.put(Label, { ...middle, words: t('inRoom.empty'), style: type.body, ink: color.text.tertiary });
    this.loading = this.put(Spinner, { x: x + w / 2 - 22, visible: false });
    this.thread = this.put(Thread, {
      ...LEFT,
      h: 500,
      signals: { picked: (id) => this.talking.pick(id), older: () => void this.talking.loadOlder() },
    });
    const { thread, empty, loading } = this;
    this.talking = new Talking(app, saidIn(app, room), { thread, empty, loading });
    this.tiles = this.put(Tiles, { app, ...TILES, signals: { changed: () => this.update() } });
    this.field = this.put(TextField, {
      ...LEFT,
      h: 84,
      limit: LIMIT,
      icon: 'keyboard-fill',
      placeholder: t('inRoom.field'),
      value: tv.conversations.unfinished.get(this.unfinished),
      signals: { changed: (text) => this.wrote(text), pressed: () => this.write() },
    });
    this.chips = this.put(EmojiStrip, {
      gap: 12,
      x,
      y: CHIPS_Y,
      h: 56,
      visible: false,
      signals: { picked: (emoji) => this.field.insert(emoji) },
    });
    this.keyboard = this.put(Keyboard, {
      x,
      y: KEYBOARD_Y,
      visible: false,
      words: keyboardWords(t, 'send'),
      field: this.field,
      signals: { sent: () => this.send() },
    });
    this.keyboard.focusOn('t');
    this.chips.offer(this.emoji.strip);
    this.zone('tiles', this.tiles, { down: ['thread', 'field'], right: ['here', 'watch'] });
    this.zone('thread', this.thread, { up: 'tiles', down: 'field', right: ['here', 'watch'] });
    this.zone('field', this.field, { up: ['thread', 'tiles'], down: ['chips', 'keyboard'], right: 'watch' });
    this.zone('chips', this.chips, { up: 'field', down: 'keyboard', right: 'watch' });
    this.zone('keyboard', this.keyboard, { up: ['chips', 'field'], down: 'chips', right: 'show' });
  }

  private buildRight(): void {
    const { app, room } = this;
    const { t } = app;
    this.here = this.put(Here, {
      ...HERE,
      heading: t('inRoom.hereNow'),
      empty: t('inRoom.alone'),
      signals: { pressed: (person, row) => this.options(person, row), moved: (at) => this.moved(at) },
    });
    this.here.fold = (rest) => foldedRow(app, rest);
    const watch = this.put(Toggle, {
      ...WATCH,
      icon: 'eye-fill',
      pad: 28,
      label: t('inRoom.watch'),
      signals: { flipped: (on) => this.own.letWatch(on) },
    });
    const show = this.put(Button, { ...SHOW, signals: { pressed: () => this.own.showOrStop() } });
    this.own = new OwnRoom(app, room, { watch, show });
    this.zone('here', this.here, { down: 'watch', left: ['tiles', 'thread', 'field'] });
    this.zone('watch', watch, { up: 'here', down: 'show', left: ['keyboard', 'field'] });
    this.zone('show', show, { up: 'watch', left: ['keyboard', 'field'] });
  }

  protected override opened(): void {
    this.hinted = '';
    this.untilClosed(this.staying.follow());
    if (!this.room) return;
    this.follow(() => {
      this.update();
      this.sayHints();
    });
    this.untilClosed(this.talking.follow());
    this.untilClosed(everyMinute(() => this.update()));
  }

  protected override closed(): void {
    if (!this.room) return;
    this.tiles.close();
    this.app.tv.conversations.unfinished.store();
  }

  // What is shown.

  /** Brings everything but the thread up to date, while the screen shows. Follows what it reads. */
  private update(): void {
    const { app, room, here } = this;
    this.head.head = headOf(app, room);
    const others = othersHere(app, room);
    const now = Date.now();
    const rows = others.map((one) => hereRow(app, room, one, now));
    here.people = this.zoneNow === 'here' ? keepOrder(here.people, rows) : rows;
    here.total = others.length + 1;
    this.tiles.show(room);
    this.own.update();
    this.place();
  }

  /** The keyboard takes room from the thread, and so do those on camera. */
  private place(): void {
    const { writes, thread, field, room } = this;
    const at = leftOf({ tiles: this.tiles.visible, writes });
    thread.y = at.thread.y;
    thread.resize(LEFT.w, at.thread.h);
    const middle = at.thread.y + at.thread.h / 2;
    this.empty.y = middle - type.body.line / 2;
    this.loading.y = middle - 22;
    field.y = at.field.y;
    field.resize(LEFT.w, at.field.h);
    field.showsCaret = writes;
    const readers = this.app.t('inRoom.readAlong', { count: othersHere(this.app, room).length });
    field.counterText = writes && field.value !== '' ? null : readers;
    this.chips.visible = writes;
    this.keyboard.visible = writes;
    this.refocus();
  }

  // What is done.

  private wrote(text: string): void {
    this.app.tv.conversations.unfinished.set(this.unfinished, text);
    this.room.talk.sayTyping(text !== '');
    this.place();
  }

  protected override send(): void {
    const text = this.field.value.trim();
    if (text === '') return;
    this.room.talk.send(text);
    this.field.clear();
    this.emoji.sent(text);
    if (this.zoneNow !== 'chips') this.chips.offer(this.emoji.strip);
  }

  private options(person: string, part: Member): void {
    openOptions(this.app, { about: 'inRoom', room: this.parameters.room, person, part });
  }

  // Keys.

  protected override write(): void {
    if (!this.writes) {
      this.writes = true;
      this.place();
    }
    this.goTo('keyboard');
  }

  protected override get isWriting(): boolean {
    return this.zoneNow === 'keyboard' || this.zoneNow === 'chips';
  }

  /** First the keyboard goes, and what was begun stays; then the screen, and one stays in the room. */
  override _handleBack(): boolean {
    if (!this.writes) return super._handleBack();
    this.writes = false;
    this.place();
    this.goTo('field');
    return true;
  }

  override _handleBlue(e: KeyboardEvent): boolean {
    if (super._handleBlue(e)) return true;
    const { person } = this.here;
    const row = this.here.row;
    if (this.zoneNow === 'here' && person !== undefined && row) this.options(person, row);
    else openOptions(this.app, { about: 'room', room: this.parameters.room, part: this.field });
    return true;
  }
  override _handleHold(e: KeyboardEvent): boolean {
    return !this.isWriting && this._handleBlue(e);
  }

  override _focusChange(): void {
    if (!this.room) return;
    if (this.zoneNow !== 'here') this.here.foldAgain();
    this.sayHints();
  }

  private moved(at: 'person' | 'folded'): void {
    this.atHere = at;
    this.sayHints();
  }

  private sayHints(): void {
    const hints = this.writes
      ? []
      : hintsAt(this.app.t, {
          zone: this.zoneNow,
          access: this.tiles.access,
          here: this.atHere,
          onAir: this.own.onAir,
        });
    const said = JSON.stringify(hints);
    if (said !== this.hinted) this.app.hints(hints);
    this.hinted = said;
  }
}
