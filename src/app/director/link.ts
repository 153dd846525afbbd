import type { AppContext } from '../context.ts';

/** Somebody opened the app by a friend's code (20b): to that friend, once the first screen of this person shows. */
export function followLink({ platform, navigation }: AppContext): void {
  if (navigation.name !== 'home') return;
  const link = platform.takeLink?.();
  if (link) void navigation.push('addFriend', { person: link.add });
}
