import { Grid } from '../../components/core/Grid.ts';
import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { PickCard, type PickView } from '../../components/PickCard.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import type { Friend } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { faceOf } from '../faces.ts';
import { named as hint } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import { named } from '../matching.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { presenceLine, shapeOf } from '../texts.ts';
import { Chosen } from './friend-picker/Chosen.ts';
import { below, CARD, FIELD, LEFT, LINES, RESULTS } from './friend-picker/layout.ts';
import { NotFound } from './friend-picker/NotFound.ts';
import { type Purpose, purposeOf } from './friend-picker/purposes.ts';

type Zone = 'results' | 'add' | 'keyboard' | 'chosen';

/** 20: choosing friends, for everything one chooses friends for; what for is a parameter. */
export class FriendPicker extends Screen<Zone, Routes['pickFriends']> {
  private purpose!: Purpose;
  private choose_!: Label;
  private field!: TextField;
  private results!: Grid<PickView, PickCard>;
  private notFound!: NotFound;
  private keyboard!: Keyboard;
  private right: Chosen | undefined;
  /** in the order they were chosen */
  private readonly picked = new Map<string, Friend>();
  private acting = false;
  /** there was something to choose for when it was opened: the screen one came from is that of the same thing */
  private heldAtFirst: boolean | undefined;

  override get heading(): string {
    return this.purpose.heading;
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
    const purpose = purposeOf(app, this.parameters);
    this.purpose = purpose;
    const title = this.put(Label, { words: this.heading, style: type.title, x: LEFT.x, y: 58 });
    const x = LEFT.x + title.w + 24;
    this.choose_ = this.put(Label, { style: type.body, ink: color.text.tertiary, x, y: 70 });
    this.field = this.put(TextField, {
      icon: 'magnifying-glass-bold',
      placeholder: t('picker.placeholder'),
      ...FIELD,
      signals: { changed: () => this.filter() },
    });
    this.notFound = this.put(NotFound, {
      app,
      ...LEFT,
      h: stage.height,
      signals: { add: () => void app.navigation.push('addFriend', {}), moved: (does) => this.hint(does) },
    });
    this.results = this.put(Grid<PickView, PickCard>, {
      ...RESULTS,
      arrival: 'nearest',
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(PickCard, CARD, parent),
        bind: (card, pick) => {
          card.pick = pick;
          card.signals = {
            pressed: () => this.press(pick.person),
            focused: () => this.hint(this.whatOkDoes(pick)),
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
    this.zone('results', this.results, { down: ['add', 'keyboard'], right: 'chosen' });
    this.zone('add', this.notFound, { up: 'results', down: 'keyboard', right: 'chosen' });
    this.zone('keyboard', this.keyboard, { up: ['add', 'results'], right: 'chosen', down: 'keyboard' });
    const { does } = purpose;
    if (does.is !== 'collects') return;
    this.right = this.put(Chosen, {
      app,
      does,
      w: stage.width,
      h: stage.height,
      signals: {
        act: () => void this.act(),
        clear: () => this.clear(),
        takeOut: (person) => this.toggle(person),
        moved: (what) => this.hint(what),
      },
    });
    this.zone('chosen', this.right, { left: ['results', 'add', 'keyboard'] });
    for (const friend of purpose.people()) {
      if (does.chosen.indexOf(friend.person) >= 0) this.picked.set(friend.person, friend);
    }
  }

  protected override opened(): void {
    const isFirst = this.heldAtFirst === undefined;
    this.heldAtFirst ??= this.purpose.holds();
    this.follow(() => {
      if (!this.purpose.holds()) this.leaveForGood();
    });
    this.follow(() => this.draw());
    if (isFirst) this.focusFirst();
  }

  /** There is nothing to choose for any more. */
  private leaveForGood(): void {
    const { navigation } = this.app;
    // What it was for lies under this screen, or takes its place. Not within the change that was noticed.
    Promise.resolve().then(() => {
      if (navigation.screen !== this) return;
      if (this.heldAtFirst) navigation.back();
      else this.purpose.instead();
    });
  }

  protected override draw(): void {
    const { t, platform } = this.app;
    const { purpose, zoneNow } = this;
    const all = purpose.people();
    this.picked.forEach((_, person) => {
      if (!all.some((friend) => friend.person === person)) this.picked.delete(person);
    });
    const typed = this.field.value;
    const found = named(all, typed);
    const now = Date.now();
    this.results.items = found.map(({ one: { person, name, avatar, presence }, match }) => ({
      person,
      name,
      picture: faceOf(platform, avatar),
      presence: shapeOf(presence),
      status: presenceLine(t, presence, now),
      chosen: this.right ? this.picked.has(person) : null,
      match,
    }));
    this.choose_.words = purpose.choose(this.picked.size);
    this.field.counterText = t('picker.count', { shown: found.length, all: all.length });
    this.sayOfOthers(found.length, typed);
    if (this.right) {
      this.right.people = Array.from(this.picked.values(), ({ person, name, avatar }) => ({
        kind: 'person',
        label: name,
        person,
        picture: faceOf(platform, avatar),
      }));
      this.right.busy = this.acting;
    }
    if (found.length === 0 && zoneNow === 'results') this.goTo('keyboard');
    this.refocus();
  }

  /** Below those who were found, where there is room. */
  private sayOfOthers(found: number, typed: string): void {
    const { purpose, notFound } = this;
    const { lines, y } = below(found);
    notFound.y = y;
    notFound.says = {
      nobody: found === 0 ? purpose.nobody(typed.trim() !== '') : '',
      adds: purpose.adds,
      remark: lines < LINES ? purpose.remark(typed) : '',
    };
  }

  private filter(): void {
    this.draw();
    this.results.focusOn(this.firstFree);
  }

  /** The first result that is not chosen yet. */
  private get firstFree(): number {
    const free = this.results.items.map(({ chosen }) => chosen === true).indexOf(false);
    return Math.max(0, free);
  }

  private focusFirst(): void {
    this.results.focusOn(this.firstFree);
    this.goTo(this.results.canFocus ? 'results' : 'keyboard');
  }

  private press(person: string): void {
    const { does } = this.purpose;
    if (does.is === 'goesOn') does.go(person);
    else this.toggle(person);
  }

  private toggle(person: string): void {
    if (this.acting) return;
    const { does } = this.purpose;
    const friend = this.purpose.people().filter((one) => one.person === person)[0];
    if (this.picked.has(person) || does.is === 'goesOn') this.picked.delete(person);
    else if (friend && this.picked.size < does.seats()) this.picked.set(person, friend);
    this.draw();
    const item = this.results.item;
    if (this.zoneNow === 'results' && item) this.hint(this.whatOkDoes(item));
    else if (this.zoneNow !== 'chosen') this.focusFirst();
  }

  private clear(): void {
    if (this.acting) return;
    this.picked.clear();
    this.draw();
    this.focusFirst();
  }

  /** *Done*: on to those who were found, or to what is done with those who are chosen. */
  private typed(): void {
    if (this.results.items.some(({ chosen }) => chosen !== true)) this.focusFirst();
    else if (this.picked.size > 0) this.goTo('chosen');
  }

  private async act(): Promise<void> {
    const { does } = this.purpose;
    if (does.is !== 'collects' || this.acting) return;
    if (this.picked.size === 0 && !does.withNobody) return;
    const { toast, navigation } = this.app;
    this.acting = true;
    this.draw();
    const done = await does.act(Array.from(this.picked.values()), (person) => this.picked.delete(person));
    this.acting = false;
    if (done.toast) toast(done.toast);
    if (navigation.screen !== this) return;
    if (done.done) navigation.back();
    else this.draw();
  }

  private whatOkDoes({ name, chosen }: PickView): string {
    const { does } = this.purpose;
    if (does.is === 'goesOn') return does.labelFor(name);
    return this.app.t(chosen ? 'picker.takeOut' : 'picker.chooseName', { name });
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
    if (this.zoneNow !== 'chosen') this.right?.first();
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
    const back = t(this.field.value === '' ? 'picker.leave' : 'picker.clearText');
    this.app.hints([hint(t('key.ok'), does), hint(t('key.back'), back)]);
  }
}
