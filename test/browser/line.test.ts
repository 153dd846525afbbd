import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { type WatchedRoom, WHOLE_SCREEN, watchedRoom } from './support/living-room.ts';
import { SEND } from './support/spelling.ts';

/** Longer than one try to come back, shorter than what ends a session. */
const CUT_MS = 5_000;
const PREVIEW = { left: 1264, top: 54, width: 560, height: 315 };

/** X4 and 15b on the glass; how long a cut may be, and what is lost (nothing), is counted in `test/support/cuts.ts`. */
describe.sequential('the line breaks', () => {
  let room: WatchedRoom;
  beforeAll(async () => {
    room = await watchedRoom();
  });
  afterAll(() => room?.close());

  it('in mid viewing: the TV says so, and the picture comes back by itself', async () => {
    const { noa, proxy } = room;
    await noa.listen();
    proxy.cut();
    await noa.hears(/Connection lost/);
    await new Promise((resolve) => setTimeout(resolve, CUT_MS));
    await noa.listen();
    proxy.mend();
    await noa.hears(/Back again/, 15_000);
    await noa.willShow('room', WHOLE_SCREEN);
    const now = await noa.screenshot();
    await waitFor('the room moves', async () => Buffer.compare(now, await noa.screenshot()) !== 0);
  });

  it('in mid conversation: what is typed meanwhile arrives once the line is back, once', async () => {
    const { noa, maya, proxy } = room;
    await maya.tv.conversations.with('noa').open();
    await noa.seek('up', /talk|Message/);
    await noa.seek('right', /Message/);
    await noa.press('ok');
    await noa.hears(/Conversation with Maya/);
    await noa.willShow('room', PREVIEW);
    await noa.spell(`before${SEND}`, 't');
    await waitFor('it arrives', () => maya.texts('noa').includes('before'));
    proxy.cut();
    await noa.hears(/Connection lost/);
    await noa.spell(`in the dark${SEND}`, SEND);
    await noa.reads(/^Sending/);
    expect(maya.texts('noa')).toEqual(['before']);
    proxy.mend();
    await waitFor('it arrives', () => maya.texts('noa').length > 1, 15_000);
    await noa.reads(/^(Sent|Arrived|Read)/);
    await noa.willShow('room', PREVIEW);
    expect(maya.texts('noa')).toEqual(['before', 'in the dark']);
  });
});
