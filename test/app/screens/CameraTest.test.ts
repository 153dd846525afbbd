import { afterEach, expect, test, vi } from 'vitest';
import { CameraError } from '../../../src/capture/camera.ts';
import type { Input } from '../../../src/capture/inputs.ts';
import type { MicrophoneDriver, OpenMicrophone } from '../../../src/capture/microphone.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** Microphones whose loudness the test sets. */
class TestMicrophones implements MicrophoneDriver {
  level = 0;
  open_ = 0;
  opened: (string | undefined)[] = [];
  refuses = false;
  lost: () => void = () => undefined;

  async open(wanted?: Input): Promise<OpenMicrophone> {
    if (this.refuses) throw new CameraError('refused');
    this.open_ += 1;
    const id = wanted?.id ?? 'a';
    this.opened.push(id);
    return {
      id,
      label: id,
      level: () => this.level,
      onLost: (lost) => {
        this.lost = lost;
      },
      close: () => {
        this.open_ -= 1;
      },
    };
  }

  list = async (): Promise<readonly Input[]> => [
    { id: 'a', label: 'Lid microphone' },
    { id: 'b', label: 'Headset (046d:0825)' },
  ];
  onChange = () => () => undefined;
}

interface Trial {
  readonly noa: TestTv;
  readonly bench: OpenedApp;
  readonly microphones: TestMicrophones;
  readonly played: ReturnType<typeof vi.fn>;
}

/** The test of Noa, come to from Preferences. */
async function trial(): Promise<Trial> {
  household = await Household.open({ people: ['noa', 'maya'] });
  const noa = await household.signedIn('noa');
  const microphones = new TestMicrophones();
  const played = vi.fn(() => true);
  const { storage, lifecycle } = noa;
  const tv = { ...noa.tv, microphones: async () => microphones };
  const bench = await openApp(household, { tv, storage, lifecycle }, { tones: async () => ({ play: played }) });
  await bench.app.navigation.push('preferences', { section: 'picture' });
  await bench.rest();
  bench.press('Down', 'Right', 'Enter');
  await bench.rest();
  await bench.rest();
  expect(bench.app.navigation.name).toBe('cameraTest');
  return { noa, bench, microphones, played };
}

test('nothing is on before it is started, and everything is off when it is left', async () => {
  const { noa, bench, microphones } = await trial();
  expect(bench.focus()).toMatchObject({ label: 'Start the test', role: 'button' });
  expect([noa.camera.opened, microphones.open_]).toEqual([0, 0]);
  bench.press('Enter');
  await bench.pass(500);
  expect([noa.camera.opened, microphones.open_]).toEqual([1, 1]);
  expect(bench.sees('Only you can see this')).toBe(true);
  expect(bench.sees('The camera works')).toBe(true);
  bench.press('Back');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('preferences');
  expect([noa.camera.opened, microphones.open_]).toEqual([0, 0]);
});

test('stopped, hidden or left for another screen, it is off, and starts only when asked again', async () => {
  const { noa, bench, microphones } = await trial();
  const isOff = (): void => expect([noa.camera.opened, microphones.open_]).toEqual([0, 0]);
  bench.press('Enter');
  await bench.pass(300);
  bench.press('Down', 'Enter');
  isOff();
  expect(bench.focus()?.label).toBe('Start the test');
  bench.press('Enter');
  await bench.pass(300);
  await noa.visible(false);
  isOff();
  await noa.visible(true);
  await bench.rest();
  isOff();
  bench.press('Enter');
  await bench.pass(300);
  bench.press('Green');
  await bench.pass(300);
  expect(microphones.open_).toBe(0);
  bench.press('Back');
  await bench.pass(300);
  isOff();
});

test('it says whether it hears, and which microphone may be chosen', async () => {
  const { bench, microphones } = await trial();
  bench.press('Enter');
  await bench.pass(300);
  expect(bench.sees('Say something')).toBe(true);
  microphones.level = 0.6;
  await bench.pass(300);
  expect(bench.sees('Hearing you')).toBe(true);
  expect(bench.sees('The microphone hears you')).toBe(true);
  bench.press('Up', 'Right');
  await bench.pass(300);
  expect(bench.focus()).toMatchObject({ label: 'Microphone, Headset', value: '2 of 2' });
  expect([microphones.opened, microphones.open_]).toEqual([['a', 'b'], 1]);
  bench.press('Back');
  await bench.rest();
  bench.press('Enter');
  await bench.rest();
  bench.press('Enter');
  await bench.pass(300);
  expect(microphones.opened.at(-1)).toBe('b');
});

test('a microphone that is not allowed or pulled out says so', async () => {
  const { bench, microphones } = await trial();
  microphones.refuses = true;
  bench.press('Enter');
  await bench.pass(300);
  expect(bench.sees('The TV does not allow it')).toBe(true);
  bench.press('Down', 'Enter');
  microphones.refuses = false;
  bench.press('Enter');
  await bench.pass(300);
  microphones.lost();
  await bench.rest();
  expect(bench.sees('It was unplugged')).toBe(true);
});

test('the speakers are tried by ear', async () => {
  const { bench, played } = await trial();
  bench.press('Enter');
  await bench.pass(300);
  expect(bench.focus()?.label).toBe('Play a sound');
  bench.press('Enter');
  await bench.rest();
  expect(played).toHaveBeenCalledOnce();
  expect(bench.sees('Did you hear it?')).toBe(true);
  expect(bench.focus()?.label).toBe('I heard it');
  bench.press('Right', 'Enter');
  expect(bench.sees('Turn the TV up, or take it off mute')).toBe(true);
  expect(bench.focus()?.label).toBe('Play a sound');
  bench.press('Enter');
  await bench.rest();
  bench.press('Enter');
  expect(bench.sees('The TV can be heard')).toBe(true);
});

test('without a camera it says what is the matter, and goes on when one is plugged in', async () => {
  const { noa, bench } = await trial();
  noa.camera.unplug();
  bench.press('Enter');
  await bench.pass(300);
  expect(bench.sees('No camera found')).toBe(true);
  noa.camera.plugIn();
  await bench.pass(300);
  expect(bench.sees('The camera works')).toBe(true);
});
