import type { OpenCamera } from './camera.ts';
import { type Box, type Face, type Grey, greyFrom } from './checks.ts';
import { filled, paint, poseOf } from './pose.ts';

/** What a look at the own picture found. */
export interface Seen {
  readonly grey: Grey;
  readonly face: Face;
  /** where in it the camera's picture is: all of it, or what is between the bars */
  readonly within: Box;
}

/** The Shape Detection API, where the engine has it; TypeScript's list does not. */
interface FaceDetector {
  detect(picture: HTMLCanvasElement): Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
}
interface WithDetector {
  readonly FaceDetector?: new (options: { fastMode: boolean; maxDetectedFaces: number }) => FaceDetector;
}

/** Light needs few pixels; a face is not found in so few. */
const SMALL = { width: 64, height: 36 } as const;
const FOR_FACES = { width: 320, height: 180 } as const;

/** Looks at what a camera sees, for the checks of 04. Nothing of it leaves this TV. */
export class Looker {
  private readonly canvas = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D | null;
  private detector: FaceDetector | undefined;

  constructor() {
    this.detector = detectorOf(self as unknown as WithDetector);
    const { width, height } = this.detector ? FOR_FACES : SMALL;
    this.canvas.width = width;
    this.canvas.height = height;
    this.context = this.canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  }

  /** Undefined when this engine does not let a picture be read. */
  async look(camera: OpenCamera): Promise<Seen | undefined> {
    const { canvas, context } = this;
    const { width, height } = canvas;
    if (context) paint(context, camera, width, height);
    const pixels: ImageData | undefined = context?.getImageData(0, 0, width, height);
    if (!pixels) return undefined;
    const share = filled(camera.size(), width, height, poseOf(camera));
    const within = { x: (1 - share.width) / 2, y: (1 - share.height) / 2, ...share };
    return { grey: greyFrom(pixels.data, width, height), face: await this.face(), within };
  }

  private async face(): Promise<Face> {
    if (!this.detector) return undefined;
    try {
      const [first] = await this.detector.detect(this.canvas);
      if (!first) return null;
      const { x, y, width, height } = first.boundingBox;
      const { width: w, height: h } = this.canvas;
      return { x: x / w, y: y / h, width: width / w, height: height / h };
    } catch {
      // Some engines have the class and nothing behind it.
      this.detector = undefined;
      return undefined;
    }
  }
}

function detectorOf({ FaceDetector: Detector }: WithDetector): FaceDetector | undefined {
  if (!Detector) return undefined;
  try {
    return new Detector({ fastMode: true, maxDetectedFaces: 1 });
  } catch {
    return undefined;
  }
}
