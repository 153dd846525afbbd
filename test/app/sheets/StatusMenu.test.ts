import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

const HOUR = 3600_000;

/** 24. */
describe('the status menu', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open();
    noa = await household.signedIn('noa');
    maya = await household.signedIn('maya');
  });
  afterEach(() => household.close());

  /** From the first friend up to the tab, past the pill, to oneself. */
  async function openMenu(): Promise<void> {
    bench = await openApp(household, noa);
    await reopen();
  }
  async function reopen(): Promise<void> {
    for (let n = 0; n < 8 && !bench.focus()?.label.startsWith('Noa, '); n += 1) {
      bench.press(bench.focus()?.role === 'tab' || n > 0 ? 'Right' : 'Up');
    }
    expect(bench.focus()?.label).toMatch(/^Noa, /);
    bench.press('Enter');
    await vi.waitFor(() => expect(bench.sees('How friends see you')).toBe(true));
    await bench.rest();
  }
  const look = () => maya.presence('noa');
  const toField = (): void => bench.press('Down', 'Down', 'Down', 'Down');

  test('shows the status in force, chooses another, shows its tick for a moment and goes', async () => {
    await openMenu();
    expect(bench.focus()).toMatchObject({ label: 'Available', state: 'chosen' });
    bench.press('Down', 'Down', 'Enter');
    await bench.pass(200);
    expect(bench.focus()).toMatchObject({ label: 'Busy', state: 'chosen' });
    expect(look()?.status).toBe('busy');
    await bench.pass(300);
    expect(bench.sees('How friends see you')).toBe(false);
    expect(bench.focus()?.label).toBe('Noa, Busy');
  });

  test('writes a text with the keyboard, and friends see it until midnight', async () => {
    await openMenu();
    toField();
    expect(bench.focus()).toMatchObject({ label: 'Status text', role: 'field' });
    bench.press('Enter');
    expect(bench.sees('0 / 60')).toBe(true);
    bench.type('Tea');
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ label: 'Status text', value: 'Tea' });
    expect(look()?.text).toBe('Tea');
    expect(bench.sees('3 / 60')).toBe(false);
    await bench.pass(200);
    const until = noa.tv.account.textUntil ?? 0;
    // Fetching the menu took the screen's clock a moment further than the household's.
    expect(new Date(until + 1_000).getHours()).toBe(0);
    expect(until - household.clock.now()).toBeLessThanOrEqual(24 * HOUR);
    expect(look()?.text).toBe('Tea');
    await household.pass(until - household.clock.now());
    expect(look()?.text).toBe('');
  });

  test('takes no more than 60 characters', async () => {
    await openMenu();
    toField();
    bench.press('Enter');
    bench.type('x'.repeat(70));
    bench.press('Enter');
    await bench.rest();
    expect(look()?.text).toBe('x'.repeat(60));
  });

  test('left with BACK, the keyboard changes nothing; BACK once more closes the menu', async () => {
    await noa.tv.account.choose({ text: 'Tea' });
    await openMenu();
    toField();
    bench.press('Enter');
    bench.type('ready');
    bench.press('Back');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ label: 'Status text', value: 'Tea' });
    expect(look()?.text).toBe('Tea');
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('How friends see you')).toBe(false);
  });

  test('offers texts of before, from any TV of the person', async () => {
    const bedroom = await household.signedIn('noa');
    await bedroom.tv.account.choose({ text: 'Cooking' });
    await bedroom.tv.account.choose({ text: 'Ring me' });
    await household.pass(100);
    await openMenu();
    toField();
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Cooking', role: 'chip' });
    bench.press('Enter');
    await bench.rest();
    expect(look()?.text).toBe('Cooking');
    expect(bedroom.tv.account.me?.text).toBe('Cooking');
  });

  test('*Clear it*: in an hour, by the server, with every TV off', async () => {
    await noa.tv.account.choose({ text: 'Tea' });
    await openMenu();
    toField();
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Clear it', value: 'Never' });
    bench.press('Left');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ label: 'Clear it', value: 'In 1 h' });
    expect(noa.tv.account.textUntil).toBe(household.clock.now() + HOUR);
    noa.tv.close();
    await household.pass(HOUR + 1_000);
    const again = await household.signedIn('noa');
    expect(again.tv.account.me).toMatchObject({ text: '', recentTexts: ['Tea'] });
    expect(look()?.text).toBe('');
  });

  test('says at what time a text goes that is on its way out', async () => {
    await noa.tv.account.choose({ text: 'Tea', textForMs: 20 * 60_000 });
    await openMenu();
    expect(bench.sees(/^At \d\d:\d\d$/)).toBe(true);
  });

  describe('invisible while on air', () => {
    beforeEach(async () => {
      await noa.tv.air.goOnAir();
      await openMenu();
      bench.press('Down', 'Down', 'Down', 'Enter');
    });

    test('asks, and goes off air if one wants', async () => {
      expect(bench.sees('Go off air?')).toBe(true);
      expect(noa.tv.account.me?.status).toBe('available');
      bench.press('Enter');
      await bench.pass(500);
      expect(noa.tv.air.state.peek().is).toBe('off');
      expect(look()?.status).toBe('offline');
      expect(bench.sees('How friends see you')).toBe(false);
    });

    test('stays on air if one wants', async () => {
      bench.press('Right', 'Enter');
      await bench.pass(500);
      expect(noa.tv.air.state.peek().is).toBe('on');
      expect(noa.tv.account.me?.status).toBe('invisible');
    });

    test('BACK leaves everything as it was', async () => {
      bench.press('Back');
      await bench.pass(500);
      expect(noa.tv.air.state.peek().is).toBe('on');
      expect(noa.tv.account.me?.status).toBe('available');
      expect(bench.sees('How friends see you')).toBe(true);
    });
  });
});
