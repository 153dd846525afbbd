import { beforeEach, describe, expect, it } from 'vitest';
import {
  Camera,
  type CameraDriver,
  CameraError,
  type CameraFault,
  OPEN_MS,
  type OpenCamera,
} from '../../src/capture/camera.ts';
import type { Input } from '../../src/capture/inputs.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';

/** A camera socket on the back of a TV; each opening waits until the test answers it. */
class Driver implements CameraDriver {
  on = 0;
  readonly answers: { give(): void; fail(fault: CameraFault): void }[] = [];
  #lost: () => void = () => {};
  readonly #changed = new Set<() => void>();

  readonly wanted: (Input | undefined)[] = [];

  open(wanted?: Input): Promise<OpenCamera> {
    this.wanted.push(wanted);
    return new Promise((resolve, reject) => {
      this.answers.push({
        give: () => {
          this.on += 1;
          resolve({
            source: {} as HTMLCanvasElement,
            label: 'test',
            size: () => ({ width: 640, height: 360 }),
            onLost: (lost) => {
              this.#lost = lost;
            },
            close: () => {
              this.on -= 1;
            },
          });
        },
        fail: (fault) => reject(new CameraError(fault)),
      });
    });
  }

  onChange(changed: () => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  list = async (): Promise<readonly Input[]> => [];

  get listeners(): number {
    return this.#changed.size;
  }

  unplug(): void {
    this.on = 0;
    this.#lost();
  }

  /** Something was plugged in, or pulled out: the browser does not say which. */
  change(): void {
    for (const changed of [...this.#changed]) changed();
  }
}

describe('the camera of a TV', () => {
  let driver: Driver;
  let clock: FakeClock;
  let camera: Camera;
  let states: string[];

  beforeEach(() => {
    driver = new Driver();
    clock = new FakeClock();
    states = [];
    camera = new Camera(driver, clock, (state) => states.push(state.is === 'failed' ? state.fault : state.is));
  });

  async function opened(): Promise<void> {
    void camera.open();
    driver.answers.at(-1)?.give();
    await settle();
  }

  it('is off until somebody turns it on, and on when it answers', async () => {
    expect(camera.state.is).toBe('off');
    await opened();
    expect(states).toEqual(['opening', 'on']);
  });

  it('is opened once however often that is asked', async () => {
    void camera.open();
    void camera.open();
    driver.answers[0]?.give();
    await settle();
    await camera.open();
    expect(driver.answers).toHaveLength(1);
    expect(driver.on).toBe(1);
  });

  it('goes off at once, and its light with it', async () => {
    await opened();
    camera.close();
    expect(driver.on).toBe(0);
    expect(camera.state.is).toBe('off');
  });

  it('turned off while it was being opened does not come on afterwards', async () => {
    void camera.open();
    camera.close();
    driver.answers[0]?.give();
    await settle();
    expect([driver.on, camera.state.is]).toEqual([0, 'off']);
    expect(states).toEqual(['opening', 'off']);
  });

  it('turned off and on again while it was being opened is the second one', async () => {
    void camera.open();
    camera.close();
    void camera.open();
    driver.answers[1]?.give();
    await settle();
    driver.answers[0]?.give();
    await settle();
    expect([driver.on, camera.state.is]).toEqual([1, 'on']);
  });

  for (const fault of ['none', 'refused', 'busy', 'unsupported'] as const) {
    it(`says why there is no picture: ${fault}`, async () => {
      const result = camera.open();
      driver.answers[0]?.fail(fault);
      expect(await result).toEqual({ is: 'failed', fault });
    });
  }

  it('that does not answer in 8 s is silent, and a late answer is turned off', async () => {
    void camera.open();
    await clock.pass(OPEN_MS - 1);
    expect(camera.state.is).toBe('opening');
    await clock.pass(1);
    expect(camera.state).toEqual({ is: 'failed', fault: 'silent' });
    driver.answers[0]?.give();
    await settle();
    expect(driver.on).toBe(0);
    expect(camera.state.is).toBe('failed');
  });

  it('pulled out says so, and comes back by itself when plugged in', async () => {
    await opened();
    driver.unplug();
    expect(camera.state).toEqual({ is: 'failed', fault: 'unplugged' });
    driver.change();
    driver.answers.at(-1)?.give();
    await settle();
    expect(states).toEqual(['opening', 'on', 'unplugged', 'opening', 'on']);
  });

  it('waits on when what changed was not a camera', async () => {
    void camera.open();
    driver.answers[0]?.fail('none');
    await settle();
    driver.change();
    driver.answers[1]?.fail('none');
    await settle();
    expect(driver.listeners).toBe(1);
    driver.change();
    driver.answers[2]?.give();
    await settle();
    expect(camera.state.is).toBe('on');
    expect(driver.listeners).toBe(0);
  });

  it('given up does not come on when one is plugged in', async () => {
    await opened();
    driver.unplug();
    camera.close();
    driver.change();
    await settle();
    expect([driver.answers.length, camera.state.is, driver.listeners]).toEqual([1, 'off', 0]);
  });

  it('of before that is lost late does not concern the one of now', async () => {
    await opened();
    const lostOfBefore = driver.unplug.bind(driver);
    camera.close();
    lostOfBefore();
    expect(camera.state.is).toBe('off');
  });

  describe('changed for another', () => {
    const OTHER = { id: '2', label: 'Other' };

    it('is on until the other one has a picture, and goes off then', async () => {
      await opened();
      const before = camera.state;
      const changing = camera.change(OTHER);
      expect(camera.state).toBe(before);
      driver.answers[1]?.give();
      expect(await changing).toBeUndefined();
      expect([driver.on, camera.state.is, states]).toEqual([1, 'on', ['opening', 'on', 'on']]);
      expect(camera.state).not.toBe(before);
      expect(driver.wanted).toEqual([undefined, OTHER]);
    });

    it('goes on where the other one does not open, and stays the one that is opened', async () => {
      await opened();
      const before = camera.state;
      const changing = camera.change(OTHER);
      driver.answers[1]?.fail('refused');
      expect(await changing).toBe('refused');
      expect(camera.state).toBe(before);
      camera.close();
      await opened();
      expect(driver.wanted).toEqual([undefined, OTHER, undefined]);
    });

    it('gives way first on a box that opens one at a time', async () => {
      await opened();
      const changing = camera.change(OTHER);
      driver.answers[1]?.fail('busy');
      await settle();
      expect([driver.on, camera.state.is]).toEqual([0, 'opening']);
      driver.answers[2]?.give();
      expect(await changing).toBeUndefined();
      expect([driver.on, states]).toEqual([1, ['opening', 'on', 'opening', 'on']]);
    });

    it('comes back where the other one does not open either way', async () => {
      await opened();
      const changing = camera.change(OTHER);
      driver.answers[1]?.fail('busy');
      await settle();
      driver.answers[2]?.fail('busy');
      await settle();
      driver.answers[3]?.give();
      expect(await changing).toBe('busy');
      expect([driver.on, camera.state.is]).toEqual([1, 'on']);
      expect(driver.wanted[3]).toBeUndefined();
    });

    it('turned off meanwhile stays off', async () => {
      await opened();
      const changing = camera.change(OTHER);
      camera.close();
      driver.answers[1]?.give();
      await changing;
      expect([driver.on, camera.state.is]).toEqual([0, 'off']);
    });

    it('is only remembered while it is off', async () => {
      expect(await camera.change(OTHER)).toBeUndefined();
      expect(driver.answers).toHaveLength(0);
      await opened();
      expect(driver.wanted).toEqual([OTHER]);
    });
  });
});
