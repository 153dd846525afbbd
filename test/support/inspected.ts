import { WebSocket } from 'ws';

/** Lets a process of Node be looked into, from this machine only. */
export const INSPECTED = '--inspect=127.0.0.1:0';

/**
 * What a process holds after everything was collected that nobody holds, MB.
 * @param output what the process has written; it was started with `INSPECTED`
 */
export async function heldMb(output: string): Promise<number> {
  const address = /Debugger listening on (ws:\S+)/.exec(output)?.[1];
  if (!address) throw new Error(`the process does not let itself be looked into:\n${output}`);
  const inspector = new WebSocket(address);
  const answers = new Map<number, (result: unknown) => void>();
  inspector.on('message', (text) => {
    const { id, result } = JSON.parse(String(text)) as { id?: number; result?: unknown };
    if (id !== undefined) answers.get(id)?.(result);
  });
  const ask = (id: number, method: string): Promise<unknown> => {
    const answered = new Promise<unknown>((resolve, reject) => {
      answers.set(id, resolve);
      inspector.once('close', () => reject(new Error('the process ended while it was looked into')));
    });
    inspector.send(JSON.stringify({ id, method }));
    return answered;
  };
  try {
    await new Promise((resolve, reject) => inspector.once('open', resolve).once('error', reject));
    await ask(1, 'HeapProfiler.collectGarbage');
    const { usedSize } = (await ask(2, 'Runtime.getHeapUsage')) as { usedSize: number };
    return usedSize / 2 ** 20;
  } finally {
    inspector.removeAllListeners('close');
    inspector.terminate();
  }
}
