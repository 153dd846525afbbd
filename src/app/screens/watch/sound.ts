import type { Viewing } from '../../../model/viewing.ts';
import type { AppContext } from '../../context.ts';

/** What can be done with sound that comes instead of pictures; empty where there is none, or both come. */
export function soundOf({ tv, t }: AppContext, viewing: Viewing): string {
  return tv.sound.now.peek()?.theirs.either(viewing) ? t('sound.instead') : '';
}

/** How loud others are heard; undefined where there is nothing to hear beside the pictures. */
export function volumeOf({ tv }: AppContext, viewing: Viewing): number | undefined {
  const theirs = tv.sound.now.peek()?.theirs;
  return theirs?.offered(viewing) && !theirs.either(viewing) ? theirs.volume.peek() : undefined;
}

/** Sound comes instead of pictures. */
export function isSoundOnly({ tv }: AppContext, viewing: Viewing | undefined): boolean {
  return viewing !== undefined && tv.sound.now.peek()?.theirs.alone(viewing) === true;
}

/** Their sound, and no pictures. */
export function preferSound({ tv }: AppContext, viewing: Viewing): void {
  tv.sound.now.peek()?.theirs.prefer(viewing, 'sound');
}

/** Everything of others is heard so loud on this TV, from now on. */
export function turnOthers({ tv }: AppContext, volume: number): void {
  tv.sound.now.peek()?.theirs.turn(volume);
}
