import { signal } from '@preact/signals-core';
import { Remark, type RemarkView } from '../../components/Remark.ts';
import type { Friend } from '../../protocol/words.ts';
import { stage } from '../../theme/metrics.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Guests } from './rooms/Guests.ts';
import type { Name } from './rooms/Naming.ts';
import { LEFT, NamingScreen } from './rooms/NamingScreen.ts';
import { Terms } from './rooms/Terms.ts';
import { roomTrouble } from './rooms/trouble.ts';

/** 18b: a name, who is invited, who comes in, and the room is there. */
export class CreateRoom extends NamingScreen<'guests' | 'terms', Routes['createRoom']> {
  /** who is invited, in the order they were chosen */
  private readonly invited = signal<readonly string[]>([]);
  private readonly trouble = signal('');
  private creating = false;
  private check!: Remark;
  private guests!: Guests;
  private terms!: Terms;

  override get heading(): string {
    return this.app.t('rooms.create');
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { navigation } = app;
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

  protected override typed(): void {
    this.field.warns = false;
    this.trouble.value = '';
    this.naming.typed(this.field.value);
  }

  /** *Done*: on to making it, or to the room that has the name already. */
  protected override async done(): Promise<void> {
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
