import type { Part } from '../../components/core/Part.ts';
import type { AppContext } from '../context.ts';
import { openFetched } from './fetched.ts';

/** Opens the menu of one's own status (24). @param from oneself in the top bar: it stays bright */
export function openStatus(app: AppContext, from: Part): void {
  openFetched(app, import('./status/open.ts'), ({ openStatusMenu }) => openStatusMenu(app, from));
}
