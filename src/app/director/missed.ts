import { effect } from '@preact/signals-core';
import type { AppContext } from '../context.ts';

/**
 * What was missed is told once, at the first key after it: when quiet hours are over, or at the next sign-in.
 * @returns opens what nobody has looked at; false where there is nothing
 */
export function watchMissed(app: AppContext): () => boolean {
  const { account, activity } = app.tv;
  let person: string | undefined;
  /** The first key was YELLOW: there is no need to tell what is opened. */
  let opening = false;
  const open = (): boolean => {
    if (activity.unseen.peek() === 0) return false;
    opening = true;
    void app.navigation.push('preferences', { section: 'activity' });
    return true;
  };
  const tell = (): void => {
    opening = false;
    window.removeEventListener('keydown', tell, true);
    if (person !== undefined) activity.told(person, activity.unseen.peek());
    app.whole(import('./missed-toast.ts')).then(
      ({ showMissed }) => showMissed(app, open, () => !opening),
      () => {
        // It stands where it stands: in Preferences, which says how many.
      },
    );
  };
  effect(() => {
    person = account.me?.person;
    const unseen = activity.unseen.value;
    const quiet = activity.quietUntil.value !== undefined;
    window.removeEventListener('keydown', tell, true);
    if (person === undefined) return;
    const told = activity.toldOf(person);
    if (unseen < told) activity.told(person, unseen);
    if (unseen > told && !quiet) window.addEventListener('keydown', tell, true);
  });
  return open;
}
