import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ServedHousehold } from '../../support/served-household.ts';
import { operator } from '../../support/server-process.ts';
import { HELLO, TEST_PASSWORD } from '../../support/ws-client.ts';

describe('the operator’s command, while the server runs', async () => {
  const household = await ServedHousehold.open();
  const account = (...args: string[]) => operator(household.data, ['account', ...args]);

  it('closes an account: session and everything watched end within 500 ms, and nobody gets in with it', async () => {
    const [noa, maya] = await household.friends('noa', 'maya');
    for (const person of [noa, maya]) {
      await person.ask('settings.set', { changes: { watchMode: 'friends' } });
      await person.ask('webcam.start', {});
    }
    // Noa watches and is watched; both end with the account.
    const watched = (await noa.ask('view.open', { person: 'maya' })) as { viewing: string };
    const watching = (await maya.ask('view.open', { person: 'noa' })) as { viewing: string };
    expect(watched.viewing && watching.viewing).toBeTruthy();

    const command = await account('disable', 'noa');
    const exitedAt = performance.now();
    expect(command.ended).toBe(0);
    const status = noa.closed(2_000).then((code) => ({ code, after: performance.now() - exitedAt }));
    const ended = maya
      .told('view.ended', ({ viewing }) => viewing === watching.viewing, 2_000)
      .then(({ why }) => ({ why, after: performance.now() - exitedAt }));
    const left = maya
      .told('webcam.viewer', ({ change, viewer }) => change === 'left' && viewer.person === 'noa', 2_000)
      .then(() => performance.now() - exitedAt);
    expect((await status).code).toBe(4010);
    expect((await status).after).toBeLessThan(500);
    expect((await ended).why).toBe('off_camera');
    expect((await ended).after).toBeLessThan(500);
    expect(await left).toBeLessThan(500);
    expect(noa.events.at(-1)).toMatchObject({ t: 'session.ended', why: 'disabled' });
    await maya.told('presence', ({ person, presence }) => person === 'noa' && presence.status === 'offline');

    const again = await household.line();
    await expect(again.signIn('noa')).rejects.toMatchObject({ code: 'auth.disabled' });
    for (const auth of [
      { by: 'token', token: noa.start?.token?.token },
      { by: 'stay', stay: noa.start?.stay?.stay },
    ]) {
      const line = await household.line();
      await expect(line.hello({ device: { ...HELLO.device, ...noa.start?.device }, auth })).rejects.toThrow(/auth\./);
    }

    await account('enable', 'noa');
    const back = await household.line();
    expect((await back.signIn('noa')).me.person).toBe('noa');
  });

  it('makes an account that can sign in, with a password from the standard input', async () => {
    const made = await operator(household.data, ['account', 'add', 'theo', '--name', 'Theo T.'], `${TEST_PASSWORD}\n`);
    expect(made.output).toContain('theo can sign in');
    const theo = await household.line();
    expect((await theo.signIn('theo')).me).toMatchObject({ person: 'theo', name: 'Theo T.' });
    const list = await account('list');
    expect(list.output).toMatch(/^theo\tTheo T\.$/m);
  });

  it('generates a password that works', async () => {
    const made = await account('add', 'lena', '--generate');
    const password = /^Password: (\S+)$/m.exec(made.output)?.[1] ?? '';
    expect(password.length).toBeGreaterThanOrEqual(16);
    const lena = await household.line();
    await lena.hello();
    expect((await lena.ask('account.sign_in', { person: 'lena', password })).me.person).toBe('lena');
  });

  it('gives a new password and signs the TVs of the person out, the ones that are on too', async () => {
    const oskar = await household.newcomer('oskar');
    const reset = await operator(household.data, ['account', 'reset', 'oskar'], 'another long one\n');
    expect(reset.ended).toBe(0);
    expect(await oskar.closed(2_000)).toBe(4012);
    const again = await household.line();
    await expect(again.signIn('oskar')).rejects.toMatchObject({ code: 'auth.wrong' });
    await expect(
      again.ask('account.sign_in', { person: 'oskar', password: 'another long one' }),
    ).resolves.toBeDefined();
  });

  it('gives a service level of the configuration, and no other', async () => {
    await household.newcomer('levelled');
    const unknown = await operator(household.data, ['account', 'level', 'levelled', 'gold']);
    expect(unknown.output).toContain('no level "gold"');
    const given = await operator(household.data, ['account', 'level', 'levelled', 'plus'], '', {
      HEARTH_LEVELS: 'plus=2',
    });
    expect(given.output).toContain('levelled has plus');
    const listed = await operator(household.data, ['account', 'list']);
    expect(listed.output).toMatch(/levelled\t\w+\tplus/);
  });

  it('lists what people reported, and closes it', async () => {
    const [dora, emil] = await household.friends('dora', 'emil');
    await dora.ask('person.report', { person: 'emil', why: 'words' });
    const reports = (...args: string[]) => operator(household.data, ['reports', ...args]);
    const [, report = ''] = /^([0-9a-f]{8})\t\S+\tdora about emil\twords$/m.exec((await reports('list')).output) ?? [];
    expect((await reports('close', report)).output).toContain(`${report} is closed.`);
    expect((await reports('list')).output).not.toContain('emil');
    expect((await reports('list', '--all')).output).toMatch(/dora about emil\twords\tclosed$/m);
    const again = await reports('close', report);
    expect(again.ended).toBe(1);
    expect(again.output).toContain('There is no open report');
    expect(emil.events.map(({ t }) => t)).not.toContain('person.report');
  });

  it('says in a sentence what it cannot do', async () => {
    const commands = [
      [['add', 'No Body'], TEST_PASSWORD, 'is no ID'],
      [['add', 'noa'], TEST_PASSWORD, 'already'],
      [['add', 'piet'], 'password', 'guess'],
      [['disable', 'nobody.here'], '', 'There is no account'],
      [['dance'], '', 'There is no command'],
    ] as const;
    const tried = commands.map(async ([args, input, sentence]) => {
      const command = await operator(household.data, ['account', ...args], `${input}\n`);
      expect(command.ended, args.join(' ')).toBe(1);
      expect(command.output).toContain(sentence);
      expect(command.output).not.toContain('    at ');
    });
    await Promise.all(tried);
  });

  it('keeps passwords and secrets as hashes only', async () => {
    const amir = await household.newcomer('amir');
    const db = new DatabaseSync(join(household.data, 'hearth.db'), { readOnly: true });
    const rows = ['accounts', 'devices', 'tokens', 'stays'].map((table) => db.prepare(`select * from ${table}`).all());
    db.close();
    const everything = JSON.stringify(rows);
    expect(everything).toContain('$argon2id$');
    for (const secret of [TEST_PASSWORD, amir.start?.token?.token, amir.start?.device.secret]) {
      expect(secret).toBeTypeOf('string');
      expect(everything).not.toContain(secret);
    }
    expect(everything).not.toContain(amir.start?.stay?.stay.split('.')[2]);
  });
});
