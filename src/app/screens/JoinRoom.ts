import { signal } from '@preact/signals-core';
import { Button } from '../../components/Button.ts';
import { Remark } from '../../components/Remark.ts';
import { Skeleton } from '../../components/Skeleton.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { ResultCard, type ResultView } from './add-friend/ResultCard.ts';
import { comeIn } from './rooms/entering.ts';
import type { Found, Name } from './rooms/Naming.ts';
import { LEFT, NamingScreen } from './rooms/NamingScreen.ts';
import { Note } from './rooms/Note.ts';

const RIGHT = { x: 1264, w: 560 } as const;
const CARD = { ...LEFT, y: 246, h: 188 } as const;

/** 18b, *Join a room*: a name, the room that has it, and going in or asking to. */
export class JoinRoom extends NamingScreen<'result' | 'create', Routes['joinRoom']> {
  private readonly working = signal(false);
  private result!: ResultCard;
  private bones!: Skeleton;
  private remark!: Remark;

  override get heading(): string {
    return this.app.t('room.join.title');
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t, navigation } = app;
    this.result = this.put(ResultCard, CARD);
    this.bones = this.put(Skeleton, { ...CARD, visible: false });
    this.remark = this.put(Remark, { ...LEFT, y: 246, h: 60 });
    this.put(Note, { words: t('rooms.info'), ...RIGHT, y: 146, h: 132 });
    const create = this.put(Button, {
      label: t('room.join.create'),
      icon: 'plus-bold',
      kind: 'secondary',
      ...RIGHT,
      y: 832,
      h: 88,
      signals: {
        pressed: () => void navigation.replace('createRoom', this.field.value ? { name: this.field.value } : {}),
      },
    });
    this.zone('keyboard', this.keyboard, { up: 'result', right: 'create', down: 'keyboard' });
    this.zone('result', this.result, { down: 'keyboard', right: 'create' });
    this.zone('create', create, { left: 'keyboard', up: 'result' });
    const { name } = this.parameters;
    if (!name) return;
    this.field.value = name;
    void this.look();
  }

  protected override opened(): void {
    const { rooms } = this.app.tv;
    this.follow(() => {
      // What one is to the room may change while it shows: invited, let in.
      const model = rooms.now.value;
      model?.all.value;
      model?.invitations.value;
      model?.asked.value;
      this.show(this.naming.now.value);
    });
    this.sayHints();
  }

  protected override typed(): void {
    this.field.warns = false;
    this.naming.typed(this.field.value);
  }

  /** *Done*: looks at once, and goes on to what can be done. */
  protected override async done(): Promise<void> {
    if (this.field.value.trim() === '') this.field.warns = true;
    else await this.look();
  }

  private async look(): Promise<void> {
    const { value } = this.field;
    await this.naming.look(value);
    if (this.field.value === value && this.result.canFocus) this.goTo('result');
  }

  // What one sees.

  private show(name: Name): void {
    const { t } = this.app;
    this.bones.visible = name.is === 'looking';
    this.result.deaf = this.working.value;
    this.result.result = name.is === 'taken' ? this.viewOf(name.found) : undefined;
    const words = name.is === 'free' ? t('room.join.none') : name.is === 'failed' ? t('rooms.lost') : '';
    this.remark.remark = words ? { is: 'warns', words } : undefined;
    if (this.zoneNow === 'result' && !this.result.canFocus) this.goTo('keyboard');
    this.sayHints();
  }

  /** What this person is to it, by what this TV knows: it goes on changing after the server's answer. */
  private relationTo({ room, relation }: Found): Found['relation'] {
    const model = this.app.tv.rooms.now.peek();
    if (!model) return relation;
    if (model.get(room)) return 'mine';
    const isIn = (cards: readonly { readonly room: string }[]): boolean => cards.some((card) => card.room === room);
    if (isIn(model.invitations.peek())) return 'invited';
    return isIn(model.asked.peek()) ? 'asked' : 'stranger';
  }

  private viewOf(found: Found): ResultView {
    const { t, navigation } = this.app;
    const { name, door, room } = found;
    const card = { face: { person: room, name, picture: null }, title: name };
    const goIn = { icon: 'sign-in-fill', label: t('room.join.goIn') } as const;
    switch (this.relationTo(found)) {
      case 'mine': {
        const act = (): void => void navigation.replace('room', { room });
        return { ...card, text: t('room.join.mine'), answers: [{ ...goIn, act }] };
      }
      case 'invited':
        return { ...card, text: t('room.join.invited'), answers: [{ ...goIn, act: () => void this.comeIn(found) }] };
      case 'asked':
        return {
          ...card,
          text: t('room.join.asksFirst'),
          note: { icon: 'clock-fill', label: t('room.join.asked') },
          answers: [],
        };
      case 'stranger':
        if (door === 'invitation') {
          return { ...card, text: '', note: { icon: 'lock-simple-fill', label: t('room.join.lock') }, answers: [] };
        }
        if (door === 'open') {
          return { ...card, text: t('room.join.open'), answers: [{ ...goIn, act: () => void this.comeIn(found) }] };
        }
        return {
          ...card,
          text: t('room.join.asksFirst'),
          answers: [{ icon: 'hand-palm-fill', label: t('room.join.ask'), act: () => void this.comeIn(found) }],
        };
    }
  }

  private async comeIn(found: Found): Promise<void> {
    if (this.working.peek()) return;
    this.working.value = true;
    await comeIn(this.app, found, 'replace');
    this.working.value = false;
  }

  // Keys.

  override _focus(): void {
    this.sayHints();
  }
  override _focusChange(): void {
    this.sayHints();
  }

  /** OK is what it does where the focus is. */
  private sayHints(): void {
    const { t, hints } = this.app;
    const answer = this.zoneNow === 'result' ? this.result.answer : undefined;
    const elsewhere = this.zoneNow === 'create' ? t('room.join.create') : t('hint.type');
    hints([named(t('key.ok'), answer?.label ?? elsewhere), named(t('key.back'), t('room.leave'))]);
  }
}
