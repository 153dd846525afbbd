import { describe, expect, it } from 'vitest';
import type { CameraState } from '../../src/capture/camera.ts';
import type { Studio } from '../../src/model/studio.ts';
import { StudioLater } from '../../src/model/studio-later.ts';

const DESK = { id: 'desk', label: 'Desk' };

/** A studio that notes what it is told. */
function fakeStudio(moved: (state: CameraState) => void) {
  let state: CameraState = { is: 'off' };
  const told: unknown[] = [];
  const go = (next: CameraState): CameraState => {
    state = next;
    moved(state);
    return state;
  };
  const studio = {
    get state() {
      return state;
    },
    open: async () => go({ is: 'failed', fault: 'none' }),
    close: () => void go({ is: 'off' }),
    prefer: (wanted: unknown) => told.push(['prefer', wanted]),
    change: async () => 'busy' as const,
    setSlider: (slider: number) => told.push(['slider', slider]),
    read: () => ({ bytes: 1, pictures: 1 }),
  };
  return { studio: studio as unknown as Studio, told };
}

function later() {
  const states: string[] = [];
  const moved = (state: CameraState): void => {
    states.push(state.is === 'failed' ? state.fault : state.is);
  };
  const { studio, told } = fakeStudio(moved);
  const arrivals: { come(): void; fail(): void }[] = [];
  const make = (): Promise<Studio> =>
    new Promise((resolve, reject) => {
      arrivals.push({ come: () => resolve(studio), fail: () => reject(new Error('offline')) });
    });
  return { later: new StudioLater(make, moved), states, told, arrivals };
}

describe('a studio that is fetched when a camera is turned on', () => {
  it('does nothing before that, and remembers which camera is wanted', async () => {
    const { later: studio, states, told, arrivals } = later();
    studio.prefer(DESK);
    studio.setSlider(3);
    studio.close();
    expect([states, arrivals.length, studio.read()]).toEqual([[], 0, { bytes: 0, pictures: 0 }]);
    const opened = studio.open();
    arrivals[0]?.come();
    expect(await opened).toEqual({ is: 'failed', fault: 'none' });
    expect(states).toEqual(['opening', 'none']);
    expect(told).toEqual([['prefer', DESK]]);
    studio.setSlider(4);
    expect([told.at(-1), await studio.change(DESK), studio.read().bytes]).toEqual([['slider', 4], 'busy', 1]);
  });

  it('turned off while it was on its way does not open', async () => {
    const { later: studio, states, arrivals } = later();
    const opened = studio.open();
    studio.close();
    arrivals[0]?.come();
    expect((await opened).is).toBe('off');
    expect(states).toEqual(['opening', 'off']);
  });

  it('that does not come says the camera is silent, and is fetched again', async () => {
    const { later: studio, states, arrivals } = later();
    const opened = studio.open();
    arrivals[0]?.fail();
    expect(await opened).toEqual({ is: 'failed', fault: 'silent' });
    const again = studio.open();
    arrivals[1]?.come();
    await again;
    expect(states).toEqual(['opening', 'silent', 'opening', 'none']);
  });
});
