import { z } from 'zod';
import { ANSWERS_KEPT, PASSWORD_CHARACTERS } from '../limits.ts';
import {
  capabilities,
  deviceKind,
  deviceName,
  friend,
  name,
  opaque,
  ownPresence,
  person,
  personId,
  secret,
  time,
} from './common.ts';
import { friendRequest } from './friends.ts';
import { ownHousehold, pin } from './household.ts';
import { conversation } from './messages.ts';
import { roomsOfMine } from './rooms.ts';
import { settings } from './settings.ts';
import { airState, ask } from './webcam.ts';

/**
 * W1, X4. A device is a TV with a secret of its own; a session is that device, connected or coming back.
 * The token, the stay secret and the device secret travel in the first word only, never in an address.
 */
export const device = z
  .object({
    device: opaque.optional().describe('as given by an earlier start; left out on a new TV'),
    secret: secret.optional().describe('given with it'),
    name: deviceName,
    kind: deviceKind,
  })
  .meta({ id: 'Device' });

export const auth = z
  .discriminatedUnion('by', [
    z.object({
      by: z.literal('resume'),
      session: opaque.describe('as given by start'),
      seen: z.number().int().nonnegative().describe('the highest seq this client has handled'),
      unanswered: z
        .array(z.number().int())
        .max(ANSWERS_KEPT)
        .optional()
        .describe('ids of requests that wait for their answer: one that is there comes at its place among the events'),
    }),
    z.object({
      by: z.literal('token'),
      token: secret.describe('the newest one'),
      pin: pin.optional().describe('of a person who has one'),
    }),
    z.object({
      by: z.literal('stay'),
      stay: secret.describe('the newest one'),
      pin: pin.optional().describe('of a person who has one'),
      invisible: z.boolean().optional().describe('friends see this person as offline'),
    }),
  ])
  .meta({ id: 'Auth' });

export const token = z
  .object({
    token: secret,
    expiresInMs: z.number().int().describe('from now; until then it may be used again and again'),
  })
  .meta({ id: 'Token' });

/** All that a TV needs to draw its first screen. */
export const start = z
  .object({
    session: opaque.describe('what auth.by = "resume" names'),
    resumeWithinMs: z.number().int().describe('how long it waits after its line is lost'),
    me: person.extend(ownPresence.shape).describe('who is signed in'),
    device: z
      .object({ device: opaque, secret: secret.optional().describe('only when this TV is new to the person: keep it') })
      .describe('this TV, for the device of later hellos'),
    token: token.optional().describe('left out when a session is resumed: the old one goes on'),
    stay: z
      .object({ stay: secret, expiresInMs: z.number().int().describe('from now') })
      .optional()
      .describe('only when asked for, and after each use: replaces the one before'),
    settings,
    friends: z.array(friend).describe('everybody in the list, with how they look now'),
    requests: z
      .object({
        toMe: z.array(friendRequest).describe('who asks this person'),
        mine: z.array(friendRequest).describe('whom this person asks'),
      })
      .describe('wishes to be friends that wait for an answer'),
    blocked: z.array(person).describe('whom this person has blocked'),
    conversations: z
      .array(conversation)
      .describe('every one that has a message, is muted, or had its messages deleted'),
    rooms: roomsOfMine.optional().describe('left out by a server without the feature `rooms`'),
    air: airState.describe('one of this person’s TVs may be on air'),
    allowanceUpTo: z
      .number()
      .optional()
      .describe(
        'so many times the usual allowance may be chosen by the setting `allowance`; left out: no more than the usual',
      ),
    asks: z.array(ask).describe('people who are waiting for an answer'),
    household: ownHousehold.optional().describe('left out by a server without the feature `household`'),
    guest: z
      .object({
        until: time.describe('when the visit is over'),
        mayGoOnAir: z.boolean().describe('whose TV it is lets guests go on air'),
      })
      .optional()
      .describe('there while somebody is a guest on this TV'),
    missed: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe('entries of `missed.list` nobody has looked at; left out by a server without the feature `quiet`'),
    quietUntil: time.optional().describe('quiet hours hold, until then'),
  })
  .meta({ id: 'Start' });
export type Start = z.infer<typeof start>;

export const welcome = z
  .object({
    protocol: z.number().int().describe('the version spoken from now on'),
    server: z.object({
      name: z.string().describe('the operator’s name for it'),
      version: z.string(),
      features: z.array(z.string()).describe('named abilities; one that is missing is not offered'),
    }),
    time,
    registration: z.boolean().describe('whether new people may make an account'),
    resumed: z.boolean().describe('the session goes on: words missed in between follow'),
    gap: z.boolean().describe('resumed, but some were lost: start comes afresh and history must be paged'),
    start: start.optional().describe('when signed in by this hello and not simply resumed'),
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof welcome>;

const versions = z
  .object({ min: z.number().int(), max: z.number().int() })
  .describe('versions of the protocol this client speaks');
const newPassword = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max);
const signInOptions = {
  invisible: z.boolean().optional().describe('friends see this person as offline'),
  stay: z.boolean().optional().describe('start.stay is wanted: sign in by itself next time on this TV'),
};

export const sessionRequests = {
  hello: {
    word: z.object({
      protocol: versions,
      app: z.object({ name: z.string().max(40), version: z.string().max(40) }).describe('for the operator’s eyes'),
      device,
      capabilities,
      language: z.string().max(20).describe('BCP 47'),
      auth: auth.optional().describe('left out: sign in or register next'),
    }),
    answer: welcome,
    doc: 'The first word. If its auth is refused the connection stays open and hello may be said again.',
  },
  'account.sign_in': {
    word: z.object({
      person: personId,
      password: z.string().min(1).max(PASSWORD_CHARACTERS.max),
      ...signInOptions,
      guest: z.boolean().optional().describe('for a visit: nothing is to be left on this TV'),
      host: z.object({ device: opaque, secret }).optional().describe('with guest: one of the people of this TV'),
    }),
    answer: start,
    doc: 'Signs in with ID and password.',
  },
  'account.register': {
    word: z.object({ person: personId, name, password: newPassword, ...signInOptions }),
    answer: start,
    doc: 'Makes an account, where the operator allows it, and signs in.',
  },
  'account.sign_out': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'Signs this TV out; its stay secret is revoked. The connection stays open for the next person.',
  },
  'capabilities.set': {
    word: z.object({ capabilities }),
    answer: z.object({}),
    doc: 'What this TV can do has changed: a camera was plugged in, the line is another.',
  },
  seen: {
    word: z.object({ seq: z.number().int().nonnegative().describe('0: nothing yet') }),
    answer: z.object({}),
    doc: 'Everything up to this seq has been handled; sent every 16 words or 5 s. With an id it is answered, and so a sign of life of the server.',
  },
  bye: {
    word: z.object({}),
    answer: z.object({}),
    doc: 'The app is being closed: end the session now, do not wait for it to come back. Needs no answer.',
  },
  'link.ticket': {
    word: z.object({}),
    answer: z.object({
      ticket: secret,
      url: z.string().optional().describe('where to open the link; left out: the same address'),
      expiresInMs: z.number().int().describe('from now; it works once'),
    }),
    doc: 'A one-time ticket for a media link: another connection that carries packets for this session.',
  },
  'link.open': {
    word: z.object({ ticket: secret, protocol: versions }),
    answer: z.object({ link: opaque.describe('for view.open and webcam.start') }),
    doc: 'Instead of hello, on a second connection. After the answer it carries packets only.',
  },
} as const;

export const sessionEvents = {
  'token.renewed': { word: token, doc: 'A fresh token; the old one works until it expires.' },
  goaway: {
    word: z.object({
      to: z.string().optional().describe('address of the server to go to; left out: connect again to the same one'),
      afterMs: z.number().int().describe('how long to wait before opening the new line'),
    }),
    doc: 'This server is stopping. Open the new line first, close the old one after.',
  },
  'session.ended': {
    word: z.object({
      why: z
        .enum(['signed_out', 'taken_over', 'disabled', 'guest_over', 'ended'])
        .describe(
          'signed_out: this TV was signed out, from another one of the person, by a new password, with the account, or by the operator; taken_over: this TV began a new session; disabled: the operator closed the account; guest_over: the visit has lasted long enough; ended: kept for later',
        ),
    }),
    doc: 'The session is over; the connection closes with the matching status.',
  },
} as const;
