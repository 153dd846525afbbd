import type { Cancel, Clock } from '../protocol/clock.ts';
import { every } from '../protocol/clock.ts';
import { type CameraDriver, CameraError, type OpenCamera } from './camera.ts';

/** Cameras of the emulator: `unplug` is the drawn room, pulled out ten seconds after it was opened. */
export const TEST_CAMERAS = ['real', 'room', 'bars', 'dark', 'none', 'unplug'] as const;
export type TestCamera = (typeof TEST_CAMERAS)[number];

const WIDTH = 640;
const HEIGHT = 360;
const FRAME_MS = 66;
const UNPLUGGED_AFTER_MS = 10_000;

type Draw = (context: CanvasRenderingContext2D, at: number) => void;

export interface TestCamerasOptions {
  clock: Clock;
  /** the browser's own cameras, for `real` */
  real: CameraDriver;
  /** address of the drawn person of the room */
  picture: string;
}

/** A camera driver that can be told which camera is plugged in. */
export interface TestCameras extends CameraDriver {
  plugIn(camera: TestCamera): void;
}

/** Test cameras behind one driver; changing them is what a person would do at the USB port. */
export function testCameras(options: TestCamerasOptions, first: TestCamera): TestCameras {
  const { clock, real } = options;
  const listeners = new Set<() => void>();
  let plugged = first;
  let pullOut: () => void = () => {};
  const room = roomDrawer(options.picture);

  const changed = (): void => {
    listeners.forEach((listener) => {
      listener();
    });
  };
  const drawers: Record<'room' | 'unplug' | 'bars' | 'dark', Draw> = {
    room,
    unplug: room,
    bars: drawBars,
    dark: darkened(room),
  };

  const openDrawn = (draw: Draw): OpenCamera => {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d');
    if (!context) throw new CameraError('unsupported');
    draw(context, clock.now());
    const stop = every(clock, FRAME_MS, () => draw(context, clock.now()));
    let lost: () => void = () => {};
    let cancelUnplug: Cancel = () => {};
    pullOut = () => {
      stop();
      lost();
    };
    if (plugged === 'unplug') cancelUnplug = clock.after(UNPLUGGED_AFTER_MS, () => driver.plugIn('none'));
    return {
      source: canvas,
      label: `Test camera: ${plugged}`,
      id: plugged,
      size: () => ({ width: WIDTH, height: HEIGHT }),
      onLost: (told) => {
        lost = told;
      },
      close: () => {
        stop();
        cancelUnplug();
        pullOut = () => {};
      },
    };
  };

  const driver: TestCameras = {
    async open(wanted) {
      if (plugged === 'none') throw new CameraError('none');
      return plugged === 'real' ? real.open(wanted) : openDrawn(drawers[plugged]);
    },
    async list() {
      if (plugged === 'real') return real.list();
      return plugged === 'none' ? [] : [{ id: plugged, label: `Test camera: ${plugged}` }];
    },
    onChange(listener) {
      const stopReal = real.onChange(() => {
        if (plugged === 'real') listener();
      });
      listeners.add(listener);
      return () => {
        stopReal();
        listeners.delete(listener);
      };
    },
    plugIn(camera) {
      plugged = camera;
      pullOut();
      pullOut = () => {};
      changed();
    },
  };
  return driver;
}

/** Eight bars and a moving line: colours and motion at one look. */
function drawBars(context: CanvasRenderingContext2D, at: number): void {
  const colours = ['#c0c0c0', '#c0c000', '#00c0c0', '#00c000', '#c000c0', '#c00000', '#0000c0', '#101010'];
  colours.forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect((WIDTH / 8) * index, 0, WIDTH / 8, HEIGHT);
  });
  context.fillStyle = '#ffffff';
  context.fillRect(((at / 10) % (WIDTH + 40)) - 40, 0, 40, HEIGHT);
  writeTime(context, at);
}

/** The drawn person, breathing and swaying, with a lamp that flickers and a clock that goes. */
function roomDrawer(picture: string): Draw {
  const image = new Image();
  image.src = picture;
  return (context, at) => {
    const t = at / 1000;
    context.fillStyle = '#3a2a1e';
    context.fillRect(0, 0, WIDTH, HEIGHT);
    if (image.complete && image.naturalWidth > 0) {
      const scale = 1.06 + 0.03 * Math.sin(t * 0.9);
      const x = 14 * Math.sin(t * 0.7) - (WIDTH * (scale - 1)) / 2;
      const y = 6 * Math.sin(t * 1.6) - (HEIGHT * (scale - 1)) / 2;
      context.drawImage(image, x, y, WIDTH * scale, HEIGHT * scale);
    }
    context.fillStyle = `rgba(255, 190, 110, ${0.06 + 0.05 * Math.sin(t * 5.3) * Math.sin(t * 2.1)})`;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    writeTime(context, at);
  };
}

function darkened(draw: Draw): Draw {
  return (context, at) => {
    draw(context, at);
    context.fillStyle = 'rgba(4, 4, 8, 0.86)';
    context.fillRect(0, 0, WIDTH, HEIGHT);
  };
}

function writeTime(context: CanvasRenderingContext2D, at: number): void {
  const time = new Date(at);
  const text = [time.getHours(), time.getMinutes(), time.getSeconds()].map((n) => (n < 10 ? `0${n}` : n)).join(':');
  context.font = '600 22px sans-serif';
  context.fillStyle = 'rgba(0, 0, 0, 0.5)';
  // Lower right: mirrored, it is where screens lay nothing over one's own picture.
  context.fillRect(WIDTH - 124, HEIGHT - 42, 112, 30);
  context.fillStyle = '#ffffff';
  context.fillText(text, WIDTH - 116, HEIGHT - 19);
}
