import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Relay } from '../relay/relay.ts';
import type { Answering } from './answering.ts';
import type { Asks } from './asks.ts';
import type { Audience } from './audience.ts';
import type { Inviting } from './inviting.ts';
import type { OnAir } from './on-air.ts';
import type { Permissions } from './permissions.ts';
import { removeViewer } from './removing.ts';
import type { Sounding } from './sounding.ts';
import type { Watching } from './watching.ts';

export interface WebcamParts {
  circles: Circles;
  relay: Relay;
  permissions: Permissions;
  audience: Audience;
  onAir: OnAir;
  watching: Watching;
  sounding: Sounding;
  asks: Asks;
  answering: Answering;
  inviting: Inviting;
  block(person: string, other: string): Promise<void>;
  /** How somebody looks to friends may be another now. */
  publish(person: string): void;
}

/** What people say about being seen and about watching (W4–W11), and which part answers it. */
export function webcamWords(parts: WebcamParts): WordTable {
  const { permissions, audience, onAir, watching, sounding, asks, answering, inviting, block, publish } = parts;
  return {
    'webcam.start': async (word, session) => {
      const broadcast = await onAir.start(session, word);
      await answering.letExpectedIn(session.person);
      sounding.began(broadcast);
      return onAir.state(broadcast);
    },
    'webcam.stop': (_word, session) => {
      onAir.stop(session.person);
      return {};
    },
    'webcam.pause': ({ paused }, session) => {
      onAir.pause(session, paused);
      return {};
    },
    'webcam.remove': async (word, { person }) => {
      const guests = permissions.guestsOf(person);
      await removeViewer(ownBroadcast(parts, person), word, { audience, guests, block, publish });
      return {};
    },
    'webcam.invite': ({ person }, session) => invite(parts, session.person, person),
    'ask.answer': (word, session) => answering.answer(session.person, word),
    'webcam.decline': ({ invitation }, session) => {
      inviting.declined(session, invitation);
      return {};
    },
    'view.open': (word, session) => {
      const answer = watching.open(session, word);
      if (!word.small) inviting.accepted(session, word.person);
      return answer;
    },
    'view.close': ({ viewing }, session) => {
      watching.close(session, viewing);
      return {};
    },
    'view.pause': ({ viewing, paused }, session) => {
      watching.pause(session, viewing, paused);
      return {};
    },
    'view.share': (word, session) => watching.share(session, word),
    'view.withdraw': ({ ask }, session) => {
      asks.withdraw(session, ask);
      return {};
    },
  };
}

async function invite(parts: WebcamParts, owner: string, person: string): Promise<Answer<'webcam.invite'>> {
  const { circles, permissions, inviting, publish } = parts;
  ownBroadcast(parts, owner);
  if (!circles.of(owner).friends.has(person)) throw new Refusal('friend.only');
  await permissions.guestsOf(owner)?.grant(person, true);
  publish(owner);
  return inviting.invite(owner, person);
}

/** @throws Refusal webcam.off_air */
function ownBroadcast({ relay }: WebcamParts, owner: string): Broadcast {
  const broadcast = relay.of(owner);
  if (!broadcast) throw new Refusal('webcam.off_air');
  return broadcast;
}
