import { beforeEach, describe, expect, it } from 'vitest';
import { CameraError, type CameraFault } from '../../src/capture/camera.ts';
import type { Input } from '../../src/capture/inputs.ts';
import {
  Hearing,
  levelOf,
  Microphone,
  type MicrophoneDriver,
  type OpenMicrophone,
} from '../../src/capture/microphone.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';

class Driver implements MicrophoneDriver {
  on = 0;
  level: number | undefined = 0.5;
  fault: CameraFault | undefined;
  readonly wanted: (Input | undefined)[] = [];
  lost: () => void = () => {};

  async open(wanted?: Input): Promise<OpenMicrophone> {
    this.wanted.push(wanted);
    if (this.fault) throw new CameraError(this.fault);
    this.on += 1;
    return {
      label: 'test',
      level: () => this.level,
      onLost: (lost) => {
        this.lost = lost;
      },
      close: () => {
        this.on -= 1;
      },
    };
  }

  list = async (): Promise<readonly Input[]> => [];
  onChange = () => () => {};
}

describe('the microphone of a TV', () => {
  let driver: Driver;
  let clock: FakeClock;
  let states: string[];
  let levels: number[];
  let microphone: Microphone;

  beforeEach(() => {
    driver = new Driver();
    clock = new FakeClock();
    states = [];
    levels = [];
    microphone = new Microphone(driver, clock, {
      state: (state) => states.push(state.is === 'failed' ? state.fault : state.is),
      level: (level) => levels.push(level),
    });
  });

  it('tells ten times a second how loud it is, and nothing once it is off', async () => {
    await microphone.open();
    await clock.pass(1_000);
    expect(levels).toEqual(new Array(10).fill(0.5));
    microphone.close();
    await clock.pass(1_000);
    expect([levels.length, driver.on, states]).toEqual([10, 0, ['opening', 'on', 'off']]);
  });

  it('says nothing about loudness where the engine cannot tell', async () => {
    driver.level = undefined;
    await microphone.open();
    await clock.pass(1_000);
    expect(levels).toEqual([]);
  });

  it.each<CameraFault>(['none', 'refused', 'busy', 'unsupported'])('says why it does not open: %s', async (fault) => {
    driver.fault = fault;
    expect(await microphone.open()).toEqual({ is: 'failed', fault });
  });

  it('pulled out says so, and is silent', async () => {
    await microphone.open();
    driver.lost();
    await clock.pass(500);
    expect([states.at(-1), levels]).toEqual(['unplugged', []]);
  });

  it('turned off while it was being opened does not come on afterwards', async () => {
    void microphone.open();
    microphone.close();
    await settle();
    expect([driver.on, microphone.state.is]).toEqual([0, 'off']);
  });

  it('gives way to another, and opens that from then on', async () => {
    const other = { id: '2', label: 'Other' };
    await microphone.open();
    expect(await microphone.change(other)).toBeUndefined();
    expect([driver.on, driver.wanted]).toEqual([1, [undefined, other]]);
    driver.fault = 'busy';
    expect(await microphone.change({ id: '3', label: 'Third' })).toBe('busy');
  });
});

/** A tone of so much of the loudest there is. */
const tone = (loud: number): Uint8Array =>
  Uint8Array.from({ length: 1_024 }, (_, at) => 128 + Math.round(127 * loud * Math.sin(at / 5)));

describe('how loud it is', () => {
  it('rises with the sound, from nothing to all', () => {
    expect(levelOf(tone(0))).toBe(0);
    expect(levelOf([])).toBe(0);
    expect(levelOf(tone(1))).toBe(1);
    const [quiet, speech, loud] = [0.02, 0.1, 0.3].map((part) => levelOf(tone(part)));
    expect(quiet).toBeGreaterThan(0.1);
    expect(speech).toBeGreaterThan(quiet ?? 1);
    expect(loud).toBeGreaterThan(speech ?? 1);
    expect(loud).toBeLessThan(1);
  });

  it('counts as somebody speaking for a few seconds', () => {
    const hearing = new Hearing();
    expect([hearing.hear(0.1, 0), hearing.hear(0.5, 100), hearing.hear(0, 4_100), hearing.hear(0, 4_101)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
