import type { Child, PersonCard } from '../protocol/words.ts';
import type { FaultCode } from './account.ts';

/** Somebody who lives on this TV, as the picker draws them. */
export interface PersonHere {
  readonly card: PersonCard;
  /** they have a PIN, as far as is known */
  readonly locked: boolean;
  readonly child: boolean;
  readonly familyOnly: boolean;
  /** messages they have not read; undefined: not known, or not told because of the PIN */
  readonly unread: number | undefined;
}

export type HouseholdState = { is: 'settled' } | { is: 'choosing'; pinOf?: string };

export interface Visit {
  /** ms since 1970, this TV's clock */
  readonly until: number;
  readonly mayGoOnAir: boolean;
}

export type ChildrenState =
  | { is: 'unknown' }
  | { is: 'failed'; code: FaultCode }
  | { is: 'known'; children: readonly Child[] };

export interface ChildWish {
  /** the ID */
  person: string;
  name: string;
  password: string;
  /** the guardian's own */
  pin: string;
}
