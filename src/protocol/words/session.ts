import { z } from 'zod';
import { PASSWORD_CHARACTERS } from '../limits.ts';
import {
  capabilities,
  chosenStatus,
  deviceKind,
  deviceName,
  friend,
  name,
  opaque,
  person,
  personId,
  time,
} from './common.ts';
import { friendRequest } from './friends.ts';
import { conversation } from './messages.ts';
import { settings } from './settings.ts';
import { airState, ask } from './webcam.ts';

/**
 * W1, X4. A device is a TV with a secret of its own; a session is that device, connected or coming back.
 * The token, the stay secret and the device secret travel in the first word only, never in an address.
 */
const secret = z.string().min(16).max(300);

export const device = z
  .object({
    device: opaque.optional().describe('as given by an earlier start; left out on a new TV'),
    secret: secret.optional(),
    name: deviceName,
    kind: deviceKind,
  })
  .meta({ id: 'Device' });

export const auth = z
  .discriminatedUnion('by', [
    z.object({
      by: z.literal('resume'),
      session: opaque,
      seen: z.number().int().nonnegative().describe('the highest seq this client has handled'),
    }),
    z.object({ by: z.literal('token'), token: secret }),
    z.object({ by: z.literal('stay'), stay: secret, invisible: z.boolean().optional() }),
  ])
  .meta({ id: 'Auth' });

export const token = z.object({ token: secret, expiresInMs: z.number().int() }).meta({ id: 'Token' });

/** All that a TV needs to draw its first screen. */
export const start = z
  .object({
    session: opaque,
    resumeWithinMs: z.number().int(),
    me: person.extend({ status: chosenStatus, text: z.string() }),
    device: z.object({ device: opaque, secret: secret.optional().describe('only when new: keep it') }),
    token: token.optional().describe('left out when a session is resumed: the old one goes on'),
    stay: z
      .object({ stay: secret, expiresInMs: z.number() })
      .optional()
      .describe('replaces the one that was used; the old one works until this one has been used'),
    settings,
    friends: z.array(friend),
    requests: z.object({ toMe: z.array(friendRequest), mine: z.array(friendRequest) }),
    blocked: z.array(person),
    conversations: z.array(conversation),
    air: airState.describe('one of this person’s TVs may be on air'),
    asks: z.array(ask).describe('people who are waiting for an answer'),
  })
  .meta({ id: 'Start' });
export type Start = z.infer<typeof start>;

export const welcome = z
  .object({
    protocol: z.number().int(),
    server: z.object({
      name: z.string(),
      version: z.string(),
      features: z.array(z.string()).describe('named abilities; one that is missing is not offered'),
    }),
    time,
    registration: z.boolean().describe('whether new people may make an account'),
    resumed: z.boolean().describe('the session goes on: words missed in between follow'),
    gap: z.boolean().describe('some were lost: start is sent again and history must be paged'),
    start: start.optional().describe('when signed in and not simply resumed'),
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof welcome>;

const newPassword = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max);
const signInOptions = {
  invisible: z.boolean().optional().describe('friends see this person as offline'),
  stay: z.boolean().optional().describe('sign in by itself next time on this TV'),
};

export const sessionRequests = {
  hello: {
    word: z.object({
      protocol: z.object({ min: z.number().int(), max: z.number().int() }),
      app: z.object({ name: z.string().max(40), version: z.string().max(40) }),
      device,
      capabilities,
      language: z.string().max(20).describe('BCP 47'),
      auth: auth.optional().describe('left out: sign in or register next'),
    }),
    answer: welcome,
    doc: 'The first word. If its auth is refused the connection stays open and hello may be said again.',
  },
  'account.sign_in': {
    word: z.object({ person: personId, password: z.string().min(1).max(PASSWORD_CHARACTERS.max), ...signInOptions }),
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
    word: z.object({ seq: z.number().int().nonnegative() }),
    answer: z.object({}),
    doc: 'Everything up to this seq has been handled; sent every 16 words or 5 s. Needs no answer (leave id out).',
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
      url: z.string().optional().describe('another address'),
      expiresInMs: z.number(),
    }),
    doc: 'A one-time ticket for a media link: another connection that carries packets for this session.',
  },
  'link.open': {
    word: z.object({ ticket: secret, protocol: z.object({ min: z.number().int(), max: z.number().int() }) }),
    answer: z.object({ link: opaque }),
    doc: 'Instead of hello, on a second connection. After the answer it carries packets only.',
  },
} as const;

export const sessionEvents = {
  'token.renewed': { word: token, doc: 'A fresh token; the old one works until it expires.' },
  goaway: {
    word: z.object({
      to: z.string().optional().describe('address of the server to go to; left out: connect again to the same one'),
      afterMs: z.number().int(),
    }),
    doc: 'This server is stopping. Open the new line first, close the old one after.',
  },
  'session.ended': {
    word: z.object({ why: z.enum(['signed_out', 'taken_over', 'disabled', 'ended']) }),
    doc: 'The session is over; the connection closes with the matching status.',
  },
} as const;
