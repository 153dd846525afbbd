import { describe, expect, it } from 'vitest';
import { keyringWith, startOf } from '../support/scripted-server.ts';

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
    const again = keyringWith(kept.keys).keyring;
    expect(again.person).toBe('noa');
    expect(again.keys?.device).toEqual({ device: 'device-1', secret: 'device-secret-1' });
    expect(again.stay).toBe('stay-1');
    expect(again.canReturn).toBe(true);
  });

  it('never keeps the token and the session beyond this run of the app', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    expect(JSON.stringify(kept.keys)).not.toContain('token-1');
    expect(JSON.stringify(kept.keys)).not.toContain('session-1');
    const again = keyringWith(kept.keys).keyring;
    expect([again.token(NOW), again.resumable(NOW)]).toEqual([undefined, undefined]);
  });

  it('does not sign in by itself where nobody asked for that', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf(), NOW);
    expect(keyringWith(kept.keys).keyring.canReturn).toBe(false);
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
    expect(kept.keys?.stay).toBe('stay-2');
    keyring.started(startOf({ session: 'session-2' }), NOW);
    expect(kept.keys?.stay).toBe('stay-2');
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
    expect(kept.keys).toEqual({ person: 'noa', device: { device: 'device-1', secret: 'device-secret-1' } });
    expect([keyring.canReturn, keyring.token(NOW), keyring.resumable(NOW)]).toEqual([false, undefined, undefined]);
  });

  it('does not hand one person the stay of another who was here before', () => {
    const { keyring, kept } = keyringWith();
    keyring.started(startOf({ stay: STAY }), NOW);
    const maya = { person: 'maya', name: 'Maya', avatar: null, status: 'available', text: '' } as const;
    keyring.started(startOf({ session: 's2', me: maya, device: { device: 'd2', secret: 'device-secret-2' } }), NOW);
    expect(kept.keys).toEqual({ person: 'maya', device: { device: 'd2', secret: 'device-secret-2' } });
  });
});
