import type { Platform } from '../platform/platform.ts';

/** The address of somebody's picture; null where they have none. */
export const faceOf = ({ assetUrl }: Pick<Platform, 'assetUrl'>, avatar: string | null): string | null =>
  avatar === null ? null : assetUrl + avatar;
