import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { jpeg } from '../../support/portraits.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
let made: Uint8Array | undefined;

vi.mock(import('../../../src/capture/encoder.ts'), async (original) => ({
  ...(await original()),
  // The stage of the tests draws nothing, so nothing could be read from its canvases.
  dataUrlEncoder: () => ({
    encode: async () => made && { codec: 'jpeg', bytes: made },
    close: () => undefined,
  }),
}));

beforeEach(() => {
  made = jpeg(256, 256);
});

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

async function ownPicture(): Promise<{ noa: TestTv; maya: TestTv; bench: OpenedApp }> {
  household = await Household.open({ people: ['noa', 'maya'] });
  const noa = await household.signedIn('noa');
  const maya = await household.signedIn('maya');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push('ownPicture', {});
  await bench.pass(300);
  return { noa, maya, bench };
}

const seenBy = (tv: TestTv): string | null | undefined => tv.tv.friends.get('noa')?.avatar;

test('a picture is taken after 3, 2, 1, looked at, and seen by friends only once it is used', async () => {
  const { noa, maya, bench } = await ownPicture();
  expect(bench.focus()).toMatchObject({ label: 'Take a picture', role: 'button' });
  expect(noa.camera.opened).toBe(0);
  bench.press('Enter');
  await bench.pass(300);
  expect(noa.camera.opened).toBe(1);
  expect(bench.sees('Only you can see this')).toBe(true);
  await bench.pass(3_200);
  expect(noa.camera.opened).toBe(0);
  expect(bench.focus()?.label).toBe('Use it');
  expect(seenBy(maya)).toBeNull();
  bench.press('Enter');
  await bench.pass(300);
  expect(seenBy(maya)).toMatch(/^\/avatars\/[\w-]{43}$/);
  expect(noa.tv.account.me?.avatar).toBe(seenBy(maya));
  expect(bench.sees('Friends see it now')).toBe(true);
});

test('BACK leaves the countdown, then what was taken, and nobody sees anything', async () => {
  const { noa, maya, bench } = await ownPicture();
  bench.press('Enter');
  await bench.pass(1_000);
  bench.press('Back');
  await bench.pass(5_000);
  expect([noa.camera.opened, bench.focus()?.label]).toEqual([0, 'Take a picture']);
  bench.press('Enter');
  await bench.pass(3_500);
  bench.press('Down', 'Enter');
  await bench.pass(3_500);
  expect(bench.focus()?.label).toBe('Use it');
  bench.press('Back');
  expect(bench.focus()?.label).toBe('Take a picture');
  bench.press('Back');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('home');
  expect(seenBy(maya)).toBeNull();
});

test('hidden while it counts, the camera goes off and nothing is taken', async () => {
  const { noa, bench } = await ownPicture();
  bench.press('Enter');
  await bench.pass(1_000);
  await noa.visible(false);
  await bench.pass(4_000);
  expect(noa.camera.opened).toBe(0);
  await noa.visible(true);
  await bench.pass(300);
  expect([noa.camera.opened, bench.focus()?.label]).toEqual([0, 'Take a picture']);
});

test('a colour for the letter is seen at once, and taken away again', async () => {
  const { maya, bench } = await ownPicture();
  bench.press('Down', 'Right', 'Right');
  expect(bench.focus()).toMatchObject({ label: 'Brown', role: 'choice' });
  bench.press('Enter');
  await bench.pass(300);
  expect(seenBy(maya)).toBe('/avatars/letter-2');
  expect(bench.focus()).toMatchObject({ label: 'Brown', state: 'chosen' });
  bench.press('Down');
  expect(bench.focus()?.label).toBe('No picture');
  bench.press('Enter');
  await bench.pass(300);
  expect(seenBy(maya)).toBeNull();
  expect(bench.focus()?.label).toBe('Take a picture');
});

test('without a camera there are the colours; a TV that makes no pictures says so', async () => {
  const { noa, bench } = await ownPicture();
  made = undefined;
  bench.press('Enter');
  await bench.pass(3_500);
  expect(bench.sees('This TV could not make a picture')).toBe(true);
  noa.camera.unplug();
  await bench.pass(300);
  expect(bench.focus()?.label).toBe('Green');
});
