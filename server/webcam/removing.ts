import { Refusal } from '../../src/protocol/errors.ts';
import type { Request } from '../../src/protocol/words.ts';
import type { Guests } from '../permissions/guests.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Audience } from './audience.ts';

export interface Removing {
  audience: Audience;
  guests: Guests | undefined;
  /** How the owner looks to friends may be another now. */
  publish(owner: string): void;
  block(person: string, other: string): Promise<void>;
}

/** Removes one viewer for the rest of the broadcast: in force at once, then stored (W11). @throws Refusal webcam.unknown_viewer */
export async function removeViewer(
  broadcast: Broadcast,
  word: Request<'webcam.remove'>,
  { audience, guests, publish, block }: Removing,
): Promise<void> {
  const { person } = word;
  if (!broadcast.people.has(person)) throw new Refusal('webcam.unknown_viewer');
  const stored = guests?.remove(person);
  audience.sweep(broadcast, 'closed', ({ viewer }) => viewer === person);
  publish(broadcast.person);
  await stored;
  if (word.block) await block(broadcast.person, person);
}
