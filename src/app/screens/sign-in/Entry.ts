import { Avatar } from '../../../components/Avatar.ts';
import { Chip } from '../../../components/Chip.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Keyboard } from '../../../components/Keyboard/Keyboard.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Remark, type RemarkView } from '../../../components/Remark.ts';
import { TextField } from '../../../components/TextField/TextField.ts';
import { Toggle } from '../../../components/Toggle.ts';
import { Label } from '../../../components/text/Label.ts';
import type { SignInWish } from '../../../model/account.ts';
import { NAME_CHARACTERS, PASSWORD_CHARACTERS } from '../../../protocol/limits.ts';
import { personIdFrom } from '../../../protocol/person-id.ts';
import { color } from '../../../theme/color.ts';
import { radius, safeArea, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { keyboardWords } from '../../keyboard-words.ts';
import { DemoCard } from './DemoCard.ts';
import { type Setback, type Step, setbackOf } from './setback.ts';
import { PROMPTS, TITLES, type Wish } from './wish.ts';

const LEFT = { x: safeArea.x, w: 1120 };
const RIGHT = { x: 1264, w: 560 };
const WHO = { y: 314, h: 188, avatar: 112 };
const SECOND_MS = 1_000;

/** Name, then password, typed with the remote; in the places of 03 and 20b. */
export class Entry extends Zones<'field' | 'last' | 'keyboard' | 'stay'> {
  app!: AppContext;
  /** Of a child: what follows is somebody else's. */
  goesOn: (name: string, password: string) => void = () => undefined;
  private wish: Wish = 'signIn';
  private step: Step = 'name';
  private invisible = false;
  private name = '';
  /** A request is on its way, even if somebody went back meanwhile: another *Done* does nothing. */
  private busy = false;
  private title!: Label;
  private field!: TextField;
  private remark!: Remark;
  private who!: { readonly plate: Shape; readonly face: Avatar; readonly name: Label; readonly id: Label };
  private lastLabel!: Label;
  private last!: Chip;
  private keyboard!: Keyboard;
  private stay!: Toggle;
  private demo: DemoCard | undefined;
  private counting: ReturnType<typeof setInterval> | undefined;

  /** What is asked for, for those who hear the screen. */
  get heading(): string {
    return this.field.placeholder;
  }

  get isDemo(): boolean {
    return this.demo !== undefined;
  }
  set isDemo(isDemo: boolean) {
    const { t } = this.app;
    if (isDemo)
      this.demo ??= this.put(DemoCard, { title: t('signIn.demo'), how: t('signIn.demo.how'), ...RIGHT, y: 146 });
  }

  /** Starts with an empty name, or with the password of somebody who is known. */
  begin(wish: Wish, invisible: boolean, person?: string): void {
    this.wish = wish;
    this.invisible = invisible;
    this.name = person ?? '';
    this.stay.visible = wish === 'signIn' || wish === 'register';
    if (wish === 'guest') this.promise();
    this.go(person === undefined ? 'name' : 'password');
    const { lastPerson } = this.app.tv.account;
    const offered = wish === 'signIn' && lastPerson !== undefined;
    // Not where somebody left it who has tried something else before.
    this.keyboard.focusOn('t');
    if (offered) this.goTo('last');
    else this.goTo('keyboard');
  }

  /** Who lives here is not asked whether to stay; of a guest nothing stays. */
  private promise(): void {
    const ink = color.text.secondary;
    const words = this.app.t('guest.promise');
    this.put(Label, { words, style: type.body, ink, x: RIGHT.x, y: 716, width: RIGHT.w, maxLines: 3 });
  }

  /** One step back. @returns false at the first one */
  back(): boolean {
    if (this.step === 'name') {
      this.say(undefined);
      return false;
    }
    this.go('name');
    this.goTo('keyboard');
    return true;
  }

  protected override build(): void {
    const { t } = this.app;
    const { x, w } = LEFT;
    this.w = stage.width;
    this.h = stage.height;
    this.title = this.put(Label, { style: type.title, x, y: 58 });
    this.field = this.put(TextField, {
      counterText: '',
      x,
      y: 146,
      w,
      h: 76,
      signals: { changed: () => this.typed(), pressed: () => this.done() },
    });
    this.remark = this.put(Remark, { letters: type.body, x, y: 242, w, h: 48 });
    this.who = {
      plate: this.put(Shape, { recipe: plate(w, WHO.h, radius.picture), ink: color.surface[1], left: x, top: WHO.y }),
      face: this.put(Avatar, { size: WHO.avatar, x: x + 32, y: WHO.y + (WHO.h - WHO.avatar) / 2 }),
      name: this.put(Label, { style: type.largeStrong, width: 880, x: 272, y: WHO.y + 56 }),
      id: this.put(Label, { style: type.caption, ink: color.text.secondary, width: 880, x: 272, y: WHO.y + 100 }),
    };
    const lastY = 618;
    this.lastLabel = this.put(Label, { words: t('signIn.last'), style: type.captionStrong, ink: color.text.tertiary });
    this.lastLabel.patch({ x, y: lastY + 12 });
    this.last = this.put(Chip, {
      x: x + this.lastLabel.w + 20,
      y: lastY,
      signals: { pressed: () => this.takeLast() },
    });
    this.keyboard = this.put(Keyboard, {
      x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => this.done() },
    });
    this.keyboard.focusOn('t');
    this.stay = this.put(Toggle, {
      label: t('signIn.stay'),
      caption: t('signIn.stay.means'),
      checked: true,
      ...RIGHT,
      y: 704,
      h: 112,
    });
    this.zone('field', this.field, { right: 'stay', down: ['last', 'keyboard'] });
    this.zone('last', this.last, { up: 'field', right: 'stay', down: 'keyboard' });
    this.zone('keyboard', this.keyboard, { up: ['last', 'field'], right: 'stay', down: 'keyboard' });
    this.zone('stay', this.stay, { left: 'keyboard', up: 'field' });
  }

  /** A plugged-in keyboard types wherever the focus is. */
  override _handleKey(e: KeyboardEvent): boolean {
    this.goTo('keyboard');
    return this.keyboard._handleKey(e);
  }
  override _handleBackspace(e: KeyboardEvent): boolean {
    return this.keyboard._handleBackspace(e);
  }

  override _detach(): void {
    clearInterval(this.counting);
  }

  private go(step: Step): void {
    const { t } = this.app;
    const { field, wish } = this;
    const { lastPerson } = this.app.tv.account;
    this.step = step;
    this.say(undefined);
    this.title.words = t(TITLES[wish]);
    field.warns = false;
    field.secret = step === 'password';
    field.limit = step === 'name' ? NAME_CHARACTERS : PASSWORD_CHARACTERS.max;
    field.value = step === 'name' ? this.name : '';
    this.capitalise();
    field.placeholder = t(PROMPTS[wish][step]);
    const offered = step === 'name' && wish === 'signIn' ? lastPerson : undefined;
    this.last.visible = offered !== undefined;
    this.lastLabel.visible = offered !== undefined;
    if (offered !== undefined) this.last.chip = { kind: 'words', label: offered };
    this.showWho();
  }

  private typed(): void {
    if (this.step === 'name') {
      this.name = this.field.value;
      this.capitalise();
    }
    if (!this.busy) this.say(undefined);
    this.showWho();
  }

  /** Whether there is to be an account that is not there yet. */
  private get makes(): boolean {
    return this.wish === 'register' || this.wish === 'child';
  }

  /** Names begin with capitals; IDs and passwords are as they are. */
  private capitalise(): void {
    if (this.keyboard.capitals === 'lock') return;
    const begins = this.makes && this.step === 'name' && /(^| )$/.test(this.name);
    this.keyboard.capitals = begins ? 'once' : 'off';
  }

  /** Whom one is about to be: what friends will see, and the ID that a name leads to. */
  private showWho(): void {
    const { name, who } = this;
    const id = personIdFrom(name);
    const shows = id !== '' && (this.step === 'password' || this.makes);
    who.face.person = id;
    who.face.name = name.trim();
    who.name.words = name.trim();
    who.id.words = this.app.t('signIn.id', { id });
    if (this.demo) this.demo.visible = this.wish === 'signIn';
    for (const part of [who.plate, who.face, who.name, who.id]) part.visible = shows;
  }

  private takeLast(): void {
    this.name = this.app.tv.account.lastPerson ?? '';
    this.toPassword();
  }

  private toPassword(): void {
    this.go('password');
    this.goTo('keyboard');
    this.app.announcer.tell(this.heading, { polite: true });
  }

  /** *Done*: on to the password, or in. */
  private done(): void {
    const { t } = this.app;
    if (this.step === 'name') {
      if (personIdFrom(this.name)) this.toPassword();
      else this.warn(t('signIn.noName'));
    } else if (this.busy) {
      this.say({ is: 'busy', words: t('signIn.busy') });
    } else if (this.field.value.length === 0) {
      this.warn(t(PROMPTS[this.wish].password));
    } else if (this.makes && Array.from(this.field.value).length < PASSWORD_CHARACTERS.min) {
      this.warn(t('signIn.short'));
    } else void this.enter();
  }

  private async enter(): Promise<void> {
    const { t, tv } = this.app;
    const { name, invisible } = this;
    const password = this.field.value;
    if (this.wish === 'child') return this.goesOn(name, password);
    const wish: SignInWish = { name, password, invisible, stay: this.wish === 'add' || this.stay.checked };
    this.busy = true;
    this.say({ is: 'busy', words: t('signIn.busy') });
    try {
      if (this.wish === 'guest') await tv.household.guest(name, password, invisible);
      else await (this.wish === 'register' ? tv.account.register(wish) : tv.account.signIn(wish));
      // The way home is the director's.
    } catch (error) {
      this.busy = false;
      if (this.step === 'password') this.refused(setbackOf(error, Date.now()));
    }
  }

  /** Says why it did not work, where that can be mended. */
  refused(setback: Setback): void {
    if (setback.step !== this.step) this.go(setback.step);
    // Nobody can mend what shows as dots.
    if (setback.step === 'password') this.field.clear();
    this.goTo('keyboard');
    if (setback.is === 'said') return this.warn(this.app.t(setback.says));
    const count = (): void => {
      const seconds = Math.ceil((setback.until - Date.now()) / SECOND_MS);
      if (seconds > 0) this.say({ is: 'warns', words: this.app.t('signIn.slow', { seconds }) }, true);
      else this.say(undefined);
    };
    this.warn(this.app.t('signIn.slow', { seconds: Math.ceil((setback.until - Date.now()) / SECOND_MS) }));
    this.counting = setInterval(count, SECOND_MS);
  }

  /** A yellow line, and why. */
  private warn(words: string): void {
    this.field.warns = true;
    this.say({ is: 'warns', words });
    this.app.announcer.tell(words, { polite: false });
  }

  private say(remark: RemarkView | undefined, counts = false): void {
    if (!counts || !remark) clearInterval(this.counting);
    this.remark.remark = remark;
  }
}
