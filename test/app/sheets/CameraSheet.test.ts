import { afterEach, describe, expect, test, vi } from 'vitest';
import { dictionary } from '../../../src/app/languages/catalogue.ts';
import '../../../src/app/sheets/camera/open.ts';
import { inputNames } from '../../../src/app/sheets/camera/names.ts';
import { CameraError, type OpenCamera } from '../../../src/capture/camera.ts';
import type { Input } from '../../../src/capture/inputs.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';
import { wholeEnglish } from '../../support/words.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household?.close();
});

class Cameras extends TestCamera {
  inputs: Input[] = [
    { id: 'lid', label: 'Lid (046d:0825)' },
    { id: 'desk', label: 'Desk' },
  ];
  busy: string | undefined;

  override async open(wanted?: Input): Promise<OpenCamera> {
    const input = this.inputs.find(({ id }) => id === wanted?.id) ?? this.inputs[0];
    if (input?.id === this.busy) throw new CameraError('busy');
    return { ...(await super.open()), ...input };
  }

  override list = async (): Promise<readonly Input[]> => (this.plugged ? this.inputs : []);
}

/** The sheet, from *Camera* in 04. */
async function sheet(before?: Input): Promise<{ noa: TestTv; bench: OpenedApp; cameras: Cameras }> {
  household = await Household.open({ people: ['noa', 'maya'] });
  const cameras = new Cameras();
  const noa = await household.signedIn('noa', { camera: cameras });
  if (before) await noa.tv.cameras.choose(before);
  const bench = await openApp(household, noa);
  bench.press('Green');
  await bench.pass(300);
  bench.press('Down', 'Down', 'Down', 'Down');
  expect(bench.focus()).toMatchObject({ label: 'Camera', role: 'link', value: 'Lid' });
  bench.press('Enter');
  await bench.pass(300);
  return { noa, bench, cameras };
}

test('says which camera is in use, and OK takes another at once', async () => {
  const { bench, noa, cameras } = await sheet();
  expect(bench.focus()).toMatchObject({ label: 'Lid', state: 'chosen' });
  bench.press('Down', 'Enter');
  await bench.pass(300);
  expect(bench.focus()).toMatchObject({ label: 'Desk', state: 'chosen' });
  const camera = noa.tv.air.camera.peek();
  expect(camera.is === 'on' && camera.camera.id).toBe('desk');
  expect(cameras.opened).toBe(1);
  bench.press('Back');
  expect(bench.focus()).toMatchObject({ label: 'Camera', value: 'Desk' });
});

test('one that does not open says why, and the one before goes on', async () => {
  const { bench, cameras } = await sheet();
  cameras.busy = 'desk';
  bench.press('Down', 'Enter');
  await bench.pass(300);
  expect(bench.sees('Camera in use. The one before goes on.')).toBe(true);
  bench.press('Up');
  expect(bench.focus()).toMatchObject({ label: 'Lid', state: 'chosen' });
});

test('mirror and turn hold at once, for every TV of the person', async () => {
  const { bench, noa } = await sheet();
  bench.press('Down', 'Down', 'Enter', 'Down', 'Right');
  await bench.pass(300);
  expect(bench.focus()).toMatchObject({ label: 'Turn', value: 'A quarter' });
  const camera = noa.tv.air.camera.peek();
  expect(camera.is === 'on' && camera.camera.pose?.()).toMatchObject({ mirror: true, rotate: 90 });
  const other = await household.signedIn('noa');
  expect(other.tv.settings.now.peek()).toMatchObject({ mirror: true, rotate: 90 });
});

test('a camera that was chosen and is gone is named, with the one in its place', async () => {
  const { bench } = await sheet({ id: 'gone', label: 'Balcony' });
  expect(bench.sees('Balcony is not plugged in. Using Lid.')).toBe(true);
});

test('one that is plugged in while the sheet is open joins the list', async () => {
  const { bench, cameras } = await sheet();
  cameras.inputs = [...cameras.inputs, { id: 'new', label: 'New' }];
  cameras.plugIn();
  await bench.pass(300);
  expect(bench.sees('New')).toBe(true);
  bench.press('Back');
  expect(bench.focus()?.label).toBe('Camera');
});

describe('names', () => {
  const { t } = dictionary(wholeEnglish);

  test.each([
    [
      ['Lid (046d:0825)', 'Desk'],
      ['Lid', 'Desk'],
    ],
    [
      ['HD Webcam', 'HD Webcam'],
      ['HD Webcam', 'HD Webcam 2'],
    ],
    [
      ['', ''],
      ['Camera 1', 'Camera 2'],
    ],
  ])('%j', (labels, names) => {
    const inputs = labels.map((label, index) => ({ id: String(index), label }));
    expect(inputNames(t, 'camera', inputs)).toEqual(names);
  });
});
