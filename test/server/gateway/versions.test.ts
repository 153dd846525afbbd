import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAck } from '../../../src/protocol/packet.ts';
import { Household, PASSWORD, URL } from '../../support/household.ts';
import { HELLO, WsClient } from '../../support/ws-client.ts';

/** TV apps update months late, and servers sometimes later still: each side meets both. */
describe('a server', () => {
  let household: Household;

  beforeEach(async () => {
    household = await Household.open();
  });
  afterEach(() => household.close());

  const line = (): Promise<WsClient> => WsClient.open(URL, household.net.plug().open);

  async function signedIn(person: string): Promise<WsClient> {
    const client = await line();
    await client.signIn(person);
    return client;
  }

  describe('and a client from the future', () => {
    it('agree on the highest version both speak', async () => {
      const client = await line();
      expect((await client.hello({ protocol: { min: 1, max: 9 } })).protocol).toBe(1);
      await client.ask('account.sign_in', { person: 'noa', password: PASSWORD });
      await client.ask('presence.set', { text: 'Soup is on' });
    });

    it('that no longer speaks any of its versions part with a reason', async () => {
      const client = await line();
      await expect(client.hello({ protocol: { min: 2, max: 9 } })).rejects.toMatchObject({ code: 'protocol.version' });
      expect(await client.closed()).toBe(4000);
    });

    it('pass over fields that nobody here knows, in every word', async () => {
      const client = await line();
      await client.hello({
        smell: true,
        app: { name: 'hearth', version: '9.0', channel: 'beta' },
        device: { ...HELLO.device, kind: 'fridge', colour: 'black' },
        capabilities: {
          ...HELLO.capabilities,
          hologram: true,
          line: 'fibre',
          codecs: { show: ['av2', 'jpeg'], send: ['av2'], dream: [] },
        },
      });
      await client.askAny('account.sign_in', { person: 'noa', password: PASSWORD, face: 'noa.png' });
      const { settings } = await client.askAny('settings.set', { changes: { width: 640, smellMode: 'all' } });
      expect(settings).toMatchObject({ width: 640 });
      expect(settings).not.toHaveProperty('smellMode');
      await client.askAny('view.open', { person: 'maya', depth: 3 }).catch(() => {});
      expect((await client.ask('presence.set', { status: 'busy' })).status).toBe('busy');
    });

    it('answer a word nobody here knows with word.unknown, and go on', async () => {
      const client = await signedIn('noa');
      await expect(client.askAny('conference.join', { room: 'r1' })).rejects.toMatchObject({ code: 'word.unknown' });
      client.say('whisper', { to: 'maya' });
      expect(
        (await client.ask('message.send', { to: 'maya', key: 'key-number-1', body: { kind: 'text', bytes: 'hi' } }))
          .sequence,
      ).toBe(1);
    });

    it('answer a proof nobody here knows without closing, so that another one can be tried', async () => {
      const client = await line();
      await expect(client.hello({ auth: { by: 'passkey', key: 'x' } })).rejects.toMatchObject({ code: 'word.invalid' });
      await client.signIn('noa');
      expect(client.start?.me.person).toBe('noa');
    });

    it('pass kinds of messages on that nobody here knows, untouched', async () => {
      const [noa, maya] = [await signedIn('noa'), await signedIn('maya')];
      const body = { kind: 'hologram', bytes: '{"a":[1,2,3]}' };
      await noa.ask('message.send', { to: 'maya', key: 'key-number-1', body });
      expect((await maya.told('message.new')).message.body).toEqual(body);
      const { messages } = await maya.ask('message.page', { with: 'noa' });
      expect(messages.map((message) => message.body)).toEqual([body]);
    });

    it('count packets nobody here knows and go on', async () => {
      const client = await signedIn('noa');
      const future = writeAck(1, 1, 0);
      future[0] = (7 << 4) | 12;
      client.sendBytes(future);
      await client.ask('seen', { seq: 0 });
      expect(household.house.webcam.relay.counts.skipped).toBe(1);
    });
  });

  describe('and a client of the first version', () => {
    /** The least a client may say, now and for ever. */
    const LEAST = {
      protocol: { min: 1, max: 1 },
      app: { name: 'first', version: '1' },
      device: { name: 'TV', kind: 'tv' },
      capabilities: {
        camera: false,
        microphone: false,
        codecs: { show: ['jpeg'], send: [] },
        videoMessages: false,
        direct: false,
        line: 'steady',
        screen: { width: 1280, height: 720 },
      },
      language: 'en',
    };

    it('do what matters: sign in, send, read, watch', async () => {
      const [first, maya] = [await line(), await signedIn('maya')];
      await first.askAny('hello', LEAST);
      const start = await first.ask('account.sign_in', { person: 'noa', password: PASSWORD });
      expect(start).not.toHaveProperty('stay');
      await first.ask('message.send', { to: 'maya', key: 'key-number-1', body: { kind: 'text', bytes: 'hello' } });
      await maya.told('message.new');
      await maya.ask('message.mark', { with: 'noa', read: 1 });
      expect((await first.told('message.marks')).theirs).toEqual({ delivered: 1, read: 1 });
      await maya.ask('webcam.start', {});
      expect((await first.ask('view.open', { person: 'maya' })).state).toBe('asking');
    });

    it('is never sent a picture in a codec it does not show', async () => {
      const [first, maya] = [await line(), await signedIn('maya')];
      await first.askAny('hello', LEAST);
      await first.ask('account.sign_in', { person: 'noa', password: PASSWORD });
      await maya.ask('settings.set', { changes: { watchMode: 'friends' } });
      await maya.ask('webcam.start', {});
      await first.ask('view.open', { person: 'maya' });
      const { demand } = await maya.told('webcam.demand', (event) => event.demand.length > 0);
      expect(demand.map(({ codec }) => codec)).toEqual(['jpeg']);
    });
  });
});
