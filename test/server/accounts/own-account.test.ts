import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AVATAR_BYTES, AVATAR_COLOURS, WORD_BYTES } from '../../../src/protocol/limits.ts';
import { PASSWORD } from '../../support/household.ts';
import { jpeg, png } from '../../support/portraits.ts';
import { Visitors } from '../../support/visitors.ts';
import { HELLO, type WsClient } from '../../support/ws-client.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const NEW_PASSWORD = 'another long one';

describe('the own account', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let bedroom: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({
      people: ['noa', 'maya', 'oskar', 'lena'],
      friends: [
        ['noa', 'maya'],
        ['noa', 'lena'],
      ],
    });
    noa = await visitors.signedIn('noa');
    bedroom = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
  });
  afterEach(() => visitors.close());

  const told = (client: WsClient, t: string) => client.events.filter((event) => event.t === t);
  const signIn = async (person: string, password: string): Promise<WsClient> => {
    const client = await visitors.line();
    await client.hello();
    client.start = await client.ask('account.sign_in', { person, password });
    return client;
  };

  describe('has a name', () => {
    it('that friends and the own TVs see changed at once, and everybody at their next start', async () => {
      const { me } = await noa.ask('account.rename', { name: '  Noa Lind ' });
      expect(me).toEqual({ person: 'noa', name: 'Noa Lind', avatar: null });
      expect(await maya.told('person.changed')).toMatchObject({ person: me });
      expect(await bedroom.told('person.changed')).toMatchObject({ person: me });
      await noa.ask('seen', { seq: 0 });
      expect(told(noa, 'person.changed')).toEqual([]);
      expect((await visitors.signedIn('maya')).start?.friends).toMatchObject([{ person: 'noa', name: 'Noa Lind' }]);
      expect((await visitors.signedIn('noa')).start?.me).toMatchObject(me);
      expect(await maya.ask('person.find', { person: 'noa' })).toMatchObject({ name: 'Noa Lind' });
    });

    it('that whoever is asked or asks to be friends sees too, and no stranger', async () => {
      const oskar = await visitors.signedIn('oskar');
      await noa.ask('account.rename', { name: 'First' });
      await oskar.ask('friend.ask', { person: 'noa' });
      await noa.ask('account.rename', { name: 'Second' });
      await oskar.told('person.changed');
      expect(told(oskar, 'person.changed')).toMatchObject([{ person: { name: 'Second' } }]);
    });

    it('that somebody blocked does not see change: to them nobody is here', async () => {
      const lena = await visitors.signedIn('lena');
      await noa.ask('person.block', { person: 'lena' });
      await noa.ask('account.rename', { name: 'Noa Lind' });
      await lena.ask('seen', { seq: 0 });
      expect(told(lena, 'person.changed')).toEqual([]);
    });

    it('that the people of their rooms see change too', async () => {
      const { room } = await noa.ask('room.create', { name: 'Film night', door: 'open' });
      const oskar = await visitors.signedIn('oskar');
      await oskar.ask('room.join', { room: room.room });
      await noa.ask('account.rename', { name: 'Noa Lind' });
      await oskar.told('room.members', ({ members }) => members.some(({ name }) => name === 'Noa Lind'));
    });

    it.each(['', '   ', 'x'.repeat(41)])('of one to forty signs: not "%s"', async (name) => {
      await expect(noa.askAny('account.rename', { name })).rejects.toMatchObject({ code: 'word.invalid' });
    });
  });

  describe('has a picture', () => {
    it('that friends see at once, under an address that is the picture itself', async () => {
      const { me } = await noa.ask('account.picture', { picture: base64(jpeg(256, 256)) });
      expect(me.avatar).toMatch(/^\/avatars\/[\w-]{43}$/);
      expect(await maya.told('person.changed')).toMatchObject({ person: me });
      const [row] = await visitors.household.store.db.selectFrom('avatars').selectAll().execute();
      expect([`/avatars/${row?.hash}`, row?.type]).toEqual([me.avatar, 'image/jpeg']);
      expect(Buffer.from(row?.bytes ?? []).equals(Buffer.from(jpeg(256, 256)))).toBe(true);
    });

    it('that goes when another takes its place, unless somebody else has the same', async () => {
      const { store } = visitors.household;
      const kept = () => store.db.selectFrom('avatars').select('type').execute();
      const same = base64(jpeg(64, 64));
      await noa.ask('account.picture', { picture: same });
      await maya.ask('account.picture', { picture: same });
      await noa.ask('account.picture', { picture: base64(png(64, 64)) });
      expect((await kept()).map(({ type }) => type).sort()).toEqual(['image/jpeg', 'image/png']);
      expect((await maya.ask('account.picture', { picture: null })).me.avatar).toBeNull();
      expect(await kept()).toEqual([{ type: 'image/png' }]);
    });

    it('or a colour for the letter, in its place', async () => {
      const { store } = visitors.household;
      await noa.ask('account.picture', { picture: base64(jpeg(64, 64)) });
      const { me } = await noa.ask('account.colour', { colour: 3 });
      expect(me.avatar).toBe('/avatars/letter-3');
      expect(await store.db.selectFrom('avatars').select('type').execute()).toEqual([]);
      await expect.poll(() => told(maya, 'person.changed').at(-1)).toMatchObject({ person: me });
      expect((await visitors.signedIn('maya')).start?.friends).toMatchObject([{ person: 'noa', avatar: me.avatar }]);
      const picture = base64(png(64, 64));
      expect((await noa.ask('account.picture', { picture })).me.avatar).not.toBe(me.avatar);
      await noa.ask('account.colour', { colour: 0 });
      expect((await noa.ask('account.colour', { colour: null })).me.avatar).toBeNull();
      for (const colour of [-1, AVATAR_COLOURS, 1.5]) {
        await expect(noa.ask('account.colour', { colour })).rejects.toMatchObject({ code: 'word.invalid' });
      }
    });

    it('that may be the same once more', async () => {
      const picture = base64(png(64, 64));
      const first = await noa.ask('account.picture', { picture });
      expect(await noa.ask('account.picture', { picture })).toEqual(first);
    });

    it('that is refused where it is none, or too large in pixels', async () => {
      for (const bytes of [Buffer.from('<svg/>'), png(2_000, 2_000), Buffer.alloc(0)]) {
        const refused = noa.ask('account.picture', { picture: base64(bytes) });
        await expect(refused).rejects.toMatchObject({ code: 'account.picture_refused' });
      }
      for (const picture of ['not base64!', 'A'.repeat(16_004)]) {
        await expect(noa.ask('account.picture', { picture })).rejects.toMatchObject({ code: 'word.invalid' });
      }
    });

    it('that fits into one word at its largest', async () => {
      const largest = base64(png(64, 64, AVATAR_BYTES - 33));
      const word = JSON.stringify({ t: 'account.picture', id: 999_999, picture: largest });
      expect(word.length).toBeLessThan(WORD_BYTES);
      expect((await noa.ask('account.picture', { picture: largest })).me.avatar).not.toBeNull();
    });
  });

  describe('has a password', () => {
    it('that is changed by whoever knows the old one', async () => {
      await noa.ask('account.password', { old: PASSWORD, new: NEW_PASSWORD });
      await expect(signIn('noa', PASSWORD)).rejects.toMatchObject({ code: 'auth.wrong' });
      expect((await signIn('noa', NEW_PASSWORD)).start?.me.person).toBe('noa');
    });

    it('whose change signs every other TV out, on or off, for good', async () => {
      const stay = await visitors.line();
      await stay.hello();
      stay.start = await stay.ask('account.sign_in', { person: 'noa', password: PASSWORD, stay: true });
      const off = { device: stay.start.device, stay: stay.start.stay?.stay, token: stay.start.token?.token };
      stay.say('bye');
      await stay.closed();
      await noa.ask('account.password', { old: PASSWORD, new: NEW_PASSWORD });
      expect(await bedroom.told('session.ended')).toMatchObject({ why: 'signed_out' });
      expect(await bedroom.closed()).toBe(4012);
      for (const [auth, code] of [
        [{ by: 'stay', stay: off.stay }, 'auth.stay_refused'],
        [{ by: 'token', token: off.token }, 'auth.token_expired'],
      ] as const) {
        const back = await visitors.line();
        const hello = back.hello({ device: { ...HELLO.device, ...off.device }, auth });
        await expect(hello).rejects.toMatchObject({ code });
      }
      // The one it was changed on goes on, and may come back.
      await noa.ask('seen', { seq: 0 });
      const again = await visitors.line();
      const token = { by: 'token', token: noa.start?.token?.token };
      expect((await again.hello({ device: noa.device, auth: token })).start?.me.person).toBe('noa');
    });

    it('that stays as it was with a wrong old one, and slows down whoever guesses', async () => {
      const guess = () => noa.ask('account.password', { old: 'a guess', new: NEW_PASSWORD });
      for (let n = 0; n < 4; n += 1) await expect(guess()).rejects.toMatchObject({ code: 'auth.wrong' });
      const slowed = noa.ask('account.password', { old: PASSWORD, new: NEW_PASSWORD });
      await expect(slowed).rejects.toMatchObject({ code: 'auth.slow_down', retryAfterMs: 1_000 });
      expect(bedroom.status).toBeUndefined();
      await visitors.household.pass(1_000);
      await noa.ask('account.password', { old: PASSWORD, new: NEW_PASSWORD });
    });

    it('that is not one of those everybody tries first', async () => {
      for (const weak of ['password1', 'iloveyou', '11111111']) {
        const change = noa.ask('account.password', { old: PASSWORD, new: weak });
        await expect(change, weak).rejects.toMatchObject({ code: 'account.password_weak' });
      }
      await signIn('noa', PASSWORD);
    });
  });
});
