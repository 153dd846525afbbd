import { describe, expect, it } from 'vitest';
import type { Keys } from '../../src/net/keyring.ts';
import { KEPT, keyringWith, startOf } from '../support/scripted-server.ts';

const NOW = 1_000_000;
const STAY = { stay: 'stay-1', expiresInMs: 1 };

describe('what a TV can prove itself with', () => {
  it('is nothing on a new TV', () => {
    const { keyring } = keyringWith();
    expect([keyring.keys, keyring.person, keyring.stay, keyring.token(NOW), keyring.resumable(NOW)]).toEqual(
      Array(5).fill(undefined),
    );
    expect(keyring.canReturn).toBe(false);
  });

  it('is kept over the app being closed: the device, and stay if the person wanted it', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    const again = keyringWith(...kept.people).keyring;
    expect(again.person).toBe('noa');
    expect(again.keys?.device).toEqual({ device: 'device-1', secret: 'device-secret-1' });
    expect(again.stay).toBe('stay-1');
    expect(again.canReturn).toBe(true);
  });

  it('never keeps the token and the session beyond this run of the app', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    expect(JSON.stringify(kept.people)).not.toContain('token-1');
    expect(JSON.stringify(kept.people)).not.toContain('session-1');
    const again = keyringWith(...kept.people).keyring;
    expect([again.token(NOW), again.resumable(NOW)]).toEqual([undefined, undefined]);
  });

  it('does not sign in by itself where nobody asked for that', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf(), NOW);
    expect(keyringWith(...kept.people).keyring.canReturn).toBe(false);
  });

  it('keeps the device secret, which is told only once', () => {
    const { keyring } = keyringWith();
    keyring.started(startOf(), NOW);
    keyring.started(startOf({ session: 'session-2', device: { device: 'device-1' } }), NOW);
    expect(keyring.keys?.device).toEqual({ device: 'device-1', secret: 'device-secret-1' });
  });

  it('takes the newest stay in place of the one before, and keeps it where a start brings none', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    keyring.started(startOf({ stay: { ...STAY, stay: 'stay-2' } }), NOW);
    expect(kept.people[0]?.stay).toBe('stay-2');
    keyring.started(startOf({ session: 'session-2' }), NOW);
    expect(kept.people[0]?.stay).toBe('stay-2');
  });

  it('forgets a token when its time is over, and takes the renewed one', () => {
    const { keyring } = keyringWith();
    keyring.started(startOf(), NOW);
    expect(keyring.token(NOW + 599_999)).toBe('token-1');
    expect(keyring.token(NOW + 600_000)).toBeUndefined();
    keyring.renewed({ token: 'token-2', expiresInMs: 10 }, NOW + 600_000);
    expect(keyring.token(NOW + 600_009)).toBe('token-2');
  });

  it('can resume for as long as the server waits, counted from the cut', () => {
    const { keyring } = keyringWith();
    keyring.started(startOf(), NOW);
    expect(keyring.resumable(NOW + 3_600_000)).toBe('session-1');
    keyring.cut(NOW, 60_000);
    expect(keyring.resumable(NOW + 59_999)).toBe('session-1');
    expect(keyring.resumable(NOW + 60_000)).toBeUndefined();
    keyring.resumed();
    expect(keyring.resumable(NOW + 3_600_000)).toBe('session-1');
  });

  it('counts what it has seen per session', () => {
    const { keyring } = keyringWith();
    keyring.started(startOf(), NOW);
    keyring.seen = 12;
    // The same session told afresh after a gap goes on counting.
    keyring.started(startOf(), NOW);
    expect(keyring.seen).toBe(12);
    keyring.started(startOf({ session: 'session-2' }), NOW);
    expect(keyring.seen).toBe(0);
    keyring.seen = 3;
    keyring.dropSession();
    expect([keyring.seen, keyring.resumable(NOW)]).toEqual([0, undefined]);
  });

  it('is only the name and the device after signing out', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    keyring.signedOut();
    expect(kept.people).toEqual([{ ...KEPT, lastUsed: NOW }]);
    expect([keyring.canReturn, keyring.token(NOW), keyring.resumable(NOW)]).toEqual([false, undefined, undefined]);
  });

  it('does not hand one person the stay of another who was here before', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    const maya = { person: 'maya', name: 'Maya', avatar: null, status: 'available', text: '' } as const;
    keyring.started(startOf({ session: 's2', me: maya, device: { device: 'd2', secret: 'device-secret-2' } }), NOW);
    expect(kept.people.map(({ person, stay }) => [person, stay])).toEqual([
      ['noa', 'stay-1'],
      ['maya', undefined],
    ]);
    expect(keyring.stay).toBeUndefined();
  });
});

describe('several people of one TV', () => {
  const maya = { person: 'maya', name: 'Maya', avatar: '/avatars/m', status: 'available', text: 'Out' } as const;
  const NOA = { ...KEPT, stay: 'stay-1', lastUsed: 5 };
  const MAYA: Keys = {
    person: 'maya',
    device: { device: 'd2', secret: 'device-secret-2' },
    stay: 'stay-m',
    lastUsed: 9,
    card: { person: 'maya', name: 'Maya', avatar: null },
  };

  it('is nobody in particular until somebody is chosen; one alone comes back by themselves', () => {
    const { keyring } = keyringWith(NOA, MAYA);
    expect([keyring.keys, keyring.canReturn]).toEqual([undefined, false]);
    expect(keyring.residents).toEqual([NOA, MAYA]);
    expect(keyring.person).toBe('maya');
    expect(keyringWith(NOA).keyring.keys).toEqual(NOA);
  });

  it('does not count who is known here and does not stay', () => {
    const { stay: _, ...gone } = MAYA;
    const { keyring } = keyringWith(NOA, gone);
    expect(keyring.residents).toEqual([NOA]);
    expect(keyring.keys).toEqual(NOA);
  });

  it('adds one to the others, with how they are drawn, and each goes by their own device', () => {
    const { keyring, kept } = keyringWith(NOA);
    keyring.started(startOf({ me: maya, device: MAYA.device, stay: { stay: 'stay-m', expiresInMs: 1 } }), NOW);
    const card = { person: 'maya', name: 'Maya', avatar: '/avatars/m' };
    expect(kept.people).toEqual([NOA, { ...MAYA, lastUsed: NOW, card }]);
    keyring.leave();
    keyring.started(startOf({ device: { device: 'device-1' }, stay: { stay: 'stay-2', expiresInMs: 1 } }), NOW + 1);
    expect(keyring.keys).toEqual({ ...NOA, stay: 'stay-2', lastUsed: NOW + 1 });
    expect(keyring.residents.map(({ person }) => person)).toEqual(['noa', 'maya']);
    expect(keyring.last?.person).toBe('noa');
  });

  it('goes back to nobody with everything but the token, the session and the PIN', () => {
    const { keyring, kept } = keyringWith(NOA, MAYA);
    keyring.started(startOf({ device: { device: 'device-1' } }), NOW);
    keyring.typed('1234');
    keyring.leave();
    expect([keyring.keys, keyring.token(NOW), keyring.resumable(NOW), keyring.pin(NOW)]).toEqual(
      Array(4).fill(undefined),
    );
    expect(kept.people.map(({ stay }) => stay)).toEqual(['stay-1', 'stay-m']);
  });

  it('remembers a typed PIN for as long as the session could be resumed, and never on the disk', () => {
    const { keyring, kept } = keyringWith(NOA);
    keyring.started(startOf({ device: { device: 'device-1' } }), NOW);
    keyring.typed('1234');
    keyring.cut(NOW, 60_000);
    expect(keyring.pin(NOW + 59_999)).toBe('1234');
    expect(keyring.pin(NOW + 60_000)).toBeUndefined();
    expect(JSON.stringify(kept.people)).not.toContain('1234');
  });

  it('keeps nothing of a guest', () => {
    const { keyring, kept } = keyringWith(NOA);
    const guest = { until: NOW + 1, mayGoOnAir: false };
    keyring.started(startOf({ me: maya, device: MAYA.device, guest }), NOW);
    expect([keyring.guest, keyring.keys?.person, keyring.resumable(NOW)]).toEqual([true, 'maya', 'session-1']);
    keyring.signedOut();
    expect(kept.people).toEqual([NOA]);
    expect([keyring.guest, keyring.keys]).toEqual([false, undefined]);
  });

  it('forgets who is taken off, and leaves the others', () => {
    const { keyring, kept } = keyringWith(NOA, MAYA);
    keyring.forget('noa');
    expect(kept.people).toEqual([MAYA]);
    keyring.movedOut('maya');
    expect(keyring.residents).toEqual([]);
    expect(kept.people.map(({ device }) => device)).toEqual([MAYA.device]);
  });

  it('remembers at most ten who do not stay', () => {
    const strangers = Array.from({ length: 12 }, (_, n): Keys => ({ ...KEPT, person: `p${n}`, lastUsed: n }));
    const { keyring, kept } = keyringWith(MAYA, ...strangers);
    keyring.movedOut('maya');
    expect(kept.people.map(({ person }) => person)).toEqual(
      ['maya', ...strangers.map(({ person }) => person)].filter((person) => !['p0', 'p1', 'p2'].includes(person)),
    );
  });

  it('locks who has a PIN: nobody is in, and it is known whose PIN it is', () => {
    const { keyring } = keyringWith(NOA);
    keyring.lock();
    expect([keyring.keys, keyring.locked, keyring.canReturn]).toEqual([undefined, 'noa', false]);
    keyring.started(startOf({ device: { device: 'device-1' } }), NOW);
    expect(keyring.locked).toBeUndefined();
  });
});
