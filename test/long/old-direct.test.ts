import { describe, expect, it } from 'vitest';
import { DirectRooms } from '../browser/support/direct-rooms.ts';
import { heardSince } from '../browser/support/ear.ts';
import { Glass, judge } from '../browser/support/glass.ts';
import { VOWEL_HZ, voiceFile } from '../browser/support/voice.ts';
import { waitFor } from '../support/wait-for.ts';
import { report } from './report.ts';

/** Louder than this somebody is heard. */
const AUDIBLE = 0.01;

/** W21–W23 where one of the two is a TV of 2019: both say yes by remote control, a third comes and goes. */
describe.sequential('straight between Chromium 72 and one of today', () => {
  it.each([
    { from: 'Chromium 72', engines: [72, undefined] },
    { from: 'one of today', engines: [undefined, 72] },
  ] as const)('picture and sound of $from', async ({ from, engines: [sends, shows] }) => {
    const rooms = await DirectRooms.open({
      maya: { voice: voiceFile(), listens: true, ...(sends && { engine: sends }) },
      noa: { listens: true, ...(shows && { engine: shows }) },
      settings: { maya: { sound: true } },
    });
    const glass = new Glass(rooms.noa);
    try {
      await waitFor('the room is seen', () => glass.last?.seen?.clip === 'room', 30_000);
      await rooms.agree();
      await rooms.isDirect(true, 30_000);
      await rooms.maya.hasRead(/^Direct$/);
      const direct = Date.now();
      const voice = await waitFor(
        'the voice is heard',
        async () => {
          const loud = (await heardSince(rooms.noa.page, direct)).filter((moment) => moment.loud > AUDIBLE);
          return loud.length > 100 && loud.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250).length / loud.length;
        },
        30_000,
      );
      const begun = glass.looks.length;
      await rooms.theoComes();
      await rooms.isDirect(false);
      rooms.theoLeaves();
      await rooms.isDirect(true, 60_000);
      const back = Date.now();
      await waitFor('it goes on', () => (glass.last?.from ?? 0) > back + 1_000);
      const { freezes, ...seen } = judge(glass.looks.slice(begun), 'room');
      report(`direct of ${from}`, { voice, ...seen, longest: freezes.slice(0, 3) });
      expect(voice).toBeGreaterThan(0.8);
      expect(seen).toMatchObject({ black: 0, wrong: 0, backwards: 0 });
      // A machine that does other things as well is slow, not wrong.
      expect(seen.longestFreezeMs).toBeLessThan(1_500);
    } finally {
      await glass.stop();
      await rooms.close();
    }
  });
});
