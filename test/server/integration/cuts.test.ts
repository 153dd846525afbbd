import { expect, it } from 'vitest';
import { tryCuts } from '../../support/cuts.ts';

/** Longer cuts, and more of them, are in `npm run test:long`. */
it('a line that breaks for a second loses nothing, doubles nothing, and watching and webcam go on (X4)', async () => {
  const results = await tryCuts(
    [
      { seconds: 1, how: 'cut' },
      { seconds: 1, how: 'pulled' },
    ],
    30,
  );
  for (const result of results) {
    expect(result).toMatchObject({ lost: 0, doubled: 0, looks: ['available'], watching: 'back', air: 'back' });
  }
}, 60_000);
