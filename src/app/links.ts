import type { Platform } from '../platform/platform.ts';

/** What a friend's phone or TV opens to find somebody (20b): this server's app, with their ID looked up. */
export function linkTo({ assetUrl }: Pick<Platform, 'assetUrl'>, person: string): string {
  return `${assetUrl}/?add=${encodeURIComponent(person)}`;
}
