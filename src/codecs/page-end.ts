import type { LibOpus } from './libopus.ts';
import type { Answer, Ask } from './messages.ts';
import type { WorkerEnd } from './opus-worker.ts';
import type { Workbench } from './workbench.ts';

/** The build of libopus that needs nothing but its script: where no worker starts, WebAssembly cannot be fetched either. */
const PLAIN = './opus-plain.js';

/**
 * What the worker does, on the page itself: for pages that may start none, as those of a packaged app are (file://). What
 * is asked before its scripts are there waits for them.
 */
export class PageEnd implements WorkerEnd {
  onmessage: WorkerEnd['onmessage'] = null;
  private bench: Workbench | undefined;
  private waiting: Ask[] = [];

  constructor() {
    Promise.all([import('./workbench.ts'), loadPlain()]).then(
      ([{ Workbench: Bench }, lib]) => {
        const bench = new Bench(
          lib,
          (answer) => this.answer(answer),
          () => performance.now(),
        );
        for (const ask of this.waiting) bench.take(ask);
        this.waiting = [];
        this.bench = bench;
      },
      // As with a worker that does not start: nothing is heard, and everything else goes on.
      () => undefined,
    );
  }

  postMessage(ask: Ask): void {
    if (this.bench) this.bench.take(ask);
    else this.waiting.push(ask);
  }

  private answer(data: Answer): void {
    this.onmessage?.({ data });
  }
}

/** Its script leaves a name behind. */
interface WithModule {
  readonly Module?: () => LibOpus;
}

function loadPlain(): Promise<LibOpus> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = PLAIN;
    script.onload = () => {
      const { Module: start } = window as WithModule;
      if (start) resolve(start());
      else reject(new Error('no libopus'));
    };
    script.onerror = () => reject(new Error('no libopus'));
    document.head.appendChild(script);
  });
}
