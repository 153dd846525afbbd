import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { showsAddress } from '../../../server/direct/candidates.ts';
import { directRulesOf } from '../../../server/direct/configured.ts';
import { directFeatures, iceFor, NO_DIRECT } from '../../../server/direct/ice.ts';
import { mayBeDirect, type Whether } from '../../../server/direct/rules.ts';
import type { Signal } from '../../../src/protocol/words.ts';
import { TURN } from '../../support/direct-pair.ts';

const NOW = 1_795_290_120_000;
const ones = { bytes: (count: number) => new Uint8Array(count).fill(1) };

describe('who helps two homes meet', () => {
  it('a name for TURN is when it is over, the password its HMAC: as coturn’s use-auth-secret and openssl have it', () => {
    // printf '<name>' | openssl dgst -sha1 -hmac '<secret>' -binary | base64
    expect(iceFor(TURN, false, NOW, ones)).toEqual({
      servers: [
        { urls: ['stun:stun.hearth.test:3478'] },
        {
          urls: ['turn:turn.hearth.test:3478'],
          username: '1795290420:AQEBAQEBAQEBAQEBAQEBAQ',
          credential: 'g4P/hFkrsy8cSmvqbQXWYv7/7Fc=',
        },
      ],
      relayOnly: false,
    });
  });

  it('whoever shows no address is given TURN alone; without a secret there is no TURN', () => {
    expect(iceFor(TURN, true, NOW, ones).servers).toMatchObject([{ urls: ['turn:turn.hearth.test:3478'] }]);
    expect(iceFor({ ...TURN, turnSecret: undefined }, false, NOW, ones).servers).toHaveLength(1);
    expect(iceFor({ ...NO_DIRECT, on: true }, false, NOW, ones)).toEqual({ servers: [], relayOnly: false });
  });

  it.each([
    [{}, []],
    [{ HEARTH_DIRECT: 'on' }, ['direct']],
    [{ HEARTH_STUN_URLS: 'stun:a.example' }, ['direct']],
    [
      { HEARTH_TURN_URLS: 'turn:a.example, turns:a.example', HEARTH_TURN_SECRET: 'x'.repeat(16) },
      ['direct', 'direct_turn'],
    ],
    [{ HEARTH_STUN_URLS: 'stun:a.example', HEARTH_DIRECT: 'off' }, []],
  ])('%j: %j', (environment, features) => {
    expect(directFeatures(directRulesOf(readConfig(environment)))).toEqual(features);
  });
});

describe('a signal of somebody who shows no address', () => {
  const candidate = (text: string): Signal => ({ is: 'candidate', candidate: text, mid: '0', line: 0 });
  const sdp = (...lines: string[]): Signal => ({ is: 'offer', sdp: ['v=0', ...lines, ''].join('\r\n') });
  const HOST = 'candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host generation 0';
  const RELAY = 'candidate:3 1 udp 41885439 203.0.113.9 50000 typ relay raddr 0.0.0.0 rport 0 generation 0';

  it.each<[string, Signal, boolean]>([
    ['a host candidate', candidate(HOST), true],
    ['one behind a name', candidate('candidate:1 1 udp 1 7f3a.local 50000 typ host'), true],
    ['what STUN saw', candidate('candidate:2 1 udp 1 198.51.100.4 50000 typ srflx raddr 0.0.0.0 rport 0'), true],
    ['TURN', candidate(RELAY), false],
    ['TURN, and where it is seen from', candidate(RELAY.replace('0.0.0.0', '198.51.100.4')), true],
    ['"typ relay" that is none', candidate('candidate:1 1 udp 1 192.168.1.7 5 typ host ufrag typ relayed'), true],
    ['the last, which is empty', candidate(''), false],
    ['no more', { is: 'end' }, false],
    ['a description before anything is known', sdp('c=IN IP4 0.0.0.0', 'a=rtcp:9 IN IP4 0.0.0.0'), false],
    ['a description with an address', sdp('c=IN IP4 198.51.100.4'), true],
    ['a description with a host candidate', sdp('c=IN IP4 0.0.0.0', `a=${HOST}`), true],
    ['one with TURN alone', sdp('c=IN IP4 203.0.113.9', `a=${RELAY}`), false],
    ['one with both', sdp(`a=${RELAY}`, `a=${HOST}`), true],
  ])('%s', (_, signal, shows) => {
    expect(showsAddress(signal)).toBe(shows);
  });
});

describe('between whom it may be', () => {
  const HOME = { able: true, line: 'fast', setting: 'ask', relayOnly: false, minor: false } as const;
  const YES: Whether = { offered: true, turn: false, broadcaster: HOME, viewer: HOME, large: 1, small: false };

  it.each<[string, Partial<Whether>, string]>([
    ['two who can', {}, 'may'],
    ['steady lines', { viewer: { ...HOME, line: 'steady' } }, 'may'],
    ['two viewings', { large: 2 }, 'rest'],
    ['a thumbnail', { small: true }, 'rest'],
    ['an operator who does not', { offered: false }, 'never'],
    [
      'always, where one says never',
      { broadcaster: { ...HOME, setting: 'always' }, viewer: { ...HOME, setting: 'never' } },
      'never',
    ],
    ['a TV that cannot', { viewer: { ...HOME, able: false } }, 'never'],
    ['a slow line', { broadcaster: { ...HOME, line: 'slow' } }, 'never'],
    ['a child or a guest', { viewer: { ...HOME, minor: true } }, 'never'],
    ['no address, no TURN', { viewer: { ...HOME, relayOnly: true } }, 'never'],
    ['no address, with TURN', { viewer: { ...HOME, relayOnly: true }, turn: true }, 'may'],
    ['never comes before rest', { large: 2, viewer: { ...HOME, able: false } }, 'never'],
  ])('%s', (_, facts, verdict) => {
    expect(mayBeDirect({ ...YES, ...facts })).toBe(verdict);
  });
});
