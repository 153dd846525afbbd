import type { RequestName } from '../../src/protocol/words.ts';

/** What a child leaves to its guardian. */
const GUARDIANS: readonly RequestName[] = ['account.delete', 'child.create'];

export const childMay = (t: RequestName): boolean => !GUARDIANS.includes(t);

/** One of two people who want to be friends; `guardian` is there for a child. */
export interface Befriending {
  person: string;
  guardian: string | undefined;
}

/**
 * Whose yes a wish to be friends needs before it reaches whom it is for: first that of the guardian of who asks, then
 * that of the guardian of who is asked. One person is asked once, and nobody about becoming friends with themselves.
 */
export function guardiansOf({ from, to }: { from: Befriending; to: Befriending }) {
  const steps: { child: 'from' | 'to'; guardian: string }[] = [];
  if (from.guardian !== undefined && from.guardian !== to.person)
    steps.push({ child: 'from', guardian: from.guardian });
  if (to.guardian !== undefined && to.guardian !== from.person && to.guardian !== from.guardian)
    steps.push({ child: 'to', guardian: to.guardian });
  return steps;
}
