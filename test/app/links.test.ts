import { afterEach, describe, expect, test, vi } from 'vitest';
import { direct } from '../../src/app/director/director.ts';
import { linkTo } from '../../src/app/links.ts';
import type { Link } from '../../src/platform/platform.ts';
import { webPlatform } from '../../src/platform/web.ts';
import { Household, PASSWORD } from '../support/household.ts';
import { type OpenedApp, openApp } from '../support/screens.ts';

describe('the link to somebody', () => {
  afterEach(() => history.replaceState(null, '', '/'));

  test('is taken once, and leaves the rest of the address as it was', () => {
    history.replaceState(null, '', `${linkTo({ assetUrl: '' }, 'zoe.r')}&language=xx`);
    const { takeLink } = webPlatform();
    expect(takeLink?.()).toEqual({ add: 'zoe.r' });
    expect(location.search).toBe('?language=xx');
    expect(takeLink?.()).toBeUndefined();
  });

  test.each(['/', '/?add=', '/?add=%2F..%2F', '/?add=a'])('%s leads to nobody', (address) => {
    history.replaceState(null, '', address);
    expect(webPlatform().takeLink?.()).toBeUndefined();
  });
});

describe('opening the app by it', () => {
  let household: Household;
  afterEach(async () => {
    vi.useRealTimers();
    await household.close();
    expect(household.errors).toEqual([]);
  });

  /** The app on Noa's TV, opened by the code of somebody. */
  async function openBy(add: string, signedIn: boolean): Promise<OpenedApp> {
    household = await Household.open({ people: ['noa', 'maya', 'sami'], friends: [['noa', 'maya']] });
    const tv = signedIn ? await household.signedIn('noa') : household.tv();
    const links: Link[] = [{ add }];
    const bench = await openApp(household, tv, {
      start: (app) => {
        Object.assign(app.platform, { takeLink: () => links.pop() });
        direct(app);
        tv.tv.open();
      },
    });
    await bench.rest();
    return bench;
  }

  test('looks them up; BACK leads home', async () => {
    const bench = await openBy('sami', true);
    expect(bench.app.navigation.name).toBe('addFriend');
    expect(bench.focus()?.label).toBe('Ask to be friends');
    bench.press('Back');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('a friend can be written to', async () => {
    const bench = await openBy('maya', true);
    expect(bench.focus()?.label).toBe('Message');
  });

  test('whoever has to sign in first comes there afterwards', async () => {
    const bench = await openBy('sami', false);
    expect(bench.app.navigation.name).toBe('signIn');
    await bench.app.tv.account.signIn({ name: 'noa', password: PASSWORD, invisible: false, stay: false });
    await bench.rest();
    expect(bench.app.navigation.name).toBe('addFriend');
    expect(bench.sees('Sami')).toBe(true);
  });
});
