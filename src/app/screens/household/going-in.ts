import type { AppContext } from '../../context.ts';

/** Where somebody wants to go once they are in; home unless told. */
export type Then = 'account';

/** Lets somebody of this TV in. Rejects as `household.choose` does. */
export async function goIn(
  { tv, navigation }: AppContext,
  person: string,
  { pin, then }: { readonly pin?: string; readonly then?: Then | undefined } = {},
): Promise<void> {
  await tv.household.choose(person, pin);
  if (then === undefined) return;
  // Whoever is in comes home by themselves (the director); this goes on from there.
  await navigation.reset('home');
  await navigation.push('preferences', { section: then });
}
