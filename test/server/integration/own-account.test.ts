import { expect, it } from 'vitest';
import { jpeg } from '../../support/portraits.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import { TEST_PASSWORD } from '../../support/ws-client.ts';

const served = await ServedHousehold.open();
const address = (path: string): string => served.server.http + path;

it('a picture is fetched from the server as what it is', async () => {
  const noa = await served.newcomer('noa.picture');
  const bytes = jpeg(64, 64);
  const { me } = await noa.ask('account.picture', { picture: Buffer.from(bytes).toString('base64') });
  const reply = await fetch(address(me.avatar ?? ''));
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(Buffer.from(await reply.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
});

it('an export is fetched from the server, once', async () => {
  const [noa, maya] = await served.friends('noa.export', 'maya.export');
  await noa.ask('message.send', { to: 'maya.export', key: 'key-number-1', body: { kind: 'text', bytes: 'Früher 🎂' } });
  await maya.ask('message.send', { to: 'noa.export', key: 'key-number-1', body: { kind: 'text', bytes: 'Ja' } });
  const { path } = await noa.ask('account.export', { password: TEST_PASSWORD });
  const reply = await fetch(address(path));
  expect(reply.headers.get('content-disposition')).toMatch(
    /^attachment; filename="hearth-noa\.export-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(await reply.json()).toMatchObject({
    account: { person: 'noa.export' },
    conversations: [{ with: 'maya.export', messages: [{ text: 'Früher 🎂' }, { text: 'Ja' }] }],
  });
  expect((await fetch(address(path))).status).toBe(404);
});

it('a deleted account is gone for a server that starts later, and its ID with it', async () => {
  const [noa, maya] = await served.friends('noa.leaves', 'maya.stays');
  await noa.ask('account.delete', { password: TEST_PASSWORD });
  await maya.told('person.gone');
  maya.close();
  await served.start();
  const back = await served.line();
  await back.hello();
  const again = back.ask('account.register', { person: 'noa.leaves', name: 'Noa', password: TEST_PASSWORD });
  await expect(again).rejects.toMatchObject({ code: 'account.taken' });
  const start = await back.ask('account.sign_in', { person: 'maya.stays', password: TEST_PASSWORD });
  expect([start.friends, start.conversations]).toEqual([[], []]);
});
