import { codeOf } from '../../../net/failure.ts';
import type { PersonCard } from '../../../protocol/words.ts';

/** What has come of looking for an ID. */
export type Finding =
  | { readonly is: 'nothing' }
  | { readonly is: 'looking'; readonly person: string }
  | { readonly is: 'found'; readonly card: PersonCard }
  | { readonly is: 'missing'; readonly person: string }
  | { readonly is: 'failed'; readonly person: string };

/** What somebody who was found is to this person now. */
export type Standing = 'me' | 'friend' | 'blocked' | 'asked' | 'asksMe' | 'stranger';

type People = readonly { readonly person: string }[];

/** Everybody this person has to do with. */
export interface Acquaintances {
  readonly me: string | undefined;
  readonly friends: People;
  readonly blocked: People;
  readonly mine: People;
  readonly toMe: People;
}

/** The ID a finding is about. */
export function soughtIn(finding: Finding): string {
  if (finding.is === 'nothing') return '';
  return finding.is === 'found' ? finding.card.person : finding.person;
}

/** From what this TV knows, not from the server's answer: it goes on changing while the screen shows. */
export function standingOf(person: string, known: Acquaintances): Standing {
  const isIn = (people: People): boolean => people.some((one) => one.person === person);
  if (person === known.me) return 'me';
  if (isIn(known.blocked)) return 'blocked';
  if (isIn(known.friends)) return 'friend';
  if (isIn(known.mine)) return 'asked';
  return isIn(known.toMe) ? 'asksMe' : 'stranger';
}

/** Why something did not work, as the catalogue has it. */
export type Trouble = 'add.short' | 'add.limit' | 'add.lost' | 'add.failed';

/** What a person is told when asking or answering did not work. */
export function troubleOf(error: unknown): Trouble {
  switch (codeOf(error)) {
    case 'friend.limit':
      return 'add.limit';
    case 'connection.lost':
    case 'connection.none':
      return 'add.lost';
    default:
      return 'add.failed';
  }
}
