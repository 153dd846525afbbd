import { createHmac } from 'node:crypto';
import { TURN_MS } from '../../src/protocol/limits.ts';
import type { Ice } from '../../src/protocol/words.ts';
import { newId, type Random } from '../random.ts';

/** What the operator has for two homes to find each other. */
export interface DirectRules {
  /** whether it is offered at all */
  on: boolean;
  /** stun: and stuns: addresses */
  stunUrls: string[];
  /** turn: and turns: addresses, and the secret they share with this server (coturn's use-auth-secret) */
  turnUrls: string[];
  turnSecret: string | undefined;
}

export const NO_DIRECT: DirectRules = { on: false, stunUrls: [], turnUrls: [], turnSecret: undefined };

export const hasTurn = ({ turnUrls, turnSecret }: DirectRules): boolean =>
  turnUrls.length > 0 && turnSecret !== undefined;

/** As told at hello. */
export const directFeatures = (rules: DirectRules): string[] =>
  rules.on ? ['direct', ...(hasTurn(rules) ? ['direct_turn'] : [])] : [];

/**
 * The servers one end may use. The name and password for TURN are made for it alone, say nothing of who it is, and are
 * over after TURN_MS: the name is when that is (seconds since 1970), the password its HMAC.
 */
export function iceFor(rules: DirectRules, relayOnly: boolean, now: number, random: Random): Ice {
  const { stunUrls, turnUrls, turnSecret } = rules;
  // Who shows nobody their address has no use for being told it.
  const stun = relayOnly || stunUrls.length === 0 ? [] : [{ urls: stunUrls }];
  if (turnUrls.length === 0 || turnSecret === undefined) return { servers: stun, relayOnly };
  const username = `${Math.floor((now + TURN_MS) / 1000)}:${newId(random)}`;
  const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
  return { servers: [...stun, { urls: turnUrls, username, credential }], relayOnly };
}
