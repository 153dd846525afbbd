/** Runs in a worker: Opus where the engine has none. Its other end is `opus-worker.ts`. */
import type { LibOpus } from './libopus.ts';
import type { Answer, Ask } from './messages.ts';
import { type StartWasm, startWasm } from './wasm.ts';
import { Workbench } from './workbench.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
  postMessage(answer: Answer, transfer: ArrayBuffer[]): void;
  importScripts(script: string): void;
  /** what the scripts of libopus leave behind: the same name, whichever it is */
  readonly Module: StartWasm & (() => LibOpus);
}

const scope = self as unknown as WorkerScope;

/** Whether the engine may know WebAssembly as the build needs it; one without these lacks instructions as well. */
const wasm = typeof WebAssembly === 'object' && 'BigInt64Array' in self;

/** Nobody else has anything to do here meanwhile. */
function read(address: string): ArrayBuffer {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.responseType = 'arraybuffer';
  request.send();
  return request.response as ArrayBuffer;
}

/** Several times slower where there is no WebAssembly, and still good enough to listen. */
function load(): LibOpus {
  if (wasm) {
    try {
      scope.importScripts('./opus-wasm.js');
      return startWasm(scope.Module, read('./opus.wasm'));
    } catch {
      // The page's policy or the engine does not let it.
    }
  }
  scope.importScripts('./opus-plain.js');
  return scope.Module();
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
