import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN_MS } from '../../../src/protocol/limits.ts';
import { PASSWORD } from '../../support/household.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, Refused, type WsClient } from '../../support/ws-client.ts';

/** W1, at the door. */
describe('signing in', () => {
  let visitors: Visitors;
  beforeEach(async () => {
    visitors = await Visitors.open();
  });
  afterEach(() => visitors.close());

  async function atTheDoor(): Promise<WsClient> {
    const client = await visitors.line();
    await client.hello();
    return client;
  }
  const signIn = (client: WsClient, person: string, password = PASSWORD, stay = false) =>
    client.ask('account.sign_in', { person, password, stay });
  /** A new line of the same TV, with a proof. */
  async function comeBack(client: WsClient, auth: object): Promise<WsClient> {
    const line = await visitors.line();
    await line.hello({ device: { ...HELLO.device, ...client.start?.device }, auth });
    return line;
  }

  it('with a wrong password is refused in the same words as with an ID that nobody has', async () => {
    const client = await atTheDoor();
    const wrong = await signIn(client, 'noa', 'wrong').catch((error: unknown) => error);
    const nobody = await signIn(client, 'nobody.here', 'wrong').catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(Refused);
    expect(wrong).toEqual(nobody);
    expect((wrong as Refused).code).toBe('auth.wrong');
    await signIn(client, 'noa');
  });

  it('is slowed down after wrong tries, with the right password too, and says for how long', async () => {
    const client = await atTheDoor();
    for (let n = 0; n < 4; n += 1) await signIn(client, 'noa', 'wrong').catch(() => {});
    const slowed = await signIn(client, 'noa').catch((error: unknown) => error);
    expect(slowed).toMatchObject({ code: 'auth.slow_down', retryAfterMs: 1_000 });
    await visitors.household.pass(1_000);
    await signIn(client, 'noa');
  });

  it('is not slowed down by what others try from elsewhere, beyond three seconds', async () => {
    for (let n = 0; n < 30; n += 1) {
      const attacker = await atTheDoor();
      await signIn(attacker, 'noa', 'wrong').catch(() => {});
    }
    await visitors.household.pass(3_000);
    await signIn(await atTheDoor(), 'noa');
  });

  it('needs a hello first, and words that need a person need one', async () => {
    const client = await atTheDoor();
    for (const [t, fields] of [
      ['message.send', { to: 'maya', key: 'key-number-1', body: { kind: 'text', bytes: 'x' } }],
      ['person.find', { person: 'maya' }],
      ['view.open', { person: 'maya' }],
      ['settings.set', { changes: {} }],
      ['webcam.start', {}],
    ] as const) {
      await expect(client.askAny(t, fields)).rejects.toMatchObject({ code: 'word.not_signed_in' });
    }
  });

  it('as a new person takes an ID that is free, and the words for one that is not are slowed down as well', async () => {
    const client = await atTheDoor();
    const register = (person: string, password = PASSWORD) =>
      client.ask('account.register', { person, name: 'New', password });
    await expect(register('sami', 'password')).rejects.toMatchObject({ code: 'account.password_weak' });
    await expect(register('sami', 'short')).rejects.toMatchObject({ code: 'word.invalid' });
    for (let n = 0; n < 4; n += 1) await expect(register('noa')).rejects.toMatchObject({ code: 'account.taken' });
    await expect(register('noa')).rejects.toMatchObject({ code: 'auth.slow_down' });
    expect((await register('sami')).me).toMatchObject({ person: 'sami', name: 'New' });
  });

  it('by token works on its own TV only, and only while it lasts', async () => {
    const noa = await visitors.signedIn('noa');
    const auth = { by: 'token', token: noa.start?.token?.token };
    expect((await comeBack(noa, auth)).start?.me.person).toBe('noa');
    const elsewhere = await visitors.line();
    await expect(elsewhere.hello({ auth })).rejects.toMatchObject({ code: 'auth.token_expired' });
    // The connection stays open for the next proof.
    await signIn(elsewhere, 'noa');
    const before = await visitors.signedIn('noa');
    before.say('bye');
    await visitors.household.pass(TOKEN_MS + 1);
    const late = comeBack(before, { by: 'token', token: before.start?.token?.token });
    await expect(late).rejects.toMatchObject({ code: 'auth.token_expired' });
  });

  it('by token is renewed in time over a living line', async () => {
    const noa = await visitors.signedIn('noa');
    await visitors.household.pass(TOKEN_MS / 2);
    const { token } = await noa.told('token.renewed');
    await visitors.household.pass(TOKEN_MS / 2 + 1_000);
    expect((await comeBack(noa, { by: 'token', token })).start?.me.person).toBe('noa');
  });

  it('out revokes what would bring the TV back, and leaves the line to the next person', async () => {
    const noa = await atTheDoor();
    noa.start = await signIn(noa, 'noa', PASSWORD, true);
    const maya = await visitors.signedIn('maya');
    await noa.ask('account.sign_out', {});
    await maya.told('presence', ({ person, presence }) => person === 'noa' && presence.status === 'offline');
    for (const auth of [
      { by: 'token', token: noa.start.token?.token },
      { by: 'stay', stay: noa.start.stay?.stay },
      { by: 'resume', session: noa.start.session, seen: 0 },
    ]) {
      await expect(comeBack(noa, auth)).rejects.toThrow(/auth\.(token_expired|stay_refused|session_gone)/);
    }
    expect((await signIn(noa, 'oskar')).me.person).toBe('oskar');
  });

  it('by resuming a session needs the secret of its TV', async () => {
    const [noa, maya] = [await visitors.signedIn('noa'), await visitors.signedIn('maya')];
    const auth = { by: 'resume', session: noa.start?.session, seen: 0 };
    await expect(comeBack(maya, auth)).rejects.toMatchObject({ code: 'auth.session_gone' });
    const stranger = await visitors.line();
    const device = { ...HELLO.device, device: noa.start?.device.device };
    await expect(stranger.hello({ device, auth })).rejects.toMatchObject({ code: 'auth.session_gone' });
    expect(noa.status).toBeUndefined();
    await comeBack(noa, auth);
    expect(await noa.closed()).toBe(4011);
  });
});
