import { Keyboard } from '../../components/Keyboard/Keyboard.ts';
import { Remark, type RemarkView } from '../../components/Remark.ts';
import { TextField } from '../../components/TextField/TextField.ts';
import { Label } from '../../components/text/Label.ts';
import { PASSWORD_CHARACTERS } from '../../protocol/limits.ts';
import { color } from '../../theme/color.ts';
import { safeArea } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import { named } from '../hints.ts';
import { keyboardWords } from '../keyboard-words.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { CHANGES, isSecret, STEPS, type Step } from './change-account/changes.ts';
import { askForGood } from './change-account/deleting.ts';
import { setbackOf } from './sign-in/setback.ts';

const LEFT = { x: safeArea.x, w: 1120 } as const;
const SECOND_MS = 1_000;

/** The own name, password or TV, or the password for what asks it, typed with the remote in the places of 03 and 20b. */
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
    const { what } = this.parameters;
    const change = CHANGES[what];
    this.title = this.put(Label, { words: t(change.title), style: type.title, x: LEFT.x, y: 58 });
    if ('after' in change) {
      const x = LEFT.x + this.title.w + 24;
      const ink = color.text.tertiary;
      this.put(Label, { words: t(change.after), style: type.body, ink, x, y: 70 });
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
    this.go(change.first);
    const { account, profile } = this.app.tv;
    if (what === 'name') this.field.value = account.me?.name ?? '';
    if (what === 'device') this.field.value = profile.deviceName.peek();
  }

  protected override opened(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), t('hint.type')), named(t('key.back'), t('preferences.leave'))]);
  }

  private go(step: Step): void {
    this.step = step;
    const { field } = this;
    const { prompt, limit } = STEPS[step];
    field.secret = isSecret(step);
    field.limit = limit;
    field.value = '';
    field.warns = false;
    field.placeholder = this.app.t(prompt);
    this.remark.remark = undefined;
  }

  private typed(): void {
    if (this.busy) return;
    this.field.warns = false;
    this.remark.remark = undefined;
  }

  /** *Done*: on to the new password, or to what it was typed for. */
  private async done(): Promise<void> {
    const { t, announcer } = this.app;
    const { what } = this.parameters;
    const { value } = this.field;
    if (this.busy) return;
    if (value.trim() === '') return this.warn(this.heading);
    if (what === 'password' && this.step === 'old') {
      this.old = value;
      this.go('new');
      return announcer.tell(this.heading, { polite: true });
    }
    if (this.step === 'new' && Array.from(value).length < PASSWORD_CHARACTERS.min) return this.warn(t('signIn.short'));
    if (what === 'pin') return this.app.navigation.replace('pin', { for: 'choose', password: value });
    if (what === 'delete') return askForGood(this.app, () => void this.work(() => this.change(value)));
    await this.work(() => this.change(value));
  }

  /** One thing at a time; what was refused may be typed again. */
  private async work(change: () => Promise<void>): Promise<void> {
    const { what } = this.parameters;
    const { t } = this.app;
    this.busy = true;
    const words =
      what === 'delete' ? 'account.delete.wait' : what === 'export' ? 'account.export.wait' : 'picker.keeping';
    this.say({ is: 'busy', words: t(words) });
    try {
      await change();
    } catch (failure) {
      this.busy = false;
      this.refused(failure);
    }
  }

  private async change(value: string): Promise<void> {
    const { tv, navigation } = this.app;
    const { profile } = tv;
    switch (this.parameters.what) {
      case 'name':
        await profile.rename(value);
        return this.left('preferences.saved');
      case 'device':
        await profile.renameDevice(value);
        return this.left('preferences.saved');
      case 'password':
        await profile.changePassword(this.old, value);
        return this.left('preferences.password.done');
      case 'export': {
        const address = await profile.exportData(value);
        if (this.isShown) await navigation.replace('exported', address);
        return;
      }
      case 'delete':
        await profile.deleteAccount(value);
        return this.tell('account.delete.done');
    }
  }

  private get isShown(): boolean {
    return this.app.navigation.screen === (this as unknown);
  }

  private left(says: 'preferences.saved' | 'preferences.password.done'): void {
    this.tell(says);
    if (this.isShown) this.app.navigation.back();
  }

  private tell(says: 'preferences.saved' | 'preferences.password.done' | 'account.delete.done'): void {
    const { t, toast } = this.app;
    toast({ title: t(says), sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
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
