/** Runs in a worker: a bitmap in, a JPEG out. Its only counterpart is `workerEncoder` in encoder.ts. */
import type { WorkerAnswer, WorkerAsk } from './encoder.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerAsk>) => void) | null;
  postMessage(answer: WorkerAnswer, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { alpha: false });

scope.onmessage = ({ data: { id, bitmap, quality } }) => {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  canvas
    .convertToBlob({ type: 'image/jpeg', quality })
    .then((blob) => blob.arrayBuffer().then((bytes) => scope.postMessage({ id, type: blob.type, bytes }, [bytes])))
    .catch(() => scope.postMessage({ id, type: '', bytes: new ArrayBuffer(0) }, []));
};
