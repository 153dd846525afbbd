import { describe, expect, it } from 'vitest';
import { isAwayByItself, type PresenceFacts, presenceFor, statusAtSignIn } from '../../../server/presence/rules.ts';
import type { Capabilities, ChosenStatus } from '../../../src/protocol/words.ts';
import { HELLO } from '../../support/ws-client.ts';

const TV: Capabilities = { ...HELLO.capabilities, camera: false, codecs: { show: ['jpeg'], send: ['jpeg'] } };
const STATUSES: ChosenStatus[] = ['available', 'away', 'busy', 'invisible'];
const BOTH = [false, true];

const facts = (more: Partial<PresenceFacts> = {}): PresenceFacts => ({
  capabilities: [TV],
  chosen: 'available',
  text: 'Soup is on',
  since: 100,
  lastHere: 50,
  onAir: false,
  tellFriends: true,
  ...more,
});
const FRIEND = { blockedAt: undefined, mayWatch: false };

/** W2. */
describe('how somebody looks to a friend', () => {
  it('is as they chose, with their text, since when', () => {
    for (const chosen of ['available', 'away', 'busy'] as const) {
      expect(presenceFor(facts({ chosen }), FRIEND)).toMatchObject({ status: chosen, text: 'Soup is on', since: 100 });
    }
  });

  it('is one presence on several TVs: a camera on any of them is a camera', () => {
    const can = (more: Partial<Capabilities>): Capabilities => ({ ...TV, ...more });
    const look = presenceFor(
      facts({ capabilities: [TV, can({ camera: true }), can({ videoMessages: true })] }),
      FRIEND,
    );
    expect(look).toMatchObject({ status: 'available', camera: true, videoMessages: true });
  });

  it('is offline when no TV is here, since they were last seen', () => {
    expect(presenceFor(facts({ capabilities: [] }), FRIEND)).toEqual(
      expect.objectContaining({ status: 'offline', since: 50, text: '' }),
    );
  });

  describe('is the same for somebody invisible, somebody gone and somebody who blocked the one who looks', () => {
    const gone = presenceFor(facts({ capabilities: [] }), FRIEND);

    it('invisible: not a field tells them apart', () => {
      for (const text of ['', 'hiding']) {
        expect(presenceFor(facts({ chosen: 'invisible', text, since: 99 }), FRIEND)).toEqual(gone);
      }
    });

    it('blocked: gone since the block, whatever they do', () => {
      for (const chosen of STATUSES) {
        for (const onAir of BOTH) {
          for (const here of BOTH) {
            const look = presenceFor(facts({ chosen, onAir, capabilities: here ? [TV] : [] }), {
              blockedAt: 50,
              mayWatch: true,
            });
            expect(look).toEqual(gone);
          }
        }
      }
    });
  });

  describe('on camera', () => {
    it('says whether one may watch at once or has to ask', () => {
      expect(presenceFor(facts({ onAir: true }), { ...FRIEND, mayWatch: true }).onAir).toBe('open');
      expect(presenceFor(facts({ onAir: true }), FRIEND).onAir).toBe('ask');
    });

    it('is told to nobody by people who do not tell friends', () => {
      for (const chosen of STATUSES) {
        expect(presenceFor(facts({ chosen, onAir: true, tellFriends: false }), FRIEND)).not.toHaveProperty('onAir');
      }
      expect(presenceFor(facts({ chosen: 'invisible', onAir: true, tellFriends: false }), FRIEND).status).toBe(
        'offline',
      );
    });

    it('shows somebody invisible ("Settled" 14), as available', () => {
      expect(presenceFor(facts({ chosen: 'invisible', onAir: true }), FRIEND)).toMatchObject({
        status: 'available',
        onAir: 'ask',
      });
    });
  });

  it('never has the camera mark while offline', () => {
    let offline = 0;
    for (const chosen of STATUSES) {
      for (const onAir of BOTH) {
        for (const tellFriends of BOTH) {
          for (const blockedAt of [undefined, 7]) {
            const look = presenceFor(facts({ chosen, onAir, tellFriends }), { blockedAt, mayWatch: true });
            if (look.status !== 'offline') continue;
            offline += 1;
            expect(look).not.toHaveProperty('onAir');
            expect(look).toMatchObject({ camera: false, videoMessages: false, text: '' });
          }
        }
      }
    }
    expect(offline).toBeGreaterThan(0);
  });
});

describe('the status of somebody who signs in', () => {
  it('is available again after being away or invisible, and stays busy', () => {
    expect(STATUSES.map((last) => statusAtSignIn(last, false, false))).toEqual([
      'available',
      'available',
      'busy',
      'available',
    ]);
  });
  it('is invisible if they say so, whatever it was', () => {
    for (const last of STATUSES) for (const here of BOTH) expect(statusAtSignIn(last, true, here)).toBe('invisible');
  });
  it('on a second TV is what it is on the first', () => {
    for (const last of STATUSES) expect(statusAtSignIn(last, false, true)).toBe(last);
  });
});

describe('away by itself', () => {
  it.each<[ChosenStatus, boolean[], boolean]>([
    ['available', [true], true],
    ['available', [true, true], true],
    ['available', [true, false], false],
    ['available', [false], false],
    ['available', [], false],
    ['busy', [true], false],
    ['invisible', [true], false],
    ['away', [true], false],
  ])('%s with TVs without a key %j: %s', (status, idle, away) => {
    expect(isAwayByItself(status, idle)).toBe(away);
  });
});
