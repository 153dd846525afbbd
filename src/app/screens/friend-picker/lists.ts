/** The lists of W8. Somebody is in one of them only, and Never comes first. */
export type ListName = 'always' | 'never';

export const OTHER_LIST: { readonly [L in ListName]: ListName } = { always: 'never', never: 'always' };

/**
 * What somebody changed in the picker, and nothing else: who was put in the list meanwhile on another TV stays, and so
 * does who could not be seen there.
 * @param before who was chosen when the picker opened  @param after who is chosen now
 */
export function differences(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter((person) => before.indexOf(person) < 0),
    removed: before.filter((person) => after.indexOf(person) < 0),
  };
}
