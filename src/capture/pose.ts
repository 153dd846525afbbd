import type { OpenCamera } from './camera.ts';

/** How what a camera sees is turned before anybody gets it (W25): clockwise, then as in a mirror. */
export interface Pose {
  readonly mirror: boolean;
  /** degrees */
  readonly rotate: 0 | 90 | 180 | 270;
}

/** As the camera gives it. */
export const UPRIGHT: Pose = { mirror: false, rotate: 0 };

interface Size {
  readonly width: number;
  readonly height: number;
}
/** Part of a picture, px. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

/** Fills `width` × `height` from the middle of the camera's picture, without distorting it. */
export function cover(from: Size, width: number, height: number): Part {
  const scale = Math.max(width / from.width, height / from.height);
  const w = width / scale;
  const h = height / scale;
  return { x: (from.width - w) / 2, y: (from.height - h) / 2, width: w, height: h };
}

/** Where things go when a camera's picture is drawn. */
export interface Placed {
  /** what is taken of the camera's picture, px of the camera */
  readonly part: Part;
  /** how large it is drawn around the middle, before it is turned */
  readonly drawn: Size;
}

/**
 * A picture that lies on its side keeps all it shows, with bars beside it in a wide picture; everything else is filled
 * from the middle (a square one is somebody's face).
 */
export function placed(camera: Size, width: number, height: number, { rotate }: Pick<Pose, 'rotate'>): Placed {
  if (rotate === 0 || rotate === 180) return { part: cover(camera, width, height), drawn: { width, height } };
  const turned = { width: camera.height, height: camera.width };
  if (width > height) {
    const scale = Math.min(width / turned.width, height / turned.height);
    return {
      part: { x: 0, y: 0, width: camera.width, height: camera.height },
      drawn: { width: camera.width * scale, height: camera.height * scale },
    };
  }
  const { x, y, width: w, height: h } = cover(turned, width, height);
  return { part: { x: y, y: x, width: h, height: w }, drawn: { width: height, height: width } };
}

/** How much of a picture the camera's fills, side to side and up and down, in parts from 0 to 1; bars are the rest. */
export function filled(camera: Size, width: number, height: number, pose: Pick<Pose, 'rotate'>): Size {
  const { drawn } = placed(camera, width, height, pose);
  const lies = pose.rotate % 180 !== 0;
  return { width: (lies ? drawn.height : drawn.width) / width, height: (lies ? drawn.width : drawn.height) / height };
}

/** How an open camera's picture is turned now. */
export const poseOf = (camera: OpenCamera): Pose => camera.pose?.() ?? UPRIGHT;

/** Whether a camera's picture goes out as it comes. */
export const isUpright = ({ mirror, rotate }: Pose): boolean => !mirror && rotate === 0;

/** Draws what the camera sees now, as others get it, over the whole of a canvas of `width` × `height`. */
export function paint(context: CanvasRenderingContext2D, camera: OpenCamera, width: number, height: number): void {
  const pose = poseOf(camera);
  const { part, drawn } = placed(camera.size(), width, height, pose);
  context.setTransform(1, 0, 0, 1, 0, 0);
  // The bars; where there are none it is covered at once.
  if (pose.rotate % 180 !== 0) {
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
  }
  context.translate(width / 2, height / 2);
  if (pose.mirror) context.scale(-1, 1);
  if (pose.rotate !== 0) context.rotate((pose.rotate * Math.PI) / 180);
  const { width: w, height: h } = drawn;
  context.drawImage(camera.source, part.x, part.y, part.width, part.height, -w / 2, -h / 2, w, h);
}

/** A size that is large enough wherever the own picture stands on a screen. */
const SHOWN = { width: 640, height: 360 } as const;

/** Gives what a camera sees as others get it, to be shown on this TV: the picture itself, or turned on a canvas. */
export function asSent(): (camera: OpenCamera) => HTMLVideoElement | HTMLCanvasElement {
  let canvas: HTMLCanvasElement | undefined;
  return (camera) => {
    if (isUpright(poseOf(camera))) return camera.source;
    const { width, height } = SHOWN;
    if (!canvas) {
      canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
    }
    const context = canvas.getContext('2d', { alpha: false });
    if (context) paint(context, camera, width, height);
    return canvas;
  };
}
