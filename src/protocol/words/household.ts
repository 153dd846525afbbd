import { z } from 'zod';
import { CHILDREN, HOUSEHOLD_PEOPLE, PASSWORD_CHARACTERS, PIN_DIGITS } from '../limits.ts';
import { name, opaque, person, personId, personList, secret, time } from './common.ts';

/** X9: several people on one TV, guests, children. Where `server.features` has `household`. */
export const pin = z
  .string()
  .regex(new RegExp(`^[0-9]{${PIN_DIGITS}}$`))
  .describe('four digits');
const guardianPin = pin.describe('the own one, of the guardian who asks');
const password = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max);

export const childAsk = z
  .object({
    child: personId,
    with: person.describe('the other one'),
    mine: z.boolean().describe('true: the child asks them; false: they ask the child'),
    at: time,
  })
  .meta({ id: 'ChildAsk' });
export type ChildAsk = z.infer<typeof childAsk>;

export const ownHousehold = z
  .object({
    pin: z.boolean().describe('this person has a PIN'),
    guardian: person.optional().describe('there for a child: who decides for them'),
    familyOnly: z.boolean().describe('of a child: they and all but guardian and family do not exist for each other'),
    children: z.array(person).describe('whose guardian this person is'),
    asks: z.array(childAsk).describe('friendships of the children that wait for this person'),
  })
  .meta({ id: 'Household' });
export type OwnHousehold = z.infer<typeof ownHousehold>;

export const child = person
  .extend({
    since: time.describe('when the account was made'),
    familyOnly: z.boolean(),
    family: personList.describe('who sees them, beside the guardian, while familyOnly is on'),
    friends: z.array(person),
  })
  .meta({ id: 'Child' });
export type Child = z.infer<typeof child>;

const glimpse = z
  .object({
    device: opaque,
    here: z.boolean().describe('false: this TV is no longer signed in there, and nothing else is said; forget it'),
    person: person.optional(),
    locked: z.boolean().optional().describe('they have a PIN'),
    child: z.boolean().optional(),
    familyOnly: z.boolean().optional(),
    unread: z
      .number()
      .int()
      .optional()
      .describe('messages from friends they have not read, without muted ones; left out for who has a PIN'),
  })
  .meta({ id: 'Glimpse' });
export type Glimpse = z.infer<typeof glimpse>;

const proof = z.object({ device: opaque, secret, stay: secret.describe('it is not used up') }).meta({ id: 'Lodger' });

export const householdRequests = {
  'household.glance': {
    word: z.object({ people: z.array(proof).max(HOUSEHOLD_PEOPLE).describe('the people of this TV') }),
    answer: z.object({ people: z.array(glimpse).describe('as many, in the same order') }),
    doc: 'How it stands with the people of a TV, before anybody is signed in.',
  },
  'household.take_off': {
    word: z.object({ device: opaque, secret }),
    answer: z.object({}),
    doc: 'Signs one of the people of this TV out here, whether they are signed in now or not. Also before anybody is.',
  },
  'account.pin': {
    word: z.object({
      pin: pin.nullable().describe('null: none any more'),
      password: z.string().min(1).max(PASSWORD_CHARACTERS.max).optional().describe('the password, or'),
      old: pin.optional().describe('the PIN in force'),
    }),
    answer: z.object({}),
    doc: 'Chooses a PIN, for all TVs of this person, or takes it away.',
  },
  'child.pin': {
    word: z.object({ pin: pin.describe('that of the guardian') }),
    answer: z.object({}),
    doc: 'Of a child: looks at a PIN before anything is counted on it. webcam.start takes it all the same.',
  },
  'child.list': {
    word: z.object({}),
    answer: z.object({ children: z.array(child) }),
    doc: 'The children whose guardian this person is.',
  },
  'child.create': {
    word: z.object({ person: personId, name, password, pin: guardianPin }),
    answer: z.object({ child }),
    doc: `Makes an account for a child; the two are friends. A guardian has a PIN, and at most ${CHILDREN} children.`,
  },
  'child.set': {
    word: z.object({
      child: personId,
      familyOnly: z.boolean().optional().describe('left out: as it is'),
      family: personList.optional().describe('friends of the child; left out: as it is'),
    }),
    answer: z.object({ child }),
    doc: 'Who a child sees and is seen by.',
  },
  'child.answer': {
    word: z.object({ child: personId, person: personId, accept: z.boolean() }),
    answer: z.object({}),
    doc: 'Lets a request to or from a child go on to whom it was meant for, or not. No is never told.',
  },
  'child.unfriend': {
    word: z.object({ child: personId, person: personId }),
    answer: z.object({ child }),
    doc: 'Ends a friendship of a child.',
  },
  'child.release': {
    word: z.object({ child: personId, pin: guardianPin }),
    answer: z.object({}),
    doc: 'The account is an ordinary one from now on.',
  },
  'child.delete': {
    word: z.object({ child: personId, pin: guardianPin }),
    answer: z.object({}),
    doc: 'Deletes the account of a child, as account.delete does.',
  },
} as const;

export const householdEvents = {
  'household.changed': {
    word: z.object({ household: ownHousehold }),
    doc: 'The PIN, the guardian, the children, their friends or what they ask are others now: all of it as it is.',
  },
} as const;
