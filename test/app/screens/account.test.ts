import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LICENCES } from '../../../src/app/licences.ts';
import { EXPORT_MS } from '../../../src/protocol/limits.ts';
import { Household, memoryStorage, PASSWORD, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household?.close();
  expect(household?.errors ?? []).toEqual([]);
});

/** Preferences on Noa's TV, in the section *Account* or *About*. */
async function section(name: 'account' | 'about', tv?: TestTv): Promise<{ noa: TestTv; bench: OpenedApp }> {
  household ??= await Household.open();
  const noa = tv ?? (await household.signedIn('noa', { camera: new TestCamera(1) }));
  const bench = await openApp(household, noa);
  void bench.app.navigation.push('preferences', { section: name });
  await bench.rest();
  return { noa, bench };
}

async function open(): Promise<void> {
  household = await Household.open();
}

/** Goes down to a row and presses OK. */
async function choose(bench: OpenedApp, label: string): Promise<void> {
  for (let i = 0; i < 9 && bench.focus()?.label !== label; i++) bench.press('Down');
  expect(bench.focus()?.label).toBe(label);
  bench.press('Enter');
  await bench.rest();
}

async function typePassword(bench: OpenedApp, password: string): Promise<void> {
  bench.type(password);
  bench.press('Enter');
  await bench.rest();
}

describe('the own account', () => {
  test('has a row for each thing one can do about it', async () => {
    await open();
    const { bench } = await section('account');
    const rows = ['How friends see you', 'Name', 'Picture', 'Password', 'Export my data', 'Delete my account'];
    for (const row of rows) expect(bench.sees(row), row).toBe(true);
    expect(bench.focus()?.label).toBe(rows[0]);
    bench.press('Right');
    expect(bench.focus()?.label).toMatch(/^Living room/);
  });
});

describe('exporting the own data', () => {
  async function exported(): Promise<OpenedApp> {
    await open();
    const { bench } = await section('account');
    await choose(bench, 'Export my data');
    expect(bench.sees('Your password now')).toBe(true);
    await typePassword(bench, PASSWORD);
    return bench;
  }

  test('asks the password, then shows an address and how long it works', async () => {
    const bench = await exported();
    expect(bench.app.navigation.name).toBe('exported');
    expect(bench.sees('Point your phone here')).toBe(true);
    expect(bench.sees(/^Works once, for (10:00|9:5\d) more$/)).toBe(true);
    expect(bench.focus()?.label).toBe('Done');
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('preferences');
    expect(bench.focus()?.label).toBe('Export my data');
  });

  test('takes the address away when it is over, and offers another', async () => {
    const bench = await exported();
    vi.setSystemTime(Date.now() + EXPORT_MS);
    await bench.pass(1_100);
    expect(bench.sees('This address is over.')).toBe(true);
    expect(bench.focus()?.label).toBe('Make another');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Your password now')).toBe(true);
  });

  test('a wrong password gets nothing, and can be typed again', async () => {
    await open();
    const { bench } = await section('account');
    await choose(bench, 'Export my data');
    await typePassword(bench, 'something else');
    expect(bench.sees('That did not match. Try again.')).toBe(true);
    expect(bench.app.navigation.name).toBe('changeAccount');
  });
});

describe('deleting the account', () => {
  async function toThePassword(): Promise<{ noa: TestTv; bench: OpenedApp }> {
    await open();
    const there = await section('account');
    await choose(there.bench, 'Delete my account');
    expect(there.bench.sees('Delete your account?')).toBe(true);
    expect(there.bench.focus()?.label).toBe('Keep my account');
    there.bench.press('Right', 'Enter');
    await there.bench.rest();
    return there;
  }

  test('keeping it is the first answer each time, and BACK', async () => {
    const { bench, noa } = await toThePassword();
    await typePassword(bench, PASSWORD);
    expect(bench.sees('For good?')).toBe(true);
    expect(bench.focus()?.label).toBe('Keep my account');
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('For good?')).toBe(false);
    expect(noa.tv.account.state.peek().is).toBe('in');
  });

  test('ends on the sign-in screen, with the webcam off and nothing of it on the TV', async () => {
    const { bench, noa } = await toThePassword();
    const maya = await household.signedIn('maya');
    await noa.tv.air.goOnAir();
    await bench.pass(300);
    await typePassword(bench, PASSWORD);
    bench.press('Right', 'Enter');
    await bench.pass(500);

    expect(bench.app.navigation.name).toBe('signIn');
    expect(noa.tv.air.state.peek().is).toBe('off');
    expect(noa.tv.air.camera.peek().is).toBe('off');
    expect(maya.tv.friends.all.peek().map(({ person }) => person)).not.toContain('noa');
    await expect(household.signedIn('noa')).rejects.toMatchObject({ code: 'auth.wrong' });
  });

  test('a wrong password deletes nothing', async () => {
    const { bench, noa } = await toThePassword();
    await typePassword(bench, 'something else');
    bench.press('Right', 'Enter');
    await bench.rest();
    expect(bench.sees('That did not match. Try again.')).toBe(true);
    expect(noa.tv.account.state.peek().is).toBe('in');
  });
});

describe('about', () => {
  test('says what runs here and where, and whose work is in it', async () => {
    await open();
    const { bench } = await section('about');
    for (const words of ['This TV', 'Living room', 'Hearth on this TV', 'Server', 'Protocol', 'Address']) {
      expect(bench.sees(words), words).toBe(true);
    }
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Hearth · Apache License 2.0', role: 'fact' });
    for (const { what, licence } of LICENCES) {
      bench.press('Down');
      expect(bench.focus()?.label).toBe(`${what} · ${licence}`);
    }
  });

  test('NOTICE names the same works', () => {
    const notice = readFileSync('NOTICE', 'utf8');
    const works = notice.split('\n\n').slice(2);
    expect(works.length).toBe(LICENCES.length);
    LICENCES.forEach(({ licence, by }, index) => {
      expect(works[index], by).toContain(licence);
      const words = by.split(/, | \d/).map((word) => word.replace(/^\d{4}(-present|-\d{4})? /, ''));
      for (const word of words) expect(works[index]).toContain(word);
    });
  });

  test('this TV has another name at once, for other TVs and the next start', async () => {
    await open();
    const storage = memoryStorage();
    const noa = await household.signedIn('noa', { storage });
    const other = await household.signedIn('noa');
    const follow = other.tv.profile.follow();
    const { bench } = await section('about', noa);
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('changeAccount');
    bench.press(...Array<string>('Living room'.length).fill('Backspace'));
    bench.type('kitchen');
    bench.press('Enter');
    await bench.pass(300);

    expect(bench.focus()).toMatchObject({ label: 'This TV', value: 'kitchen' });
    const names = (): string[] => {
      const state = other.tv.profile.devices.peek();
      return state.is === 'known' ? state.devices.map(({ name }) => name).sort() : [];
    };
    expect(names()).toEqual(['Living room', 'kitchen']);
    noa.tv.close();
    const again = household.tv({ storage });
    await again.on();
    await household.pass(500);
    expect(again.tv.profile.deviceName.peek()).toBe('kitchen');
    expect(names()).toEqual(['Living room', 'kitchen']);
    follow();
  });
});
