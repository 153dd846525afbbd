import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RESUME_MS } from '../../../src/protocol/limits.ts';
import type { OwnDevice } from '../../../src/protocol/words.ts';
import { PASSWORD } from '../../support/household.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, type WsClient } from '../../support/ws-client.ts';

describe('the TVs of a person', () => {
  let visitors: Visitors;
  let living: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya'] });
    living = await arrive('Living room');
  });
  afterEach(() => visitors.close());

  async function arrive(name: string, options: { person?: string; stay?: boolean; kind?: string } = {}) {
    const { person = 'noa', stay = true, kind = 'tv' } = options;
    const client = await visitors.line();
    await client.hello({ device: { name, kind } });
    client.start = await client.ask('account.sign_in', { person, password: PASSWORD, stay });
    return client;
  }
  const list = async (client = living): Promise<OwnDevice[]> => (await client.ask('device.list', {})).devices;
  const names = async (client = living): Promise<string[]> => (await list(client)).map(({ name }) => name);
  const deviceOf = (client: WsClient): string => client.start?.device.device ?? '';
  async function leave(client: WsClient): Promise<void> {
    client.say('bye');
    await client.closed();
    await visitors.household.pass(0);
  }

  it('are listed with what they are, those that are on first', async () => {
    const { clock } = visitors.household;
    const came = clock.now();
    const phone = await arrive('Phone', { kind: 'phone' });
    await arrive('Somebody else’s', { person: 'maya' });
    await visitors.household.pass(60_000);
    const left = clock.now();
    await leave(phone);
    await visitors.household.pass(5_000);
    expect(await list()).toEqual([
      {
        device: deviceOf(living),
        name: 'Living room',
        kind: 'tv',
        since: came,
        lastHere: clock.now(),
        on: true,
        onAir: false,
        stays: true,
      },
      {
        device: deviceOf(phone),
        name: 'Phone',
        kind: 'phone',
        since: came,
        lastHere: left,
        on: false,
        onAir: false,
        stays: true,
      },
    ]);
  });

  it('are on while their line is cut and they may come back, and say which one is on air', async () => {
    const bedroom = await arrive('Bedroom');
    await bedroom.ask('webcam.start', {});
    bedroom.close();
    await visitors.household.pass(1_000);
    const bedroomNow = (await list()).find(({ name }) => name === 'Bedroom');
    expect(bedroomNow).toMatchObject({ on: true, onAir: true });
    await visitors.household.pass(RESUME_MS);
    expect((await list()).find(({ name }) => name === 'Bedroom')).toMatchObject({ on: false, onAir: false });
  });

  it('are no longer listed once they were signed out, or left without staying signed in', async () => {
    const bedroom = await arrive('Bedroom');
    const borrowed = await arrive('Borrowed', { stay: false });
    expect((await names()).sort()).toEqual(['Bedroom', 'Borrowed', 'Living room']);
    await leave(borrowed);
    await bedroom.ask('account.sign_out', {});
    expect(await names()).toEqual(['Living room']);
  });

  it('hear when the list changes', async () => {
    const bedroom = await arrive('Bedroom');
    expect(await living.told('device.changed')).toMatchObject({ on: 2 });
    await leave(bedroom);
    await living.told('device.changed', ({ on }) => on === 1);
    living.events.length = 0;
    await living.ask('device.sign_out', { device: deviceOf(bedroom) });
    await arrive('Third');
    await living.told('device.changed', ({ on }) => on === 2);
  });

  it('are signed out from another one, at once', async () => {
    const bedroom = await arrive('Bedroom');
    await bedroom.ask('webcam.start', {});
    await living.ask('device.sign_out', { device: deviceOf(bedroom) });
    expect(visitors.household.house.webcam.isOnAir('noa')).toBe(false);
    expect(await bedroom.told('session.ended')).toMatchObject({ why: 'signed_out' });
    expect(await bedroom.closed()).toBe(4012);
    const back = await visitors.line();
    const auth = { by: 'resume', session: bedroom.start?.session, seen: 0 };
    const hello = back.hello({ device: bedroom.device, auth });
    await expect(hello).rejects.toMatchObject({ code: 'auth.session_gone' });
    expect(await names()).toEqual(['Living room']);
  });

  it('are signed out while they are off, and ask for the password when they come on', async () => {
    const bedroom = await arrive('Bedroom');
    await leave(bedroom);
    await living.ask('device.sign_out', { device: deviceOf(bedroom) });
    for (const [auth, code] of [
      [{ by: 'stay', stay: bedroom.start?.stay?.stay }, 'auth.stay_refused'],
      [{ by: 'token', token: bedroom.start?.token?.token }, 'auth.token_expired'],
    ] as const) {
      const back = await visitors.line();
      await expect(back.hello({ device: bedroom.device, auth })).rejects.toMatchObject({ code });
    }
  });

  it('are all signed out but the one that asks', async () => {
    const others = [await arrive('Bedroom'), await arrive('Kitchen')];
    const away = await arrive('Cabin');
    await leave(away);
    const maya = await arrive('Maya’s', { person: 'maya' });
    await living.ask('device.sign_out_others', {});
    for (const other of others) expect(await other.closed()).toBe(4012);
    expect(await names()).toEqual(['Living room']);
    await maya.ask('seen', { seq: 0 });
    const back = await visitors.line();
    const auth = { by: 'stay', stay: living.start?.stay?.stay };
    const hello = await back.hello({ device: { ...HELLO.device, ...living.start?.device }, auth });
    expect(hello.start?.me.person).toBe('noa');
  });

  it('are nobody else’s to sign out, and the own one goes another way', async () => {
    const maya = await arrive('Maya’s', { person: 'maya' });
    for (const device of [deviceOf(maya), deviceOf(living), 'never-heard-of']) {
      await expect(living.ask('device.sign_out', { device })).rejects.toMatchObject({ code: 'device.unknown' });
    }
    await maya.ask('seen', { seq: 0 });
    await living.ask('seen', { seq: 0 });
  });
});
