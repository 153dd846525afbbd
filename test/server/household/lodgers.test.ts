import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Start } from '../../../src/protocol/words.ts';
import { PASSWORD } from '../../support/household.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, type WsClient } from '../../support/ws-client.ts';

interface Proof {
  device: string;
  secret: string;
  stay: string;
}

const proofOf = ({ device, stay }: Start): Proof => ({
  device: device.device,
  secret: device.secret ?? '',
  stay: stay?.stay ?? '',
});

/** X9: what a TV may ask about those who live on it, before anybody is signed in. */
describe('the people of a TV', () => {
  let visitors: Visitors;
  let noa: Proof;
  let maya: Proof;
  let tv: WsClient;

  const lives = async (person: string): Promise<Proof> => {
    const client = await visitors.line();
    await client.hello();
    const proof = proofOf(await client.ask('account.sign_in', { person, password: PASSWORD, stay: true }));
    client.say('bye');
    await client.closed();
    return proof;
  };
  const atTheDoor = async (): Promise<WsClient> => {
    const client = await visitors.line();
    await client.hello();
    return client;
  };
  const glance = async (...people: Proof[]) => (await tv.ask('household.glance', { people })).people;
  const hello = (client: WsClient, { device, secret, stay }: Proof, pin?: string) =>
    client.ask('hello', {
      ...HELLO,
      device: { ...HELLO.device, device, secret },
      auth: { by: 'stay', stay, ...(pin && { pin }) },
    } as never);

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya', 'oskar'] });
    noa = await lives('noa');
    maya = await lives('maya');
    tv = await atTheDoor();
  });
  afterEach(() => visitors.close());

  it('are told in the order they were asked for, with what waits for them', async () => {
    const oskar = await visitors.signedIn('oskar');
    for (const key of ['key-number-1', 'key-number-2'])
      await oskar.ask('message.send', { to: 'maya', key, body: { kind: 'text', bytes: 'hello' } });
    const card = { person: 'maya', name: 'Maya', avatar: null };
    const rest = { here: true, locked: false, child: false, familyOnly: false };
    expect(await glance(maya, noa)).toEqual([
      { device: maya.device, person: card, unread: 2, ...rest },
      { device: noa.device, person: { person: 'noa', name: 'Noa', avatar: null }, unread: 0, ...rest },
    ]);
    const mine = await visitors.signedIn('maya');
    await mine.ask('conversation.mute', { with: 'oskar', muted: true });
    expect(await glance(maya)).toMatchObject([{ unread: 0 }]);
  });

  it('are told nothing about without their own secrets, whether there is somebody or not', async () => {
    const wrong: Proof[] = [
      { ...noa, secret: maya.secret },
      { ...noa, stay: maya.stay },
      { ...maya, stay: 'no-such-family.1.no-such-secret' },
      { device: 'nobody', secret: noa.secret, stay: noa.stay },
    ];
    for (const proof of wrong) expect(await glance(proof)).toEqual([{ device: proof.device, here: false }]);
  });

  it('cannot be guessed at: wrong ones slow down, those of others do not', async () => {
    const guess = { ...noa, secret: 'a-guess-that-is-long-enough' };
    for (let n = 0; n < 4; n += 1) await glance(guess);
    await expect(glance(guess)).rejects.toMatchObject({ code: 'auth.slow_down' });
    expect(await glance(maya)).toMatchObject([{ here: true }]);
  });

  it('are asked after without using up what signs them in', async () => {
    for (let n = 0; n < 3; n += 1) await glance(noa, maya);
    const { start } = await hello(tv, noa);
    const next = { ...noa, stay: start?.stay?.stay ?? '' };
    tv = await atTheDoor();
    expect(await glance(next, noa)).toMatchObject([{ here: true }, { here: true }]);
  });

  it('are not here any more after they were signed out, closed or deleted', async () => {
    const other = await visitors.signedIn('noa');
    await other.ask('device.sign_out', { device: noa.device });
    const { db } = visitors.household.store;
    await db.updateTable('accounts').set({ disabled_at: 1 }).where('person', '=', 'maya').execute();
    expect(await glance(noa, maya)).toEqual([
      { device: noa.device, here: false },
      { device: maya.device, here: false },
    ]);
  });

  it('are asked for a PIN, of which nothing but that is told', async () => {
    const other = await visitors.signedIn('noa');
    await other.ask('account.pin', { pin: '2468', password: PASSWORD });
    const [seen] = await glance(noa);
    expect(seen).toMatchObject({ here: true, locked: true });
    expect(seen).not.toHaveProperty('unread');
    await expect(hello(tv, noa)).rejects.toMatchObject({ code: 'pin.needed' });
    await expect(hello(tv, noa, '1111')).rejects.toMatchObject({ code: 'pin.wrong' });
    // The same connection, and the same secret.
    expect((await hello(tv, noa, '2468')).start?.me.person).toBe('noa');
    const rows = await visitors.household.store.db.selectFrom('pins').selectAll().execute();
    expect(rows).toEqual([{ person: 'noa', hash: 'plain:2468' }]);
  });

  it('need the PIN with a token as well', async () => {
    const other = await visitors.signedIn('noa');
    const { device, token } = other.start ?? {};
    await other.ask('account.pin', { pin: '2468', password: PASSWORD });
    other.say('bye');
    await other.closed();
    const byToken = (pin?: string) =>
      tv.ask('hello', {
        ...HELLO,
        device: { ...HELLO.device, device: device?.device, secret: device?.secret },
        auth: { by: 'token', token: token?.token, ...(pin && { pin }) },
      } as never);
    await expect(byToken()).rejects.toMatchObject({ code: 'pin.needed' });
    expect((await byToken('2468')).start?.me.person).toBe('noa');
  });

  it('are taken off with their device secret, at the door or by who is in, and by nobody else', async () => {
    await tv.ask('household.take_off', { device: noa.device, secret: maya.secret });
    expect(await glance(noa)).toMatchObject([{ here: true }]);
    await tv.ask('household.take_off', { device: noa.device, secret: noa.secret });
    expect(await glance(noa)).toMatchObject([{ here: false }]);
    const oskar = await visitors.signedIn('oskar');
    await oskar.ask('household.take_off', { device: maya.device, secret: maya.secret });
    expect(await glance(maya)).toMatchObject([{ here: false }]);
  });

  it('are not more than twenty at once, each of four digits', async () => {
    const many = Array.from({ length: 21 }, () => noa);
    await expect(glance(...many)).rejects.toMatchObject({ code: 'word.invalid' });
    const other = await visitors.signedIn('noa');
    for (const pin of ['123', '12345', '12a4', '', '１２３４'])
      await expect(other.ask('account.pin', { pin, password: PASSWORD })).rejects.toMatchObject({
        code: 'word.invalid',
      });
  });

  it('and a guest leave nothing on the server either, also when it was killed meanwhile', async () => {
    const { household } = visitors;
    const word = {
      person: 'oskar',
      password: PASSWORD,
      guest: true,
      stay: true,
      host: { device: noa.device, secret: noa.secret },
    };
    const start = await tv.ask('account.sign_in', word);
    expect(start).not.toHaveProperty('token');
    expect(start).not.toHaveProperty('stay');
    expect(start.guest).toMatchObject({ mayGoOnAir: false });
    const kept = () =>
      household.store.db.selectFrom('devices').select('person').where('guest_until', 'is not', null).execute();
    expect(await kept()).toEqual([{ person: 'oskar' }]);
    household.kill();
    await household.start();
    await household.pass(2 * 3600_000 + 600_000);
    expect(await kept()).toEqual([]);
  });

  it('and whoever says they are the host with a wrong secret is none', async () => {
    const mine = await visitors.signedIn('noa');
    await mine.ask('settings.set', { changes: { guestsOnAir: true } });
    const visit = async (secret: string): Promise<boolean | undefined> => {
      const client = await atTheDoor();
      const host = { device: noa.device, secret };
      return (await client.ask('account.sign_in', { person: 'oskar', password: PASSWORD, guest: true, host })).guest
        ?.mayGoOnAir;
    };
    expect([await visit(noa.secret), await visit(maya.secret)]).toEqual([true, false]);
  });
});
