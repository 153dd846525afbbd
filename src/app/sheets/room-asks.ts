import type { AppContext } from '../context.ts';
import { openFetched } from './fetched.ts';

/** Asks whether somebody may be one of the people of a room of one's own (18). A script file of its own. */
export function askToLetIn(app: AppContext, room: string, person: string): void {
  openFetched(app, import('./room-asks/asking.ts'), ({ showLettingIn }) => showLettingIn(app, room, person));
}
