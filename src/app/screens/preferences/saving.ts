import { codeOf } from '../../../net/failure.ts';
import type { Settings } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';

/** Stores what is changed on 14 at once, and says so the first time of a visit. */
export class Saving {
  private readonly app: AppContext;
  private said = false;

  constructor(app: AppContext) {
    this.app = app;
  }

  /** The screen shows what is in force again where it could not be stored. */
  set(changes: Partial<Settings>): void {
    this.keep(this.app.tv.settings.set(changes));
  }

  /** Something is being stored. */
  keep(done: Promise<void>): void {
    done.then(
      () => this.say(),
      (failure: unknown) => this.app.tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
  }

  /** Something was stored. */
  say(): void {
    if (this.said) return;
    this.said = true;
    const { t, toast } = this.app;
    toast({ title: t('preferences.saved'), sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
  }
}
