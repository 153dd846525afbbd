import { codeOf } from '../../net/failure.ts';
import { stage } from '../../theme/metrics.ts';
import { named } from '../hints.ts';
import type { Routes } from '../routes.ts';
import { Screen } from '../Screen.ts';
import { Entry } from './sign-in/Entry.ts';
import { setbackOf } from './sign-in/setback.ts';

/** From 14: a name and a password for a child, and then the PIN of the guardian, to be sure. */
export class AddChild extends Screen<'entry', Routes['addChild']> {
  private entry!: Entry;

  override get heading(): string {
    return this.entry.heading;
  }

  override get quiet(): boolean {
    return true;
  }

  override get toastPlace(): { readonly x: number; readonly y: number } {
    return { x: 640, y: 34 };
  }

  protected override build(): void {
    super.build();
    const { app } = this;
    this.entry = this.put(Entry, { app, w: stage.width, h: stage.height });
    this.entry.goesOn = (name, password) => this.confirm(name, password);
    this.zone('entry', this.entry);
    this.entry.begin('child', false);
  }

  protected override opened(): void {
    const { t, hints } = this.app;
    hints([named(t('key.ok'), t('hint.type')), named(t('key.back'), t('preferences.leave'))]);
  }

  override _handleBack(): boolean {
    return this.entry.back() || super._handleBack();
  }

  private confirm(name: string, password: string): void {
    const { t, tv, navigation, toast } = this.app;
    const act = async (pin: string): Promise<void> => {
      try {
        await tv.household.createChild({ person: name, name, password, pin });
      } catch (failure) {
        if (codeOf(failure).indexOf('pin.') === 0) throw failure;
        navigation.back();
        return this.entry.refused(setbackOf(failure, Date.now()));
      }
      // The PIN, and this.
      navigation.back();
      navigation.back();
      const title = t('child.made', { name: name.trim() });
      toast({ title, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
    };
    void navigation.push('pin', { for: 'confirm', does: t('child.confirm', { name: name.trim() }), act });
  }
}
