import type { OpenCamera } from './camera.ts';
import { cover, isUpright, type Part, paint, poseOf } from './pose.ts';

/** A still picture in a form that every box shows. */
export interface Encoded {
  codec: 'jpeg' | 'webp';
  bytes: Uint8Array;
}

/**
 * Makes stills of what a camera sees. Undefined when this engine cannot make a JPEG at all: some answer a request
 * for one with a PNG, which is told by its type and never sent.
 */
export interface StillEncoder {
  encode(camera: OpenCamera, width: number, height: number, quality: number): Promise<Encoded | undefined>;
  close(): void;
}

/** The type a data URL or blob says it has, as a codec. */
function codecOf(type: string): Encoded['codec'] | undefined {
  if (type === 'image/jpeg') return 'jpeg';
  return type === 'image/webp' ? 'webp' : undefined;
}

/**
 * Draws into a canvas of this thread and reads it back as a data URL, which is synchronous: `toBlob` waits a second
 * while WebGL animates. 2 ms a picture where it was measured.
 */
export function dataUrlEncoder(): StillEncoder {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  return {
    async encode(camera, width, height, quality) {
      if (!context) return undefined;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      paint(context, camera, width, height);
      const url = canvas.toDataURL('image/jpeg', quality);
      const codec = codecOf(url.slice(5, url.indexOf(';')));
      return codec && { codec, bytes: decodeBase64(url.slice(url.indexOf(',') + 1)) };
    },
    close() {
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}

function decodeBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** What is handed to the worker: the whole of a picture, or a part of it. */
type Handed = Pick<WorkerAsk, 'picture' | 'part'>;

/** What the camera sees now; only what is turned passes through a canvas. */
async function pictureOf(camera: OpenCamera, width: number, height: number): Promise<Handed> {
  const { source } = camera;
  // As it came, without a copy: the worker makes it smaller. This thread has a screen to draw (Chromium 94 on).
  if (isUpright(poseOf(camera)) && typeof VideoFrame !== 'undefined' && source instanceof HTMLVideoElement) {
    return { picture: new VideoFrame(source), part: cover(camera.size(), width, height) };
  }
  return { picture: await bitmapOf(camera, width, height), part: { x: 0, y: 0, width, height } };
}

function bitmapOf(camera: OpenCamera, width: number, height: number): Promise<ImageBitmap> {
  if (!isUpright(poseOf(camera))) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d', { alpha: false });
    if (context) paint(context, camera, width, height);
    return createImageBitmap(canvas);
  }
  const part = cover(camera.size(), width, height);
  const resized = { resizeWidth: width, resizeHeight: height };
  return createImageBitmap(camera.source, part.x, part.y, part.width, part.height, resized);
}

/** What the worker is asked, and what it answers. */
export interface WorkerAsk {
  id: number;
  picture: ImageBitmap | VideoFrame;
  /** what of it is wanted, px, and how large it becomes */
  part: Part;
  width: number;
  height: number;
  quality: number;
}
export interface WorkerAnswer {
  id: number;
  type: string;
  bytes: ArrayBuffer;
}

/**
 * Encodes in a worker, so that a slow box goes on drawing. Undefined where the engine has no OffscreenCanvas, or the page
 * may start no worker.
 * @param script address of the built `encoder-worker`
 */
export function workerEncoder(script: string): StillEncoder | undefined {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return undefined;
  const worker = startWorker(script);
  if (!worker) return undefined;
  const waiting = new Map<number, (answer: WorkerAnswer | undefined) => void>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  worker.onerror = () => {
    waiting.forEach((answered) => {
      answered(undefined);
    });
    waiting.clear();
  };
  return {
    async encode(camera, width, height, quality) {
      const handed = await pictureOf(camera, width, height);
      lastId += 1;
      const ask: WorkerAsk = { id: lastId, ...handed, width, height, quality };
      const answer = await new Promise<WorkerAnswer | undefined>((resolve) => {
        waiting.set(ask.id, resolve);
        worker.postMessage(ask, [handed.picture]);
      });
      const codec = answer && codecOf(answer.type);
      return codec && { codec, bytes: new Uint8Array(answer.bytes) };
    },
    close: () => worker.terminate(),
  };
}

function startWorker(script: string): Worker | undefined {
  try {
    return new Worker(script);
  } catch {
    // Chromium lets a page of file:// start none.
    return undefined;
  }
}

/** A worker is worth it only where it answers about as fast as this; older engines take a third of a second. */
const FAST_MS = 40;
const PROBES = 3;

/**
 * The best encoder this engine has: the worker where it is fast, the data URL otherwise; tried on the open camera.
 * Resolves to undefined when neither makes a JPEG.
 * @param now a clock in ms, with fractions if there are any
 */
export async function pickEncoder(
  camera: OpenCamera,
  script: string,
  now: () => number,
): Promise<StillEncoder | undefined> {
  const inWorker = workerEncoder(script);
  if (inWorker && (await isFast(inWorker, camera, now))) return inWorker;
  inWorker?.close();
  const onPage = dataUrlEncoder();
  return (await onPage.encode(camera, 160, 90, 0.5)) ? onPage : undefined;
}

async function isFast(encoder: StillEncoder, camera: OpenCamera, now: () => number): Promise<boolean> {
  for (let probe = 0; probe < PROBES; probe += 1) {
    const start = now();
    const picture = await encoder.encode(camera, 320, 180, 0.5).catch(() => undefined);
    // The first one pays for starting the worker.
    if (!picture || (probe > 0 && now() - start > FAST_MS)) return false;
  }
  return true;
}
