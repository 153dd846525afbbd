import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { Remark, type RemarkView } from '../../components/Remark.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import { NAME_CHARACTERS, PASSWORD_CHARACTERS } from '../../protocol/limits.ts';
import { color } from '../../theme/color.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import type { MessageKey } from '../languages/catalogue.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { setbackOf } from './sign-in/setback.ts';

const LEFT = { x: safeArea.x, w: 1120 } as const;
const SECOND_MS = 1_000;

type Step = 'name' | 'old' | 'new';

const PROMPTS = {
  name: 'preferences.name.write',
  old: 'preferences.password.old',
  new: 'preferences.password.new',
} as const satisfies Record<Step, MessageKey>;

/** The own name or password, typed with the remote, in the places of 03 and 20b. */
export class ChangeAccount extends Screen<'keyboard', Routes['changeAccount']> {
  private step: Step = 'name';
  private old = '';
  private busy = false;
  private title!: Label;
  private field!: TextField;
  private remark!: Remark;
  private keyboard!: Keyboard;

  override get heading(): string {
    return this.field.placeholder;
  }

  override get quiet(): boolean {
    return true;
  }

  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { t } = this.app;
    const isPassword = this.parameters.what === 'password';
    const words = t(isPassword ? 'preferences.password' : 'preferences.name');
    this.title = this.put(Label, { words, style: type.title, x: LEFT.x, y: 58 });
    if (isPassword) {
      const x = LEFT.x + this.title.w + 24;
      const ink = color.text.tertiary;
      this.put(Label, { words: t('preferences.password.others'), style: type.body, ink, x, y: 70 });
    }
    this.field = this.put(TextField, {
      counterText: '',
      ...LEFT,
      y: 146,
      h: 76,
      signals: { changed: () => this.typed(), pressed: () => void this.done() },
    });
    this.remark = this.put(Remark, { letters: type.body, ...LEFT, y: 242, h: 48 });
    this.keyboard = this.put(Keyboard, {
      x: LEFT.x,
      y: 704,
      field: this.field,
      sendIcon: 'check-bold',
      words: keyboardWords(t, 'done'),
      signals: { sent: () => void this.done() },
    });
    this.keyboard.focusOn('t');
    this.zone('keyboard', this.keyboard, { down: 'keyboard' });
    this.go(isPassword ? 'old' : 'name');
    if (!isPassword) this.field.value = this.app.tv.account.me?.name ?? '';
  }

  protected override opened(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), t('hint.type')), named(t('key.back'), t('preferences.leave'))]);
  }

  private go(step: Step): void {
    this.step = step;
    const { field } = this;
    field.secret = step !== 'name';
    field.limit = step === 'name' ? NAME_CHARACTERS : PASSWORD_CHARACTERS.max;
    field.value = '';
    field.warns = false;
    field.placeholder = this.app.t(PROMPTS[step]);
    this.remark.remark = undefined;
  }

  private typed(): void {
    if (this.busy) return;
    this.field.warns = false;
    this.remark.remark = undefined;
  }

  /** *Done*: on to the new password, or it is changed. */
  private async done(): Promise<void> {
    const { t, tv, navigation, toast, announcer } = this.app;
    const { value } = this.field;
    if (this.busy) return;
    if (value.trim() === '') return this.warn(this.heading);
    if (this.step === 'old') {
      this.old = value;
      this.go('new');
      return announcer.tell(this.heading, { polite: true });
    }
    if (this.step === 'new' && Array.from(value).length < PASSWORD_CHARACTERS.min) return this.warn(t('signIn.short'));
    this.busy = true;
    this.say({ is: 'busy', words: t('picker.keeping') });
    try {
      if (this.step === 'name') await tv.profile.rename(value);
      else await tv.profile.changePassword(this.old, value);
    } catch (failure) {
      this.busy = false;
      return this.refused(failure);
    }
    const title = t(this.step === 'name' ? 'preferences.saved' : 'preferences.password.done');
    toast({ title, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
    if (navigation.screen === (this as unknown)) navigation.back();
  }

  /** Nobody can mend what shows as dots: a wrong password is typed again, from the first. */
  private refused(failure: unknown): void {
    const setback = setbackOf(failure, Date.now());
    if (this.step === 'new') this.go(setback.is === 'said' && setback.says === 'signIn.weak' ? 'new' : 'old');
    const seconds = setback.is === 'wait' ? Math.ceil((setback.until - Date.now()) / SECOND_MS) : 0;
    this.warn(setback.is === 'said' ? this.app.t(setback.says) : this.app.t('signIn.slow', { seconds }));
  }

  /** A yellow line, and why. */
  private warn(words: string): void {
    this.field.warns = true;
    this.say({ is: 'warns', words });
    this.app.announcer.tell(words, { polite: false });
  }

  private say(remark: RemarkView): void {
    this.remark.remark = remark;
  }

  /** A plugged-in keyboard types wherever the focus is. */
  override _handleKey(e: KeyboardEvent): boolean {
    return this.keyboard.takes(e);
  }
  override _handleDigit(e: KeyboardEvent): boolean {
    return this.keyboard.takes(e);
  }
  override _handleBackspace(e: KeyboardEvent): boolean {
    return this.keyboard._handleBackspace(e);
  }
}
