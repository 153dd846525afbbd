import { describe, expect, test } from 'vitest';
import {
  type Box,
  framingOf,
  type Grey,
  greyFrom,
  lightOf,
  meanLight,
  middleOf,
  mirrored,
  Steady,
} from '../../src/capture/checks.ts';

/** A picture of one grey, with a patch of another. */
function picture(ground: number, patch?: { at: Box; light: number }): Grey {
  const [width, height] = [40, 20];
  const light = new Uint8Array(width * height).fill(ground);
  if (patch) {
    const { at } = patch;
    for (let y = at.y * height; y < (at.y + at.height) * height; y += 1) {
      for (let x = at.x * width; x < (at.x + at.width) * width; x += 1) light[y * width + x] = patch.light;
    }
  }
  return { width, height, light };
}

const FACE: Box = { x: 0.4, y: 0.25, width: 0.2, height: 0.4 };
const at = (x: number, y: number, height = 0.4): Box => ({ x: x - 0.1, y: y - height / 2, width: 0.2, height });

describe('a grey picture', () => {
  test('weighs colours as the eye does', () => {
    const { light } = greyFrom([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255], 2, 2);
    const [red = 0, green = 0, blue = 0, white = 0] = Array.from(light);
    expect(green).toBeGreaterThan(red);
    expect(red).toBeGreaterThan(blue);
    expect(white).toBe(255);
  });

  test('has a mean, as a whole and in a part', () => {
    const half = picture(0, { at: { x: 0.5, y: 0, width: 0.5, height: 1 }, light: 200 });
    expect(meanLight(half)).toBe(100);
    expect(meanLight(half, { x: 0.5, y: 0, width: 0.5, height: 1 })).toBe(200);
    // A face may be found partly outside of the picture.
    expect(meanLight(half, { x: 0.75, y: -0.5, width: 1, height: 1 })).toBe(200);
    expect(meanLight(half, { x: 2, y: 2, width: 1, height: 1 })).toBe(0);
  });
});

describe('light', () => {
  test.each([
    ['a black room', picture(5), undefined, 'dark'],
    ['an evening room', picture(70), undefined, 'good'],
    ['a bright room', picture(180), null, 'good'],
    ['a lamp into the camera', picture(235), null, 'bright'],
    ['a face as bright as the room', picture(120), FACE, 'good'],
    ['a face before a window', picture(190, { at: FACE, light: 80 }), FACE, 'faceDark'],
    ['a face in the dark', picture(90, { at: FACE, light: 40 }), FACE, 'faceDark'],
    ['a lit face in a dim room', picture(50, { at: FACE, light: 140 }), FACE, 'good'],
  ] as const)('%s', (_, grey, face, expected) => {
    expect(lightOf(grey, face)).toBe(expected);
  });
});

describe('framing', () => {
  test.each([
    ['nobody can look', undefined, 'unchecked'],
    ['nobody is there', null, 'unchecked'],
    ['in the middle', at(0.5, 0.45), 'good'],
    ['a little aside', at(0.58, 0.5), 'good'],
    // The person sees a mirror: what the camera has at the left is at the right for them.
    ['left in the camera, right in the mirror', at(0.2, 0.45), 'left'],
    ['right in the camera, left in the mirror', at(0.8, 0.45), 'right'],
    ['too low', at(0.5, 0.75), 'up'],
    ['too high', at(0.5, 0.2), 'down'],
    ['far away', at(0.5, 0.45, 0.1), 'closer'],
    ['very close', at(0.5, 0.45, 0.8), 'back'],
    ['more aside than low', at(0.1, 0.65), 'left'],
  ] as const)('%s', (_, face, expected) => {
    expect(framingOf(face)).toBe(expected);
  });

  test('a mirror turns left and right, not up and down', () => {
    expect(middleOf(mirrored(at(0.2, 0.3)))).toEqual({ x: expect.closeTo(0.8), y: expect.closeTo(0.3) });
  });
});

test('a verdict changes only when it was seen twice in a row', () => {
  const light = new Steady<string>();
  expect(['good', 'dark', 'good', 'dark', 'dark', 'good', 'good'].map((now) => light.see(now))).toEqual([
    'good',
    'good',
    'good',
    'good',
    'dark',
    'dark',
    'good',
  ]);
});

describe('light of a picture with bars beside it', () => {
  test('is that of the room between them', () => {
    const light = Uint8Array.from({ length: 64 * 36 }, (_, at) => (at % 64 >= 22 && at % 64 < 42 ? 120 : 0));
    const picture = { width: 64, height: 36, light };
    expect(lightOf(picture, undefined)).toBe('dark');
    expect(lightOf(picture, undefined, { x: 22 / 64, y: 0, width: 20 / 64, height: 1 })).toBe('good');
  });
});
