/**
 * What somebody came to do; `guest` and `add` come from 22: for a visit, and to live here, too. `child`: a guardian
 * makes an account for a child.
 */
export type Wish = 'signIn' | 'register' | 'guest' | 'add' | 'child';

const KNOWN = { name: 'signIn.name', password: 'signIn.password' } as const;
/** What is asked for. */
export const PROMPTS = {
  signIn: KNOWN,
  register: { name: 'signIn.new.name', password: 'signIn.new.password' },
  guest: KNOWN,
  add: KNOWN,
  child: { name: 'child.name', password: 'child.password' },
} as const;
/** What stands above it. */
export const TITLES = {
  signIn: 'signIn.title',
  register: 'signIn.new',
  guest: 'guest.title',
  add: 'household.add.title',
  child: 'child.add',
} as const;
