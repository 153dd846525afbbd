import { letterPicture } from '../components/Avatar.ts';
import type { Platform } from '../platform/platform.ts';
import { letterColour } from '../protocol/avatar.ts';

/** The address of somebody's picture, or the colour of their letter, as parts want it; null where they chose neither. */
export function faceOf({ assetUrl }: Pick<Platform, 'assetUrl'>, avatar: string | null): string | null {
  const colour = letterColour(avatar);
  if (colour !== undefined) return letterPicture(colour);
  return avatar === null ? null : assetUrl + avatar;
}
