import type { Settings } from '../../../protocol/words.ts';

/** The lists of W8. Somebody is in one of them only, and Never comes first. */
export type ListName = 'always' | 'never';

export const OTHER_LIST: { readonly [L in ListName]: ListName } = { always: 'never', never: 'always' };

/**
 * A list after somebody chose in the picker: only what they changed changes, so that who was put there meanwhile on
 * another TV stays, and so does who could not be seen there.
 * @param now as it is in force  @param before who was chosen when the picker opened  @param after who is chosen now
 */
export function changed(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const kept = now.filter((person) => before.indexOf(person) < 0 || after.indexOf(person) >= 0);
  return kept.concat(after.filter((person) => before.indexOf(person) < 0 && now.indexOf(person) < 0));
}

const off = (people: readonly string[], person: string): string[] => people.filter((one) => one !== person);

/** Takes somebody off a list. */
export function without(settings: Settings, list: ListName, person: string): Partial<Settings> {
  return { [list]: off(settings[list], person) };
}

/** Puts somebody on this list and off the other; both are named, so that no doubt is left. */
export function moved(settings: Settings, to: ListName, person: string): Partial<Settings> {
  const other = OTHER_LIST[to];
  return { [other]: off(settings[other], person), [to]: [...off(settings[to], person), person] };
}
