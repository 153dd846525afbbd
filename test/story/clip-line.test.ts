import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pose } from '../../src/capture/pose.ts';
import { take, talking, videosOf } from '../support/clips.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

/** Real pictures fill a line; those of the other tests are as small as they can be. */
class LargeCamera extends TestCamera {
  readonly #bytes: number;

  constructor(mark: number, bytes: number) {
    super(mark);
    this.#bytes = bytes;
  }

  override encode(pose?: Pose, width?: number) {
    const { codec, bytes } = super.encode(pose, width);
    const large = new Uint8Array(this.#bytes);
    large.set(bytes);
    return { codec, bytes: large };
  }
}

const SECONDS = 40;

/** V4, V5: bytes that have time give way to pictures of now, on the same line. */
describe.each([
  ['fast', 9_000],
  ['steady', 4_000],
  ['slow', 1_500],
] as const)('on a line of the class %s', (line, picture) => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let shown: number[];

  beforeEach(async () => {
    household = await Household.open();
    noa = await household.signedIn('noa', { line, camera: new LargeCamera(1, picture) });
    maya = await household.signedIn('maya', { line });
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    shown = maya.watch('noa').shown;
    await household.pass(15_000);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  /** Pictures of the one on air that are shown meanwhile. */
  async function pictures(): Promise<number> {
    const before = shown.length;
    await household.pass(SECONDS * 1_000);
    return shown.length - before;
  }

  it('somebody on air who sends one loses less than a tenth of their pictures, and it does come', async () => {
    const alone = await pictures();
    const oskar = await household.signedIn('oskar', { line });
    const clips = await talking(noa, 'oskar');
    await household.pass(100);
    await clips.with('oskar').startVideo();
    const sending = clips.send('oskar', take(2_000_000));
    const beside = await pictures();
    const state = sending.state.peek();
    expect(alone).toBeGreaterThan(10);
    expect(beside).toBeGreaterThan(alone * 0.9);
    expect(state.is === 'sending' && state.sent).toBeGreaterThan(0);
    sending.cancel();
    oskar.tv.close();
  });

  it('somebody who watches and loads one loses less than a tenth of the pictures, and it does come', async () => {
    const oskar = await household.signedIn('oskar', { line: 'fast' });
    const clips = await talking(oskar, 'maya');
    await household.pass(100);
    await clips.with('maya').startVideo();
    clips.send('maya', take(400_000));
    await household.pass(15_000);
    const alone = await pictures();
    const theirs = await talking(maya, 'oskar');
    const link = videosOf(maya, 'oskar')[0]?.clip;
    const loading = link && theirs.link(link, 'oskar');
    loading?.load();
    const beside = await pictures();
    expect(alone).toBeGreaterThan(10);
    expect(beside).toBeGreaterThan(alone * 0.9);
    const state = loading?.state.peek();
    expect(state?.is === 'loading' && state.loaded).toBeGreaterThan(0);
  });
});
