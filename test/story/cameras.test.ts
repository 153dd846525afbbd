import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CameraError, type OpenCamera } from '../../src/capture/camera.ts';
import type { Input } from '../../src/capture/inputs.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

const LID: Input = { id: 'lid', label: 'Lid camera' };
const DESK: Input = { id: 'desk', label: 'Desk camera' };
const MARKS: Record<string, number> = { lid: 7, desk: 8 };

/** Two cameras on one TV; pictures carry the mark of the one that is open. */
class TwoCameras extends TestCamera {
  wanted: (string | undefined)[] = [];
  /** one of them does not open */
  refused: string | undefined;

  override async open(wanted?: Input): Promise<OpenCamera> {
    this.wanted.push(wanted?.id);
    if (wanted && wanted.id === this.refused) throw new CameraError('refused');
    const input = wanted?.id === DESK.id ? DESK : LID;
    const camera = await super.open();
    this.mark = MARKS[input.id] ?? 0;
    return { ...camera, ...input };
  }

  override list = async (): Promise<readonly Input[]> => (this.plugged ? [LID, DESK] : []);
}

/** Another camera while friends watch. */
describe('another camera while on air', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let cameras: TwoCameras;

  beforeEach(async () => {
    household = await Household.open();
    cameras = new TwoCameras();
    noa = await household.signedIn('noa', { camera: cameras });
    maya = await household.signedIn('maya');
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    await household.pass(200);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  it('is seen by who watches, without going off air and without a gap', async () => {
    const { viewing, shown } = maya.watch('noa');
    await household.pass(2_000);
    expect(shown.at(-1)).toBe(MARKS.lid);
    expect(await noa.tv.cameras.choose(DESK)).toBeUndefined();
    await household.pass(500);
    expect(shown.at(-1)).toBe(MARKS.desk);
    expect([viewing.state.peek().is, noa.tv.air.state.peek().is, cameras.opened]).toEqual(['watching', 'on', 1]);
  });

  it('that does not open leaves the one before on', async () => {
    const { shown } = maya.watch('noa');
    cameras.refused = DESK.id;
    expect(await noa.tv.cameras.choose(DESK)).toBe('refused');
    await household.pass(2_000);
    expect(shown.at(-1)).toBe(MARKS.lid);
    expect([noa.tv.air.state.peek().is, cameras.opened]).toEqual(['on', 1]);
  });

  it('is the one that is opened the next time, on this TV', async () => {
    await noa.tv.cameras.choose(DESK);
    await noa.tv.air.stop();
    expect(cameras.opened).toBe(0);
    await noa.tv.air.openPreview();
    expect(cameras.wanted.at(-1)).toBe(DESK.id);
    noa.tv.air.closePreview();
    expect(noa.storage.get('camera')).toBe(JSON.stringify(DESK));
  });

  it('pulled out ends being on air, as ever', async () => {
    await noa.tv.cameras.choose(DESK);
    cameras.unplug();
    await household.pass(200);
    expect(noa.tv.air.state.peek()).toMatchObject({ is: 'off', ended: 'unplugged' });
    expect(noa.tv.hasCamera.peek()).toBe(false);
  });
});
