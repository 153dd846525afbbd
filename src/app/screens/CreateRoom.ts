import { signal } from '@preact/signals-core';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { Remark, type RemarkView } from '../../components/Remark.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import { ROOM_NAME_CHARACTERS } from '../../protocol/limits.ts';
import type { Friend } from '../../protocol/words.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import type { Routes } from '../routes.ts';
import { WritingScreen } from '../WritingScreen.ts';
import { Guests } from './rooms/Guests.ts';
import { type Name, Naming } from './rooms/Naming.ts';
import { Terms } from './rooms/Terms.ts';
import { roomTrouble } from './rooms/trouble.ts';

const LEFT = { x: safeArea.x, w: 1120 } as const;

/** 18b: a name, who is invited, who comes in, and the room is there. */
export class CreateRoom extends WritingScreen<'keyboard' | 'guests' | 'terms', Routes['createRoom']> {
  private naming!: Naming;
  /** who is invited, in the order they were chosen */
  private readonly invited = signal<readonly string[]>([]);
  private readonly trouble = signal('');
  private creating = false;
  private field!: TextField;
  private check!: Remark;
  private guests!: Guests;
  private terms!: Terms;

  override get heading(): string {
    return this.app.t('rooms.create');
  }

  /** Over the title, so that what is chosen stays in sight. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, navigation } = app;
    this.naming = new Naming(app.tv.rooms);
    this.put(Label, { words: this.heading, style: type.title, x: LEFT.x, y: 58 });
    this.field = this.put(TextField, {
      icon: 'users-three-fill',
      placeholder: t('room.create.field'),
      limit: ROOM_NAME_CHARACTERS,
      ...LEFT,
      y: 146,
      h: 76,
      signals: { changed: () => this.typed() },
    });
    this.check = this.put(Remark, { ...LEFT, y: 238, h: 48 });
    this.guests = this.put(Guests, {
      app,
      ...LEFT,
      y: 324,
      signals: {
        add: () => void navigation.push('pickFriends', { for: 'newRoom', chosen: this.invited }),
        takeOut: (person) => this.takeOut(person),
        moved: (does) => this.hint(does),
      },
    });
    this.keyboard = this.put(Keyboard, {
      x: LEFT.x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => this.send() },
    });
    this.keyboard.focusOn('t');
    this.terms = this.put(Terms, {
      app,
      w: stage.width,
      h: stage.height,
      signals: {
        create: () => void this.create(),
        join: () => void navigation.replace('joinRoom', this.field.value ? { name: this.field.value } : {}),
        moved: (does) => this.hint(does),
      },
    });
    this.zone('keyboard', this.keyboard, { up: 'guests', right: 'terms', down: 'keyboard' });
    this.zone('guests', this.guests, { right: 'terms', down: 'keyboard' });
    this.zone('terms', this.terms, { left: ['keyboard', 'guests'] });
    const { name } = this.parameters;
    if (!name) return;
    this.field.value = name;
    void this.naming.look(name);
  }

  protected override opened(): void {
    const { friends } = this.app.tv;
    this.follow(() => {
      this.check.remark = this.remarkOn(this.naming.now.value, this.trouble.value);
    });
    this.follow(() => {
      this.guests.people = this.invited.value
        .map((person) => friends.get(person))
        .filter((friend): friend is Friend => friend !== undefined);
    });
    this.hintKeys();
  }

  protected override closed(): void {
    this.naming.stop();
  }

  private remarkOn(name: Name, trouble: string): RemarkView | undefined {
    const { t } = this.app;
    if (trouble) return { is: 'warns', words: trouble };
    switch (name.is) {
      case 'none':
        return undefined;
      case 'looking':
        return { is: 'busy', words: t('room.create.looking') };
      case 'free':
        return { is: 'good', words: t('room.create.free') };
      case 'taken':
        return { is: 'warns', words: t('room.create.taken') };
      case 'failed':
        return { is: 'warns', words: t('rooms.lost') };
    }
  }

  private typed(): void {
    this.field.warns = false;
    this.trouble.value = '';
    this.naming.typed(this.field.value);
  }

  /** *Done*: on to making it, or to the room that has the name already. */
  private async done(): Promise<void> {
    if (!this.hasName()) return;
    const { value } = this.field;
    const name = await this.naming.look(value);
    if (this.field.value !== value) return;
    this.terms.first(name.is === 'taken' ? 'join' : 'create');
    this.goTo('terms');
  }

  private hasName(): boolean {
    if (this.field.value.trim() !== '') return true;
    this.field.warns = true;
    this.trouble.value = this.app.t('room.create.short');
    this.goTo('keyboard');
    return false;
  }

  private takeOut(person: string): void {
    this.invited.value = this.invited.peek().filter((one) => one !== person);
  }

  private async create(): Promise<void> {
    if (this.creating || !this.hasName()) return;
    const { app } = this;
    this.working(true);
    try {
      const rooms = await app.tv.rooms.load();
      const { door, mayWatch } = this.terms;
      const invite = [...this.invited.peek()];
      const room = await rooms.create({ name: this.field.value.trim(), door, mayWatch, invite });
      if (app.navigation.screen === this) void app.navigation.replace('room', { room: room.card.room });
    } catch (failure) {
      const trouble = roomTrouble(app, failure);
      this.trouble.value = trouble;
      app.announcer.tell(trouble, { polite: false });
    }
    this.working(false);
  }

  private working(is: boolean): void {
    this.creating = is;
    this.terms.busy = is;
  }

  // Keys.

  protected override get isWriting(): boolean {
    return this.zoneNow === 'keyboard';
  }
  protected override write(): void {
    this.goTo('keyboard');
  }
  protected override send(): void {
    void this.done();
  }

  override _focus(): void {
    this.hintKeys();
  }
  override _focusChange(): void {
    this.hintKeys();
  }

  /** Keys do not say that they have the focus; what has it otherwise does. */
  private hintKeys(): void {
    if (this.zoneNow === 'keyboard') this.hint(this.app.t('hint.type'));
  }

  private hint(does: string): void {
    const { t } = this.app;
    this.app.hints([named(t('key.ok'), does), named(t('key.back'), t('room.leave'))]);
  }
}
