import type { Viewing } from '../../../model/viewing.ts';
import type { AppContext } from '../../context.ts';

/** What can be done with the sound of a friend who is watched; empty while their microphone is off. */
export function soundOf({ tv, t, platform }: AppContext, viewing: Viewing): string {
  const theirs = tv.sound.now.peek()?.theirs;
  if (!theirs?.offered(viewing)) return '';
  if (theirs.on) return t('sound.off');
  return t(isSlow({ tv, platform }) ? 'sound.instead' : 'sound.on');
}

/** Sound comes instead of pictures: what is seen is old. */
export function isSoundOnly(app: AppContext, viewing: Viewing | undefined): boolean {
  const theirs = app.tv.sound.now.peek()?.theirs;
  if (!viewing || !theirs?.on) return false;
  return theirs.offered(viewing) && isSlow(app);
}

function isSlow({ tv, platform }: Pick<AppContext, 'tv' | 'platform'>): boolean {
  return (tv.allowance.now.peek()?.line ?? platform.network.line) === 'slow';
}

/** Heard, or not, whatever is watched on this TV. */
export function flipSound({ tv }: AppContext): void {
  const theirs = tv.sound.now.peek()?.theirs;
  theirs?.choose(!theirs.on);
}
