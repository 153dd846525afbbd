import { expect, onTestFinished, test, vi } from 'vitest';
import { Atlas } from '../../../src/components/paint/Atlas.ts';
import { EMOJI_GRID } from '../../../src/theme/emoji.ts';

/** Pictures that come when they are let. */
function pictures() {
  const waiting: { onload?: () => void; onerror?: () => void }[] = [];
  class Picture {
    onload?: () => void;
    onerror?: () => void;
    src = '';
    constructor() {
      waiting.push(this);
    }
  }
  vi.stubGlobal('Image', Picture);
  onTestFinished(() => void vi.unstubAllGlobals());
  return waiting;
}

test('is drawn with once it has come, from then on at once: a text with new emoji never waits for a frame', async () => {
  const waiting = pictures();
  const atlas = new Atlas('emoji.png', EMOJI_GRID);
  const draw = vi.fn();
  const drawn = atlas.use(draw);
  expect(draw).not.toHaveBeenCalled();
  waiting[0]?.onload?.();
  await drawn;
  expect(draw).toHaveBeenCalledTimes(1);

  expect(atlas.use(draw)).toBeUndefined();
  expect(draw).toHaveBeenCalledTimes(2);
  expect(waiting).toHaveLength(1);
});

test('is fetched again after it did not come', async () => {
  const waiting = pictures();
  const atlas = new Atlas('emoji.png', EMOJI_GRID);
  const draw = vi.fn();
  const failed = atlas.use(draw);
  waiting[0]?.onerror?.();
  await expect(failed).rejects.toThrow('emoji.png');
  const drawn = atlas.use(draw);
  waiting[1]?.onload?.();
  await drawn;
  expect(draw).toHaveBeenCalledTimes(1);
});
