import type { Viewing } from '../../../model/viewing.ts';
import type { AppContext } from '../../context.ts';

/** What can be done with the sound of a friend who is watched; empty while their microphone is off. */
export function soundOf({ tv, t, platform }: AppContext, viewing: Viewing): string {
  const theirs = tv.sound.now.peek()?.theirs;
  if (!theirs?.offered(viewing)) return '';
  if (theirs.on) return t('sound.off');
  const line = tv.allowance.now.peek()?.line ?? platform.network.line;
  return t(line === 'slow' ? 'sound.instead' : 'sound.on');
}

/** Heard, or not, whatever is watched on this TV. */
export function flipSound({ tv }: AppContext): void {
  const theirs = tv.sound.now.peek()?.theirs;
  theirs?.choose(!theirs.on);
}
