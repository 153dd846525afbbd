/** Runs in a worker: Opus where the engine has none. Its other end is `opus-worker.ts`. */
import type { LibOpus } from './libopus.ts';
import type { Answer, Ask } from './messages.ts';
import { Workbench } from './workbench.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
  postMessage(answer: Answer, transfer: ArrayBuffer[]): void;
  importScripts(script: string): void;
  /** what the scripts of libopus leave behind: the same name, whichever it is */
  readonly Module: (options: { locateFile(name: string, folder: string): string }) => LibOpus;
}

const scope = self as unknown as WorkerScope;

/** Whether the engine knows WebAssembly as its build needs it: 64-bit numbers have to cross over. */
const wasm = typeof WebAssembly === 'object' && 'BigInt64Array' in self;

const start = (): LibOpus => scope.Module({ locateFile: (_name, folder) => `${folder}opus.wasm` });

/** Ten times slower where there is no WebAssembly, and still good enough to listen. */
function load(): LibOpus {
  if (wasm) {
    try {
      scope.importScripts('./opus-wasm.js');
      return start();
    } catch {
      // The page's policy or the engine does not let it.
    }
  }
  scope.importScripts('./opus-plain.js');
  return start();
}

let bench: Workbench | undefined;

scope.onmessage = ({ data }) => {
  bench =
    bench ??
    new Workbench(
      load(),
      (answer, transfer) => scope.postMessage(answer, transfer),
      () => performance.now(),
    );
  bench.take(data);
};
