import { Grid } from '../../components/core/Grid.ts';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { PickCard, type PickView } from '../../components/PickCard.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import type { Friend } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { safeArea, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { faceOf } from '../faces.ts';
import { named as hint } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import { named } from '../matching.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { presenceLine, shapeOf } from '../texts.ts';
import { Chosen } from './invite/Chosen.ts';
import { invitable, inviteAll } from './invite/inviting.ts';

const LEFT = { x: safeArea.x, w: 1120 } as const;
const CARD = { w: 552, h: 120, gap: 16 } as const;

/** 20: choosing friends who are here, to invite them to watch. Only while one is on air. */
export class Invite extends Screen<'results' | 'keyboard' | 'chosen', Routes['invite']> {
  private field!: TextField;
  private results!: Grid<PickView, PickCard>;
  private nobody!: Label;
  private keyboard!: Keyboard;
  private right!: Chosen;
  /** in the order they were chosen */
  private readonly picked = new Map<string, Friend>();
  private sending = false;
  /** it was opened while on air: the screen one came from is that of the webcam */
  private cameOnAir = false;

  override get heading(): string {
    return this.app.t('invite.heading');
  }

  /** Somebody may be typing here. */
  override get quiet(): boolean {
    return true;
  }

  /** Over the title, so that those who are chosen stay in sight. */
  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    const { t } = app;
    const title = this.put(Label, { words: this.heading, style: type.title, x: LEFT.x, y: 58 });
    this.put(Label, {
      words: t('invite.choose'),
      style: type.body,
      ink: color.text.tertiary,
      x: LEFT.x + title.w + 24,
      y: 70,
    });
    this.field = this.put(TextField, {
      icon: 'magnifying-glass-bold',
      placeholder: t('invite.placeholder'),
      ...LEFT,
      y: 146,
      h: 76,
      signals: { changed: () => this.filter() },
    });
    this.nobody = this.put(Label, {
      style: type.body,
      ink: color.text.secondary,
      width: LEFT.w,
      maxLines: 2,
      x: LEFT.x,
      y: 270,
    });
    this.results = this.put(Grid<PickView, PickCard>, {
      ...LEFT,
      y: 246,
      h: (CARD.h + CARD.gap) * 3,
      arrival: 'nearest',
      plan: {
        scrolls: 'down',
        lanes: 2,
        cell: { w: CARD.w, h: CARD.h },
        gap: { x: CARD.gap, y: CARD.gap },
        lines: 3,
        keep: 3,
      },
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(PickCard, { w: CARD.w, h: CARD.h }, parent),
        bind: (card, pick) => {
          card.pick = pick;
          card.signals = {
            pressed: () => this.toggle(pick.person),
            focused: () => this.hint(t(pick.chosen ? 'invite.takeOut' : 'invite.chooseName', { name: pick.name })),
          };
        },
      },
    });
    this.keyboard = this.put(Keyboard, {
      x: LEFT.x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => this.typed() },
    });
    this.keyboard.focusOn('t');
    this.right = this.put(Chosen, {
      app,
      w: stage.width,
      h: stage.height,
      signals: {
        send: () => void this.send(),
        clear: () => this.clear(),
        takeOut: (person) => this.toggle(person),
        moved: (does) => this.hint(does),
      },
    });
    this.zone('results', this.results, { down: 'keyboard', right: 'chosen' });
    this.zone('keyboard', this.keyboard, { up: 'results', right: 'chosen', down: 'keyboard' });
    this.zone('chosen', this.right, { left: ['results', 'keyboard'] });
  }

  protected override opened(): void {
    const { air } = this.app.tv;
    this.cameOnAir = air.state.peek().is === 'on';
    this.follow(() => {
      if (air.state.value.is !== 'on') this.leaveForAir();
    });
    this.follow(() => {
      this.draw();
    });
    this.focusFirst();
  }

  /** Nobody can be invited to a room that is not shown: that begins with going on air. */
  private leaveForAir(): void {
    const { navigation } = this.app;
    // Going on air lies under this screen, or takes its place. Not within the change that was noticed.
    Promise.resolve().then(() => {
      if (navigation.screen !== this) return;
      if (this.cameOnAir) navigation.back();
      else void navigation.replace('myWebcam', {});
    });
  }

  protected override draw(): void {
    const { t, tv, platform } = this.app;
    const here = invitable(tv.friends.all.value, tv.air.viewers.value);
    this.picked.forEach((_, person) => {
      if (!here.some((friend) => friend.person === person)) this.picked.delete(person);
    });
    const typed = this.field.value;
    const found = named(here, typed);
    const now = Date.now();
    this.results.items = found.map(({ one: { person, name, avatar, presence }, match }) => ({
      person,
      name,
      picture: faceOf(platform, avatar),
      presence: shapeOf(presence),
      status: presenceLine(t, presence, now),
      chosen: this.picked.has(person),
      match,
    }));
    this.field.counterText = t('invite.count', { shown: found.length, all: here.length });
    this.nobody.visible = found.length === 0;
    this.nobody.words =
      typed.trim() === '' ? t('invite.nobodyHere') : `${t('invite.nobodyNamed')} ${t('invite.onlyFriends')}`;
    this.right.people = Array.from(this.picked.values(), ({ person, name, avatar }) => ({
      kind: 'person',
      label: name,
      person,
      picture: faceOf(platform, avatar),
    }));
    this.right.sending = this.sending;
    if (found.length === 0 && this.zoneNow === 'results') this.goTo('keyboard');
    this.refocus();
  }

  private filter(): void {
    this.draw();
    this.results.focusOn(this.firstFree);
  }

  /** The first result that is not chosen yet. */
  private get firstFree(): number {
    const free = this.results.items.map(({ chosen }) => chosen).indexOf(false);
    return Math.max(0, free);
  }

  private focusFirst(): void {
    this.results.focusOn(this.firstFree);
    this.goTo(this.results.canFocus ? 'results' : 'keyboard');
  }

  private toggle(person: string): void {
    if (this.sending) return;
    const friend = this.app.tv.friends.get(person);
    if (this.picked.has(person)) this.picked.delete(person);
    else if (friend) this.picked.set(person, friend);
    this.draw();
    const item = this.results.item;
    if (this.zoneNow === 'results' && item) {
      this.hint(this.app.t(item.chosen ? 'invite.takeOut' : 'invite.chooseName', { name: item.name }));
    } else if (this.zoneNow !== 'chosen') this.focusFirst();
  }

  private clear(): void {
    if (this.sending) return;
    this.picked.clear();
    this.draw();
    this.focusFirst();
  }

  /** *Done*: on to those who were found, or to inviting those who are chosen. */
  private typed(): void {
    if (this.results.items.some(({ chosen }) => !chosen)) this.focusFirst();
    else if (this.picked.size > 0) this.goTo('chosen');
  }

  private async send(): Promise<void> {
    if (this.sending || this.picked.size === 0) return;
    const { tv, t, toast, navigation } = this.app;
    this.sending = true;
    this.draw();
    const { invited, failed, notFriends } = await inviteAll(Array.from(this.picked.values()), async (person) => {
      await tv.air.invite(person);
      this.picked.delete(person);
    });
    this.sending = false;
    const reason = notFriends ? t('invite.onlyFriends') : t('invite.failed', { names: failed });
    const title = failed.length === 0 ? t('invite.done', { names: invited }) : reason;
    const icon = failed.length === 0 ? 'hand-waving-fill' : 'warning-fill';
    toast({ title, sign: { kind: 'icon', icon }, seconds: 0 });
    if (navigation.screen !== this) return;
    if (failed.length === 0) navigation.back();
    else this.draw();
  }

  // Keys.

  /** A plugged-in keyboard types wherever the focus is, and the focus stays there. */
  override _handleKey(e: KeyboardEvent): boolean {
    return this.keyboard.takes(e);
  }
  override _handleDigit(e: KeyboardEvent): boolean {
    return this.keyboard.takes(e);
  }
  override _handleBackspace(): boolean {
    if (!this.field.value) return false;
    this.field.erase();
    return true;
  }

  override _handleRight(): boolean {
    if (this.zoneNow !== 'chosen') this.right.first();
    return super._handleRight();
  }

  override _handleBack(): boolean {
    if (this.field.value === '') return super._handleBack();
    this.field.clear();
    return true;
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
    const back = t(this.field.value === '' ? 'invite.leave' : 'invite.clearText');
    this.app.hints([hint(t('key.ok'), does), hint(t('key.back'), back)]);
  }
}
