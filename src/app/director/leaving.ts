import type { AppContext } from '../context.ts';
import { openFetched } from '../sheets/fetched.ts';

/** BACK on the first screen: *Leave Hearth?* (26). */
export function askToLeave(app: AppContext): void {
  ask(app, 'leave');
}

/** Whether to sign out of this TV. */
export function askToSignOut(app: AppContext): void {
  ask(app, 'signOut');
}

function ask(app: AppContext, asks: 'leave' | 'signOut'): void {
  if (app.asking) return;
  openFetched(app, import('../sheets/leave/leaving.ts'), ({ showLeave }) => showLeave(app, asks));
}
