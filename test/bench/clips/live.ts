import { setTimeout as pause } from 'node:timers/promises';
import type { Pose } from '../../../src/capture/pose.ts';
import { take } from '../../support/clips.ts';
import { TestCamera } from '../../support/household.ts';
import { RealTv } from '../../support/real-tv.ts';
import { TestServer } from '../../support/test-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { openWs } from '../../support/ws-client.ts';

/** What a picture of 320 × 180 weighs: with it the allowance of a fast line is used up. */
const PICTURE_BYTES = 9_000;
const WARM_MS = 15_000;

class LargeCamera extends TestCamera {
  override encode(pose?: Pose, width?: number) {
    const { codec, bytes } = super.encode(pose, width);
    const large = new Uint8Array(PICTURE_BYTES);
    large.set(bytes);
    return { codec, bytes: large };
  }
}

export interface Live {
  /** pictures a second that a viewer is shown, alone and while a clip uploads on the same line */
  alone: number;
  beside: number;
  /** what of the clip came in that time, bytes */
  uploaded: number;
  lossPct: number;
}

/** Somebody on air, watched on a line they fill, sends a video message. Real server, sockets and clock. */
export async function live(seconds: number): Promise<Live> {
  const server = await TestServer.start({ noa: 'Noa', maya: 'Maya', oskar: 'Oskar' });
  const url = `ws://127.0.0.1:${server.port}/ws`;
  const noa = new RealTv(url, openWs, new LargeCamera());
  const [maya, oskar] = [new RealTv(url), new RealTv(url)];
  const tvs = [noa, maya, oskar];
  try {
    for (const [index, person] of ['noa', 'maya', 'oskar'].entries()) await tvs[index]?.signIn(person);
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    let shown = 0;
    maya.tv.viewings.open('noa').present({
      show: async () => {
        shown += 1;
      },
    });
    await waitFor('pictures come', () => shown > 3, 30_000);
    await pause(WARM_MS);
    const rate = async (): Promise<number> => {
      const before = shown;
      await pause(seconds * 1_000);
      return (shown - before) / seconds;
    };
    const alone = await rate();
    const clips = await noa.tv.clips.load();
    clips.with('oskar').open();
    await waitFor('oskar can take one', () => clips.with('oskar').takes.peek()?.can === 'now');
    await clips.with('oskar').startVideo();
    const sending = clips.send('oskar', take(3_000_000));
    await waitFor('it is on its way', () => sending.state.peek().is === 'sending', 30_000);
    const beside = await rate();
    const state = sending.state.peek();
    const uploaded = state.is === 'sending' ? state.sent : 0;
    return { alone, beside, uploaded, lossPct: Math.max(0, (1 - beside / alone) * 100) };
  } finally {
    for (const { tv } of tvs) tv.close();
    await server.stop();
  }
}
