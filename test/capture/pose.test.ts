import { describe, expect, it } from 'vitest';
import type { OpenCamera } from '../../src/capture/camera.ts';
import { filled, type Pose, paint, placed } from '../../src/capture/pose.ts';

const WIDE = { width: 640, height: 360 };
const TALL = { width: 360, height: 640 };
const WHOLE = { x: 0, y: 0, width: 640, height: 360 };

describe('where a picture goes', () => {
  it.each([
    ['upright, filled', WIDE, 320, 180, 0, WHOLE, { width: 320, height: 180 }],
    ['on its head, filled', WIDE, 160, 90, 180, WHOLE, { width: 160, height: 90 }],
    ['on its side, with bars', WIDE, 320, 180, 90, WHOLE, { width: 180, height: 101.25 }],
    ['on its other side, with bars', WIDE, 640, 360, 270, WHOLE, { width: 360, height: 202.5 }],
    [
      'a camera that stands upright, laid on its side: full',
      TALL,
      320,
      180,
      90,
      { x: 0, y: 0, ...TALL },
      { width: 180, height: 320 },
    ],
    [
      'a square from a turned one: the middle, no bars',
      WIDE,
      256,
      256,
      90,
      { x: 140, y: 0, width: 360, height: 360 },
      { width: 256, height: 256 },
    ],
  ] as const)('%s', (_, camera, width, height, rotate, part, drawn) => {
    const at = placed(camera, width, height, { rotate });
    expect(at.part).toEqual(part);
    expect(at.drawn.width).toBeCloseTo(drawn.width);
    expect(at.drawn.height).toBeCloseTo(drawn.height);
  });
});

describe('how much of it the camera fills', () => {
  it.each([
    [0, { width: 1, height: 1 }],
    [180, { width: 1, height: 1 }],
    [90, { width: 101.25 / 320, height: 1 }],
  ] as const)('turned by %i', (rotate, share) => {
    const at = filled(WIDE, 320, 180, { rotate });
    expect([at.width, at.height]).toEqual([expect.closeTo(share.width), expect.closeTo(share.height)]);
  });
});

/** Where the corner of what the camera sees comes to lie, by the steps that were drawn. */
function topLeftOf(pose: Pose): { x: number; y: number } {
  let matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  const times = (n: typeof matrix): void => {
    const m = matrix;
    matrix = {
      a: m.a * n.a + m.c * n.b,
      b: m.b * n.a + m.d * n.b,
      c: m.a * n.c + m.c * n.d,
      d: m.b * n.c + m.d * n.d,
      e: m.a * n.e + m.c * n.f + m.e,
      f: m.b * n.e + m.d * n.f + m.f,
    };
  };
  let corner = { x: Number.NaN, y: Number.NaN };
  const context = {
    fillStyle: '',
    fillRect: () => undefined,
    setTransform: (a: number, b: number, c: number, d: number, e: number, f: number) => {
      matrix = { a, b, c, d, e, f };
    },
    translate: (e: number, f: number) => times({ a: 1, b: 0, c: 0, d: 1, e, f }),
    scale: (a: number, d: number) => times({ a, b: 0, c: 0, d, e: 0, f: 0 }),
    rotate: (r: number) => times({ a: Math.cos(r), b: Math.sin(r), c: -Math.sin(r), d: Math.cos(r), e: 0, f: 0 }),
    drawImage: (...args: number[]) => {
      const [x = 0, y = 0] = args.slice(5);
      corner = { x: matrix.a * x + matrix.c * y + matrix.e, y: matrix.b * x + matrix.d * y + matrix.f };
    },
  };
  const camera: OpenCamera = {
    source: {} as HTMLCanvasElement,
    label: '',
    pose: () => pose,
    size: () => WIDE,
    onLost: () => undefined,
    close: () => undefined,
  };
  paint(context as unknown as CanvasRenderingContext2D, camera, 320, 180);
  return { x: Math.round(corner.x), y: Math.round(corner.y) };
}

describe('what others get', () => {
  it.each([
    ['as it is', { mirror: false, rotate: 0 }, { x: 0, y: 0 }],
    ['as in a mirror', { mirror: true, rotate: 0 }, { x: 320, y: 0 }],
    ['a quarter clockwise: its left is up', { mirror: false, rotate: 90 }, { x: 211, y: 0 }],
    ['on its head', { mirror: false, rotate: 180 }, { x: 320, y: 180 }],
    ['three quarters: its left is down', { mirror: false, rotate: 270 }, { x: 109, y: 180 }],
    ['turned, then as in a mirror', { mirror: true, rotate: 90 }, { x: 109, y: 0 }],
  ] as const)('%s', (_, pose, corner) => {
    expect(topLeftOf(pose)).toEqual(corner);
  });
});
