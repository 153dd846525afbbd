/** Runs in a worker: a picture in, a JPEG out. Its only counterpart is `workerEncoder` in encoder.ts. */
import type { WorkerAnswer, WorkerAsk } from './encoder.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerAsk>) => void) | null;
  postMessage(answer: WorkerAnswer, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { alpha: false });

scope.onmessage = ({ data: { id, picture, part, width, height, quality } }) => {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context?.drawImage(picture, part.x, part.y, part.width, part.height, 0, 0, width, height);
  picture.close();
  canvas
    .convertToBlob({ type: 'image/jpeg', quality })
    .then((blob) => blob.arrayBuffer().then((bytes) => scope.postMessage({ id, type: blob.type, bytes }, [bytes])))
    .catch(() => scope.postMessage({ id, type: '', bytes: new ArrayBuffer(0) }, []));
};
